"""How the program starts itself, from Python and from a built folder."""

import sys

import pytest

from fieldkit import program
from fieldkit.resources import resource


def test_python_runs_the_package() -> None:
    assert program.command("hq", "serve") == [sys.executable, "-m", "fieldkit", "hq", "serve"]


@pytest.mark.parametrize(
    ("executable", "console"),
    [
        ("/opt/fieldkit/fieldkit", "/opt/fieldkit/fieldkit"),
        (r"C:\FieldKit\fieldkit.exe", r"C:\FieldKit\fieldkit.exe"),
        (r"C:\FieldKit\fieldkitw.exe", r"C:\FieldKit\fieldkit.exe"),
    ],
)
def test_a_built_application_runs_its_console_executable(
    monkeypatch: pytest.MonkeyPatch, executable: str, console: str
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", executable)
    assert program.command("doctor") == [console, "doctor"]


def test_resources_are_found() -> None:
    assert resource("forms/needs_assessment.xlsx").is_file()
    assert resource().is_dir()
