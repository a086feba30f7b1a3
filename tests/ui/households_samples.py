"""Invented families for the tests and the pictures of Households and Assess."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from fieldkit.errors import Refusal
from fieldkit.records.ages import AgeBand
from fieldkit.records.card import Card, CardStatus, IdentitySeen
from fieldkit.records.household import Household
from fieldkit.records.needs import Need
from fieldkit.records.person import Person, Relation, Sex
from fieldkit.records.proxy import Proxy
from fieldkit.records.revocation import RevocationReason
from fieldkit.rules.card_list import ListAge
from fieldkit.rules.household import Notice
from fieldkit.rules.reasons import DoubleReason, HouseholdNotice
from fieldkit.services.bind_card import Bound, Identity
from fieldkit.services.cancel_card import Cancelled
from fieldkit.services.card_lives import CardLife, Stamp
from fieldkit.services.card_stock import Stock
from fieldkit.services.check_elsewhere import Elsewhere
from fieldkit.services.details import HouseholdDetails, PersonDetails
from fieldkit.services.edit_household import Edited, HouseholdEdit
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.register_household import Registered
from fieldkit.services.session import Change
from fieldkit.ui.pages.households_card import CardServices
from fieldkit.ui.pages.households_card_seen import BlankSeen, CardSeen
from fieldkit.ui.pages.households_seen import Doubles, DoubleSeen, Given, Hit, HouseholdSeen
from fieldkit.ui.pages.households_services import HouseholdsServices
from fieldkit.ui.who import Named

TODAY = date(2026, 11, 22)
CENTRE = Named("ПВР № 1, Курск", "TAC No. 1, Kursk")
HOME, OTHER_HOME = b"h" * 16, b"g" * 16
HEAD, SON, GRANNY, AUNT = b"1" * 16, b"2" * 16, b"3" * 16, b"4" * 16
MEMBERS = (
    Person(
        id=HEAD,
        household=HOME,
        family_name="Выдуманова",
        given_name="Ольга",
        patronymic="Примеровна",
        sex=Sex.FEMALE,
        birth_date=date(1984, 9, 5),
        relation=Relation.HEAD,
        specific_needs=[Need.SINGLE_PARENT],
    ),
    Person(
        id=SON,
        household=HOME,
        family_name="Выдуманов",
        given_name="Тимофей",
        sex=Sex.MALE,
        birth_year=2019,
        relation=Relation.CHILD,
    ),
    Person(
        id=GRANNY,
        household=HOME,
        family_name="Образцова",
        given_name="Зинаида",
        patronymic="Тестовна",
        sex=Sex.FEMALE,
        age_band=AgeBand.OLDER,
        band_on=date(2026, 9, 1),
        relation=Relation.PARENT,
        specific_needs=[Need.OLDER_PERSON, Need.DISABILITY],
    ),
)
CARD = Card(
    id=b"c" * 16,
    household=HOME,
    serial=b"s" * 12,
    short_number="0000000018",
    status=CardStatus.ACTIVE,
    identity=IdentitySeen.DOCUMENT,
    identity_note="паспорт",
)
OLD_CARD = Card(
    id=b"o" * 16,
    household=HOME,
    serial=b"t" * 12,
    short_number="0000000026",
    status=CardStatus.REPLACED,
    replaced_by=b"c" * 16,
    cause=RevocationReason.LOST,
)
LIVES = (
    CardLife(CARD, Stamp(1_795_000_000_000, "Анна Примерова"), None, date(2027, 12, 31)),
    CardLife(
        OLD_CARD,
        Stamp(1_780_000_000_000, "Борис Образцов"),
        Stamp(1_795_000_000_000, "Анна Примерова"),
        successor="0000000018",
    ),
)
SEEN = HouseholdSeen(
    Household(
        id=HOME,
        area=b"a" * 16,
        site=b"s" * 16,
        head=HEAD,
        phone="+7 900 000-00-01",
        arrived=date(2024, 8, 9),
        origin_settlement="с. Примерное",
        address_note="корпус 2, комната 14",
    ),
    CENTRE,
    MEMBERS,
    (
        Proxy(
            id=AUNT,
            household=HOME,
            family_name="Выдуманова",
            given_name="Нина",
            document_note="паспорт",
            valid_until=date(2026, 12, 31),
        ),
    ),
    (CARD, OLD_CARD),
    (
        Given(
            1_795_000_000_000,
            Named("Основные товары", "Basic goods"),
            1,
            (
                (Named("Продуктовый набор", "Food parcel"), 2),
                (Named("Гигиенический набор", "Hygiene kit"), 1),
            ),
            False,
        ),
    ),
    1,
    (),
    LIVES,
)
HITS = (
    Hit(
        HEAD,
        HOME,
        "Выдуманова Ольга Примеровна",
        42,
        3,
        CENTRE,
        card=CardStatus.ACTIVE,
        card_number="0000000018",
        phone="+7 900 000-00-01",
    ),
    Hit(SON, HOME, "Выдуманов Тимофей", 7, 3, CENTRE, head="Выдуманова Ольга Примеровна"),
    Hit(
        b"5" * 16,
        OTHER_HOME,
        "Выдуманова Ольга Сергеевна",
        67,
        1,
        Named("ПВР № 2, Курск", "TAC No. 2, Kursk"),
        card=CardStatus.LOST,
        card_number="0000000026",
    ),
    Hit(AUNT, HOME, "Выдуманова Нина", None, 3, CENTRE, "Выдуманова Ольга Примеровна", proxy=True),
)
CHANGE = Change(frozenset({("household", HOME)}), 7)
CARD_TEXT = "001" + "4711" * 50 + "47"
BLANK_TEXT = "002" + CARD_TEXT[3:]
"""As long as a card's number is."""
CARD_SEEN = CardSeen("000 000 001 8", SEEN, CardStatus.ACTIVE, card_list=ListAge(2))
BLANK = BlankSeen(BLANK_TEXT, "000 000 003 4", Stock.OWN, ListAge(2))
DOUBLES: Doubles = (
    DoubleSeen(0, HITS[0], (DoubleReason.SAME_NAME, DoubleReason.NEAR_BIRTH)),
    DoubleSeen(0, HITS[2], (DoubleReason.SIMILAR_NAME, DoubleReason.SAME_PHONE)),
)


