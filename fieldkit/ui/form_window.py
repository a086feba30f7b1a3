"""A form alone in a window: tried out, or filled in for a file, with no laptop behind it."""

from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.forms import Answers, Session
from fieldkit.jobs.inline import InlineRunner
from fieldkit.jobs.runner import ThreadRunner
from fieldkit.ui.camera_kit import passing_kit
from fieldkit.ui.collector import Collector
from fieldkit.ui.form_files import apart
from fieldkit.ui.look import Look
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.assess_filling import FillingView
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Mode, Space, Tone
from fieldkit.ui.widgets.answer_means import Means
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.words import Speech, translate
from fieldkit.vault.atomic import replace_file

SIZE = (1366, 768)


class FormWindow(QWidget):
    """The page of a form as the laptop shows it. What is answered is kept nowhere, but in the file
    `out`, in clear, once nothing is missing: the window says so all the while.

    Makes the application if there is none. GUI thread only. Closing asks once more where answers
    would be lost. `threads`: what takes a moment (a camera, a picture) is done beside the window.
    """

    def __init__(
        self,
        language: Language,
        out: Path | None = None,
        mode: Mode = Mode.SYSTEM,
        threads: bool = False,
    ) -> None:
        self._application = QApplication.instance() or QApplication(["fieldkit"])
        assert isinstance(self._application, QApplication), "the process has no other application"
        super().__init__()
        self.setObjectName("window")
        look = Look(self._application, mode)
        self._threads = ThreadRunner(self._tell_fault) if threads else None
        self.tools = Tools(self._threads or InlineRunner(), look, Speech(language))
        self._out = out
        self._unsaved = self._warned = False
        self.notice, self.filling = Notice(look), FillingView(self.tools, Means(passing_kit()))
        self.filling.finished.connect(self._finish)
        self.filling.changed.connect(self._answered)
        self.filling.back.connect(self.close)
        layout = QVBoxLayout(self)
        edge = look.theme.space(Space.SECTION)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.addWidget(self.notice)
        layout.addWidget(self.filling, 1)
        self.resize(*SIZE)

    def begin(self, session: Session) -> None:
        """Shows the form of a session."""
        self.setWindowTitle(f"{session.form.title} · FieldKit")
        self.filling.retranslate()
        self._tell_where()
        self.filling.begin(session, session.form.title)

    def run(self) -> int:
        """Shows the window until it is closed, and lets go of its camera and threads; 0."""
        collector = Collector()
        collector.begin()
        self.show()
        QApplication.exec()
        collector.end()
        self.release()
        return 0

    def release(self) -> None:
        """Closes the camera and ends the threads, if there are any."""
        self.filling.release()
        if self._threads is not None:
            self._threads.close()

    def settle(self) -> None:
        """Works off what the application still has to do, so that all is drawn."""
        for _ in range(3):
            QApplication.sendPostedEvents()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._unsaved and self._out is not None and not self._warned:
            self._warned = True
            self.notice.say(
                Tone.CARE,
                translate(
                    "Form",
                    "These answers are not in the file yet: “Check and save” writes it. Close "
                    "again to throw them away.",
                ),
            )
            event.ignore()

    def _tell_where(self) -> None:
        if self._out is None:
            words = translate("Form", "A trial: the answers are kept nowhere.")
        else:
            words = translate(
                "Form",
                "The answers go into the file %1, in clear: anyone who has the file can read "
                "them. Do not put real families' answers in it.",
            ).replace("%1", self._out.name)
        self.notice.say(Tone.CARE, words)

    def _tell_fault(self, error: Exception) -> None:
        """Of work beside the window: its kind alone, since its words may hold what was typed."""
        words = translate(
            "Form", "Something went wrong (%1). The answers are still here; try that again."
        )
        self.notice.say(Tone.STOP, words.replace("%1", type(error).__name__))

    def _answered(self) -> None:
        self._unsaved = True
        if self._warned:
            self._warned = False
            self._tell_where()

    def _finish(self, answers: Answers) -> None:
        if self._out is None:
            words = translate("Form", "Nothing is missing or wrong. As a trial, nothing is kept.")
            self.notice.say(Tone.GOOD, words)
            return
        assert self.filling.session is not None
        xml, files = apart(self.filling.session.form, answers.xml, self._out.stem)
        # The answers last: where they are, all that they name is there.
        written = {
            **{self._out.parent / name: data for name, data in files.items()},
            self._out: xml,
        }
        for path, data in written.items():
            refusal = replace_file(path, data)
            if isinstance(refusal, Refusal):
                self.filling.refuse(refusal)
                return
        self._unsaved = False
        words = translate("Form", "Written to %1, in clear. Delete the file when it is not needed.")
        if files:
            words = translate(
                "Form",
                "Written to %1, in clear, with the pictures as files beside it. Delete them all "
                "when they are not needed.",
            )
        self.notice.say(Tone.GOOD, words.replace("%1", self._out.name))
