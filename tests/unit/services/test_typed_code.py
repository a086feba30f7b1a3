"""An enrolment code however it is brought: case, spaces, layout, look-alikes, files."""

from pathlib import Path

import pytest

from fieldkit.errors import Refusal
from fieldkit.services.laptop_reasons import LaptopReason
from fieldkit.services.typed_code import code_in_text, read_typed
from fieldkit.sync.enrolment import EnrolCode
from fieldkit.sync.reasons import SyncReason

CODE = EnrolCode(bytes(range(60, 76)), bytes(range(16)), b"0123456789", "https://hq.example.org")
TEXT = CODE.text()
KEYS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить", strict=True))
SHAPES = dict(zip("ABEKMHOPCTYX", "АВЕКМНОРСТУХ", strict=True))


def mapped(signs: dict[str, str], text: str) -> str:
    return "".join(signs.get(sign, sign) for sign in text)


@pytest.mark.parametrize(
    "typed",
    [
        TEXT,
        TEXT.lower(),
        TEXT.replace("-", " "),
        f"  {TEXT[:40]}\n{TEXT[40:]}\t",
        mapped(KEYS, TEXT.lower()),
        mapped(KEYS, TEXT.lower()).upper(),
        mapped(SHAPES, TEXT),
        TEXT.replace("O", "0").replace("B", "8"),
        TEXT[:3] + TEXT[3:].replace("I", "1"),
        TEXT[:3] + TEXT[3:].replace("L", "1"),
    ],
)
def test_one_code_in_many_spellings(typed: str) -> None:
    assert read_typed(typed) == CODE


@pytest.mark.parametrize("typed", ["", "FK1", "FK1-", TEXT[:-1], TEXT[4:], "й" * 150, "\x00"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert read_typed(typed) == Refusal(SyncReason.CODE_MALFORMED)


def test_each_wrong_sign_is_noticed() -> None:
    for at in range(4, len(TEXT)):
        wrong = "A" if TEXT[at] != "A" else "B"
        if TEXT[at] != "-":
            assert isinstance(read_typed(TEXT[:at] + wrong + TEXT[at + 1 :]), Refusal), at


@pytest.mark.parametrize(
    "content", [TEXT, f"The code:\r\n{TEXT}\r\nfor 72 hours", TEXT[:50] + "\n" + TEXT[50:]]
)
def test_the_code_in_a_text_file(tmp_path: Path, content: str) -> None:
    file = tmp_path / "code.txt"
    file.write_text(content, encoding="utf-8-sig")
    found = code_in_text(file)
    assert isinstance(found, str) and read_typed(found) == CODE


def test_a_file_without_a_code(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(b"\xff\xfenothing of the kind" * 9_000)
    assert code_in_text(file) == Refusal(LaptopReason.CODE_NOT_IN_FILE, {"file": "notes.txt"})
    gone = code_in_text(tmp_path / "gone.txt")
    assert gone == Refusal(LaptopReason.CODE_FILE_UNREADABLE, {"file": "gone.txt"})
