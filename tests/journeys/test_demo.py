"""The main job, run as a newcomer runs it: the command, its last line, the files it leaves."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KEYS = ("households", "people", "assessments", "receipts", "entries")


@pytest.mark.slow
def test_the_day_from_the_table_to_headquarters(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "fieldkit", "demo", "--headless", "--lang", "ru"]
    done = subprocess.run(
        [*command, "--data", str(tmp_path / "demo"), "--people", "60"],
        capture_output=True,
        text=True,
        timeout=280,
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
    assert len(summary["pictures"]) == 3
    assert all(Path(picture).stat().st_size > 5_000 for picture in summary["pictures"])


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("не трогать", encoding="utf-8")
    command = [sys.executable, "-m", "fieldkit", "demo", "--data", str(tmp_path), "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
