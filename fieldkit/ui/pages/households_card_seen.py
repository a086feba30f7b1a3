"""Whose card was shown on Households, in one transaction."""

from dataclasses import dataclass

from fieldkit.cards.numbers import grouped
from fieldkit.cards.payload import parse
from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.replica import Replica
from fieldkit.records.card import CardStatus
from fieldkit.records.programme import Programme
from fieldkit.rules.card_list import DAYS, ListAge
from fieldkit.services.card_check import find_card, printed_number
from fieldkit.services.card_stock import Stock, stock_of
from fieldkit.services.directory_age import card_list_age
from fieldkit.services.held import directory
from fieldkit.services.home import home_of
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Session, transact
from fieldkit.services.shown import Scanned, who_is
from fieldkit.ui.pages.households_seen import HouseholdSeen, household_seen


@dataclass(frozen=True)
class CardSeen:
    """A genuine card: its number in printed groups, its family, and how old the list of cancelled
    cards is (None: no list was ever heard). `problem`: why it serves no more.
    """

    number: str
    home: HouseholdSeen
    status: CardStatus
    problem: Refusal | None = None
    card_list: ListAge | None = None


@dataclass(frozen=True)
class BlankSeen:
    """A genuine card that nobody known here has; `text` of its code, and whose stock it is of."""

    text: str
    number: str
    stock: Stock
    card_list: ListAge | None = None


def see_card(session: Session, text: str) -> CardSeen | BlankSeen | Refusal:
    """Whose card this is, by its code's text; of one that was cancelled as well.

    Refuses what is no card of ours (`card.*`), a blank card that was cancelled, and a card of a
    family that is not held here (`services.card_unknown`).
    """
    return transact(session, lambda replica: _seen(session, replica, text))


def _seen(session: Session, replica: Replica, text: str) -> CardSeen | BlankSeen:
    table = who_is(session, replica, Scanned(text))
    age, card = _list_age(session, replica), table.shown.card
    if table.home is not None and card is not None:
        home = home_of(replica, table.home.household.value.id)
        seen = household_seen(session, replica, home)
        return CardSeen(grouped(card.short_number), seen, card.status, table.problem, age)
    payload = parse(text)
    if table.problem is not None or isinstance(payload, Refusal):
        raise RefusalError(table.problem or Refusal(ServiceReason.CARD_UNKNOWN))
    if find_card(replica, payload.serial) is not None:
        raise RefusalError(Refusal(ServiceReason.CARD_UNKNOWN))
    number = grouped(printed_number(payload.serial))
    return BlankSeen(text, number, stock_of(session, replica, payload.serial), age)


def _list_age(session: Session, replica: Replica) -> ListAge | None:
    """By the limit of the strictest programme."""
    limits = [each.card_list_days for each in directory(replica, Programme)]
    limit = min((DAYS if each is None else each for each in limits), default=DAYS)
    return card_list_age(session, replica, limit)
