"""Cards as the directory and the card register know them: is the number good, whose is it."""

from dataclasses import dataclass
from datetime import date

from fieldkit.cards.numbers import NUMBER_DIGITS, read_short_number, short_number
from fieldkit.cards.payload import GoodCard, Revocations, check
from fieldkit.cards.reasons import CardReason
from fieldkit.errors import Refusal
from fieldkit.journal.replica import Replica
from fieldkit.records.card import Card
from fieldkit.records.card_issuer import CardIssuer
from fieldkit.records.ids import directory_id
from fieldkit.records.revocation import Revocation
from fieldkit.services.card_stock import expiry_of, serial_numbered
from fieldkit.services.directory_age import issued_ms
from fieldkit.services.held import Held, directory, directory_one, held
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Session


@dataclass(frozen=True)
class RevokedSerials:
    """The directory's revocations in force on a day, asked one by one."""

    replica: Replica
    today: date

    def __contains__(self, serial: object) -> bool:
        if not isinstance(serial, bytes):
            return False
        record = directory_id(self.replica.organisation, "revocation", serial.hex())
        found = directory_one(self.replica, Revocation, record)
        return found is not None and found.on <= self.today


def check_card(session: Session, replica: Replica, text: str) -> GoodCard | Refusal:
    """Judges a code's text by the directory held here; refuses as `cards.payload.check` does."""
    today = session.today()
    issuers = {
        each.number: each.public_key
        for each in directory(replica, CardIssuer)
        if each.valid_from <= today and (each.valid_until is None or today <= each.valid_until)
    }
    issued = issued_ms(replica)
    complete_to = None if issued is None else session.day_of(issued)
    revoked = Revocations(RevokedSerials(replica, today), complete_to)
    return check(text, issuers, revoked, session.card_organisation, today)


def shown_serial(session: Session, replica: Replica, code: str) -> bytes | Refusal:
    """The serial of a card from its code's text, or from the number below it as somebody typed it.

    A number alone proves nothing, so it is taken for a card that headquarters gave to a laptop, of
    which the serial is known. Refuses as `check_card` does, a number mistyped (`card_number.*`),
    and one that no laptop was given (`services.card_not_listed`).
    """
    if sum(sign.isalnum() for sign in code) > NUMBER_DIGITS + 1:
        good = check_card(session, replica, code)
        return good if isinstance(good, Refusal) else good.payload.serial
    running = read_short_number(code)
    if isinstance(running, Refusal):
        return running
    serial = serial_numbered(replica, running)
    if serial is None:
        return Refusal(ServiceReason.CARD_NOT_LISTED)
    return card_problem(session, replica, serial) or serial


def card_problem(session: Session, replica: Replica, serial: bytes) -> Refusal | None:
    """What the directory says against a card whose code was not read: expired, or revoked."""
    today = session.today()
    expiry = expiry_of(replica, serial)
    if expiry is not None and today > expiry:
        return Refusal(CardReason.EXPIRED, {"expiry": expiry})
    if serial in RevokedSerials(replica, today):
        issued = issued_ms(replica)
        days = 0 if issued is None else max((today - session.day_of(issued)).days, 0)
        return Refusal(CardReason.REVOKED, {"list_age_days": days})
    return None


def card_id(organisation: bytes, serial: bytes) -> bytes:
    """The id of a card's register, which follows from its serial.

    So two laptops that bind one card apart from each other write one register, and the merge shows
    that they disagree.
    """
    return directory_id(organisation, "card", serial.hex())


def find_card(replica: Replica, serial: bytes) -> Held[Card] | None:
    """The register of a card; None for one that was never bound or reported in these areas."""
    record = card_id(replica.organisation, serial)
    found = held(replica, Card, [record]).get(record)
    return found if found is not None and found.listed else None


def printed_number(serial: bytes) -> str:
    """The short number below the QR, without its spaces."""
    return short_number(serial).replace(" ", "")
