"""A choice from a long list, found by typing any part of its text: one, or several."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.ui.keys import ENTER
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.answer_field import AnswerField, Options
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.rich_text import plain_text
from fieldkit.ui.widgets.text import button
from fieldkit.ui.words import translate

MOST_FOUND = 200
"""Options offered at once; more letters find the others."""
MOST_LINES = 12
"""Options in view; the rest scroll."""


class SearchAnswer(AnswerField):
    """Answers with the value chosen; of `several`, what is chosen stands below as buttons that
    take it back. A text that is none of the list chooses nothing, and is told. The arrow keys open
    the list; Enter takes the only option that is left.
    """

    def __init__(self, look: Look, several: bool = False, onward: bool = False) -> None:
        super().__init__()
        self._several, self._onward = several, onward
        self._shown: Options = ()
        self._chosen: list[str] = []
        self._names: dict[str, str] = {}
        self._values: dict[str, str] = {}
        self._model = QStringListModel(self)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(False)
        self.field.installEventFilter(self)
        self._completer = _completer(self._model, self)
        self.field.setCompleter(self._completer)
        self._completer.activated.connect(self._pick)
        self.field.textEdited.connect(self._find)
        self.field.textEdited.connect(lambda _: self.halved.emit())
        self.field.editingFinished.connect(self._take)
        self._picked = Flow(gap=look.theme.space(Space.TIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(Space.HAIR))
        column.addWidget(self.field)
        column.addLayout(self._picked)

    @override
    def show_answer(self, value: str, options: Options, name: str, readonly: bool) -> None:
        """Takes the options anew only where they are others."""
        if self._shown != tuple(options):
            self._take_options(options)
        self.field.setAccessibleName(name)
        self.field.setReadOnly(readonly)
        self.field.setPlaceholderText(translate("Question", "type a part of the answer"))
        chosen = value.split() if self._several else [value] if value else []
        if self._several and (chosen != self._chosen or readonly):
            self._show_picked(chosen, readonly)
        elif not self._several and (chosen or not self.unreadable()):
            name = self._names.get(value, value)
            if self.field.text() != name and not (self.field.hasFocus() and not chosen):
                self.field.setText(name)
        self._chosen = chosen

    @override
    def focus_target(self) -> QWidget:
        return self.field

    @override
    def unreadable(self) -> str:
        typed = self.field.text().strip()
        if not typed or self._found(typed):
            return ""
        return translate("Question", "This is not in the list. Choose one of the list.")

    @override
    def half(self) -> str:
        return self.field.text() if self.unreadable() else ""

    @override
    def put_half(self, text: str) -> None:
        self.field.setText(text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4)
            popup = self._completer.popup()
            closed = popup is None or not popup.isVisible()
            if down and closed and not self.field.isReadOnly():
                # All of the list, not only what fits the answer that stands there.
                typed = self.field.text()
                self._find("" if self._found(typed) else typed)
                self._completer.complete()
                return True
            if event.key() in ENTER and not event.modifiers():
                self._take_only()
                self.onward.emit()
                return True
        return super().eventFilter(watched, event)

    def _take_options(self, options: Options) -> None:
        self._shown = tuple(options)
        self._names, self._values = {}, {}
        for value, text in self._shown:
            name = plain_text(text) or value
            if name.casefold() in self._values:
                name = f"{name} ({value})"
            self._names[value], self._values[name.casefold()] = name, value
        self._find("")
        self._chosen = []

    def _find(self, typed: str) -> None:
        """Offers the first options that begin with what is typed, then those that have it inside;
        so many only, since a list that is drawn anew at each key must stay short.
        """
        part = " ".join(typed.split()).casefold()
        found = [name for name in self._values if part in name]
        found.sort(key=lambda name: not name.startswith(part))
        offered = [self._names[self._values[name]] for name in found[:MOST_FOUND]]
        self._model.setStringList(offered)

    def _found(self, typed: str) -> str:
        return self._values.get(" ".join(typed.split()).casefold(), "")

    def _pick(self, name: str) -> None:
        self.field.setText(name)
        self._take()
        if self._onward:
            self.onward.emit()

    def _take_only(self) -> None:
        """As `_take`; where one option alone has what is typed inside, it is the answer."""
        offered = self._model.stringList()
        if self.field.text().strip() and len(offered) == 1:
            self.field.setText(offered[0])
        self._take()

    def _take(self) -> None:
        """Answers with what stands in the field, if that is another answer."""
        typed = self.field.text()
        found = self._found(typed)
        if self._several:
            if found:
                self.field.clear()
                if found not in self._chosen:
                    self.answered.emit(" ".join([*self._chosen, found]))
        elif [found] != (self._chosen or [""]):
            self.answered.emit(found)
        self.left.emit()

    def _show_picked(self, chosen: list[str], readonly: bool) -> None:
        while (item := self._picked.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for value in chosen:
            made, name = button("quiet"), self._names.get(value, value)
            made.setText(f"{name}  ✕")
            made.setAccessibleName(translate("Question", "Take back: %1").replace("%1", name))
            made.setEnabled(not readonly)
            made.clicked.connect(lambda _=False, value=value: self._take_back(value))
            self._picked.addWidget(made)
        self.updateGeometry()

    def _take_back(self, value: str) -> None:
        self.field.setFocus()
        self.answered.emit(" ".join(each for each in self._chosen if each != value))
        self.left.emit()


def _completer(model: QStringListModel, parent: QWidget) -> QCompleter:
    made = QCompleter(model, parent)
    made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    popup = QListView()
    popup.setUniformItemSizes(True)
    made.setPopup(popup)
    made.setMaxVisibleItems(MOST_LINES)
    return made
