"""Taking a card out of use: reported lost, or revoked."""

from dataclasses import dataclass
from typing import Literal

from fieldkit.errors import Refusal
from fieldkit.journal.author import Act
from fieldkit.journal.replica import Replica
from fieldkit.records.card import Card, CardStatus
from fieldkit.records.user import Role
from fieldkit.services.held import held_one
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Change, Session, permit, put, transact

ROLES = (Role.REGISTRAR, Role.DISTRIBUTOR, Role.TEAM_LEAD)


@dataclass(frozen=True)
class Cancelled:
    """A card out of use."""

    card: bytes
    change: Change


def cancel_card(
    session: Session, card: bytes, status: Literal[CardStatus.LOST, CardStatus.REVOKED]
) -> Cancelled | Refusal:
    """Notes a card as lost or revoked, by the card's id.

    Refuses a card not known here, and one that is out of use already.
    """
    return transact(session, lambda replica: _cancel(session, replica, card, status))


def _cancel(
    session: Session, replica: Replica, record: bytes, status: CardStatus
) -> Cancelled | Refusal:
    permit(session, *ROLES)
    card = held_one(replica, Card, record, ServiceReason.CARD_UNKNOWN)
    if card.value.status not in (CardStatus.PRINTED, CardStatus.ACTIVE):
        return Refusal(ServiceReason.CARD_SPENT)
    act = Act("card", record, session.place.area, {"status": status.value})
    return Cancelled(record, put(session, replica, [act]))
