"""Binding a card to a household, so that showing it names them."""

from dataclasses import dataclass

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.author import Act
from fieldkit.journal.replica import Replica
from fieldkit.records.card import Card, CardStatus, IdentitySeen
from fieldkit.records.revocation import RevocationReason
from fieldkit.records.user import Role
from fieldkit.services.card_check import card_id, find_card, printed_number, shown_serial
from fieldkit.services.card_stock import Stock, stock_of
from fieldkit.services.held import Held
from fieldkit.services.home import Home, home_of
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Change, Session, permit, put, transact

ROLES = (Role.REGISTRAR, Role.TEAM_LEAD)
TABLE_ROLES = (Role.REGISTRAR, Role.DISTRIBUTOR, Role.TEAM_LEAD)
"""Who may give a new card: nobody is sent away from a table because the registrar has gone home."""


@dataclass(frozen=True)
class Bound:
    """A card in use: its id and short number, the cards that it took the place of, and whose stock
    it was of.
    """

    card: bytes
    short_number: str
    replaced: tuple[bytes, ...]
    change: Change
    stock: Stock = Stock.OWN


@dataclass(frozen=True)
class Identity:
    """By what the household was known that could not show its card; `note` says which document
    (its kind, not its number) or who vouched.
    """

    seen: IdentitySeen
    note: str = ""


def bind_card(session: Session, household: bytes, text: str) -> Bound | Refusal:
    """Puts a card into use for a household without one. `text`: of its code, or its short number.

    Refuses a code that is no good card of ours (`card.*`), as `card_check.shown_serial` does, a
    card of another household, one that was lost, replaced or revoked, and a household whose card is
    in use (`replace_card`).
    """
    return transact(session, lambda replica: _bind(session, replica, household, text))


def replace_card(session: Session, household: bytes, text: str) -> Bound | Refusal:
    """Puts a new card into use and cancels all others of the household as replaced.

    Refuses as `bind_card` does, and a household that has had no card yet.
    """
    return transact(session, lambda replica: _replace(session, replica, household, text))


def reissue_card(
    session: Session,
    household: bytes,
    text: str,
    cause: RevocationReason,
    identity: Identity | None = None,
) -> Bound | Refusal:
    """Gives a household a new card, whether or not it has had one, and cancels those in use.

    `cause`: what happened to the old one; `identity`: where nobody could show it. Refuses as
    `bind_card` does, but for a card in use, and an identity vouched for without a name
    (`services.identity_unexplained`).
    """
    if identity is not None and identity.seen is IdentitySeen.VOUCHED and not identity.note.strip():
        return Refusal(ServiceReason.IDENTITY_UNEXPLAINED)

    def work(replica: Replica) -> Bound:
        return _reissue(session, replica, household, text, (cause, identity))

    return transact(session, work)


def _bind(session: Session, replica: Replica, household: bytes, text: str) -> Bound:
    permit(session, *ROLES)
    home, serial = _blank_card(session, replica, household, text)
    if _in_use(home):
        raise RefusalError(Refusal(ServiceReason.HAS_CARD))
    return _put(session, replica, home, serial, ())


def _replace(session: Session, replica: Replica, household: bytes, text: str) -> Bound:
    permit(session, *ROLES)
    home, serial = _blank_card(session, replica, household, text)
    earlier = [card for card in home.cards if card.listed]
    if not earlier:
        raise RefusalError(Refusal(ServiceReason.NO_CARD))
    old = [card for card in earlier if card.value.status is not CardStatus.REVOKED]
    return _put(session, replica, home, serial, old)


def _reissue(
    session: Session,
    replica: Replica,
    household: bytes,
    text: str,
    why: tuple[RevocationReason, Identity | None],
) -> Bound:
    permit(session, *TABLE_ROLES)
    home, serial = _blank_card(session, replica, household, text)
    return _put(session, replica, home, serial, _in_use(home), *why)


def _put(
    session: Session,
    replica: Replica,
    home: Home,
    serial: bytes,
    old: "list[Held[Card]] | tuple[()]",
    cause: RevocationReason | None = None,
    identity: Identity | None = None,
) -> Bound:
    """Writes the new card and the end of the old ones, all in one act."""
    mine, area = card_id(replica.organisation, serial), home.household.value.area
    fields: dict[str, object] = {"status": CardStatus.REPLACED.value, "replaced_by": mine}
    if cause is not None:
        fields["cause"] = cause.value
    acts = [Act("card", card.value.id, area, dict(fields)) for card in old]
    stock = stock_of(session, replica, serial)
    change = put(session, replica, [_binding(replica, home, serial, identity), *acts])
    replaced = tuple(card.value.id for card in old)
    return Bound(mine, printed_number(serial), replaced, change, stock)


def _blank_card(
    session: Session, replica: Replica, household: bytes, text: str
) -> tuple[Home, bytes]:
    """The household, and the serial of the card; raises unless the card is good and blank."""
    home = home_of(replica, household)
    serial = shown_serial(session, replica, text)
    if isinstance(serial, Refusal):
        raise RefusalError(serial)
    _check_free(find_card(replica, serial), household)
    return home, serial


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


def _binding(replica: Replica, home: Home, serial: bytes, identity: Identity | None) -> Act:
    household = home.household.value
    fields: dict[str, object] = {
        "household": household.id,
        "serial": serial,
        "short_number": printed_number(serial),
        "status": CardStatus.ACTIVE.value,
    }
    if identity is not None:
        fields["identity"] = identity.seen.value
        if identity.note.strip():
            fields["identity_note"] = identity.note.strip()
    return Act("card", card_id(replica.organisation, serial), household.area, fields)
