"""Somebody who may be registered already: who, why, and two answers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.ui.icons import Icon
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.hit_list import HitLine
from fieldkit.ui.widgets.icon_label import IconLabel
from fieldkit.ui.widgets.text import button, label, set_property


class DoublePanel(QFrame):
    """Hidden until it asks. Emits `same` or `other`; the reasons say why it asks."""

    same = Signal()
    other = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tinted")
        set_property(self, "tone", str(Tone.ASK))
        self.question, self.who, self.why = label("strong"), label("body"), label("body")
        self.is_same, self.is_other = button(), button()
        texts, answers = QVBoxLayout(), Flow(gap=look.theme.space(Space.TIGHT))
        texts.setSpacing(look.theme.space(Space.HAIR))
        for each in (self.question, self.who, self.why):
            texts.addWidget(each)
        for answer in (self.is_same, self.is_other):
            answers.addWidget(answer)
        texts.addLayout(answers)
        layout = QHBoxLayout(self)
        icon = IconLabel(look, Icon.NEEDS_DECISION, lambda theme: theme.tone(Tone.ASK).on_tint)
        layout.addWidget(icon)
        layout.addLayout(texts, 1)
        self.is_same.clicked.connect(self.same)
        self.is_other.clicked.connect(self.other)
        self.hide()

    def ask(self, question: str, who: HitLine, why: str) -> None:
        self.question.setText(question)
        self.who.setText(", ".join(part for part in (who.title, who.side) if part))
        self.why.setText(f"{who.detail}\n{why}")
        self.setAccessibleName(f"{question} {who.title}. {why}")
        self.show()

    def set_words(self, same: str, other: str) -> None:
        self.is_same.setText(same)
        self.is_other.setText(other)
