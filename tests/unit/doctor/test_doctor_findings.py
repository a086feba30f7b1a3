"""Clock, zone, engine, randomness, and the whole examination with its command."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fieldkit.cli import app
from fieldkit.commands import doctor as command
from fieldkit.doctor.codes import Found, Mend, State, Subject
from fieldkit.doctor.database import check_encryption, check_search, is_wal_mended, look_at_engine
from fieldkit.doctor.examine import built_on, check_randomness, examine, lacks
from fieldkit.doctor.finding import Finding
from fieldkit.doctor.reading import DIGITS, check_reading
from fieldkit.doctor.times import check_clock, check_zone
from fieldkit.system import SystemClock, SystemRandomness

BUILT = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("today", "built", "found"),
    [
        (date(1970, 1, 1), None, Found.CLOCK_BEHIND),
        (date(2025, 12, 30), None, Found.CLOCK_BEHIND),
        (date(2026, 1, 1), None, Found.CLOCK_PLAUSIBLE),
        (date(2026, 11, 20), BUILT, Found.CLOCK_BEHIND),
        (date(2026, 11, 21), BUILT, Found.CLOCK_PLAUSIBLE),
        (date(2036, 11, 21), BUILT, Found.CLOCK_PLAUSIBLE),
        (date(2046, 11, 21), BUILT, Found.CLOCK_AHEAD),
    ],
)
def test_clock(today: date, built: date | None, found: Found) -> None:
    now = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    finding = check_clock(round(now.timestamp() * 1000), built)
    assert (finding.found, finding.params["today"]) == (found, today)


def test_zone() -> None:
    assert check_zone(timedelta(hours=3), has_zones=True).params == {"offset": "UTC+3:00"}
    assert check_zone(timedelta(hours=-3.5), has_zones=True).params == {"offset": "UTC-3:30"}
    assert check_zone(timedelta(0), has_zones=True).state is State.WARN
    assert check_zone(timedelta(hours=3), has_zones=False).state is State.BAD


@pytest.mark.parametrize(
    ("sqlite", "mended"),
    [
        ("3.44.5", False),
        ("3.44.6", True),
        ("3.45.1", False),
        ("3.50.6", False),
        ("3.50.7", True),
        ("3.51.2", False),
        ("3.51.3", True),
        ("3.53.4", True),
        ("4.0", True),
        ("", False),
    ],
)
def test_releases_of_sqlite_that_are_mended(sqlite: str, mended: bool) -> None:
    assert is_wal_mended(sqlite) is mended


def test_the_engine_in_use_is_sound_and_a_lesser_one_is_not() -> None:
    engine = look_at_engine()
    assert check_encryption(engine).state is State.OK
    assert check_search(engine).state is State.OK
    assert check_encryption(replace(engine, cipher=None)).found is Found.ENCRYPTION_NONE
    assert check_encryption(replace(engine, sqlite="3.51.2")).found is Found.ENCRYPTION_OLD
    assert check_search(replace(engine, searches=False)).state is State.BAD


def test_reading() -> None:
    assert check_reading((DIGITS,)).state is State.OK
    assert check_reading(()).state is State.BAD
    assert check_reading((DIGITS, DIGITS)).state is State.BAD


def test_randomness() -> None:
    good = bytes(range(32))
    assert check_randomness(good, good[::-1]).state is State.OK
    assert check_randomness(good, good).state is State.BAD
    assert check_randomness(good, bytes(32)).state is State.BAD


def test_the_day_of_the_build(tmp_path: Path) -> None:
    file = tmp_path / "built.txt"
    assert built_on(file) is None
    file.write_text("2026-11-22\n", encoding="ascii")
    assert built_on(file) == BUILT
    file.write_text("yesterday", encoding="ascii")
    assert built_on(file) is None


def test_every_subject_is_looked_at(tmp_path: Path) -> None:
    findings = examine(tmp_path, SystemClock(), SystemRandomness())
    subjects = [each.subject for each in findings]
    assert subjects == [each for each in Subject if each in subjects]
    optional = {Subject.DRAWING, Subject.DISPLAY, Subject.SOUND}
    assert set(subjects) | optional == set(Subject)
    assert all(each.mend for each in findings if each.state in (State.BAD, State.WARN))


GOOD = Finding(Subject.CAMERA, State.OK, Found.CAMERAS, None, {"count": 2})
POOR = Finding(Subject.SPACE, State.BAD, Found.SPACE_SHORT, Mend.FREE_SPACE, {"free": 0.4})


def test_the_command_tells_what_to_do_and_fails_where_something_lacks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert lacks([GOOD, POOR]) == 1
    monkeypatch.setattr(command, "examine", lambda *_: [GOOD, POOR])
    done = CliRunner().invoke(app, ["doctor", "--lang", "ru"])
    assert done.exit_code == 1
    assert done.stdout.splitlines()[:3] == [
        "[в порядке] Камера: 2 камеры.",
        "[МЕШАЕТ] Место на диске: Свободно только 0,4 ГиБ.",
        "    > Удалите или перенесите ненужные файлы, чтобы освободилось 5 ГиБ.",
    ]


def test_the_command_in_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "examine", lambda *_: [GOOD])
    done = CliRunner().invoke(app, ["doctor", "--json", "--lang", "en"])
    assert done.exit_code == 0
    assert json.loads(done.stdout) == {
        "ok": True,
        "findings": [
            {"check": "camera", "state": "ok", "code": "cameras", "what": "2 cameras.", "do": None}
        ],
    }
