"""The window of one session: Unlock or the first run, then the work, till locked or closed."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Task
from fieldkit.ports import Clock
from fieldkit.ui.desk import Desk
from fieldkit.ui.idle import IdleLock
from fieldkit.ui.main_window import MainWindow
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.first_run import FirstRunPage
from fieldkit.ui.pages.first_run_services import FirstRunServices
from fieldkit.ui.pages.unlock import UnlockPage, UnlockServices
from fieldkit.ui.session_switch import SessionSwitch
from fieldkit.ui.settings import Settings, write_settings
from fieldkit.ui.supervisor import Ending
from fieldkit.ui.theme import Tone
from fieldkit.ui.wiring import enrolment_camera, pages_for, window_services
from fieldkit.ui.words import translate
from fieldkit.vault.file import read_vault

SIZE = (1366, 768)
MINUTE_MS = 60_000
CLOSING_MS = 5_000
"""After so long the process ends even if the disk does not answer; what was saved is saved."""


class SessionWindow(QStackedWidget):
    """Emits `ended` with an `Ending`, once drafts are kept and the laptop is closed; whoever made
    the window ends the process then. GUI thread only.
    """

    ended = Signal(object)

    def __init__(
        self,
        tools: Tools,
        services: UnlockServices,
        settings: Settings,
        clock: Clock,
        first_run: FirstRunServices | None = None,
    ) -> None:
        """`first_run`: this laptop has no vault yet."""
        super().__init__()
        self._tools, self._settings, self._clock = tools, settings, clock
        self._ending: Ending | None = None
        self.main: MainWindow | None = None
        self.idle: IdleLock | None = None
        self.switch = SessionSwitch()
        self._desk: Desk | None = None
        self.unlock_page = UnlockPage(tools, services)
        self.unlock_page.retranslate()
        self.unlock_page.unlocked.connect(self.open)
        self.addWidget(self.unlock_page)
        self.first_run: FirstRunPage | None = None
        self.setWindowTitle("FieldKit")
        self.resize(*SIZE)
        if first_run is None:
            self.unlock_page.entered()
        else:
            camera = partial(enrolment_camera, tools)
            self._show_first_run(FirstRunPage(tools, first_run, camera))

    def open(self, desk: Desk) -> None:
        """Shows the work of an unlocked laptop."""
        self._remember(desk)
        makers = pages_for(desk, self._tools, self._settings, self._settings_kept)
        self._desk = desk
        self.main = MainWindow(self._tools, desk.who, window_services(desk), makers)
        self.main.locked.connect(self._close_desk)
        self.addWidget(self.main)
        self.setCurrentWidget(self.main)
        self.main.enter()
        self.unlock_page.release()
        if self.first_run is not None:
            self.first_run.release()
        self._watch()

    def _show_first_run(self, page: FirstRunPage) -> None:
        self.first_run = page
        page.retranslate()
        page.opened.connect(self._watch)
        page.enrolled.connect(self.open)
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.entered()

    def _watch(self) -> None:
        """From when the vault is open, a window that nobody uses locks by itself."""
        if self.idle is None:
            self.idle = IdleLock(self._clock, self._settings.idle_minutes * MINUTE_MS)
            self.idle.expired.connect(self.lock)
            self.idle.begin()
            self.switch.left.connect(self.lock)
            self.switch.begin(int(self.winId()))

    def lock(self) -> None:
        """Ends the session; a fresh one starts at Unlock."""
        self._end(Ending.LOCKED)

    def tell_fault(self) -> None:
        """Says that something of ours went wrong, without its words."""
        words = translate(
            "Session",
            "Something went wrong in FieldKit itself. Everything that was saved is safe. Try "
            "again; if it happens once more, lock, unlock, and tell headquarters.",
        )
        if self.main is not None:
            self.main.toast.say(Tone.STOP, words)
        elif self.first_run is not None:
            self.first_run.tell_fault(words)
        else:
            self.unlock_page.problem.say(Tone.STOP, words)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing keeps drafts too; the window goes when that is done."""
        event.ignore()
        self._end(Ending.CLOSED)

    def _end(self, ending: Ending) -> None:
        if self._ending is not None:
            return
        self._ending = ending
        self.switch.end()
        if self.main is None:
            if self.first_run is not None and self.first_run.laptop is not None:
                self.first_run.laptop.close()
            self.ended.emit(ending)
            return
        QTimer.singleShot(CLOSING_MS, self, self._gone)
        self.main.lock()

    def _close_desk(self) -> None:
        desk = self._desk
        self._ending = self._ending if self._ending is not None else Ending.LOCKED

        def work(_: Task) -> None:
            if desk is not None:
                desk.laptop.close()

        self._tools.runner.submit(self, work, lambda _: self._gone(), lambda _: self._gone())

    def _gone(self) -> None:
        if self.main is not None:
            self.main.release()
            self.main = None
            self.ended.emit(self._ending)

    def _remember(self, desk: Desk) -> None:
        """Keeps who may unlock here and who did last, for the next Unlock."""
        vault = read_vault(desk.laptop.folder)
        known = set() if isinstance(vault, Refusal) else {each.hex() for each in vault.users()}
        self._settings = replace(
            self._settings,
            language=self._tools.speech.language,
            logins={user: login for user, login in desk.logins.items() if user in known},
            last_user=desk.session.pen.user.hex(),
        )
        settings, folder = self._settings, desk.laptop.folder

        def told(refusal: Refusal | None) -> None:
            if refusal is not None and self.main is not None:
                self.main.toast.say(Tone.CARE, self._tools.speech.outcome(refusal))

        self._tools.runner.submit(self, lambda _: write_settings(folder, settings), told)

    def _settings_kept(self, settings: Settings) -> None:
        if self.idle is not None:
            self.idle.limit_ms = settings.idle_minutes * MINUTE_MS
