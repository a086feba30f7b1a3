"""The main job, run as a newcomer runs it: the command, its last line, the files it leaves."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from fieldkit.demo.window.album import SIZE, guises

KEYS = ("households", "people", "assessments", "receipts", "entries")
VERDICTS = (
    "Give",
    "AlreadyReceived",
    "NotEntitled",
    "CardProblem",
    "UnknownHere",
    "NeedsDecision",
    "NotOpen",
    "CriterionUnclear",
)
PAGES = (
    "first-run",
    "first-run-user",
    "settings-let-in",
    "settings-users",
    "unlock",
    "today",
    "households-search",
    "households-form",
    "household-card",
    "household",
    "assess",
    "distribute-waiting",
    "distribute-receipt",
    "stock",
    "sync-cut",
    "sync",
    "settings",
    "about",
)
PATIENCE_S = 900
"""Four times what it takes; a laden machine is no fault."""


@pytest.mark.slow
@pytest.mark.timeout(PATIENCE_S)
def test_the_day_from_the_table_to_headquarters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [sys.executable, "-m", "fieldkit", "demo", "--headless", "--lang", "ru"]
    done = subprocess.run(
        [*command, "--data", str(tmp_path / "demo"), "--people", "60", "--one-look"],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S - 20,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    summary = json.loads(done.stdout.splitlines()[-1])
    assert (summary["households"], summary["people"]) == (3, 12)
    assert (summary["assessments"], summary["receipts"]) == (3, 9)
    assert summary["refused"] == {"already_received": 1, "card.signature": 1}
    assert summary["hq_confirmed"] == summary["entries"] > 0
    assert summary["hq_figures"] == {key: summary[key] for key in KEYS}
    assert summary["clear_text_hits"] == 0
    assert summary["cards"] == {
        "printed": 4,
        "allotted": {"Ноутбук 1": [1, 4]},
        "bound": 3,
        "blank": 1,
        "blank_on_laptop": 1,
    }
    taken = {named(picture) for picture in summary["pictures"]}
    wanted = {f"{page}-{guise}.png" for page in PAGES for guise in guises("ru")[:1]}
    wanted |= {f"verdict-{kind}-{guise}.png" for kind in VERDICTS for guise in guises("ru")[:1]}
    assert wanted <= taken
    assert {size_of(picture) for picture in summary["pictures"] if named(picture) in wanted} == {
        SIZE
    }
    assert summary["asked_on_gui_thread"] == [], "a service was called on the GUI thread"
    with capsys.disabled():
        print(f"\nthe window stood still at most: {summary['longest_block']}")


def named(picture: str) -> str:
    return Path(picture).name


def size_of(picture: str) -> tuple[int, int]:
    with Image.open(picture) as opened:
        return opened.size


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("не трогать", encoding="utf-8")
    command = [sys.executable, "-m", "fieldkit", "demo", "--data", str(tmp_path), "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
