"""Checks of what the window stands on: toolkit, libraries, screen, fonts, camera, printer."""

from fieldkit.doctor.codes import Found, Mend, State, Subject
from fieldkit.doctor.finding import Finding
from fieldkit.doctor.toolkit import DISPLAY, DRAWING, SOUND, Toolkit

OLDEST_PYTHON, NEWEST_PYTHON = (3, 11), (3, 13)
DROPPED_3_11 = (6, 12)
"""From this version on, Qt for Python does not run on Python 3.11."""
LEAST_SCREEN = (1366, 768)
"""The screen of the laptops in use, on which Distribute is worked without scrolling."""

PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libpulse.so.0": "libpulse0",
}
"""The Debian package of each library."""


def check_toolkit(python: tuple[int, int], built: bool, toolkit: Toolkit) -> Finding:
    """Whether this Python and this Qt go together; a built application brings both."""
    if toolkit.qt is None:
        return Finding(Subject.TOOLKIT, State.BAD, Found.TOOLKIT_SILENT, Mend.REINSTALL)
    params = {"python": ".".join(map(str, python)), "qt": toolkit.qt}
    numbers = [int(part) for part in toolkit.qt.split(".")[:2] if part.isdigit()]
    fits = OLDEST_PYTHON <= python <= NEWEST_PYTHON and not (
        python == OLDEST_PYTHON and tuple(numbers) >= DROPPED_3_11
    )
    if fits or built:
        return Finding(Subject.TOOLKIT, State.OK, Found.TOOLKIT_FITS, None, params)
    return Finding(Subject.TOOLKIT, State.BAD, Found.TOOLKIT_MISFIT, Mend.REINSTALL, params)


def check_libraries(toolkit: Toolkit, linux: bool, x11: bool) -> list[Finding]:
    """The libraries that Qt loads on Linux; other systems have them.

    `x11`: the screen speaks X11, so that without its library no window opens.
    """
    if not linux:
        return []
    return [
        _library(Subject.DRAWING, DRAWING, toolkit, State.BAD, Found.DRAWING_MISSING),
        _library(
            Subject.DISPLAY,
            DISPLAY,
            toolkit,
            State.BAD if x11 else State.WARN,
            Found.DISPLAY_MISSING,
        ),
        _library(Subject.SOUND, SOUND, toolkit, State.WARN, Found.SOUND_MISSING),
    ]


def _library(
    subject: Subject, names: tuple[str, ...], toolkit: Toolkit, state: State, missing: Found
) -> Finding:
    if toolkit.missing is None:
        return Finding(subject, State.UNKNOWN, Found.NOT_KNOWN)
    packages = [PACKAGES[name] for name in names if name in toolkit.missing]
    if not packages:
        return Finding(subject, State.OK, Found.LIBRARY_THERE)
    params = {"packages": " ".join(packages)}
    return Finding(subject, state, missing, Mend.INSTALL_PACKAGES, params)


def check_screen(toolkit: Toolkit, there: bool) -> Finding:
    """Whether a window can open. `there`: this machine has a screen (toolkit.has_screen)."""
    if not toolkit.opened:
        mend = Mend.LIBRARIES_FIRST if toolkit.missing else Mend.REINSTALL
        return Finding(Subject.SCREEN, State.BAD, Found.SCREEN_CLOSED, mend)
    if not there or toolkit.screen is None:
        return Finding(Subject.SCREEN, State.WARN, Found.SCREEN_NONE, Mend.USE_SCREEN)
    width, height = toolkit.screen
    params = {"width": width, "height": height}
    if width < LEAST_SCREEN[0] or height < LEAST_SCREEN[1]:
        return Finding(Subject.SCREEN, State.WARN, Found.SCREEN_SMALL, Mend.SCREEN_SCALE, params)
    return Finding(Subject.SCREEN, State.OK, Found.SCREEN_FITS, None, params)


def check_fonts(toolkit: Toolkit) -> Finding:
    """Whether the window has letters for Russian."""
    if toolkit.fonts is None:
        return Finding(Subject.FONTS, State.UNKNOWN, Found.NOT_KNOWN)
    if toolkit.fonts == 0:
        return Finding(Subject.FONTS, State.BAD, Found.FONTS_NONE, Mend.INSTALL_FONT)
    params = {"families": toolkit.fonts}
    return Finding(Subject.FONTS, State.OK, Found.FONTS_THERE, None, params)


def check_paper(font: str | None) -> Finding:
    """Whether receipts and cards have letters for Russian: the name of the font to embed."""
    if font is None:
        return Finding(Subject.PAPER, State.BAD, Found.PAPER_NONE, Mend.INSTALL_FONT)
    return Finding(Subject.PAPER, State.OK, Found.PAPER_THERE)


def check_reader(toolkit: Toolkit, windows: bool) -> Finding:
    """The second reader of codes (cards.zbar says why Windows does without)."""
    if windows:
        return Finding(Subject.READER, State.OK, Found.READER_OFF)
    if toolkit.second_reader is None:
        return Finding(Subject.READER, State.UNKNOWN, Found.NOT_KNOWN)
    if toolkit.second_reader:
        return Finding(Subject.READER, State.OK, Found.READER_THERE)
    params = {"packages": "libzbar0"}
    return Finding(Subject.READER, State.WARN, Found.READER_MISSING, Mend.INSTALL_PACKAGES, params)


def check_camera(toolkit: Toolkit) -> Finding:
    """How many cameras there are."""
    if toolkit.cameras is None:
        return Finding(Subject.CAMERA, State.UNKNOWN, Found.NOT_KNOWN, Mend.TRY_CAMERA)
    if toolkit.cameras == 0:
        return Finding(Subject.CAMERA, State.WARN, Found.CAMERA_NONE, Mend.CAMERA)
    params = {"count": toolkit.cameras}
    return Finding(Subject.CAMERA, State.OK, Found.CAMERAS, None, params)


def check_printer(toolkit: Toolkit) -> Finding:
    """How many printers there are; their names may be people's and are not told."""
    if toolkit.printers is None:
        return Finding(Subject.PRINTER, State.UNKNOWN, Found.NOT_KNOWN, Mend.TRY_PRINTER)
    if toolkit.printers == 0:
        return Finding(Subject.PRINTER, State.WARN, Found.PRINTER_NONE, Mend.PRINTER)
    params = {"count": toolkit.printers}
    return Finding(Subject.PRINTER, State.OK, Found.PRINTERS, None, params)
