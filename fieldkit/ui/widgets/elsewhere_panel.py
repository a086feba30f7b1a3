"""The question to headquarters about other areas: a quiet button, and what came of it."""

from collections.abc import Callable
from typing import assert_never

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.services.check_elsewhere import Elsewhere
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.households_elsewhere import (
    NEW,
    Answer,
    ElsewhereAnswers,
    FamilyAsked,
    Standing,
)
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.keyed import keyed
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

ELSEWHERE_KEYS = "F8"


class ElsewherePanel(QWidget):
    """A view of one subject's question; never in the way of saving. GUI thread only.

    `family` gives whom to ask about, as it stands now.
    """

    def __init__(
        self, tools: Tools, answers: ElsewhereAnswers, family: Callable[[], FamilyAsked]
    ) -> None:
        super().__init__()
        self._tools, self._answers, self._family = tools, answers, family
        self.subject = NEW
        self.check, self.stop = button("quiet"), button("quiet")
        self.state, self.told = label("muted"), Notice(tools.look)
        theme = tools.look.theme
        asking = Flow(gap=theme.space(Space.NEAR))
        asking.addWidget(keyed(tools.look, self.check, ELSEWHERE_KEYS))
        asking.addWidget(self.stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(Space.TIGHT))
        layout.addLayout(asking)
        layout.addWidget(self.state)
        layout.addWidget(self.told)
        self.check.clicked.connect(self.ask)
        self.stop.clicked.connect(self._stop)
        answers.changed.connect(self._heard)

    def show_subject(self, subject: str) -> None:
        """The question about this household (id in hex), or about the new family."""
        self.subject = subject
        self.retranslate()

    def ask(self) -> None:
        self._answers.ask(self.subject, self._family())

    def retranslate(self) -> None:
        """Also when the family as typed has changed."""
        standing = self._answers.standing(self.subject)
        self.check.setText(translate("Elsewhere", "Check other areas"))
        self.stop.setText(translate("Elsewhere", "Stop asking"))
        self.stop.setVisible(standing.asking)
        state = ""
        if standing.asking:
            state = translate(
                "Elsewhere", "Asking headquarters… Go on meanwhile; the answer will come here."
            )
        self.state.setText(state)
        self.state.setVisible(bool(state))
        if standing.answer is None:
            self.told.say(Tone.CALM, "")
            return
        tone, words = self._words(standing.answer)
        self.told.say(tone, " ".join((words, self._since(standing))).strip())

    def _since(self, standing: Standing) -> str:
        """Whether the family is no longer the one that was asked about."""
        asked = standing.answer in (Elsewhere.NOBODY, Elsewhere.POSSIBLY)
        if not asked or standing.about is None or standing.about.who() == self._family().who():
            return ""
        return translate("Elsewhere", "Asked before the last changes; check again.")

    def _words(self, answer: Answer) -> tuple[Tone, str]:
        if isinstance(answer, Refusal):
            return Tone.CARE, self._tools.speech.outcome(answer)
        match answer:
            case Elsewhere.NOBODY:
                return Tone.CALM, translate(
                    "Elsewhere", "Headquarters knows nobody like them in other areas."
                )
            case Elsewhere.POSSIBLY:
                return Tone.ASK, translate(
                    "Elsewhere",
                    "Somebody of them may be registered in another area. Ask the family whether "
                    "they have a card already. Go on all the same and never refuse them on this "
                    "alone: the team lead settles it with headquarters.",
                )
            case Elsewhere.NO_LINE:
                return Tone.CALM, translate(
                    "Elsewhere",
                    "No connection to headquarters. Go on without an answer, and check again from "
                    "the family's page when there is a connection.",
                )
            case Elsewhere.TOO_LITTLE:
                return Tone.CALM, translate(
                    "Elsewhere",
                    "Not asked: by a name alone nobody can be told apart. Write the date or year "
                    "of a birth, or a telephone, and check again.",
                )
        assert_never(answer)

    def _stop(self) -> None:
        self._answers.stop(self.subject)
        self.check.setFocus()

    def _heard(self, subject: str) -> None:
        if subject == self.subject:
            self.retranslate()
