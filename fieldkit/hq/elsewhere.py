"""Yes or no for laptops that ask about other areas: who may ask how often, and the search.

Nothing of a question is kept but how many people it was about.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from fieldkit.errors import Refusal
from fieldkit.hq.headquarters import Headquarters
from fieldkit.journal.codec import decode, encode
from fieldkit.journal.replica import Replica
from fieldkit.records.household import Household
from fieldkit.records.names import fold
from fieldkit.records.person import Person
from fieldkit.rules.duplicates import Likeness, compare_names, doubles, likeness
from fieldkit.store.search import find_people, names_alike
from fieldkit.store.unit_of_work import UnitOfWork
from fieldkit.store.values import Reader
from fieldkit.sync.elsewhere import Asked, Search
from fieldkit.sync.reasons import SyncReason

MOST_A_DAY = 300
"""People a laptop may ask about in a day (UTC) unless headquarters set another number: some sixty
families, more than a table registers in the hours in which it has a line.
"""
ALIKE = 2_000
"""How many names as asked, how many like it, and how many people behind one telephone number are
looked at.
"""
NAME_WORDS, PATRONYMIC_WORDS, WORD_SIGNS = 4, 2, 48
"""What is looked at of a name: a list of names would be many questions counted as one, and a word
without end costs this machine more than any name.
"""
DAY_MS = 86_400_000
_LIMIT = "elsewhere/limit"
_HOUSEHOLDS, _PEOPLE = Reader("household", Household), Reader("person", Person)


@dataclass(frozen=True)
class Asking:
    """How many people a device has asked about: on the day of its last question, and ever."""

    device: bytes
    name: str
    day: int
    people: int
    ever: int


def admit(
    headquarters: Headquarters, replica: Replica, device: bytes, people: Sequence[Asked]
) -> Search | Refusal:
    """The search for these people, counted against the device's day.

    Refuses a device that is revoked, one that has asked as much as it may (`sync.elsewhere_limit`),
    and all where the limit is 0 (`sync.elsewhere_off`).
    """
    trust = replica.device(device)
    if trust is None or trust.revoked:
        return Refusal(SyncReason.REVOKED)
    most = limit(replica)
    if most == 0:
        return Refusal(SyncReason.ELSEWHERE_OFF)
    today = headquarters.clock.now_ms() // DAY_MS
    day, asked, ever = _counted(replica, device)
    asked = asked if day == today else 0
    if asked + len(people) > most:
        return Refusal(SyncReason.ELSEWHERE_LIMIT)
    counted = [today, asked + len(people), ever + len(people)]
    replica.store.put_setting(_name(device), encode(counted))
    areas = trust.areas

    def search() -> bool:
        with UnitOfWork(headquarters.engine, writing=False) as unit:
            return known_elsewhere(unit.connection, areas, people)

    return search


def known_elsewhere(
    connection: Connection, areas: frozenset[bytes], people: Sequence[Asked]
) -> bool:
    """Whether anybody listed in a household outside `areas` may be one of these people."""
    # All are looked at, found or not: the time of an answer must not tell how many there are.
    found = [_is_elsewhere(connection, areas, each) for each in people]
    return any(found)


def _is_elsewhere(connection: Connection, areas: frozenset[bytes], asked: Asked) -> bool:
    name = _beginning(asked.name, NAME_WORDS)
    one = _likeness(asked, name)
    alike = [
        record
        for record, found in names_alike(connection, name, ALIKE).items()
        if compare_names(one.name, found)
    ]
    people = _PEOPLE.fetch(connection, _PEOPLE.table.c.id.in_(alike))
    if asked.phone:
        answering = find_people(connection, asked.phone, ALIKE)
        people += [each for each in answering if isinstance(each, Person)]
    wanted = {each.household for each in people}
    homes = {
        home.id: home
        for home in _HOUSEHOLDS.fetch(connection, _HOUSEHOLDS.table.c.id.in_(wanted))
        if home.area not in areas
    }
    others = [
        likeness(each, homes[each.household].phone) for each in people if each.household in homes
    ]
    return bool(doubles(one, others))


def _likeness(asked: Asked, name: str) -> Likeness:
    born = asked.birth if isinstance(asked.birth, date) else None
    year = born.year if born else asked.birth
    whole = f"{name} {_beginning(asked.patronymic, PATRONYMIC_WORDS)}".strip()
    return Likeness(b"", b"", whole, born, year if isinstance(year, int) else None, asked.phone)


def _beginning(text: str, words: int) -> str:
    """The first words of a name as it is compared."""
    return " ".join(word[:WORD_SIGNS] for word in fold(text).split()[:words])


def limit(replica: Replica) -> int:
    """How many people a device may ask about in a day; 0: none."""
    kept = replica.store.setting(_LIMIT)
    return MOST_A_DAY if kept is None else int(decode(kept))


def set_limit(replica: Replica, most: int) -> None:
    replica.store.put_setting(_LIMIT, encode(most))


def askings(replica: Replica) -> list[Asking]:
    """What each device has asked for, of those that have; the one that asked most lately first."""
    found = []
    for device, fields in replica.directory_fields("device"):
        day, people, ever = _counted(replica, device)
        if ever:
            found.append(Asking(device, str(fields["name"]), day, people, ever))
    return sorted(found, key=lambda each: (-each.day, -each.people, each.device))


def _counted(replica: Replica, device: bytes) -> tuple[int, int, int]:
    """Day (since 1970), people asked about on it, people asked about ever."""
    kept = replica.store.setting(_name(device))
    day, people, ever = decode(kept) if kept is not None else (0, 0, 0)
    return day, people, ever


def _name(device: bytes) -> str:
    return f"elsewhere/asked/{device.hex()}"
