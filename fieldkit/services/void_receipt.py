"""Cancelling a receipt, with its reason; it stays beside its void for whoever checks later."""

from dataclasses import dataclass

from fieldkit.errors import Refusal
from fieldkit.journal.replica import Replica
from fieldkit.records.receipt import Receipt
from fieldkit.records.user import Role
from fieldkit.records.void import VoidReason
from fieldkit.services.held import facts
from fieldkit.services.lookups import voids_of
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Change, Session, permit, put_fact, transact

ROLES = (Role.DISTRIBUTOR, Role.TEAM_LEAD)


@dataclass(frozen=True)
class Voided:
    """A receipt that counts no longer: its void's id, and the household that may receive again."""

    void: bytes
    receipt: bytes
    household: bytes
    change: Change


def void_receipt(
    session: Session,
    receipt: bytes,
    reason: VoidReason,
    goods_returned: bool,
    note: str | None = None,
) -> Voided | Refusal:
    """Voids a receipt; with `goods_returned` its goods are back at the site that gave them.

    A distributor voids their own receipts, a team lead any. Refuses a receipt not held here and
    one that was voided before.
    """
    fields: dict[str, object] = {
        "fact": receipt,
        "reason": reason.value,
        "goods_returned": goods_returned,
    }
    if note is not None:
        fields["note"] = note
    return transact(session, lambda replica: _void(session, replica, receipt, fields))


def _void(
    session: Session, replica: Replica, receipt: bytes, fields: dict[str, object]
) -> Voided | Refusal:
    permit(session, *ROLES)
    found = facts(replica, Receipt, [receipt])
    if not found:
        return Refusal(ServiceReason.RECEIPT_UNKNOWN)
    if voids_of(replica, [receipt]):
        return Refusal(ServiceReason.ALREADY_VOIDED)
    if found[0].by != session.pen.user and Role.TEAM_LEAD not in session.roles:
        return Refusal(ServiceReason.NOT_YOUR_RECEIPT)
    household = found[0].value.household
    fields["household"] = household
    void, change = put_fact(session, replica, "void", found[0].area, fields)
    return Voided(void, receipt, household, change)
