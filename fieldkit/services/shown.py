"""Whose turn it is: from a card, a typed number or a chosen household to what is known of them."""

from dataclasses import dataclass

from fieldkit.cards.numbers import NUMBER_DIGITS, check_digit, read_short_number
from fieldkit.cards.payload import parse
from fieldkit.cards.reasons import CardReason
from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.replica import Replica
from fieldkit.records.card import Card, CardStatus
from fieldkit.rules.decision import Shown
from fieldkit.services.card_check import card_problem, check_card, find_card
from fieldkit.services.held import Held, held
from fieldkit.services.home import Home, find_home
from fieldkit.services.lookups import cards_numbered
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Session

GENUINE = (CardReason.EXPIRED, CardReason.REVOKED)
"""Reasons that are asked only of a number whose signature is good."""
STANDING = (CardStatus.PRINTED, CardStatus.ACTIVE)


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
                return _refused(replica, text, good)
            return _with_card(replica, find_card(replica, good.payload.serial))
        case Typed(number):
            card = _by_number(replica, number)
            return _with_card(replica, card, card_problem(session, replica, card.value.serial))
        case Chosen(household):
            home = find_home(replica, household)
            if home is None:
                raise RefusalError(Refusal(ServiceReason.HOUSEHOLD_UNKNOWN))
            return AtTable(Shown(), home)


def _refused(replica: Replica, text: str, problem: Refusal) -> AtTable:
    """A number that is not taken. Of one that was genuine the household is known all the same, so
    that it can be given a new card.
    """
    payload = parse(text)
    if isinstance(payload, Refusal) or problem.code not in GENUINE:
        return AtTable(Shown(problem=problem.code), None, problem)
    return _with_card(replica, find_card(replica, payload.serial), problem)


def _with_card(
    replica: Replica, card: Held[Card] | None, problem: Refusal | None = None
) -> AtTable:
    """What the card's own record says goes before the list of revoked cards: it says more."""
    if card is None:
        return AtTable(Shown(problem=problem.code if problem else None), None, problem)
    household = card.value.household
    if problem is not None and card.value.status not in STANDING:
        problem = None
    shown = Shown(card.value, problem.code if problem else None)
    return AtTable(shown, find_home(replica, household) if household else None, problem)


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
