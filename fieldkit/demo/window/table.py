"""At the registration table: a family is written down on one page."""

from datetime import date

from PySide6.QtWidgets import QApplication

from fieldkit.demo.window.sitting import Sitting
from fieldkit.errors import FaultError
from fieldkit.records.person import Relation
from fieldkit.services.details import HouseholdDetails, PersonDetails, ProxyDetails
from fieldkit.ui.pages.households import HouseholdsPage
from fieldkit.ui.pages.households_card import KEYS as CARD_KEYS
from fieldkit.ui.pages.households_form import PROXY_KEYS, SAVE_KEYS
from fieldkit.ui.pages.households_search import NEW_KEYS
from fieldkit.ui.places import Place
from fieldkit.ui.widgets.member_row import MemberRow


def look_for(sitting: Sitting, name: str) -> None:
    """Types a name into the search, as a registrar does before anybody is written down."""
    sitting.hands.step("Households, search")
    sitting.go(Place.HOUSEHOLDS)
    page = sitting.page(HouseholdsPage)
    if not page.search.isVisible():
        sitting.hands.keys("Esc")
    sitting.hands.tab_to(page.search.finder.field)
    sitting.hands.fill(name)
    sitting.hands.settle()


def register(sitting: Sitting, family: HouseholdDetails, picture: str = "") -> bytes:
    """Writes a family down; the id of its household. `picture`: a name for one of the form."""
    hands = sitting.hands
    sitting.go(Place.HOUSEHOLDS)
    page = sitting.page(HouseholdsPage)
    hands.step("Households, register")
    hands.keys("Esc")
    hands.keys(NEW_KEYS)
    hands.until(page.form.isVisible, "the form")
    for at, person in enumerate(family.members):
        _member(sitting, page.form.members[at], person, Relation.HEAD if at == 0 else None)
        if at + 1 < len(family.members):
            hands.keys("Return")
    for proxy in family.proxies:
        _proxy(sitting, page, proxy)
    for row, text in (
        (page.form.phone, family.phone or ""),
        (page.form.arrived, _typed(family.arrived)),
        (page.form.origin, family.origin_settlement or ""),
    ):
        hands.tab_to(row.field)
        hands.type(text)
    hands.settle()
    if picture:
        sitting.picture(picture)
    hands.step("Households, save")
    hands.keys(SAVE_KEYS)
    hands.until(lambda: page.shown.isVisible() or page.form.problem.isVisible(), "the answer")
    hands.settle()
    if page.shown.seen is None or not page.shown.isVisible():
        raise FaultError(f"a family was not registered: {page.form.problem.sentence.text()}")
    return page.shown.seen.household.id


def open_household(sitting: Sitting, name: str) -> bytes:
    """Finds a household by name and opens it with Enter; its id."""
    look_for(sitting, name)
    hands, page = sitting.hands, sitting.page(HouseholdsPage)
    hands.keys("Return")
    hands.until(page.shown.isVisible, "the household")
    hands.settle()
    assert page.shown.seen is not None, "it is shown"
    return page.shown.seen.household.id


def give_card(sitting: Sitting, text: str, picture: str = "") -> None:
    """Gives the household that is shown a card: its code is scanned into the field for it.

    `picture`: a name for one of the household with its card.
    """
    hands, cards = sitting.hands, sitting.page(HouseholdsPage).shown.cards
    hands.step("Households, a card")
    if cards is None:
        raise FaultError("the household's cards are not shown")
    hands.keys(CARD_KEYS["new"])
    hands.until(lambda: cards.giving.number.field.hasFocus(), "the field for the card")
    hands.scan(text)
    hands.until(lambda: cards.told.isVisible() or cards.giving.problem.isVisible(), "the answer")
    hands.settle()
    if cards.active is None:
        raise FaultError(f"no card was given: {cards.giving.problem.sentence.text()}")
    if picture:
        sitting.picture(picture)


def _member(sitting: Sitting, row: MemberRow, person: PersonDetails, role: Relation | None) -> None:
    """A row, field by field with Enter; the family name stands there from the row above."""
    hands = sitting.hands
    if QApplication.focusWidget() is row.given.field:
        hands.keys("Shift+Tab")
    hands.until(lambda: QApplication.focusWidget() is row.family.field, "the row")
    for text in (person.family_name, person.given_name, person.patronymic or ""):
        hands.fill(text)
        hands.keys("Return")
    hands.press_until("Down", lambda: row.sex.code == person.sex)
    hands.keys("Return")
    hands.type(_typed(person.birth_date))
    hands.keys("Return")
    wanted = role or person.relation
    hands.press_until("Down", lambda: row.relation.code == wanted)
    if person.specific_needs:
        _needs(sitting, row, [str(need) for need in person.specific_needs])


def _needs(sitting: Sitting, row: MemberRow, codes: list[str]) -> None:
    hands = sitting.hands
    hands.tab_to(row.needs_button)
    hands.keys("Space")
    for code in codes:
        hands.tab_to(row.needs.boxes[code])
        hands.keys("Space")
    hands.press_until("Shift+Tab", row.needs_button.hasFocus)
    hands.keys("Space")
    hands.press_until("Shift+Tab", row.relation.field.hasFocus)


def _proxy(sitting: Sitting, page: HouseholdsPage, proxy: ProxyDetails) -> None:
    hands = sitting.hands
    hands.keys(PROXY_KEYS)
    row = page.form.proxies[-1]
    texts = (proxy.family_name, proxy.given_name, proxy.patronymic, proxy.document_note)
    fields = (row.family, row.given, row.patronymic, row.document)
    for field, text in zip(fields, texts, strict=True):
        hands.tab_to(field.field)
        hands.type(text or "")


def _typed(day: date | None) -> str:
    return "" if day is None else f"{day:%d%m%Y}"
