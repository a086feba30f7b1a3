"""What the window's toolkit sees of this machine, asked in a process of its own.

A broken driver, camera or printer service may crash whoever asks, or never answer. So a child asks,
tells each fact as soon as it has it, and is ended in time: what it did not tell is unknown.
"""

import ctypes
import multiprocessing
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

SECONDS = 20.0
"""For each fact; starting the child is most of the first one."""

DRAWING = ("libGL.so.1", "libEGL.so.1")
DISPLAY = ("libxcb.so.1", "libxcb-cursor.so.0")
SOUND = ("libpulse.so.0",)

Tell = Callable[[str, object], None]


@dataclass(frozen=True)
class Toolkit:
    """The facts; None for what is not known.

    `opened`: whether an application can be made at all. `screen`: width and height of the first
    screen in its own points, None where there is none. `fonts`: families with Cyrillic letters.
    `missing`: names of the libraries of Linux that do not load. `second_reader`: zbar is there.
    """

    qt: str | None = None
    missing: tuple[str, ...] | None = None
    second_reader: bool | None = None
    opened: bool | None = None
    screen: tuple[int, int] | None = None
    fonts: int | None = None
    printers: int | None = None
    cameras: int | None = None


def has_screen(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether there is a screen to draw on: always, but for Linux, where the environment says."""
    if environment.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in wanted)


def ask_toolkit(
    target: Callable[["Connection[Any, Any]"], None] | None = None, seconds: float = SECONDS
) -> Toolkit:
    """Asks in a child process. Waits at most `seconds` for each fact; never raises."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=target or _answer, args=(theirs,), daemon=True)
    child.start()
    theirs.close()
    told: dict[str, Any] = {}
    with suppress(EOFError, OSError):
        while ours.poll(seconds):
            name, value = ours.recv()
            told[name] = value
    child.kill()
    child.join()
    ours.close()
    return Toolkit(**told)


def _answer(pipe: "Connection[Any, Any]") -> None:
    """The child's work: each step may be its last."""

    def tell(name: str, value: object) -> None:
        pipe.send((name, value))

    _hush()
    with suppress(ImportError):
        _version(tell)
    _libraries(tell)
    _second_reader(tell)
    with suppress(ImportError):
        application = _application(tell)
        with suppress(ImportError):
            _printers(tell)
        with suppress(ImportError):
            _cameras(tell)
        del application


def _hush() -> None:
    """The toolkit's own complaints do not belong on the terminal, nor a crash's memory on disk."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _version(tell: Tell) -> None:
    import PySide6

    tell("qt", PySide6.__version__)


def _libraries(tell: Tell) -> None:
    wanted = (*DRAWING, *DISPLAY, *SOUND) if sys.platform.startswith("linux") else ()
    tell("missing", tuple(name for name in wanted if not _loads(name)))


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _second_reader(tell: Tell) -> None:
    from fieldkit.cards.zbar import zbar_module

    tell("second_reader", zbar_module() is not None)


def _application(tell: Tell) -> object:
    """The application, which has to live as long as printers and cameras are asked for."""
    if not has_screen(os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    from fieldkit.ui.fonts import bring_fonts

    tell("opened", False)
    application = QGuiApplication(["fieldkit"])
    tell("opened", True)
    for screen in application.screens()[:1] if has_screen(os.environ) else ():
        tell("screen", (screen.size().width(), screen.size().height()))
    bring_fonts()
    tell("fonts", len(QFontDatabase.families(QFontDatabase.WritingSystem.Cyrillic)))
    return application


def _printers(tell: Tell) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    tell("printers", len(QPrinterInfo.availablePrinterNames()))


def _cameras(tell: Tell) -> None:
    from PySide6.QtMultimedia import QMediaDevices

    tell("cameras", len(QMediaDevices.videoInputs()))
