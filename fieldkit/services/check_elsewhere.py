"""Asking headquarters whether somebody of a family may be registered in other areas: yes or no."""

from collections.abc import Sequence
from enum import StrEnum

from fieldkit.errors import Refusal
from fieldkit.records.names import fold
from fieldkit.records.person import Person
from fieldkit.rules.duplicates import likeness
from fieldkit.services.laptop import Laptop
from fieldkit.services.meet import headquarters_url
from fieldkit.sync.elsewhere import Asked, ask_elsewhere
from fieldkit.sync.reasons import SyncReason
from fieldkit.sync.transport import DeviceAuth, HttpTransport

CONNECT_SECONDS, READ_SECONDS = 6.0, 20.0
"""Somebody stands at the table: a line that can't do it in this time is no line."""


class Elsewhere(StrEnum):
    """What came of it. `no_line`: not asked, headquarters can't be reached. `too_little`: not
    asked, since nobody has a birth date, a birth year or a telephone: by a name alone nobody is
    told apart.
    """

    NOBODY = "nobody"
    POSSIBLY = "possibly"
    NO_LINE = "no_line"
    TOO_LITTLE = "too_little"


def check_elsewhere(
    laptop: Laptop, people: Sequence[Person], phone: str | None, url: str | None = None
) -> Elsewhere | Refusal:
    """Whether one of these may be registered in an area that this laptop does not hold.

    `people` need not be registered; `phone` is the household's. Names travel folded, with births
    and the last ten digits of telephones, nothing else; nothing is kept there or here. Refuses as a
    sync does, and `sync.elsewhere_limit` or `sync.elsewhere_off`.
    """
    asked = [each for person in people if (each := asked_of(person, phone)) is not None]
    if not asked:
        return Elsewhere.TOO_LITTLE
    auth = DeviceAuth(laptop.device, bytes(laptop.keys.logs.device), laptop.clock)
    address = url or headquarters_url(laptop)
    transport = HttpTransport(address, auth, READ_SECONDS, CONNECT_SECONDS)
    try:
        found = ask_elsewhere(laptop.node, transport, asked)
    finally:
        transport.close()
    if isinstance(found, Refusal):
        return Elsewhere.NO_LINE if found.code is SyncReason.UNREACHABLE else found
    return Elsewhere.POSSIBLY if found else Elsewhere.NOBODY


def asked_of(person: Person, phone: str | None) -> Asked | None:
    """The least by which headquarters can judge; None where it could not."""
    known = likeness(person, phone)
    birth = known.birth_date or known.birth_year
    name = fold(f"{person.family_name} {person.given_name}")
    if not name or (birth is None and not known.phone):
        return None
    return Asked(name, fold(person.patronymic or ""), birth, known.phone)
