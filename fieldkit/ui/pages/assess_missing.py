"""What stands between a filled form and its being saved: a list, each entry a way to mend it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from fieldkit.forms import Missing, ProblemKind
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.text import label, set_property
from fieldkit.ui.words import translate

MOST_LINES = 3
"""Entries in view; the rest scroll."""


class MissingList(QFrame):
    """Hidden while nothing is missing. Emits `wanted` with a question's ref on Enter or a click."""

    wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "tinted")
        set_property(self, "tone", str(Tone.CARE))
        self.sentence, self.entries = label("strong"), QListWidget()
        self.entries.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._problems: Sequence[Missing] = ()
        column = QVBoxLayout(self)
        column.setSpacing(look.theme.space(Space.HAIR))
        column.addWidget(self.sentence)
        column.addWidget(self.entries)
        self.entries.itemActivated.connect(self._want)
        self.entries.itemClicked.connect(self._want)
        self.hide()

    def show_missing(self, problems: Sequence[Missing]) -> None:
        self._problems = problems
        count = len(problems)
        words = translate("Assess", "Not saved yet: %Ln answers are missing or wrong.", None, count)
        self.sentence.setText(words)
        self.entries.setAccessibleName(words)
        self.entries.clear()
        for each in problems:
            item = QListWidgetItem(_entry(each), self.entries)
            item.setData(Qt.ItemDataRole.UserRole, each.ref)
        self.setVisible(bool(problems))
        if problems:
            lines = min(count, 1 if self._look.theme.large else MOST_LINES)
            self.entries.setFixedHeight(lines * self.entries.sizeHintForRow(0) + 4)

    def retranslate(self) -> None:
        self.show_missing(self._problems)

    def _want(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))


def _entry(problem: Missing) -> str:
    """The question, with the number of its row where it stands in a repeat."""
    name = " ".join(problem.label.split()) or problem.ref.rpartition("/")[2]
    above, _, _ = problem.ref.rpartition("/")
    if above.endswith("]"):
        name = f"{above.rpartition('[')[2].rstrip(']')}. {name}"
    if problem.kind is ProblemKind.REQUIRED:
        return translate("Assess", "answer needed: %1").replace("%1", name)
    return translate("Assess", "to be corrected: %1").replace("%1", name)
