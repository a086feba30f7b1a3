"""One sitting at the laptop: a session of the real window, worked by hands until it ends."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from fieldkit.bench.loop_watch import LoopWatch
from fieldkit.demo.window.album import Album
from fieldkit.demo.window.hands import Hands
from fieldkit.demo.window.strays import strays
from fieldkit.errors import FaultError, Refusal, RefusalError
from fieldkit.services.unlock import Machine
from fieldkit.ui.desk import Desk
from fieldkit.ui.main_window import MainWindow
from fieldkit.ui.pages.base import Page
from fieldkit.ui.places import KEYS, Place
from fieldkit.ui.session_process import SessionProcess
from fieldkit.ui.supervisor import Ending

P = TypeVar("P", bound=Page)
T = TypeVar("T")
JOIN_SECONDS = 20.0


class Sitting:
    """What the acts of one session have at hand: the window, its pages, hands, and the album.

    `desk` is there once somebody has unlocked.
    """

    def __init__(self, process: SessionProcess, hands: Hands, album: Album) -> None:
        self.window, self.tools, self.hands = process.window, process.tools, hands
        self._runner, self._album = process.runner, album
        self._desk: Desk | None = None
        process.window.unlock_page.unlocked.connect(self._take_desk)
        if process.window.first_run is not None:
            process.window.first_run.enrolled.connect(self._take_desk)

    @property
    def desk(self) -> Desk:
        if self._desk is None:
            raise FaultError("nobody has unlocked")
        return self._desk

    @property
    def main(self) -> MainWindow:
        """The window of the work."""
        if self.window.main is None:
            raise FaultError("the laptop is locked")
        return self.window.main

    def page(self, kind: type[P]) -> P:
        """The page of a kind."""
        found = self.main.findChild(kind)
        if not isinstance(found, kind):
            raise FaultError(f"the window has no {kind.__name__}")
        return found

    def go(self, place: Place) -> None:
        """To a page, by its key."""
        self.hands.keys(KEYS[place])
        self.hands.until(lambda: self.main.place is place, f"the page {place}")
        self.hands.settle()

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """The window, or another widget, as it stands, in every guise; that holds nobody up."""
        self.hands.settle()
        with self.hands.watch.paused():
            self._album.take(widget or self.window, self.tools, name)
            self.hands.settle()

    def behind(self, work: Callable[[Desk], T | Refusal], what: str) -> T:
        """Something that no page does yet, done where pages have their work done.

        Raises `RefusalError`.
        """
        desk, found = self.desk, list[T | Refusal]()
        self._runner.submit(self.window, lambda _: work(desk), found.append)
        self.hands.until(lambda: found, what)
        if isinstance(found[0], Refusal):
            raise RefusalError(found[0])
        return found[0]

    def _take_desk(self, desk: Desk) -> None:
        self._desk = desk


Act = Callable[[Sitting], None]


@dataclass
class Sittings:
    """The sessions of a day on one laptop, one after another in this process.

    On a laptop in use each has a process of its own, which ends with it.
    """

    folder: Path
    machine: Machine
    watch: LoopWatch
    album: Album
    pace_ms: int = 0
    before: Ending | None = None
    strays: list[str] = field(default_factory=list)
    """During what the GUI thread asked a database."""

    def sit(self, act: Act) -> Ending:
        """Shows a session's window, lets `act` work it, and serves it until it has ended.

        Raises what `act` raised, and `FaultError` for a fault in the window.
        """
        qInstallMessageHandler(_say)
        # Whoever types a file's name must find the field for it.
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        process = SessionProcess(self.folder, self.machine, self.before)
        hands = Hands(process.window, process.runner, self.watch, self.pace_ms)
        sitting, raised = Sitting(process, hands, self.album), list[Exception]()

        def work() -> None:
            try:
                hands.until(process.window.isVisible, "the window")
                process.window.activateWindow()
                self.watch.begin()
                act(sitting)
            except Exception as error:  # Raised again once the window is gone.
                raised.append(error)
                process.window.close()
            finally:
                self.watch.end()

        QTimer.singleShot(0, process.window, work)
        with _hooks_kept(), strays(self.watch, self.strays), _faults() as faults:
            self.before = Ending(process.run())
        _tidy(process)
        if raised:
            raise raised[0]
        if faults:
            raise FaultError(f"in the window: {', '.join(faults)}")
        return self.before


def _say(_: QtMsgType, __: QMessageLogContext, message: str) -> None:
    """What Qt has to say, but for what the platform without a screen says of itself."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


@contextmanager
def _hooks_kept() -> Iterator[None]:
    """A session takes the process's hooks for faults; they are given back."""
    hooks = sys.excepthook, threading.excepthook
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = hooks


class _Faults(logging.Handler):
    """What the session logs of its faults."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())


@contextmanager
def _faults() -> Iterator[list[str]]:
    log, handler = logging.getLogger("fieldkit.ui"), _Faults()
    log.addHandler(handler)
    try:
        yield handler.found
    finally:
        log.removeHandler(handler)


def _tidy(process: SessionProcess) -> None:
    """What the end of the process does on a laptop in use."""
    process.runner.join(JOIN_SECONDS)
    process.tools.speech.end()
    shiboken6.delete(process.window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
