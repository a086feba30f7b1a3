"""Choosing a passphrase: four random words on offer, or one's own, typed twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Lane, Runner, Token
from fieldkit.ui.look import Look
from fieldkit.ui.messages import Language
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.typing_signs import Letters, letters_of
from fieldkit.ui.widgets.field_row import FieldRow
from fieldkit.ui.widgets.tall import Tall
from fieldkit.ui.widgets.text import button, frame, label, set_property
from fieldkit.ui.words import Speech, translate

MASKED = QLineEdit.EchoMode.Password


@dataclass(frozen=True)
class PassphraseServices:
    """`offer` draws four random words; `weakness` says why a passphrase is too easy to guess, given
    the names that it must not lean on (lane `key`: it takes some tens of milliseconds).
    """

    offer: Callable[[Language], str]
    weakness: Callable[[str, Sequence[str]], Refusal | None]


class PassphraseChoice(Tall):
    """GUI thread only. Emits `changed` with each key and choice, `entered` on Enter in the last
    field. What was typed leaves the fields with `forget`.

    Public parts: `offered` (the words), `other` (another four), `own` (the choice of one's own),
    `field` and `again` (where it is typed).
    """

    changed = Signal()
    entered = Signal()

    def __init__(
        self, runner: Runner, look: Look, speech: Speech, services: PassphraseServices
    ) -> None:
        super().__init__()
        self._runner, self._speech, self._services = runner, speech, services
        self._personal: tuple[str, ...] = ()
        self._judged: tuple[str, Refusal | None] | None = None
        self._token: Token | None = None
        self.drawn, self.own = QRadioButton(), QRadioButton()
        self.offered, self.other = label("title"), button("quiet")
        self._paper = frame("surface")
        self.field_row = FieldRow(look, QLineEdit())
        self.again_row = FieldRow(look, QLineEdit(), self._differs)
        self.field, self.again = self.field_row.field, self.again_row.field
        self.strength, self.truth = label("body"), label("muted")
        self._group = QButtonGroup(self)
        self._set_up(look)

    def begin(self, personal: Sequence[str] = ()) -> None:
        """Draws words to offer; `personal` are the names that a passphrase must not lean on."""
        self._personal, self._judged = tuple(personal), None
        if not self.offered.text():
            self.draw()
        self._judge()

    def draw(self) -> None:
        """Four other words."""
        self.offered.setText(self._services.offer(self._speech.language))
        self.offered.setAccessibleName(self.offered.text())
        self.changed.emit()

    @property
    def words(self) -> str:
        """The passphrase as chosen; empty while there is none, or the second typing differs."""
        if self.drawn.isChecked():
            return self.offered.text()
        typed = self.field.text()
        return typed if typed == self.again.text() else ""

    def complain(self) -> bool:
        """Shows what is still missing, with the focus there; whether something is."""
        if self.drawn.isChecked():
            return False
        if self._judged is not None and self._judged[1] is not None:
            self.field.setFocus()
            return True
        if not self.field.text():
            self.field_row.show_wrong(translate("Passphrase", "Type a passphrase."))
            self.field.setFocus()
            return True
        if self.again_row.complain():
            self.again.setFocus()
            return True
        return False

    def forget(self) -> None:
        """Empties everything."""
        if self._token is not None:
            self._token.cancel()
        self.field_row.clear()
        self.again_row.clear()
        self.offered.clear()
        self._judged = None
        self._show_strength()

    def retranslate(self) -> None:
        self.drawn.setText(translate("Passphrase", "These four words (easiest and safest)"))
        self.own.setText(translate("Passphrase", "A passphrase of my own"))
        self.other.setText(translate("Passphrase", "Other words"))
        self.field_row.set_words(translate("Passphrase", "Passphrase"))
        self.again_row.set_words(translate("Passphrase", "The same once more"))
        self.truth.setText(
            translate(
                "Passphrase",
                "Write it on paper now, and keep the paper apart from the laptop. FieldKit can't "
                "show it again. If it is forgotten, only headquarters can let you in anew, which "
                "may take a day; nothing that was saved is lost by it.",
            )
        )
        self._show_strength()

    def _differs(self, again: str) -> str:
        if again == self.field_row.text:
            return ""
        return translate("Passphrase", "The two are not the same. Type the second one again.")

    def _typed(self) -> None:
        self.field_row.show_wrong("")
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        """Has the typed passphrase looked at, the last one only."""
        if self._token is not None:
            self._token.cancel()
        typed, personal, self._judged = self.field.text(), self._personal, None
        self._show_strength()
        if not typed:
            return

        def take(weak: Refusal | None) -> None:
            self._judged = (typed, weak)
            self._show_strength()

        self._token = self._runner.submit(
            self, lambda _: self._services.weakness(typed, personal), take, lane=Lane.KEY
        )

    def _show_strength(self) -> None:
        weak = self._judged[1] if self._judged is not None else None
        parts = []
        if weak is not None:
            parts.append(self._speech.outcome(weak))
        elif self._judged is not None:
            parts.append(translate("Passphrase", "Good: hard to guess."))
        if letters_of(self.field.text()) is Letters.MIXED:
            parts.append(
                translate("Passphrase", "Latin and Russian letters are mixed: check the layout.")
            )
        self.strength.setText(" ".join(parts))
        self.strength.setVisible(bool(parts) and self.own.isChecked())
        tone = "" if self._judged is None else str(Tone.GOOD if weak is None else Tone.CARE)
        set_property(self.strength, "tone", tone)

    def _choose(self) -> None:
        own = self.own.isChecked()
        for each in (self.field_row, self.again_row):
            each.setVisible(own)
        self._paper.setVisible(not own)
        self._show_strength()
        if own:
            self.field.setFocus()
        self.changed.emit()

    def _set_up(self, look: Look) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.theme.space(Space.TIGHT))
        inside, room = QVBoxLayout(self._paper), look.theme.space(Space.NEAR)
        inside.setContentsMargins(room, room, room, room)
        inside.addWidget(self.offered)
        inside.addWidget(self.other, alignment=Qt.AlignmentFlag.AlignLeft)
        rows = (self.drawn, self._paper, self.own, self.field_row, self.strength)
        for each in (*rows, self.again_row, self.truth):
            layout.addWidget(each)
        for left in (self.drawn, self.own):
            layout.setAlignment(left, Qt.AlignmentFlag.AlignLeft)
        for choice in (self.drawn, self.own):
            self._group.addButton(choice)
        for field in (self.field, self.again):
            field.setEchoMode(MASKED)
        self.drawn.setChecked(True)
        self.own.toggled.connect(lambda _: self._choose())
        self.other.clicked.connect(self.draw)
        self.field.textChanged.connect(self._typed)
        self.again.textChanged.connect(self.changed)
        self.field.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.entered)
        self._choose()
