"""Binding a card to a household, so that showing it names them."""

from dataclasses import dataclass

from fieldkit.cards.payload import CardPayload
from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.author import Act
from fieldkit.journal.replica import Replica
from fieldkit.records.card import Card, CardStatus
from fieldkit.records.user import Role
from fieldkit.services.card_check import card_id, check_card, find_card, printed_number
from fieldkit.services.held import Held
from fieldkit.services.home import Home, home_of
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Change, Session, permit, put, transact

ROLES = (Role.REGISTRAR, Role.TEAM_LEAD)


@dataclass(frozen=True)
class Bound:
    """A card in use: its id and short number, and the cards that it took the place of."""

    card: bytes
    short_number: str
    replaced: tuple[bytes, ...]
    change: Change


def bind_card(session: Session, household: bytes, text: str) -> Bound | Refusal:
    """Puts the card whose code reads `text` into use for a household without one.

    Refuses a code that is no good card of ours (`card.*`), a card of another household, one that
    was lost, replaced or revoked, and a household whose card is in use (`replace_card`).
    """
    return transact(session, lambda replica: _bind(session, replica, household, text))


def replace_card(session: Session, household: bytes, text: str) -> Bound | Refusal:
    """Puts a new card into use and cancels all others of the household as replaced.

    Refuses as `bind_card` does, and a household that has had no card yet.
    """
    return transact(session, lambda replica: _replace(session, replica, household, text))


def _bind(session: Session, replica: Replica, household: bytes, text: str) -> Bound:
    permit(session, *ROLES)
    home = home_of(replica, household)
    payload = _payload(session, replica, text)
    _check_free(find_card(replica, payload.serial), household)
    if _in_use(home):
        raise RefusalError(Refusal(ServiceReason.HAS_CARD))
    mine = card_id(replica.organisation, payload.serial)
    change = put(session, replica, [_binding(replica, home, payload)])
    return Bound(mine, printed_number(payload.serial), (), change)


def _replace(session: Session, replica: Replica, household: bytes, text: str) -> Bound:
    permit(session, *ROLES)
    home = home_of(replica, household)
    payload = _payload(session, replica, text)
    _check_free(find_card(replica, payload.serial), household)
    mine = card_id(replica.organisation, payload.serial)
    earlier = [card for card in home.cards if card.listed]
    if not earlier:
        raise RefusalError(Refusal(ServiceReason.NO_CARD))
    old = [card for card in earlier if card.value.status is not CardStatus.REVOKED]
    fields = {"status": CardStatus.REPLACED.value, "replaced_by": mine}
    area = home.household.value.area
    acts = [Act("card", card.value.id, area, dict(fields)) for card in old]
    change = put(session, replica, [_binding(replica, home, payload), *acts])
    number = printed_number(payload.serial)
    return Bound(mine, number, tuple(card.value.id for card in old), change)


def _payload(session: Session, replica: Replica, text: str) -> CardPayload:
    good = check_card(session, replica, text)
    if isinstance(good, Refusal):
        raise RefusalError(good)
    return good.payload


def _check_free(card: Held[Card] | None, household: bytes) -> None:
    """Raises unless the card is blank."""
    if card is None:
        return
    if card.open_fields():
        fields = ", ".join(card.open_fields())
        raise RefusalError(Refusal(ServiceReason.NEEDS_DECISION, {"fields": fields}))
    if card.value.status not in (CardStatus.PRINTED, CardStatus.ACTIVE):
        raise RefusalError(Refusal(ServiceReason.CARD_SPENT))
    if card.value.household is not None:
        mine = card.value.household == household
        reason = ServiceReason.CARD_ALREADY_BOUND if mine else ServiceReason.CARD_TAKEN
        raise RefusalError(Refusal(reason))


def _in_use(home: Home) -> list[Held[Card]]:
    return [card for card in home.cards if card.listed and card.value.status is CardStatus.ACTIVE]


def _binding(replica: Replica, home: Home, payload: CardPayload) -> Act:
    household = home.household.value
    fields = {
        "household": household.id,
        "serial": payload.serial,
        "short_number": printed_number(payload.serial),
        "status": CardStatus.ACTIVE.value,
    }
    record = card_id(replica.organisation, payload.serial)
    return Act("card", record, household.area, fields)
