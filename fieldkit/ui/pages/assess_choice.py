"""Which family to assess: found by search, or the one whose assessment is not finished."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.households_seen import Hit
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.people_finder import PeopleFinder
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate


class ChoiceView(QWidget):
    """Emits `chosen` with a `Hit`; `resumed` and `discarded`, of what is not finished. `problem`
    says why a form can't be opened.
    """

    chosen = Signal(object)
    resumed = Signal()
    discarded = Signal()

    def __init__(self, tools: Tools, find: Callable[[str], tuple[Hit, ...] | Refusal]) -> None:
        super().__init__()
        self._tools = tools
        self._begun: str | None = None
        self.finder = PeopleFinder(tools, find)
        self.intro, self.problem = label("muted"), Notice(tools.look)
        self.unfinished, self.go_on, self.discard = Notice(tools.look), button(), button("quiet")
        self._lay_out()
        self.finder.chosen.connect(self.chosen)
        self.go_on.clicked.connect(self.resumed)
        self.discard.clicked.connect(self.discarded)

    def show_unfinished(self, name: str | None) -> None:
        """Whose assessment is begun; None where none is."""
        self._begun = name
        words = translate("Assess", "An assessment is not finished: %1")
        self.unfinished.say(Tone.CARE, "" if name is None else words.replace("%1", name))
        for act in (self.go_on, self.discard):
            act.setVisible(name is not None)

    def focus_first(self) -> None:
        self.finder.field.setFocus()

    def retranslate(self) -> None:
        self.intro.setText(translate("Assess", "Choose the family whose needs you will ask about."))
        self.go_on.setText(translate("Assess", "Go on"))
        self.discard.setText(translate("Assess", "Throw away"))
        self.finder.retranslate()
        self.show_unfinished(self._begun)

    def _lay_out(self) -> None:
        theme = self._tools.look.theme
        waiting = Flow(gap=theme.space(Space.TIGHT))
        for each in (self.go_on, self.discard):
            waiting.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(Space.NEAR))
        for part in (self.intro, self.unfinished):
            layout.addWidget(part)
        layout.addLayout(waiting)
        layout.addWidget(self.problem)
        layout.addWidget(self.finder, 1)
