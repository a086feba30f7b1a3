"""Whose turn it is: from a card, a typed number or a chosen household to what is known of them."""

from dataclasses import dataclass

from fieldkit.cards.numbers import NUMBER_DIGITS, check_digit, read_short_number
from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.replica import Replica
from fieldkit.records.card import Card
from fieldkit.rules.decision import Shown
from fieldkit.services.card_check import check_card, find_card
from fieldkit.services.held import Held, held
from fieldkit.services.home import Home, find_home
from fieldkit.services.lookups import cards_numbered
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Session


@dataclass(frozen=True)
class Scanned:
    """A code as the camera or the scanner read it."""

    text: str


@dataclass(frozen=True)
class Typed:
    """The short number below the QR, as somebody typed it."""

    number: str


@dataclass(frozen=True)
class Chosen:
    """A household found by name, by its id."""

    household: bytes


Who = Scanned | Typed | Chosen


@dataclass(frozen=True)
class AtTable:
    """What is known of whoever stands at the table.

    `problem`: why the number is not taken. `home` is None where the card is not known here.
    """

    shown: Shown
    home: Home | None
    problem: Refusal | None = None


def who_is(session: Session, replica: Replica, who: Who) -> AtTable:
    """Looks up who was shown.

    Raises `RefusalError` for a number mistyped (`card_number.*`) or of no card held here, and for
    a household not held here.
    """
    match who:
        case Scanned(text):
            good = check_card(session, replica, text)
            if isinstance(good, Refusal):
                return AtTable(Shown(problem=good.code), None, good)
            return _with_card(replica, find_card(replica, good.payload.serial))
        case Typed(number):
            return _with_card(replica, _by_number(replica, number))
        case Chosen(household):
            home = find_home(replica, household)
            if home is None:
                raise RefusalError(Refusal(ServiceReason.HOUSEHOLD_UNKNOWN))
            return AtTable(Shown(), home)


def _with_card(replica: Replica, card: Held[Card] | None) -> AtTable:
    if card is None:
        return AtTable(Shown(), None)
    household = card.value.household
    return AtTable(Shown(card.value), find_home(replica, household) if household else None)


def _by_number(replica: Replica, typed: str) -> Held[Card]:
    number = read_short_number(typed)
    if isinstance(number, Refusal):
        raise RefusalError(number)
    digits = f"{number:0{NUMBER_DIGITS}d}"
    ids = cards_numbered(replica, digits + str(check_digit(digits)))
    found = held(replica, Card, ids).values()
    if not found:
        raise RefusalError(Refusal(ServiceReason.CARD_UNKNOWN))
    return max(found, key=lambda card: card.value.id)
