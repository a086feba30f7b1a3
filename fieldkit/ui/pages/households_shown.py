"""One household as it is held here: who, by what card, what it received, and what to do next."""

from collections.abc import Callable
from datetime import date, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from fieldkit.cards.numbers import grouped
from fieldkit.records.card import CardStatus
from fieldkit.records.person import Person, Relation
from fieldkit.records.proxy import Proxy
from fieldkit.ui.formats import day, moment, number, one_piece, phone
from fieldkit.ui.keys import add_keys
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.households_card import CardSection, CardServices
from fieldkit.ui.pages.households_seen import Given, HouseholdSeen, full_name
from fieldkit.ui.pages.households_words import (
    age_words,
    card_words,
    need_words,
    person_age,
    relative_words,
    size_words,
)
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.elsewhere_panel import ELSEWHERE_KEYS, ElsewherePanel
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.keyed import keyed
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.tall import Tall
from fieldkit.ui.widgets.text import button, frame, label
from fieldkit.ui.words import translate

KEYS = {"give": "F5", "assess": "F7", "change": "F6", "back": "Esc"}
MOST_GIVEN = 12


class ShownView(Tall):
    """Emits what the person wants done with the household. GUI thread only."""

    give = Signal()
    assess = Signal()
    change = Signal()
    back = Signal()
    card_changed = Signal(object)
    """What an act on a card changed."""

    def __init__(
        self,
        tools: Tools,
        today: Callable[[], date],
        zone: tzinfo,
        elsewhere: ElsewherePanel,
        cards: CardServices | None = None,
    ) -> None:
        super().__init__()
        self.cards = CardSection(tools, cards, zone) if cards is not None else None
        self._tools, self._today, self._zone = tools, today, zone
        self.elsewhere = elsewhere
        self.seen: HouseholdSeen | None = None
        self.heading, self.about = label("title"), label("muted")
        self.notice = Notice(tools.look)
        self.acts: dict[str, QPushButton] = {}
        self._body = QVBoxLayout()
        self._lay_out()

    def show_household(self, seen: HouseholdSeen) -> None:
        self.seen = seen
        self.retranslate()

    def retranslate(self) -> None:
        words = {
            "give": translate("Household", "Hand out"),
            "assess": translate("Household", "Assess needs"),
            "change": translate("Household", "Change the record"),
            "back": translate("Household", "Back to the search"),
        }
        for name, each in self.acts.items():
            each.setText(words[name])
        if self.seen is not None:
            self.elsewhere.show_subject(self.seen.household.id.hex())
            self._fill(self.seen)

    def _leave(self) -> None:
        """Esc closes what is open in the view first."""
        if self.cards is None or not self.cards.stop_giving():
            self.back.emit()

    def _fill(self, seen: HouseholdSeen) -> None:
        heads = [each for each in seen.members if each.id == seen.household.head]
        named = heads or list(seen.members[:1])
        self.heading.setText(full_name(named[0]) if named else translate("Household", "Nobody"))
        self.about.setText(_joined(*self._about(seen)))
        self._warn(seen)
        while (item := self._body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if self.cards is not None:
            self.cards.show_cards(seen.household.id, self.heading.text(), seen.lives)
        self._section(translate("Household", "Members"), self._members(seen))
        if seen.proxies:
            self._section(translate("Household", "May also collect"), self._proxies(seen))
        self._section(translate("Household", "Received"), self._received(seen))

    def _about(self, seen: HouseholdSeen) -> list[str]:
        household, language = seen.household, self._tools.speech.language
        cards = [
            _active(one_piece(grouped(each.short_number)))
            for each in seen.cards
            if each.status is CardStatus.ACTIVE
        ]
        arrived, origin = household.arrived, household.origin_settlement
        came = translate("Household", "arrived") + f" {day(arrived, language)}" if arrived else ""
        left = translate("Household", "from: %1").replace("%1", origin) if origin else ""
        assessed = ""
        if seen.assessments:
            assessed = translate("Household", "%Ln assessments", None, seen.assessments)
            # The last of the row: a figure alone at its end would be left without its word.
            assessed = one_piece(assessed)
        parts = [
            size_words(len(seen.members)),
            seen.site.of(language),
            *(cards or [card_words(None)]),
        ]
        return [
            *parts,
            one_piece(phone(household.phone or "")),
            came,
            left,
            household.address_note or "",
            assessed,
        ]

    def _warn(self, seen: HouseholdSeen) -> None:
        words = ""
        if seen.open_fields:
            words = translate(
                "Household",
                "Two laptops wrote different things about this household. "
                "Ask the team lead to settle it before anything is handed out.",
            )
        self.notice.say(Tone.ASK, words)

    def _members(self, seen: HouseholdSeen) -> list[tuple[str, str, str]]:
        needs = need_words()
        rows = []
        for each in seen.members:
            role = _relation(each, seen.household.head)
            noted = ", ".join(needs.get(need, str(need)) for need in each.specific_needs)
            rows.append(
                (
                    full_name(each),
                    age_words(*person_age(each, self._today())),
                    _joined(relative_words(role, each.sex), noted, phone(each.phone or "")),
                )
            )
        return rows

    def _proxies(self, seen: HouseholdSeen) -> list[tuple[str, str, str]]:
        return [
            (full_name(each), self._until(each), each.document_note or "") for each in seen.proxies
        ]

    def _until(self, proxy: Proxy) -> str:
        if proxy.valid_until is None:
            return translate("Household", "no end")
        until = day(proxy.valid_until, self._tools.speech.language)
        return translate("Household", "until %1").replace("%1", until)

    def _received(self, seen: HouseholdSeen) -> list[tuple[str, str, str]]:
        if not seen.given:
            return [(translate("Household", "Nothing yet"), "", "")]
        return [self._one_given(each) for each in seen.given[:MOST_GIVEN]]

    def _one_given(self, given: Given) -> tuple[str, str, str]:
        language = self._tools.speech.language
        lines = ", ".join(f"{item.of(language)} × {number(n, language)}" for item, n in given.lines)
        programme = given.programme.of(language)
        if given.number:
            programme += " · " + translate("Household", "round %1").replace("%1", str(given.number))
        if given.voided:
            programme += " · " + translate("Household", "voided")
        return lines, moment(given.at_ms, self._zone, language), programme

    def _section(self, title: str, rows: list[tuple[str, str, str]]) -> None:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, self._tools.look.theme.space(Space.NEAR), 0, 0)
        grid.setHorizontalSpacing(self._tools.look.theme.space(Space.APART))
        grid.setVerticalSpacing(self._tools.look.theme.space(Space.HAIR))
        grid.addWidget(label("heading", title), 0, 0, 1, 3)
        grid.addWidget(frame("rule"), 1, 0, 1, 3)
        narrow = self._tools.look.theme.large
        for at, (name, side, more) in enumerate(rows):
            line = 2 * at + 2
            # Large text: what is said of somebody goes below the name, not beside it as a tower.
            place = (line + 1, 0, 1, 3) if narrow else (line, 2, 1, 1)
            grid.addWidget(label("body", name), line, 0, 1, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label("body", side), line, 1, 1, 1, Qt.AlignmentFlag.AlignTop)
            if more:
                grid.addWidget(label("muted", more), *place, Qt.AlignmentFlag.AlignTop)
        for column, stretch in enumerate((5, 3, 0 if narrow else 5)):
            grid.setColumnStretch(column, stretch)
        self._body.addWidget(part)

    def _lay_out(self) -> None:
        theme = self._tools.look.theme
        signals = {
            "give": self.give,
            "assess": self.assess,
            "change": self.change,
            "back": self.back,
        }
        acts = Flow(gap=theme.space(Space.NEAR))
        for name, signal in signals.items():
            made = button({"give": "primary", "back": "quiet"}.get(name, "plain"))  # type: ignore[arg-type]
            made.clicked.connect(signal)
            acts.addWidget(keyed(self._tools.look, made, KEYS[name]))
            self.acts[name] = made
        going = {KEYS[name]: signal.emit for name, signal in signals.items()}
        add_keys(self, {**going, KEYS["back"]: self._leave, ELSEWHERE_KEYS: self.elsewhere.ask})
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(Space.NEAR))
        for each in (self.heading, self.about, self.notice):
            layout.addWidget(each)
        layout.addLayout(acts)
        layout.addWidget(self.elsewhere)
        layout.addLayout(self._body)
        if self.cards is not None:
            layout.addWidget(self.cards)
            self.cards.done.connect(self.card_changed)
            self.cards.add_keys(self)
        layout.addStretch(1)


def _relation(person: Person, head: bytes | None) -> Relation | None:
    return Relation.HEAD if person.id == head else person.relation


def _joined(*parts: str) -> str:
    # A line that begins with a dot reads as a list of one.
    return "\xa0· ".join(part for part in parts if part)


def _active(number: str) -> str:
    return translate("Household", "card %1 active").replace("%1", number)
