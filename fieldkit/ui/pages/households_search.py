"""The first view of Households: find somebody, go on with what was begun, register a family."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.keyed import keyed
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.people_finder import Find, PeopleFinder
from fieldkit.ui.widgets.text import button
from fieldkit.ui.words import translate

NEW_KEYS = "F2"


class SearchView(QWidget):
    """The finder and the buttons around it; the page connects them. GUI thread only."""

    def __init__(self, tools: Tools, find: Find) -> None:
        super().__init__()
        self.unfinished, self.problem = Notice(tools.look), Notice(tools.look)
        self.go_on, self.discard = button(), button("quiet")
        self.finder, self.new = PeopleFinder(tools, find), button("primary")
        self.camera = button("quiet")
        self._name = ""
        self._nobody = False
        self.finder.nobody.connect(self._take_nobody)
        theme = tools.look.theme
        acts, waiting = Flow(gap=theme.space(Space.NEAR)), Flow(gap=theme.space(Space.TIGHT))
        self._new = keyed(tools.look, self.new, NEW_KEYS)
        for part in (self._new, self.camera):
            acts.addWidget(part)
        for each in (self.go_on, self.discard):
            waiting.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(Space.NEAR))
        layout.addWidget(self.problem)
        layout.addWidget(self.finder, 1)
        layout.addLayout(acts)
        layout.addWidget(self.unfinished)
        layout.addLayout(waiting)

    @property
    def sought(self) -> str:
        """What is typed where nobody answers to it: a family that is to be registered."""
        return self.finder.typed if self._nobody else ""

    def _take_nobody(self, nobody: bool) -> None:
        self._nobody = nobody
        words = translate("Households", "Or register the family: F2 takes over the name.")
        self.finder.advise("" if self._name else words)

    def show_unfinished(self, name: str) -> None:
        """Whose record was begun and not saved; empty for nobody's."""
        self._name = name
        words = translate("Households", "Not saved yet: %1").replace("%1", name)
        self.unfinished.say(Tone.CARE, words if name else "")
        self.go_on.setVisible(bool(name))
        self.discard.setVisible(bool(name))
        self._new.setVisible(not name)
        self._take_nobody(self._nobody)

    def retranslate(self) -> None:
        self.new.setText(translate("Households", "Register a family"))
        self.go_on.setText(translate("Households", "Go on"))
        self.discard.setText(translate("Households", "Throw away"))
        self.finder.retranslate()
        self.show_unfinished(self._name)
