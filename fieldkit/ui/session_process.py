"""One session's process: the application, its window, its runner, and its end."""

import logging
import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QSysInfo
from PySide6.QtWidgets import QApplication

from fieldkit.errors import Refusal
from fieldkit.jobs.runner import ThreadRunner
from fieldkit.services.unlock import Machine, unlock
from fieldkit.ui.collector import Collector
from fieldkit.ui.desk import Desk, open_desk, system_zone
from fieldkit.ui.look import Look
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.first_run_services import first_run_services
from fieldkit.ui.pages.unlock import UnlockServices, User
from fieldkit.ui.pages.unlock_services import recover_services
from fieldkit.ui.session_window import SessionWindow
from fieldkit.ui.settings import read_settings
from fieldkit.ui.supervisor import Ending
from fieldkit.ui.words import Speech, translate
from fieldkit.vault.file import read_vault
from fieldkit.vault.model import Vault
from fieldkit.vault.reasons import VaultReason

_log = logging.getLogger(__name__)


class SessionProcess:
    """Everything of one session, made on the GUI thread. `run` gives the process's exit code."""

    def __init__(self, folder: Path, machine: Machine, before: Ending | None) -> None:
        self._folder, self._machine = folder, machine
        self._settings = read_settings(folder)
        self._application = QApplication.instance() or QApplication(["fieldkit"])
        assert isinstance(self._application, QApplication), "the process has no other application"
        self._code = int(Ending.CLOSED)
        self._collector = Collector()
        self.runner = ThreadRunner(self._fault)
        look = Look(self._application, self._settings.mode, self._settings.scale)
        self.tools = Tools(self.runner, look, Speech(self._settings.language))
        self.window = self._window(read_vault(folder), before)
        self.window.ended.connect(self._end)

    def run(self) -> int:
        """Shows the window and serves it until the session ends."""
        sys.excepthook = lambda _, error, __: self._uncaught(error)
        threading.excepthook = lambda caught: self._log(caught.exc_type)
        self._collector.begin()
        self.window.show()
        self._application.exec()
        return self._code

    def _end(self, ending: Ending) -> None:
        self._code = int(ending)
        self.runner.close()
        clipboard = QApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        self.window.hide()
        self._application.quit()

    def _fault(self, error: BaseException) -> None:
        self._log(type(error))
        self.window.tell_fault()

    def _uncaught(self, error: BaseException) -> None:
        """What a slot raised: told as any fault; Ctrl+C in a terminal ends the session."""
        if isinstance(error, KeyboardInterrupt):
            self.window.close()
        else:
            self._fault(error)

    @staticmethod
    def _log(kind: type[BaseException]) -> None:
        """A fault is logged by its kind alone: its words may hold what was typed."""
        _log.error("a fault: %s", kind.__name__)

    def _window(self, vault: Vault | Refusal, before: Ending | None) -> SessionWindow:
        """At Unlock; at the first run where no vault stands yet."""
        first_run = None
        if isinstance(vault, Refusal) and vault.code is VaultReason.ABSENT:
            name = QSysInfo.machineHostName()
            first_run = first_run_services(self._folder, self._machine, system_zone(), name)
        unlocking, clock = self._unlocking(vault, before), self._machine.clock
        return SessionWindow(self.tools, unlocking, self._settings, clock, first_run)

    def _unlocking(self, vault: Vault | Refusal, before: Ending | None) -> UnlockServices:
        logins = self._settings.logins
        users = (
            vault
            if isinstance(vault, Refusal)
            else [User(each, logins.get(each.hex(), "")) for each in vault.users()]
        )
        notice = ""
        if before is Ending.CRASHED:
            notice = translate(
                "Session",
                "FieldKit ended unexpectedly. Everything that was saved is there; drafts come "
                "back when you unlock.",
            )
        last = self._settings.last_user
        recovery = recover_services(self._folder, self._machine)
        return UnlockServices(users, self._unlock, _close, _bytes(last), notice, recovery)

    def _unlock(self, user: bytes, passphrase: str) -> Desk | Refusal:
        laptop = unlock(self._folder, user, passphrase, self._machine)
        if isinstance(laptop, Refusal):
            return laptop
        desk = open_desk(laptop, self._settings.site, system_zone())
        if isinstance(desk, Refusal):
            laptop.close()
        return desk


def run_session(folder: Path, machine: Machine, before: Ending | None) -> int:
    """Runs one session in this process, which must end afterwards. Its exit code."""
    forbid_core_dumps()
    return SessionProcess(folder, machine, before).run()


def forbid_core_dumps() -> None:
    """No image of the memory with its keys is ever written to the disk."""
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _close(desk: Desk) -> None:
    desk.laptop.close()


def _bytes(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