@dataclass
class FakeHouseholds:
    """Answers like the services, and notes what it was asked."""

    hits: tuple[Hit, ...] = HITS
    seen: HouseholdSeen | Refusal = SEEN
    found: Doubles = ()
    notices: tuple[Notice, ...] = ()
    refusal: Refusal | None = None
    asked: list[str] = field(default_factory=list)
    scanned: list[str] = field(default_factory=list)
    cards: dict[str, CardSeen | BlankSeen | Refusal] = field(
        default_factory=lambda: {CARD_TEXT: CARD_SEEN, BLANK_TEXT: BLANK}
    )
    registered: list[HouseholdDetails] = field(default_factory=list)
    edits: list[HouseholdEdit] = field(default_factory=list)
    elsewhere: Elsewhere | Refusal = Elsewhere.NOBODY
    issued: list[tuple[str, RevocationReason, Identity | None]] = field(default_factory=list)
    ended: list[tuple[CardStatus, RevocationReason]] = field(default_factory=list)
    team_lead: bool = True
    asked_elsewhere: list[tuple[Sequence[PersonDetails], str | None]] = field(default_factory=list)

    def find(self, typed: str) -> tuple[Hit, ...] | Refusal:
        self.asked.append(typed)
        return tuple(hit for hit in self.hits if typed.lower() in hit.name.lower())

    def open(self, household: bytes) -> HouseholdSeen | Refusal:
        if household != HOME:
            return Refusal(ServiceReason.HOUSEHOLD_UNKNOWN)
        return self.seen

    def open_card(self, text: str) -> CardSeen | BlankSeen | Refusal:
        self.scanned.append(text)
        return self.cards.get(text, Refusal(ServiceReason.CARD_UNKNOWN))

    def doubles(
        self, people: Sequence[PersonDetails], phone: str | None, others: frozenset[bytes]
    ) -> Doubles | Refusal:
        return self._left(others)

    def register(
        self, details: HouseholdDetails, others: frozenset[bytes]
    ) -> Registered | Doubles | Refusal:
        if self.refusal is not None or self._left(others):
            return self.refusal or self._left(others)
        self.registered.append(details)
        return Registered(HOME, (HEAD,), (), self.notices, CHANGE)

    def edit(
        self, household: bytes, edit: HouseholdEdit, others: frozenset[bytes]
    ) -> Edited | Doubles | Refusal:
        if self.refusal is not None:
            return self.refusal
        self.edits.append(edit)
        return Edited(household, (), (), self.notices, CHANGE)

    def services(self) -> HouseholdsServices:
        return HouseholdsServices(
            self.find,
            self.open,
            self.open_card,
            self.doubles,
            self.register,
            self.edit,
            lambda: TODAY,
            self.ask_elsewhere,
            CardServices(self.reissue, self.end, self.team_lead),
        )

    def reissue(
        self, household: bytes, text: str, cause: RevocationReason, identity: Identity | None
    ) -> Bound | Refusal:
        if self.refusal is not None:
            return self.refusal
        self.issued.append((text, cause, identity))
        return Bound(b"n" * 16, "0000000034", (CARD.id,), CHANGE)

    def end(self, card: bytes, status: CardStatus, cause: RevocationReason) -> Cancelled | Refusal:
        if self.refusal is not None:
            return self.refusal
        self.ended.append((status, cause))
        return Cancelled(card, CHANGE)

    def ask_elsewhere(
        self, people: Sequence[PersonDetails], phone: str | None
    ) -> Elsewhere | Refusal:
        self.asked_elsewhere.append((people, phone))
        return self.elsewhere

    def _left(self, others: frozenset[bytes]) -> Doubles:
        return tuple(each for each in self.found if each.hit.person not in others)


NO_ADULT = Notice(HouseholdNotice.NO_ADULT)
