"""No card at the table: the family found by name, then a new card, or none."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.records.card import CardStatus, IdentitySeen
from fieldkit.ui.keys import add_keys
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.households_seen import Hit
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.card_giving import CardGiving, Reissue
from fieldkit.ui.widgets.people_finder import PeopleFinder
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

WITHOUT_KEYS = "Ctrl+Return"


@dataclass(frozen=True)
class NoCardServices:
    """Both in the lane `db`: people by what is typed, and `services.bind_card.reissue_card`."""

    find: Callable[[str], tuple[Hit, ...] | Refusal]
    reissue: Reissue


class NoCardPanel(QWidget):
    """Two steps: who they are, then the new card. Emits `given` with what was saved and the code
    it was asked with, `chosen` with the id of a household to be served without a card, and `left`;
    `late` as `CardGiving` does.
    """

    given = Signal(object, str)
    late = Signal(object, str)
    chosen = Signal(bytes)
    left = Signal()

    def __init__(self, tools: Tools, services: NoCardServices) -> None:
        super().__init__()
        self._household = b""
        self.heading, self.lead = label("heading"), label("muted")
        self.finder = PeopleFinder(tools, services.find)
        self.giving = CardGiving(tools, services.reissue)
        self.without, self.back = button(), button("quiet")
        self._lay_out(tools)
        self.finder.chosen.connect(self._take_hit)
        self.giving.given.connect(self.given)
        self.giving.late.connect(self.late)
        self.giving.left.connect(self.step_back)
        self.without.clicked.connect(self.go_without)
        self.back.clicked.connect(self.left)
        add_keys(self, {WITHOUT_KEYS: self.go_without})
        self._search()

    def _lay_out(self, tools: Tools) -> None:
        theme = tools.look.theme
        column, acts = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(Space.NEAR))
        for part in (self.heading, self.lead):
            column.addWidget(part)
        column.addWidget(self.finder, 1)
        column.addWidget(self.giving)
        for each in (self.without, self.back):
            acts.addWidget(each)
        acts.addStretch(1)
        column.addLayout(acts)
        column.addStretch(0)

    def begin(self) -> None:
        """A family of which nothing is known yet."""
        self.finder.field.clear()
        self._search()

    def begin_with(self, household: bytes, name: str, had_card: bool, seen: bool = False) -> None:
        """A family that is known already; `seen`: its old card was shown."""
        # What was searched for another family is not gone back to.
        self.finder.field.clear()
        self._give_to(household, name, had_card, seen)

    def _give_to(self, household: bytes, name: str, had_card: bool, seen: bool) -> None:
        self._household = household
        self.giving.begin(household, name, had_card, None if seen else IdentitySeen.DOCUMENT)
        self._show(True)

    @property
    def at_card(self) -> bool:
        """Whether a new card is awaited."""
        return not self.giving.isHidden()

    def go_without(self) -> None:
        """Serves the family as it is: no blank card is left, or it finds its own later."""
        if self._household and not self.giving.busy:
            self.chosen.emit(self._household)

    def step_back(self) -> None:
        """One step: to the search, or out; none while a card is being saved."""
        if self.at_card and self.giving.busy:
            return
        if self.at_card and self.finder.typed:
            self._search()
            self.focus_first()
        else:
            self.left.emit()

    def focus_first(self) -> None:
        if self.at_card:
            self.giving.focus_first()
        else:
            self.finder.field.setFocus()

    def retranslate(self) -> None:
        self.heading.setText(translate("NoCard", "No card at hand"))
        self.lead.setText(
            translate("NoCard", "Find the family by the name of anyone in it, or by telephone.")
        )
        self.without.setText(translate("NoCard", "Go on without a card") + "  (Ctrl+Enter)")
        self.back.setText(translate("NoCard", "Back to scanning") + "  (Esc)")
        self.finder.retranslate()
        self.giving.retranslate()

    def _take_hit(self, hit: Hit) -> None:
        self._give_to(hit.household, hit.head or hit.name, hit.card is CardStatus.ACTIVE, False)
        self.focus_first()

    def _search(self) -> None:
        self._household = b""
        self._show(False)

    def _show(self, giving: bool) -> None:
        searching: tuple[QWidget, ...] = (self.heading, self.lead, self.finder, self.back)
        card: tuple[QWidget, ...] = (self.giving, self.without)
        for part in searching:
            part.setVisible(not giving)
        for part in card:
            part.setVisible(giving)
