"""How the taking is proven: the card, a signature, a photograph, or a thumbprint with a witness."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from fieldkit.records.receipt import ProofKind
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.field_row import FieldRow
from fieldkit.ui.widgets.signature_pad import SignaturePad
from fieldkit.ui.widgets.text import label
from fieldkit.ui.words import translate


class ProofRow(QWidget):
    """Shows only the field that the chosen proof needs. GUI thread only.

    Emits `chosen` when another proof is chosen, and `typed` when a person has changed something.
    """

    chosen = Signal()
    typed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.name = label("strong")
        self.buttons = {kind: QRadioButton() for kind in ProofKind}
        self.pad = SignaturePad(look)
        self.note, self.witness = FieldRow(look), FieldRow(look)
        self._group = QButtonGroup(self)
        choices = QGridLayout()
        for at, (kind, each) in enumerate(self.buttons.items()):
            self._group.addButton(each)
            choices.addWidget(each, at // 2, at % 2)
            each.clicked.connect(lambda _: self.typed.emit())
            each.toggled.connect(lambda on, kind=kind: self._choose(kind) if on else None)
        self.pad.signed.connect(self.typed)
        for row in (self.note, self.witness):
            row.field.textEdited.connect(lambda _: self.typed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.theme.space(Space.HAIR))
        layout.addWidget(self.name)
        layout.addLayout(choices)
        for field in (self.pad, self.note, self.witness):
            layout.addWidget(field)

    @property
    def kind(self) -> ProofKind:
        return next(kind for kind, each in self.buttons.items() if each.isChecked())

    @property
    def proof_note(self) -> str | None:
        """What the receipt keeps of the proof, if anything."""
        match self.kind:
            case ProofKind.SIGNATURE:
                return self.pad.text or None
            case ProofKind.PHOTO:
                return self.note.text or None
            case ProofKind.CARD_SCAN | ProofKind.THUMB:
                return None

    @property
    def witness_name(self) -> str | None:
        return (self.witness.text or None) if self.kind is ProofKind.THUMB else None

    def begin(self, scanned: bool) -> None:
        """A fresh family: the card proves if it was scanned, else a signature is asked for."""
        self.pad.wipe()
        self.note.clear()
        self.witness.clear()
        self.buttons[ProofKind.CARD_SCAN].setEnabled(scanned)
        kind = ProofKind.CARD_SCAN if scanned else ProofKind.SIGNATURE
        self.buttons[kind].setChecked(True)
        self._choose(kind)

    def put_back(self, kind: ProofKind, strokes: str, note: str, witness: str) -> None:
        """The proof as it was entered before; `strokes` as the pad's `text` gave them."""
        self.buttons[kind].setChecked(True)
        self._choose(kind)
        self.pad.show_text(strokes)
        self.note.field.setText(note)
        self.witness.field.setText(witness)

    def focus(self) -> None:
        """To the choice of proof."""
        self.buttons[self.kind].setFocus()

    def retranslate(self) -> None:
        self.name.setText(translate("Proof", "Proof"))
        words = {
            ProofKind.CARD_SCAN: translate("Proof", "Card"),
            ProofKind.SIGNATURE: translate("Proof", "Signature"),
            ProofKind.PHOTO: translate("Proof", "Photograph"),
            ProofKind.THUMB: translate("Proof", "Thumbprint"),
        }
        for kind, each in self.buttons.items():
            each.setText(words[kind])
        self.pad.set_words(
            translate("Proof", "Signature"),
            translate("Proof", "Sign here, or on the paper sheet. Delete wipes it."),
        )
        self.note.set_words(translate("Proof", "Where the photograph is kept"))
        self.witness.set_words(translate("Proof", "Name of the witness"))

    def _choose(self, kind: ProofKind) -> None:
        self.pad.setVisible(kind is ProofKind.SIGNATURE)
        self.note.setVisible(kind is ProofKind.PHOTO)
        self.witness.setVisible(kind is ProofKind.THUMB)
        self.chosen.emit()
