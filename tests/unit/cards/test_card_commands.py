"""`fieldkit cards`: what the commands write, and how they end."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from cards_world import card, on_table, picture_of
from click.testing import Result
from PIL import Image
from typer.testing import CliRunner

from fieldkit.commands.cards import app

DAY = "2026-02-10"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments])


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    """A folder with demo cards printed, and the keys to judge them by."""
    result = run(
        "print", "--count", 2, "--seed", 7, "--out", tmp_path / "cards.pdf",
        "--keys", tmp_path / "keys.json", "--expiry", "2026-12-31", "--layout", "id-1",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    for number, page in enumerate(pypdfium2.PdfDocument(tmp_path / "cards.pdf")):
        page.render(scale=2).to_pil().save(tmp_path / f"{number}.png")
    return tmp_path


def test_printed_cards_scan_as_good(printed: Path) -> None:
    files = [printed / "0.png", printed / "1.png"]
    result = run("scan", *files, "--keys", printed / "keys.json", "--today", DAY, "--json")
    assert result.exit_code == 0
    first, second = lines(result)
    assert set(first) == {"file", "codes", "ms"}
    assert first["file"] == str(files[0])
    (code,) = first["codes"]
    assert code["reason"] is None
    assert code["card"]["expiry"] == "2026-12-31"
    assert code["card"]["issuer"] == 1
    assert len(bytes.fromhex(code["card"]["serial"])) == 12
    assert second["codes"][0]["card"]["number"] == "000 000 002 1"


@pytest.mark.parametrize(
    ("options", "reason"), [([], "issuer"), (["--today", "2027-01-01"], "expired")]
)
def test_the_reason_is_told(options: list[str], reason: str, printed: Path) -> None:
    keys = ["--keys", printed / "keys.json"] if options else []
    result = run("scan", printed / "0.png", *keys, *options, "--json")
    assert lines(result)[0]["codes"][0]["reason"] == reason


def test_the_same_seed_gives_the_same_cards(printed: Path) -> None:
    again = run(
        "print", "--count", 2, "--seed", 7, "--out", printed / "again.pdf",
        "--keys", printed / "keys.json", "--expiry", "2026-12-31", "--layout", "id-1",
    )  # fmt: skip
    assert again.exit_code == 0
    assert (printed / "again.pdf").read_bytes() == (printed / "cards.pdf").read_bytes()
    keys = json.loads((printed / "keys.json").read_text(encoding="utf-8"))
    assert [each["issuer"] for each in keys["issuers"]] == [1]


def test_cards_without_a_seed_get_a_key_of_their_own(printed: Path) -> None:
    arguments = ["--count", 1, "--keys", printed / "keys.json", "--out"]
    for name in ("a.pdf", "b.pdf"):
        assert run("print", *arguments, printed / name).exit_code == 0
    keys = json.loads((printed / "keys.json").read_text(encoding="utf-8"))
    assert [each["issuer"] for each in keys["issuers"]] == [1, 2, 3]


def test_an_issuers_number_is_not_given_to_another_key(printed: Path) -> None:
    result = run(
        "print", "--count", 1, "--seed", 8, "--issuer", 1, "--out", printed / "b.pdf",
        "--keys", printed / "keys.json",
    )  # fmt: skip
    assert result.exit_code == 1
    assert "Choose another issuer number" in result.output
    assert not (printed / "b.pdf").exists()


@pytest.mark.parametrize(
    "options",
    [
        ["--organisation", 9],
        ["--layout", "a3"],
        ["--expiry", "soon"],
        ["--first", 999_999_999, "--count", 2],
        ["--issuer-key", "missing.key"],
        ["--sheet", 5],
    ],
)
def test_what_does_not_fit_is_told_and_nothing_written(
    options: list[object], printed: Path
) -> None:
    before = (printed / "keys.json").read_bytes()
    arguments = ["--count", 1, "--out", printed / "b.pdf", "--keys", printed / "keys.json"]
    result = run("print", *arguments, *options)
    assert result.exit_code in (1, 2)
    assert result.output.strip()
    assert not (printed / "b.pdf").exists()
    assert (printed / "keys.json").read_bytes() == before


def test_a_broken_picture_is_named_and_the_others_still_read(printed: Path) -> None:
    (printed / "broken.png").write_bytes(b"broken")
    result = run("scan", printed / "broken.png", printed / "0.png", "--json")
    assert result.exit_code == 1
    broken, good = lines(result)
    assert broken["codes"] == []
    assert broken["error"] == "card_image.unreadable"
    assert len(good["codes"]) == 1


def test_in_words(printed: Path) -> None:
    Image.fromarray(on_table()).save(printed / "empty.png")
    files = [printed / "0.png", printed / "empty.png"]
    result = run("scan", *files, "--keys", printed / "keys.json", "--today", DAY)
    assert "000 000 001 3, until 2026-12-31: good" in result.stdout
    assert "empty.png: no code read" in result.stdout


def test_a_showing_is_one_line(printed: Path) -> None:
    names = []
    for number, picture in enumerate((None, printed / "0.png", printed / "0.png")):
        frame = on_table()
        if picture is not None:
            frame = on_table((np.array(Image.open(picture).convert("L")), 500, 200))
        names.append(printed / f"frame{number}.png")
        Image.fromarray(frame).save(names[-1])
    keys = ["--keys", printed / "keys.json", "--today", DAY]
    (line,) = lines(run("scan", "--presentation", "--json", *keys, *names))
    assert line["frame"] == 1
    assert line["file"] == str(names[1])
    assert [code["reason"] for code in line["codes"]] == [None]
    (line,) = lines(run("scan", "--presentation", "--json", names[0], names[0]))
    assert line["frame"] is None
    assert line["codes"] == []


def test_a_broken_frame_does_not_shift_the_count(printed: Path) -> None:
    (printed / "broken.png").write_bytes(b"broken")
    Image.fromarray(on_table((picture_of(card().text()), 400, 200))).save(printed / "card.png")
    files = [printed / "broken.png", printed / "card.png"]
    (line,) = lines(run("scan", "--presentation", "--json", *files))
    assert line["frame"] == 1
    assert line["file"] == str(files[1])


def test_verify_judges_digits(printed: Path) -> None:
    text = lines(run("scan", printed / "0.png", "--json"))[0]["codes"][0]["text"]
    keys = ["--keys", printed / "keys.json", "--today", DAY]
    assert run("verify", text, *keys).exit_code == 0
    result = run("verify", text, text[:-1], *keys, "--json")
    assert result.exit_code == 1
    assert [line["reason"] for line in lines(result)] == [None, "malformed"]
    piped = CliRunner().invoke(app, ["verify", "-", *map(str, keys)], input=f"{text}\n{text}\n")
    assert piped.exit_code == 0
    assert piped.stdout.count("good") == 2


def test_keys_that_cannot_be_read_stop_the_command(printed: Path) -> None:
    result = run("scan", printed / "0.png", "--keys", printed / "missing.json")
    assert result.exit_code == 1
    assert "missing.json is not a file of card keys" in result.output
