"""Why something is given although the rules alone say no: a reason, and a note in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldkit.records.receipt import ExceptionReason
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.choice_row import ChoiceRow
from fieldkit.ui.widgets.field_row import FieldRow
from fieldkit.ui.widgets.text import label
from fieldkit.ui.words import translate


class ExceptionRow(QWidget):
    """Emits `typed` when a person chooses or types; Enter goes from the reason to the note."""

    typed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.heading = label("heading")
        self.choice, self.note = ChoiceRow(look), FieldRow(look, QLineEdit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.theme.space(Space.TIGHT))
        for each in (self.heading, self.choice, self.note):
            layout.addWidget(each)
        self.choice.field.entered.connect(self.note.field.setFocus)
        self.choice.field.activated.connect(lambda _: self.typed.emit())
        self.note.field.textEdited.connect(lambda _: self.typed.emit())

    @property
    def reason(self) -> ExceptionReason:
        return ExceptionReason(self.choice.code or ExceptionReason.TEAM_LEAD_DECISION)

    def begin(self, reason: ExceptionReason, note: str = "") -> None:
        """`reason` is the likeliest one; the note is the team lead's own."""
        self.retranslate()
        self.choice.choose(reason)
        self.note.field.setText(note)
        self.note.show_wrong("")

    def retranslate(self) -> None:
        self.heading.setText(translate("Exception", "As an exception"))
        words = {
            ExceptionReason.OTHER_AREA: translate("Exception", "The family is of another area"),
            ExceptionReason.CARD_NOT_READABLE: translate("Exception", "The card cannot be read"),
            ExceptionReason.URGENT_NEED: translate("Exception", "Urgent need"),
            ExceptionReason.TEAM_LEAD_DECISION: translate(
                "Exception", "Another reason of the team lead"
            ),
        }
        named = {str(reason): word for reason, word in words.items()}
        self.choice.set_words(translate("Exception", "Reason"), named)
        self.note.set_words(translate("Exception", "What happened, and who decided"))
