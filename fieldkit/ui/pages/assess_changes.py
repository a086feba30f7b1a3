"""What a correction changed: questions with their answers before and after, as people read them."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fieldkit.forms.difference import Difference
from fieldkit.records.signature import read_strokes
from fieldkit.ui.look import Look
from fieldkit.ui.small_picture import picture_bytes
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.answer_kinds import TYPINGS
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.rich_text import plain_text
from fieldkit.ui.widgets.signature_pad import SignaturePad
from fieldkit.ui.widgets.text import label
from fieldkit.ui.widgets.typed_values import shown_value
from fieldkit.ui.words import translate

WIDE, TALL = 200, 84
"""Pixels at 100 % of a picture or a signature."""
ENDS = ("?", ".", "!", "…")
KEEP, SMOOTH = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation


class ChangeLine(QWidget):
    """One question and its two answers; pictures and signatures are shown below the words."""

    def __init__(self, look: Look, one: Difference) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(Space.HAIR))
        self.sentence = label("body", change_words(one))
        column.addWidget(self.sentence)
        shown = [self._picture(each) for each in (one.before, one.after)]
        drawn = [each for each in shown if each is not None]
        if not drawn:
            return
        row = Flow(gap=look.theme.space(Space.NEAR))
        for each in drawn:
            each.setAccessibleName(self.sentence.text())
            row.addWidget(each)
        column.addLayout(row)

    def _picture(self, answer: str) -> QWidget | None:
        theme = self._look.theme
        if read_strokes(answer):
            pad = SignaturePad(self._look)
            pad.show_text(answer)
            pad.setEnabled(False)
            pad.setFixedWidth(theme.sized(WIDE))
            return pad
        data, picture = picture_bytes(answer), QPixmap()
        if not data or not picture.loadFromData(data):
            return None
        shown = QLabel()
        shown.setPixmap(picture.scaled(theme.sized(WIDE), theme.sized(TALL), KEEP, SMOOTH))
        return shown


def change_words(one: Difference) -> str:
    """`Age: 41 → 42`, `How old is she? 41 → 42`."""
    before, after = answer_words(one, one.before), answer_words(one, one.after)
    if one.kind == "file" and before == after:
        after = translate("AssessFamily", "another one")
    asked = plain_text(one.label).rstrip(":")
    return f"{asked}{'' if asked.endswith(ENDS) else ':'} {before} → {after}"


def answer_words(one: Difference, answer: str) -> str:
    """An answer as a person reads it: a picture by what it is, a day as days are written here."""
    if not answer:
        return translate("AssessFamily", "no answer")
    if one.kind == "file":
        if read_strokes(answer):
            return translate("AssessFamily", "a signature")
        return translate("AssessFamily", "a picture") if picture_bytes(answer) else answer
    typing = TYPINGS.get(one.kind)
    if typing is None:
        return answer
    return shown_value(typing, answer, QLocale().decimalPoint()) or answer
