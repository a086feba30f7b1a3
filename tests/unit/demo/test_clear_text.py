"""The search for names sees what a thief would see."""

from pathlib import Path

import pytest

from fieldkit.demo.clear_text import CHUNK, ENCODINGS, search, sees_planted

NAME = "Выдумкина"


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("form", [str, str.upper, str.lower])
def test_a_name_is_seen_in_every_encoding_and_case(
    tmp_path: Path, encoding: str, form: type[str]
) -> None:
    (tmp_path / "aid.db-wal").write_bytes(b"\x01" * 77 + form(NAME).encode(encoding) + b"\x02")
    hits = search(tmp_path, [NAME])
    assert [hit.encoding for hit in hits] == [encoding]


def test_a_name_on_the_border_of_two_blocks_is_seen(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(b"\x00" * (CHUNK - 5) + NAME.encode() + b"\x00" * 10)
    assert search(tmp_path, [NAME])


def test_a_name_as_a_files_name_is_seen(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.txt").write_bytes(b"")
    assert search(tmp_path, [NAME])


def test_nothing_is_seen_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "aid.db").write_bytes(bytes(range(256)) * 99)
    assert search(tmp_path, [NAME]) == []
    assert sees_planted(tmp_path, NAME)
    assert [path.name for path in tmp_path.iterdir()] == ["aid.db"]
