"""A place whose work is not in this version: says so, and where the work is done instead."""

from fieldkit.ui.icons import Icon
from fieldkit.ui.intents import GoTo
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.places import Place, name_of
from fieldkit.ui.widgets.empty_state import EmptyState
from fieldkit.ui.words import translate


class NotHerePage(Page):
    """An empty state with the name of the place."""

    def __init__(self, tools: Tools, place: Place) -> None:
        super().__init__(tools)
        self._place = place
        self.state = EmptyState(tools.look, Icon(str(place)))
        self.state.action.clicked.connect(lambda: self.want(GoTo(Place.TODAY)))
        self.column.addWidget(self.state, 1)

    def retranslate(self) -> None:
        self.title.setText(name_of(self._place))
        self.state.say(
            translate("NotHere", "Not in this version"),
            translate("NotHere", "Use the paper sheets for this work until FieldKit is updated."),
            translate("NotHere", "Back to Today"),
        )

    def entered(self) -> None:
        self.state.action.setFocus()
