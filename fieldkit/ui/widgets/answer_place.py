"""A position as an answer: typed, or that of the site where one works."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.answer_field import AnswerField, Options
from fieldkit.ui.widgets.answer_means import Means
from fieldkit.ui.widgets.answer_text import TextAnswer
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.text import button
from fieldkit.ui.widgets.typed_values import Typing
from fieldkit.ui.words import translate


class PlaceAnswer(AnswerField):
    """Answers at each keystroke, and with the site's position where the directory has one."""

    def __init__(self, tools: Tools, means: Means) -> None:
        super().__init__()
        self._tools, self._means = tools, means
        self.typed, self.here = TextAnswer(tools.look, Typing.PLACE), button("quiet")
        self.typed.answered.connect(self.answered)
        self.typed.left.connect(self.left)
        self.typed.onward.connect(self.onward)
        self.here.clicked.connect(self._take_site)
        acts = Flow(gap=tools.look.theme.space(Space.TIGHT))
        acts.addWidget(self.here)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tools.look.theme.space(Space.HAIR))
        column.addWidget(self.typed)
        column.addLayout(acts)

    @override
    def show_answer(self, value: str, options: Options, name: str, readonly: bool) -> None:
        self.typed.show_answer(value, options, name, readonly)
        site = self._means.site
        self.here.setVisible(site is not None and not readonly)
        if site is not None:
            words = translate("Question", "This site's position: %1")
            self.here.setText(words.replace("%1", site.name.of(self._tools.speech.language)))
            self.here.setAccessibleName(f"{self.here.text()}, {name}")

    @override
    def focus_target(self) -> QWidget:
        return self.typed.field

    @override
    def unreadable(self) -> str:
        return self.typed.unreadable()

    @override
    def half(self) -> str:
        return self.typed.half()

    @override
    def put_half(self, text: str) -> None:
        self.typed.put_half(text)

    @override
    def refuse(self) -> None:
        self.typed.refuse()

    def _take_site(self) -> None:
        site = self._means.site
        if site is not None:
            self.typed.take(site.place)
            self.typed.field.setFocus()
            self.left.emit()
