"""What the doctor says of the toolkit, the libraries, the screen and what hangs on them."""

import pytest

from fieldkit.doctor.codes import Found, Mend, State
from fieldkit.doctor.toolkit import Toolkit, has_screen
from fieldkit.doctor.window import (
    check_camera,
    check_fonts,
    check_libraries,
    check_paper,
    check_printer,
    check_reader,
    check_screen,
    check_toolkit,
)

NOTHING = Toolkit()


@pytest.mark.parametrize(
    ("python", "qt", "built", "state"),
    [
        ((3, 11), "6.11.3", False, State.OK),
        ((3, 11), "6.12.0", False, State.BAD),
        ((3, 11), "6.12.0", True, State.OK),
        ((3, 12), "6.12.0", False, State.OK),
        ((3, 13), "7.0", False, State.OK),
        ((3, 10), "6.11.3", False, State.BAD),
        ((3, 14), "6.11.3", False, State.BAD),
        ((3, 13), None, False, State.BAD),
        ((3, 13), None, True, State.BAD),
    ],
)
def test_python_and_qt(python: tuple[int, int], qt: str | None, built: bool, state: State) -> None:
    assert check_toolkit(python, built, Toolkit(qt=qt)).state is state


def test_libraries_are_a_matter_of_linux() -> None:
    assert check_libraries(NOTHING, linux=False, x11=False) == []


@pytest.mark.parametrize(
    ("missing", "x11", "states", "packages"),
    [
        ((), True, "ok ok ok", ["", "", ""]),
        (None, True, "unknown unknown unknown", ["", "", ""]),
        (("libGL.so.1",), True, "bad ok ok", ["libgl1", "", ""]),
        (("libEGL.so.1", "libGL.so.1"), False, "bad ok ok", ["libgl1 libegl1", "", ""]),
        (("libxcb-cursor.so.0",), True, "ok bad ok", ["", "libxcb-cursor0", ""]),
        (("libxcb.so.1",), True, "ok bad ok", ["", "libxcb1", ""]),
        (("libxcb-cursor.so.0",), False, "ok warn ok", ["", "libxcb-cursor0", ""]),
        (("libpulse.so.0",), False, "ok ok warn", ["", "", "libpulse0"]),
    ],
)
def test_a_missing_library_names_its_package(
    missing: tuple[str, ...] | None, x11: bool, states: str, packages: list[str]
) -> None:
    findings = check_libraries(Toolkit(missing=missing), linux=True, x11=x11)
    assert " ".join(each.state.partition(".")[2] for each in findings) == states
    assert [each.params.get("packages", "") for each in findings] == packages


@pytest.mark.parametrize(
    ("toolkit", "there", "found"),
    [
        (NOTHING, True, Found.SCREEN_CLOSED),
        (Toolkit(opened=False), True, Found.SCREEN_CLOSED),
        (Toolkit(opened=True), True, Found.SCREEN_NONE),
        (Toolkit(opened=True, screen=(1920, 1080)), False, Found.SCREEN_NONE),
        (Toolkit(opened=True, screen=(1366, 768)), True, Found.SCREEN_FITS),
        (Toolkit(opened=True, screen=(1280, 1024)), True, Found.SCREEN_SMALL),
        (Toolkit(opened=True, screen=(1920, 720)), True, Found.SCREEN_SMALL),
    ],
)
def test_screen(toolkit: Toolkit, there: bool, found: Found) -> None:
    assert check_screen(toolkit, there).found is found


def test_a_screen_waits_for_the_libraries() -> None:
    lacking = Toolkit(opened=False, missing=("libEGL.so.1",))
    assert check_screen(lacking, True).mend is Mend.LIBRARIES_FIRST
    assert check_screen(Toolkit(opened=False, missing=()), True).mend is Mend.REINSTALL


@pytest.mark.parametrize(
    ("environment", "platform", "there"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"QT_QPA_PLATFORM": "linuxfb"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_where_there_is_a_screen(environment: dict[str, str], platform: str, there: bool) -> None:
    assert has_screen(environment, platform) is there


def test_fonts() -> None:
    assert check_fonts(NOTHING).state is State.UNKNOWN
    assert check_fonts(Toolkit(fonts=0)).state is State.BAD
    assert check_fonts(Toolkit(fonts=2)).params == {"families": 2}
    assert check_paper(None).mend is Mend.INSTALL_FONT
    assert check_paper("FieldKit DejaVuSans").state is State.OK


def test_the_second_reader() -> None:
    assert check_reader(NOTHING, windows=True).found is Found.READER_OFF
    assert check_reader(NOTHING, windows=False).state is State.UNKNOWN
    assert check_reader(Toolkit(second_reader=True), windows=False).state is State.OK
    missing = check_reader(Toolkit(second_reader=False), windows=False)
    assert (missing.state, missing.params) == (State.WARN, {"packages": "libzbar0"})


def test_camera_and_printer_are_wanted_and_not_needed() -> None:
    assert check_camera(Toolkit(cameras=1)).params == {"count": 1}
    assert check_camera(Toolkit(cameras=0)).state is State.WARN
    assert check_camera(NOTHING).state is State.UNKNOWN
    assert check_printer(Toolkit(printers=2)).params == {"count": 2}
    assert check_printer(Toolkit(printers=0)).state is State.WARN
    assert check_printer(NOTHING).state is State.UNKNOWN
