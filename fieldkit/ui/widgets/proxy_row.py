"""Somebody who may collect for a family, as a row of fields."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.households_birth import read_day, tidy_day, whole_day
from fieldkit.ui.pages.households_typed import TypedProxy
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.field_flow import FieldFlow
from fieldkit.ui.widgets.field_row import FieldRow
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

WIDTHS = {"family": 164, "given": 140, "patronymic": 160, "document": 244, "until": 160}
"""Pixels at 100 %."""


class ProxyRow(QWidget):
    """Emits `changed`. A registered proxy can be taken out, not rewritten: its fields are shown
    for reading.
    """

    changed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools, self._id, self._removed = tools, "", False
        look = tools.look
        self.family = FieldRow(look, QLineEdit(), self._check_name)
        self.given = FieldRow(look, QLineEdit(), self._check_name)
        self.patronymic, self.document = FieldRow(look), FieldRow(look)
        self.until = FieldRow(look, QLineEdit(), self._check_day, tidy=tidy_day, whole=whole_day)
        self.remove, self.gone, self.keep = button("link"), label("muted"), button("link")
        self._lay_out()
        for row in self._rows():
            row.field.textEdited.connect(lambda _: self.changed.emit())
        self.remove.clicked.connect(lambda: self._remove(True))
        self.keep.clicked.connect(lambda: self._remove(False))

    def typed(self) -> TypedProxy:
        family, given, patronymic, document, until = (row.text for row in self._rows())
        return TypedProxy(
            self._id, family, given, patronymic, document, until, removed=self._removed
        )

    def show_typed(self, typed: TypedProxy) -> None:
        self._id = typed.id
        names = (typed.family_name, typed.given_name, typed.patronymic)
        texts = (*names, typed.document_note, typed.valid_until)
        for row, text in zip(self._rows(), texts, strict=True):
            row.field.setText(text)
            row.field.setReadOnly(bool(typed.id))
        self._show_removed(typed.removed)

    def complain(self) -> QWidget | None:
        """Checks the whole row; the first field that is wrong, or None."""
        if self._removed or self._id or self.typed().blank():
            return None
        wrong = [row.field for row in (self.family, self.given, self.until) if row.complain()]
        return next(iter(wrong), None)

    def retranslate(self, place: int) -> None:
        """`place` counts from 1."""
        self.family.set_words(translate("Proxy", "Family name"))
        self.given.set_words(translate("Proxy", "Given name"))
        self.patronymic.set_words(translate("Proxy", "Patronymic"))
        self.document.set_words(translate("Proxy", "Document seen"))
        self.document.field.setPlaceholderText(translate("Proxy", "without its full number"))
        self.until.set_words(translate("Proxy", "May collect until"))
        self.until.field.setPlaceholderText(translate("Proxy", "no end"))
        self.remove.setText(translate("Proxy", "Remove"))
        self.keep.setText(translate("Proxy", "Put back"))
        number = translate("Proxy", "proxy %1").replace("%1", str(place))
        for row in self._rows():
            row.field.setAccessibleName(f"{row.name.text()}, {number}")
        self.remove.setAccessibleName(f"{self.remove.text()}, {number}")
        self._show_removed(self._removed)

    def _rows(self) -> tuple[FieldRow, ...]:
        return self.family, self.given, self.patronymic, self.document, self.until

    def _check_name(self, text: str) -> str:
        if text or self.typed().blank():
            return ""
        return translate("Proxy", "Write the name.")

    def _check_day(self, text: str) -> str:
        read = read_day(text, self.until.name.text())
        return self._tools.speech.outcome(read) if isinstance(read, Refusal) else ""

    def _remove(self, removed: bool) -> None:
        self._show_removed(removed)
        (self.keep if removed else self.family.field).setFocus()
        self.changed.emit()

    def _show_removed(self, removed: bool) -> None:
        self._removed = removed
        self._fields.setVisible(not removed)
        self._back.setVisible(removed)
        name = f"{self.family.text} {self.given.text}".strip()
        words = translate("Proxy", "%1 will no longer collect once you save.")
        self.gone.setText(words.replace("%1", name))

    def _lay_out(self) -> None:
        theme = self._tools.look.theme
        self._fields, self._back = QWidget(), QWidget()
        line = FieldFlow(
            lambda pixels: self._tools.look.theme.sized(pixels), gap=theme.space(Space.TIGHT)
        )
        for row, width in zip(self._rows(), WIDTHS.values(), strict=True):
            line.add_field(row, width)
        inner = QVBoxLayout(self._fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(line)
        inner.addWidget(self.remove)
        inner.setAlignment(self.remove, Qt.AlignmentFlag.AlignLeft)
        back = Flow(self._back, theme.space(Space.TIGHT))
        back.addWidget(self.gone)
        back.addWidget(self.keep)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._fields)
        outer.addWidget(self._back)
        self._back.hide()
