"""A repeat: its rows as a list, and beside it, or below where there is no room, the open one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.keyed import keyed
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

BESIDE = 620
"""Pixels at 100 % from which on the rows stand beside the open one."""
SHARE = 256
"""Pixels at 100 % of the rows there."""
MOST_LINES = 6
"""Rows in view; the rest scroll."""


@dataclass(frozen=True)
class Row:
    """One row: its first answers, and how many of its answers are missing or wrong."""

    said: str
    gaps: int


class RepeatTable(QWidget):
    """Emits `opened` with a row's place from 0, `added`, and `removed` with a place.

    Removing asks once more, on the page: a row goes with all its answers.
    """

    opened = Signal(int)
    added = Signal()
    removed = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._open, self._fixed, self._name = look, 0, False, ""
        self.heading, self.note, self.entries = label("heading"), label("caption"), QListWidget()
        self.acts = {name: button() for name in ("add", "remove", "sure", "keep")}
        self.acts["keep"].setProperty("kind", "quiet")
        self.row_name, self.asked = label("strong"), label("body")
        inside = QWidget()
        self.inside = QVBoxLayout(inside)
        """Where the questions of the open row stand."""
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(look.theme.space(Space.APART))
        self._lay_out(inside)
        self.entries.itemActivated.connect(self._activated)
        self.entries.itemClicked.connect(self._activated)
        self.entries.installEventFilter(self)
        self.acts["add"].clicked.connect(self.added)
        self.acts["remove"].clicked.connect(lambda: self._ask(sure=True))
        self.acts["sure"].clicked.connect(lambda: self.removed.emit(self._open))
        self.acts["keep"].clicked.connect(lambda: self._ask(sure=False))

    @property
    def grows(self) -> bool:
        """Whether a row may be added now."""
        return not self._fixed and not self.isHidden()

    def show_rows(
        self, name: str, rows: Sequence[Row], opened: int, fixed: bool, counted: bool
    ) -> None:
        """`fixed`: no row can be added or taken out; `counted`: since an answer says how many."""
        self._name, self._open, self._fixed = name, opened, fixed
        self.heading.setText(name)
        self.heading.setVisible(bool(name))
        if self.entries.count() != len(rows):
            self.entries.clear()
            for _ in rows:
                QListWidgetItem(self.entries)
        for at, row in enumerate(rows):
            self._show_row(at, row)
        self.entries.setCurrentRow(opened)
        self.entries.setAccessibleName(translate("Part", "Rows: %1").replace("%1", name))
        self.entries.setVisible(bool(rows))
        words = translate("Part", "None yet.") if not rows else ""
        if counted:
            words = translate("Part", "How many there are follows from another answer.")
        self.note.setText(words)
        self.note.setVisible(bool(words))
        title = translate("Part", "Row %1 of %2").replace("%1", str(opened + 1))
        self.row_name.setText(title.replace("%2", str(len(rows))))
        self.row_name.setVisible(bool(rows))
        self._ask(sure=False)
        self._measure()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        some = self.entries.count() > 0 and not self._fixed
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and some:
            wanted = event.key() == Qt.Key.Key_Delete
            if wanted:
                self._activate(self.entries.currentRow())
                self._ask(sure=True)
            return wanted
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds a row wherever one is in the repeat: of repeats in a row, the innermost."""
        if event.key() == Qt.Key.Key_Insert and not event.modifiers() and self.grows:
            self.added.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _show_row(self, at: int, row: Row) -> None:
        words = f"{at + 1}.  {row.said or translate('Part', 'empty')}"
        item = self.entries.item(at)
        item.setText(f"{words}  · {row.gaps}" if row.gaps else words)
        waits = translate("Assess", "%Ln answers still needed", None, row.gaps)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, {waits}")
        item.setToolTip(row.said)

    def _activated(self, item: QListWidgetItem) -> None:
        self._activate(self.entries.row(item))

    def _activate(self, at: int) -> None:
        if at != self._open:
            self.opened.emit(at)

    def _ask(self, sure: bool) -> None:
        """`sure`: whether the row shall go is being asked."""
        row = str(self._open + 1)
        self.acts["add"].setText(translate("Part", "Add a row"))
        self.acts["add"].setAccessibleName(f"{self.acts['add'].text()}: {self._name}")
        self.acts["remove"].setText(translate("Part", "Remove row %1").replace("%1", row))
        self.acts["sure"].setText(translate("Part", "Yes, remove it"))
        said = translate("Part", "Row %1 goes with all its answers.").replace("%1", row)
        self.acts["sure"].setAccessibleDescription(said)
        self.acts["keep"].setText(translate("Part", "Keep it"))
        some = self.entries.count() > 0 and not self._fixed
        self._pairs["add"].setVisible(not self._fixed and not sure)
        self._pairs["remove"].setVisible(some and not sure)
        self.acts["sure"].setVisible(some and sure)
        self.acts["keep"].setVisible(some and sure)
        self.asked.setText(said)
        self.asked.setVisible(some and sure)
        if sure:
            self.acts["keep"].setFocus()

    def _turn(self) -> None:
        theme = self._look.theme
        beside = self.width() >= theme.sized(BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != way:
            self._row.setDirection(way)
        self._list.setMaximumWidth(theme.sized(SHARE) if beside else 1 << 14)

    def _measure(self) -> None:
        lines = min(max(self.entries.count(), 1), MOST_LINES)
        tall = max(self.entries.sizeHintForRow(0), self.fontMetrics().height())
        self.entries.setFixedHeight(lines * tall + 6)

    def _lay_out(self, inside: QWidget) -> None:
        theme = self._look.theme
        self.entries.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pairs = {
            "add": keyed(self._look, self.acts["add"], "Ins"),
            "remove": keyed(self._look, self.acts["remove"], "Del"),
        }
        acts = Flow(gap=theme.space(Space.TIGHT))
        for each in (*self._pairs.values(), self.acts["sure"], self.acts["keep"]):
            acts.addWidget(each)
        self._list = QWidget()
        left = QVBoxLayout(self._list)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.space(Space.TIGHT))
        for part in (self.note, self.entries, self.asked):
            left.addWidget(part)
        left.addLayout(acts)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(theme.space(Space.NEAR))
        right.addWidget(self.row_name)
        right.addWidget(inside)
        right.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(theme.space(Space.APART))
        self._row.addWidget(self._list)
        self._row.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(Space.TIGHT))
        column.addWidget(self.heading)
        column.addLayout(self._row)
