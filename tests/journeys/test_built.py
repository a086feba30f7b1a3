"""The built application, away from the checkout and from Python: what `make build` hands out."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PyInstaller.archive.readers import CArchiveReader

ROOT = Path(__file__).resolve().parents[2]
SHOWN = "propagateSizeHints"
"""What Qt's offscreen platform complains of when a window is shown."""


@dataclass(frozen=True)
class Built:
    """The built folder, and an empty one in which its commands run."""

    folder: Path
    work: Path

    @property
    def program(self) -> Path:
        return self.folder / ("fieldkit.exe" if sys.platform == "win32" else "fieldkit")

    @property
    def resources(self) -> Path:
        return self.folder / "_internal" / "resources"

    def environment(self) -> dict[str, str]:
        """Neither the virtual environment nor the checkout, nor a language."""
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
        return {**kept, "PATH": "/usr/bin:/bin", "HOME": str(self.work)}

    def run(self, *words: str) -> str:
        done = subprocess.run(
            [self.program, *words],
            cwd=self.work,
            env=self.environment(),
            capture_output=True,
            encoding="utf-8",
            timeout=400,
        )
        assert done.returncode == 0, (words, done.stdout[-2000:], done.stderr[-2000:])
        return done.stdout


def build(to: Path) -> Built:
    """As `make build`, to another folder."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    done = subprocess.run(
        [*command, "--workpath", str(to / "build"), "--distpath", str(to / "dist"), "build.spec"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    work = to / "work"
    work.mkdir()
    return Built(to / "dist" / "fieldkit", work)


# One test, not one for each command: tests of one file run in several processes, each of which
# would build.
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_built_application(tmp_path: Path) -> None:
    built = build(tmp_path)
    names_nothing_of_this_machine(built)
    is_healthy(built)
    checks_a_form(built)
    prints_and_reads_cards(built)
    opens_its_window(built)
    works_a_day(built)


def names_nothing_of_this_machine(built: Built) -> None:
    ours = [str(ROOT / name).encode() for name in ("fieldkit", ".venv", "build.spec")]
    for file in built.folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert not [name for name in ours if name in content], file
    archive = CArchiveReader(str(built.program)).open_embedded_archive("PYZ.pyz")
    modules = [name for name in archive.toc if name.startswith("fieldkit.")]
    assert len(modules) > 200
    named = {name: archive.extract(name).co_filename for name in modules}
    assert [name for name, file in named.items() if Path(file).is_absolute()] == []


def is_healthy(built: Built) -> None:
    told = json.loads(built.run("doctor", "--json"))
    states = {each["check"]: each["state"] for each in told["findings"]}
    assert told["ok"], told
    brought = ("toolkit", "fonts", "paper", "reading", "reader", "encryption", "search", "folder")
    assert {name: states[name] for name in brought} == dict.fromkeys(brought, "ok"), told


def checks_a_form(built: Built) -> None:
    form = built.resources / "forms" / "needs_assessment.xlsx"
    [report] = json.loads(built.run("forms", "check", str(form), "--json"))
    assert (report["ok"], report["unsupported"]) == (True, [])
    assert report["questions"] > 0


def prints_and_reads_cards(built: Built) -> None:
    sheet, keys, picture = (built.work / name for name in ("cards.pdf", "keys.json", "sheet.png"))
    built.run(
        "cards", "print", "--count", "3", "--seed", "1", "--out", str(sheet), "--keys", str(keys)
    )
    document = pypdfium2.PdfDocument(sheet)
    document[0].render(scale=3).to_pil().save(picture)
    document.close()
    seen: dict[str, Any] = json.loads(
        built.run("cards", "scan", str(picture), "--keys", str(keys), "--json")
    )
    assert [code["reason"] for code in seen["codes"]] == [None] * 3


def opens_its_window(built: Built) -> None:
    """The supervisor, its session in a process of its own, the window; ended as by Ctrl+C."""
    window = subprocess.Popen(
        [built.program],
        cwd=built.work,
        env={**built.environment(), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    assert window.stderr is not None
    try:
        lines = []
        for line in window.stderr:
            lines.append(line)
            if SHOWN in line:
                break
        assert SHOWN in lines[-1], lines
        os.killpg(window.pid, signal.SIGINT)
        rest = window.stderr.read()
        assert window.wait(60) in (0, 130)
        assert "Traceback" not in rest
    finally:
        if window.poll() is None:
            os.killpg(window.pid, signal.SIGKILL)
        window.stderr.close()


def works_a_day(built: Built) -> None:
    day = built.work / "day"
    told = built.run(
        "demo", "--headless", "--no-pictures", "--people", "0", "--lang", "ru", "--data", str(day)
    )
    summary = json.loads(told.splitlines()[-1])
    assert summary["hq_confirmed"] == summary["entries"] > 0
    assert summary["clear_text_hits"] == 0
