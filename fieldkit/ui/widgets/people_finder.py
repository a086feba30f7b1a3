"""Finding somebody as one types: a field, a list of hits, and what to do where nobody answers."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.cards.numbers import grouped
from fieldkit.errors import Refusal
from fieldkit.jobs.job import Token
from fieldkit.ui.formats import one_piece, phone
from fieldkit.ui.icons import Icon
from fieldkit.ui.keys import ENTER
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.households_seen import Hit
from fieldkit.ui.pages.households_words import age_words, card_words, size_words
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.empty_state import EmptyState
from fieldkit.ui.widgets.hit_list import PART, HitLine, HitList
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.text import label
from fieldkit.ui.words import translate

Find = Callable[[str], tuple[Hit, ...] | Refusal]
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


def hit_line(hit: Hit, language: Language) -> HitLine:
    """What tells a person apart: age, household, centre, card, telephone."""
    if hit.proxy:
        who = translate("Finder", "collects for: %1").replace("%1", hit.head)
    elif hit.head:
        who = translate("Finder", "household of: %1").replace("%1", hit.head)
    else:
        who = translate("Finder", "head of household")
    card = card_words(hit.card)
    if hit.card_number:
        card += " " + one_piece(grouped(hit.card_number))
    called = one_piece(phone(hit.phone))
    parts = (who, size_words(hit.size), hit.site.of(language), card, called)
    side = "" if hit.proxy else age_words(hit.age, hit.band)
    return HitLine(hit.name, side, PART.join(part for part in parts if part))


class PeopleFinder(QWidget):
    """Emits `chosen` with a `Hit`. Arrow keys and Enter work while the field has the focus.

    Search runs in the lane `db`; what comes for letters since changed is dropped.
    """

    chosen = Signal(object)
    nobody = Signal(bool)
    """Whether something is typed and nobody answers to it."""

    def __init__(self, tools: Tools, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools, self._find = tools, find
        self._token: Token | None = None
        self._hits: tuple[Hit, ...] | Refusal = ()
        self._found_for = self._advice = ""
        look = tools.look
        self.field, self.hint, self.hits = QLineEdit(), label("caption"), HitList(look)
        self.problem, self.empty = Notice(look), EmptyState(look, Icon.SEARCH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.theme.space(Space.TIGHT))
        for each in (self.field, self.hint, self.problem):
            layout.addWidget(each)
        layout.addWidget(self.hits, 1)
        layout.addWidget(self.empty, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.search)
        self.hits.activated.connect(lambda index: self._choose(index.row()))
        self.hits.clicked.connect(lambda index: self._choose(index.row()))

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.field.text().strip()

    def search(self) -> None:
        """Asks for what stands in the field now; what was asked before is not wanted any more."""
        if self._token is not None:
            self._token.cancel()
        typed = self.typed
        if not typed:
            self._take("", ())
            return
        self._token = self._tools.runner.submit(
            self, lambda _: self._find(typed), lambda hits: self._take(typed, hits)
        )

    def advise(self, words: str) -> None:
        """What else may be done where nobody is found."""
        if words != self._advice:
            self._advice = words
            self._show()

    def retranslate(self) -> None:
        name = translate("Finder", "Name, telephone or card number")
        self.field.setPlaceholderText(name)
        self.field.setAccessibleName(name)
        self.hits.setAccessibleName(translate("Finder", "People found"))
        self._show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.field and isinstance(event, QKeyEvent) and pressed:
            return self._pressed(event.key())
        return super().eventFilter(watched, event)

    def _pressed(self, key: int) -> bool:
        """Whether the key was for the list."""
        if key in STEPS:
            self.hits.choose(self.hits.row + STEPS[Qt.Key(key)])
        elif key in ENTER:
            # Enter may come before the answer to the last letters: they choose nobody.
            if self._found_for == self.typed:
                self._choose(self.hits.row)
        elif key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        else:
            return False
        return True

    def _choose(self, row: int) -> None:
        if not isinstance(self._hits, Refusal) and 0 <= row < len(self._hits):
            self.chosen.emit(self._hits[row])

    def _take(self, typed: str, hits: tuple[Hit, ...] | Refusal) -> None:
        self._found_for, self._hits = typed, hits
        self._show()
        self.nobody.emit(bool(typed) and hits == ())

    def _show(self) -> None:
        language = self._tools.speech.language
        hits = () if isinstance(self._hits, Refusal) else self._hits
        self.hits.show_lines([hit_line(hit, language) for hit in hits])
        refused = isinstance(self._hits, Refusal)
        words = self._tools.speech.outcome(self._hits) if isinstance(self._hits, Refusal) else ""
        self.problem.say(Tone.STOP, words)
        self.hits.setVisible(bool(hits))
        self.empty.setVisible(not hits and not refused)
        self.hint.setText(
            translate("Finder", "↑ ↓ choose, Enter opens, Esc clears")
            if hits
            else translate("Finder", "In Russian or Latin letters; the beginning is enough.")
        )
        if self._found_for:
            words = translate("Finder", "Try another spelling, the telephone, or the card number.")
            self.empty.say(translate("Finder", "Nobody found"), f"{words} {self._advice}".strip())
        else:
            self.empty.say(
                translate("Finder", "Who is at the table?"),
                translate("Finder", "Type a few letters of any family member's name."),
            )
