"""Who of the people held here may be somebody told at the registration table."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from fieldkit.journal.replica import Replica
from fieldkit.records.household import Household
from fieldkit.records.person import Person
from fieldkit.rules.duplicates import Double, Likeness, doubles, likeness
from fieldkit.services.held import held
from fieldkit.services.lookups import connection_of
from fieldkit.store.search import find_people

MOST = 100
"""How many people of one name, or behind one telephone number, are compared."""


@dataclass(frozen=True)
class PossibleDoubles:
    """People who may be registered already: by the place of a member in what was told, counted
    from 0, and the likeliest first. Nothing is saved.
    """

    found: tuple[tuple[int, Double], ...]

    def people(self) -> frozenset[bytes]:
        """The ids to pass on once somebody has seen that these are others."""
        return frozenset(double.person for _, double in self.found)


def find_doubles(
    replica: Replica,
    people: Sequence[Person],
    phone: str | None,
    others: Collection[bytes] = frozenset(),
) -> PossibleDoubles | None:
    """Possible doubles of these people among those listed here; None if there is none.

    `phone` is the household's; `others` are ids known not to be doubles.
    """
    found = [
        (place, double)
        for place, person in enumerate(people)
        for double in doubles(likeness(person, phone), _candidates(replica, person, phone))
        if double.person not in others
    ]
    return PossibleDoubles(tuple(found)) if found else None


def _candidates(replica: Replica, person: Person, phone: str | None) -> list[Likeness]:
    """Listed people with the same or a similar name, or one of these telephone numbers."""
    connection = connection_of(replica)
    asked = (f"{person.family_name} {person.given_name}", person.phone, phone)
    answers = (each for typed in asked if typed for each in find_people(connection, typed, MOST))
    alike = {each.id: each for each in answers if isinstance(each, Person)}
    homes = held(replica, Household, {each.household for each in alike.values()})
    phones = {record: home.value.phone for record, home in homes.items()}
    return [likeness(each, phones.get(each.household)) for each in alike.values()]
