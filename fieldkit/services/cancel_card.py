"""Taking a card out of use: reported lost, or revoked."""

from dataclasses import dataclass
from typing import Literal

from fieldkit.errors import Refusal
from fieldkit.journal.author import Act
from fieldkit.journal.replica import Replica
from fieldkit.records.card import Card, CardStatus
from fieldkit.records.revocation import RevocationReason
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
    session: Session,
    card: bytes,
    status: Literal[CardStatus.LOST, CardStatus.REVOKED],
    cause: RevocationReason | None = None,
) -> Cancelled | Refusal:
    """Notes a card as lost or, by a team lead, as revoked, by the card's id.

    Refuses a card not known here, and one that is out of use already.
    """
    return transact(session, lambda replica: _cancel(session, replica, card, (status, cause)))


def _cancel(
    session: Session,
    replica: Replica,
    record: bytes,
    end: tuple[CardStatus, RevocationReason | None],
) -> Cancelled | Refusal:
    status, cause = end
    permit(session, *(ROLES if status is CardStatus.LOST else (Role.TEAM_LEAD,)))
    card = held_one(replica, Card, record, ServiceReason.CARD_UNKNOWN)
    if card.value.status not in (CardStatus.PRINTED, CardStatus.ACTIVE):
        return Refusal(ServiceReason.CARD_SPENT)
    fields = {"status": status.value}
    if cause is not None:
        fields["cause"] = cause.value
    act = Act("card", record, session.place.area, fields)
    return Cancelled(record, put(session, replica, [act]))
