"""The window of a process that is to be killed: opened, and waited for."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from PySide6.QtTest import QTest

from fieldkit.services import unlock as unlocking
from fieldkit.services.unlock import Machine
from fieldkit.ui import main_window
from fieldkit.ui.main_window import MainWindow
from fieldkit.ui.session_process import SessionProcess
from tests.faults.handed import Handed
from tests.sync.world import SeededRandomness, VirtualClock

PATIENCE_TURNS = 10_000


@contextmanager
def opened_window(
    folder: Path, handed: Handed, life: int, draft_ms: int
) -> Iterator[tuple[SessionProcess, MainWindow]]:
    """A session in its `life`, unlocked, with the drafts that the last one left.

    What is typed is kept `draft_ms` after the last key.
    """
    with (
        patch.object(unlocking, "open_compartment", lambda *_: handed.opened()),
        patch.object(main_window, "DRAFT_MS", draft_ms),
    ):
        machine = Machine(VirtualClock(), SeededRandomness(life + 900))
        process = SessionProcess(folder, machine, None)
        process.window.show()
        process.window.activateWindow()
        process.window.unlock_page.passphrase.field.setText("any: the keys were handed over")
        process.window.unlock_page.unlock()
        wait(lambda: process.window.main is not None)
        window = process.window.main
        assert window is not None
        wait(lambda: window._has_drafts)
        yield process, window


def wait(done: Callable[[], bool]) -> None:
    """Serves the window until something is so."""
    for _ in range(PATIENCE_TURNS):
        if done():
            return
        QTest.qWait(2)
    raise TimeoutError("the window did not get there")
