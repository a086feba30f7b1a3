"""First run: a laptop without a vault is enrolled, gets its first user and its first sync."""

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Lane, Task, Token
from fieldkit.jobs.sync_job import sync_job
from fieldkit.services.laptop import Laptop
from fieldkit.sync.client import SyncReport
from fieldkit.ui.desk import Desk
from fieldkit.ui.keys import add_keys
from fieldkit.ui.pages import first_run_words as words_of
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.pages.first_run_code import CodeStep
from fieldkit.ui.pages.first_run_foot import Foot
from fieldkit.ui.pages.first_run_services import STEPS, FirstRunServices, Told, Welcomed
from fieldkit.ui.pages.first_run_user import UserStep
from fieldkit.ui.pages.first_run_words import Step
from fieldkit.ui.sync_progress import sync_words
from fieldkit.ui.theme import Tone
from fieldkit.ui.widgets.camera_panel import PanelMaker
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.progress_row import ProgressRow
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

WIDEST = 640


class FirstRunPage(Page):
    """Emits `opened` with the `Laptop` once its vault is made and open, and `enrolled` with the
    `Desk` at the end. Whatever is cut before `opened` leaves nothing behind in the folder.

    `camera` makes the panel that the code may be shown to. Public parts: `code`, `name`,
    `open_file`; `users`, `passphrase`; `go_on`, `back`, `again`, `progress`, `problem`, `told`.
    """

    opened = Signal(object)
    enrolled = Signal(object)

    def __init__(
        self, tools: Tools, services: FirstRunServices, camera: PanelMaker | None = None
    ) -> None:
        super().__init__(tools)
        self._services = services
        self.step, self._token = Step.CODE, Token()
        self._busy, self._stopped, self._shut = False, False, False
        self._refusal: Refusal | None = None
        self._report: SyncReport | None = None
        self._welcomed: Welcomed | None = None
        self.laptop: Laptop | None = None
        self.code_step = CodeStep(tools, services.read_file, services.laptop_name, camera)
        self.user_step = UserStep(tools, services.passphrases)
        self.code, self.name = self.code_step.code, self.code_step.name
        self.open_file = self.code_step.open_file
        self.users, self.passphrase = self.user_step.users, self.user_step.passphrase
        self.stage, self.told = label("muted"), label("body")
        self.progress, self.problem = ProgressRow(tools.look), Notice(tools.look)
        self.go_on, self.again = button("primary"), button()
        self.foot = Foot(tools)
        self.back, self.other_language = self.foot.back, self.foot.other_language
        self._set_up()

    # What a person does

    def proceed(self) -> None:
        """Does what the strong button says; nothing happens while work is under way."""
        if self._busy:
            return
        match self.step:
            case Step.CODE:
                self._ask()
            case Step.USER:
                self._make()
            case Step.SYNC if self._shut:
                self._meet()
            case Step.SYNC:
                self._open()

    def go_back(self) -> None:
        """From the users to the code; what headquarters answered is asked for anew."""
        if self.step is Step.USER and not self._busy:
            self._show_step(Step.CODE)

    def stop(self) -> None:
        """Ends the work under way at its next safe place."""
        self._stopped = True
        if self.step is Step.USER:
            # The vault is being made: it ends before that, or is there whole.
            self.progress.stop.setEnabled(False)
            return
        self._token.cancel()
        self._rest()
        if self.step is Step.SYNC:
            self._open()

    def tell_fault(self, words: str) -> None:
        """A fault of ours ended the work under way: it can be begun again."""
        self._rest()
        self.problem.say(Tone.STOP, words)

    # What a page does

    def retranslate(self) -> None:
        self.title.setText(words_of.title(self.step))
        self.stage.setText(words_of.stage(self.step))
        self.code_step.retranslate()
        self.user_step.retranslate()
        self.foot.retranslate()
        self.again.setText(words_of.sync_again())
        self._show_go_on()
        self._show_told()
        self._show_problem()

    def entered(self) -> None:
        if self.step is Step.CODE:
            self.code.setFocus()
        elif self.step is Step.USER:
            (self.users if self.users.count() > 1 else self.go_on).setFocus()
        else:
            self.go_on.setFocus()

    @override
    def release(self) -> None:
        if self.code_step.camera is not None:
            self.code_step.camera.release()
        super().release()

    # The work of each step

    def _ask(self) -> None:
        if self.code_step.complain():
            return
        code, name = self.code_step.found, self.code_step.laptop_name
        assert code is not None, "the code was looked at just before"
        self._begin(translate("FirstRun", "Reaching headquarters …"))
        self._token = self.tools.runner.submit(
            self, lambda _: self._services.ask(code, name), self._take_welcome, lane=Lane.NET
        )

    def _take_welcome(self, result: Welcomed | Refusal) -> None:
        self._rest()
        if isinstance(result, Refusal):
            self._refuse(result)
            return
        self._welcomed = result
        self.user_step.offer(result.people)
        self._show_step(Step.USER)

    def _make(self) -> None:
        welcomed, user = self._welcomed, self.user_step.user
        if welcomed is None or user is None or self.passphrase.complain():
            return
        words = self.passphrase.words
        self._begin(words_of.making(0))
        self.user_step.setEnabled(False)

        def work(task: Task) -> Laptop | Refusal | None:
            return self._services.make(welcomed, user.id, words, self._teller(task))

        self._token = self.tools.runner.submit(
            self,
            work,
            self._take_laptop,
            lane=Lane.KEY,
            told=lambda figure: self.progress.tell(figure, words_of.making(figure.done)),
        )

    def _teller(self, task: Task) -> Told:
        def told(done: int) -> bool:
            task.tell(done, STEPS)
            return not self._stopped

        return told

    def _take_laptop(self, result: Laptop | Refusal | None) -> None:
        self._rest()
        if isinstance(result, Refusal):
            self._refuse(result)
        elif result is not None:
            self.laptop = result
            self.passphrase.forget()
            self._show_step(Step.SYNC)
            self.opened.emit(result)
            self._meet()

    def _meet(self) -> None:
        laptop = self.laptop
        assert laptop is not None, "the laptop is open from this step on"
        self._report, self._shut = None, False
        self._begin(translate("FirstRun", "Reaching headquarters …"))
        self.progress.stop.setText(translate("FirstRun", "Go on later"))
        self._show_told()
        work = sync_job(lambda progress: self._services.meet(laptop, progress), 0)
        self._token = self.tools.runner.submit(
            self,
            work,
            self._take_report,
            lane=Lane.NET,
            told=lambda at: self.progress.tell(at, sync_words(at, self.tools.speech.language)),
        )

    def _take_report(self, result: SyncReport | Refusal) -> None:
        self._rest()
        if isinstance(result, Refusal):
            self._refuse(result)
            return
        self._report = result
        self._show_told()
        if not self.told.text():
            self._open()
        else:
            self.go_on.setFocus()

    def _open(self) -> None:
        laptop = self.laptop
        assert laptop is not None, "the laptop is open from this step on"
        self._begin(translate("FirstRun", "Opening …"))
        self._token = self.tools.runner.submit(
            self, lambda _: self._services.open(laptop), self._take_desk
        )

    def _take_desk(self, result: Desk | Refusal) -> None:
        self._rest()
        if isinstance(result, Refusal):
            self._shut = True
            self._refuse(result)
        else:
            self.enrolled.emit(result)

    # What is shown

    def _begin(self, words: str) -> None:
        self._busy, self._stopped, self._refusal = True, False, None
        self.problem.hide()
        self._show_go_on()
        self.progress.begin(words, translate("FirstRun", "Stop"))
        self.progress.stop.setEnabled(True)
        self.progress.stop.setFocus()

    def _rest(self) -> None:
        self._busy = False
        self.progress.end()
        self._show_told()
        self.user_step.setEnabled(True)
        self._show_go_on()
        self.entered()

    def _refuse(self, refusal: Refusal) -> None:
        self._refusal = refusal
        self.retranslate()

    def _show_step(self, step: Step) -> None:
        self.step, self._refusal = step, None
        self.code_step.setVisible(step is Step.CODE)
        self.user_step.setVisible(step is Step.USER)
        self.retranslate()
        self.entered()

    def _show_go_on(self) -> None:
        drawn = not self.passphrase.own.isChecked()
        self.go_on.setText(words_of.go_on(self.step, drawn, self._shut))
        self.go_on.setEnabled(not self._busy)
        self.back.setVisible(self.step is Step.USER and not self._busy)
        failed = self.step is Step.SYNC and self._refusal is not None and not self._shut
        self.again.setVisible(failed and not self._busy)
        self.go_on.setVisible(not (self.step is Step.SYNC and self._busy))

    def _show_problem(self) -> None:
        words = "" if self._refusal is None else self.tools.speech.outcome(self._refusal)
        self.problem.say(Tone.CARE if self.step is Step.SYNC else Tone.STOP, words)

    def _show_told(self) -> None:
        fetches, language = self.step is Step.SYNC and self._busy, self.tools.speech.language
        words = words_of.fetching() if fetches else words_of.after(self._report, language)
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _set_up(self) -> None:
        rows = (self.stage, self.code_step, self.user_step, self.told, self.problem, self.go_on)
        for each in (*rows, self.progress, self.again):
            self.column.addWidget(each)
        for left in (self.go_on, self.again):
            self.column.setAlignment(left, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.foot)
        self.go_on.clicked.connect(self.proceed)
        self.again.clicked.connect(self._meet)
        self.back.clicked.connect(self.go_back)
        self.progress.stopped.connect(self.stop)
        self.users.entered.connect(self.go_on.setFocus)
        for step in (self.code_step, self.user_step):
            step.entered.connect(self.proceed)
        self.passphrase.changed.connect(self._show_go_on)
        add_keys(self, {"Esc": self.go_back})
        self.user_step.hide()
        self.centre(WIDEST)
