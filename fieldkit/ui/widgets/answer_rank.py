"""A ranking: the list is put in order with the keyboard, with buttons, or by dragging."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.ui.keys import ENTER
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.answer_field import AnswerField, Options
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.keyed import keyed
from fieldkit.ui.widgets.rich_text import plain_text
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

VALUE = Qt.ItemDataRole.UserRole
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
MOST_LINES = 10


class RankAnswer(AnswerField):
    """Answers with all values in their order, with spaces between them, once something is moved or
    the order shown is kept (Enter).
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._value, self._name = look, "", ""
        self.state, self.entries = label("caption"), QListWidget()
        self.acts = {name: button("plain") for name in ("up", "down", "keep")}
        self.entries.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entries.setWordWrap(True)
        self.entries.installEventFilter(self)
        self.entries.model().rowsMoved.connect(lambda *_: self._keep())
        self._row = Flow(gap=look.theme.space(Space.TIGHT))
        keys = {"up": "Alt+Up", "down": "Alt+Down", "keep": "Return"}
        self._pairs = {name: keyed(look, self.acts[name], key) for name, key in keys.items()}
        for pair in self._pairs.values():
            self._row.addWidget(pair)
        self.acts["up"].clicked.connect(lambda: self._move(-1))
        self.acts["down"].clicked.connect(lambda: self._move(1))
        self.acts["keep"].clicked.connect(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(Space.HAIR))
        column.addWidget(self.state)
        column.addWidget(self.entries)
        column.addLayout(self._row)

    @override
    def show_answer(self, value: str, options: Options, name: str, readonly: bool) -> None:
        self._value, self._name = value, name
        names = {each: plain_text(text) or each for each, text in options}
        order = [each for each in value.split() if each in names]
        order += [each for each in names if each not in order]
        if order != self._order():
            chosen = self.entries.currentRow()
            self.entries.clear()
            for each in order:
                QListWidgetItem(self.entries).setData(VALUE, each)
            self.entries.setCurrentRow(max(chosen, 0))
        for at, each in enumerate(order):
            self.entries.item(at).setText(f"{at + 1}.  {names[each]}")
        self.entries.setEnabled(not readonly)
        for made in self.acts.values():
            made.setEnabled(not readonly)
        self._say()
        self._measure()

    @override
    def focus_target(self) -> QWidget:
        return self.entries

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in MOVES:
                self._move(MOVES[Qt.Key(event.key())])
                return True
            if event.key() in ENTER and not event.modifiers():
                if self._value:
                    self.onward.emit()
                else:
                    self._keep()
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.answered.emit("")
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        at = self.entries.currentRow()
        to = at + by
        if at < 0 or not 0 <= to < self.entries.count():
            return
        item = self.entries.takeItem(at)
        self.entries.insertItem(to, item)
        self.entries.setCurrentRow(to)
        self._keep()

    def _keep(self) -> None:
        self.answered.emit(" ".join(self._order()))
        self.left.emit()

    def _order(self) -> list[str]:
        return [str(self.entries.item(at).data(VALUE)) for at in range(self.entries.count())]

    def _say(self) -> None:
        self.acts["up"].setText(translate("Question", "Up"))
        self.acts["down"].setText(translate("Question", "Down"))
        self.acts["keep"].setText(translate("Question", "Keep this order"))
        self._pairs["keep"].setVisible(not self._value)
        words = translate("Question", "Not ranked yet. The first is the most important.")
        if self._value:
            words = translate("Question", "Ranked. The first is the most important.")
        self.state.setText(words)
        self.entries.setAccessibleName(f"{self._name}. {words}")

    def _measure(self) -> None:
        lines = min(max(self.entries.count(), 1), MOST_LINES)
        tall = max(self.entries.sizeHintForRow(0), self.fontMetrics().height())
        self.entries.setFixedHeight(lines * tall + 6)
        self.entries.setIconSize(QSize(0, 0))
