"""A household with all that hangs on it: members, proxies, cards, assessments, receipts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.replica import Replica
from fieldkit.records.assessment import Assessment
from fieldkit.records.card import Card
from fieldkit.records.household import Household
from fieldkit.records.person import Person
from fieldkit.records.proxy import Proxy
from fieldkit.records.receipt import Receipt
from fieldkit.records.record import Record
from fieldkit.rules.family import Family
from fieldkit.services.held import Done, Held, facts_among, held_among
from fieldkit.services.lookups import rows_under
from fieldkit.services.reasons import ServiceReason

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Home:
    """What this node holds of one household.

    People, proxies and cards whose household is disputed are here under each of the households
    claimed. Assessments and receipts stand in the order of their merge times, voided and corrected
    ones among them.
    """

    household: Held[Household]
    members: Sequence[Held[Person]]
    proxies: Sequence[Held[Proxy]]
    cards: Sequence[Held[Card]]
    assessments: Sequence[Done[Assessment]]
    receipts: Sequence[Done[Receipt]]

    def family(self) -> Family:
        """The household as the rules see it."""
        people = [each.value for each in self.members if each.listed]
        return Family(self.household.value, people, open_fields=self.open_fields())

    def open_fields(self) -> tuple[str, ...]:
        """`kind.field` of what must be settled before anything is decided about the household."""
        found = [*self.household.open_fields()]
        for person in self.members:
            found += person.open_fields()
        for card in self.cards:
            found += card.open_fields()
        return tuple(dict.fromkeys(found))

    def standing_assessment(self) -> Assessment | None:
        """The latest assessment that no other corrects."""
        corrected = {each.value.corrects for each in self.assessments}
        left = [each.value for each in self.assessments if each.value.id not in corrected]
        return left[-1] if left else None


def find_home(replica: Replica, household: bytes) -> Home | None:
    """The household as held here; None where nothing, or too little, is known of it."""
    rows = rows_under(replica, [household])
    found = held_among(replica, Household, rows).get(household)
    if found is None:
        return None
    people = held_among(replica, Person, rows).values()
    proxies = held_among(replica, Proxy, rows).values()
    cards = held_among(replica, Card, rows).values()
    return Home(
        found,
        [each for each in people if household in each.values("household")],
        [each for each in proxies if household in each.values("household")],
        [each for each in cards if household in each.values("household")],
        facts_among(replica, Assessment, rows),
        facts_among(replica, Receipt, rows),
    )


def home_of(replica: Replica, household: bytes) -> Home:
    """A household that people may work with here.

    Raises `RefusalError` with `services.household_unknown` for one that is not held here, was
    deleted, or left this node's areas.
    """
    home = find_home(replica, household)
    if home is None or not home.household.listed:
        raise RefusalError(Refusal(ServiceReason.HOUSEHOLD_UNKNOWN))
    return home
