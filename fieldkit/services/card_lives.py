"""The life of a household's cards: given when and by whom, out of use since when and why."""

from dataclasses import dataclass
from datetime import date

from fieldkit.journal.clock import milliseconds
from fieldkit.journal.merge import live_writes
from fieldkit.journal.replica import Replica
from fieldkit.journal.state import Register
from fieldkit.records.card import Card, CardStatus
from fieldkit.records.user import User
from fieldkit.services.card_check import RevokedSerials
from fieldkit.services.card_stock import expiry_of
from fieldkit.services.held import Held, directory_one
from fieldkit.services.home import Home
from fieldkit.services.session import Session


@dataclass(frozen=True)
class Stamp:
    """When (merge time, ms since 1970) and by whom, by name; empty where the name is not known."""

    at_ms: int
    by: str


@dataclass(frozen=True)
class CardLife:
    """A card with its story. `given`: when it was bound; `ended`: since when it is out of use.

    `expiry`: its last day, where that is known. `expired` and `revoked`: it does not serve although
    its own record says that it does. `successor`: the short number of the card in its place.
    """

    card: Card
    given: Stamp | None
    ended: Stamp | None
    expiry: date | None = None
    expired: bool = False
    revoked: bool = False
    successor: str = ""

    @property
    def serves(self) -> bool:
        return self.card.status is CardStatus.ACTIVE and not self.expired and not self.revoked


def card_lives(session: Session, replica: Replica, home: Home) -> tuple[CardLife, ...]:
    """The household's cards, the one that serves first, then the latest given first."""
    numbers = {each.value.id: each.value.short_number for each in home.cards}
    lives = [_life(session, replica, each, numbers) for each in home.cards if each.listed]
    return tuple(sorted(lives, key=_order))


def _order(life: CardLife) -> tuple[bool, bool, int]:
    active = life.card.status is CardStatus.ACTIVE
    return not life.serves, not active, -(life.given.at_ms if life.given else 0)


def _life(
    session: Session, replica: Replica, held: Held[Card], numbers: dict[bytes, str]
) -> CardLife:
    card, today = held.value, session.today()
    active = card.status is CardStatus.ACTIVE
    expiry = expiry_of(replica, card.serial)
    return CardLife(
        card,
        _stamp(replica, held, "household"),
        None if active else _stamp(replica, held, "status"),
        expiry,
        active and expiry is not None and expiry < today,
        active and card.serial in RevokedSerials(replica, today),
        numbers.get(card.replaced_by or b"", ""),
    )


def _stamp(replica: Replica, held: Held[Card], field: str) -> Stamp | None:
    """Of the write whose value of the field is shown."""
    if not isinstance(held.state, Register):
        return None
    write = next(iter(live_writes(held.state, field, replica.corrections)), None)
    if write is None:
        return None
    at = replica.corrections.merge_time(write.tag, write.seq, write.time)
    user = directory_one(replica, User, write.author)
    return Stamp(milliseconds(at), user.name if user is not None else "")
