"""A receipt on paper, with the names that this node knows."""

from pathlib import Path

from fieldkit.cards.numbers import short_number
from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.clock import wall_time
from fieldkit.journal.replica import Replica
from fieldkit.records.card import Card
from fieldkit.records.household import Household
from fieldkit.records.item import Item
from fieldkit.records.organisation import Organisation
from fieldkit.records.person import Person
from fieldkit.records.programme import Programme
from fieldkit.records.proxy import Proxy
from fieldkit.records.receipt import Collector, Receipt
from fieldkit.records.round import Round
from fieldkit.records.site import Site
from fieldkit.records.user import User
from fieldkit.reports.receipt_pdf import receipt_bytes, receipt_pdf
from fieldkit.reports.receipt_sheet import (
    ReceiptException,
    ReceiptHead,
    ReceiptLine,
    ReceiptSheet,
    ReceiptVoid,
)
from fieldkit.reports.receipt_words import Language
from fieldkit.services.books import handed_of
from fieldkit.services.held import Held, directory, directory_one, facts, held
from fieldkit.services.organisation import organisation_in
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Session, transact

UNKNOWN = "—"


def print_receipt(
    session: Session, receipt: bytes, path: Path, language: Language
) -> ReceiptSheet | Refusal:
    """Writes a receipt as a PDF at `path` and gives what stands on it.

    At its head the organisation, as the directory has it. Refuses a receipt not held here, and as
    `reports.receipt_pdf` does.
    """
    sheet = receipt_sheet(session, receipt, language)
    if isinstance(sheet, Refusal):
        return sheet
    return receipt_pdf(sheet, path, language) or sheet


def receipt_paper(session: Session, receipt: bytes, language: Language) -> bytes | Refusal:
    """The same PDF in memory alone, for a printer. Refuses as `print_receipt` does."""
    sheet = receipt_sheet(session, receipt, language)
    return sheet if isinstance(sheet, Refusal) else receipt_bytes(sheet, language)


def receipt_sheet(session: Session, receipt: bytes, language: Language) -> ReceiptSheet | Refusal:
    """What stands on a receipt. Refuses one not held here."""
    return transact(session, lambda replica: _sheet(session, replica, receipt, language))


def _sheet(session: Session, replica: Replica, record: bytes, language: Language) -> ReceiptSheet:
    found = facts(replica, Receipt, [record])
    if not found:
        raise RefusalError(Refusal(ServiceReason.RECEIPT_UNKNOWN))
    (handed,) = handed_of(replica, found)
    receipt, void = handed.receipt, handed.void
    round_ = directory_one(replica, Round, receipt.round)
    programme = directory_one(replica, Programme, round_.programme) if round_ else None
    user = directory_one(replica, User, handed.by)
    return ReceiptSheet(
        receipt=record,
        head=_head(replica, language),
        site=_named(directory_one(replica, Site, receipt.site), language),
        at=wall_time(handed.at_ms, session.zone),
        programme=_named(programme, language),
        round=round_.number if round_ else 0,
        lines=_lines(replica, receipt, language),
        collector=_collector(replica, receipt),
        collected_by=receipt.collected_by,
        proof=receipt.proof,
        issued_by=user.name if user else UNKNOWN,
        card=_card(replica, receipt),
        family=_family(replica, receipt),
        identified=receipt.identified,
        proof_note=receipt.proof_note,
        witness=receipt.witness,
        exception=_exception(receipt),
        voided=ReceiptVoid(void.reason, void.note) if void else None,
    )


def _head(replica: Replica, language: Language) -> ReceiptHead | None:
    found = organisation_in(replica)
    if found is None:
        return None
    contact = found.contact_ru if language == "ru" else found.contact_en
    return ReceiptHead(_named(found, language), contact or found.contact_ru or found.contact_en)


def _named(record: Organisation | Site | Programme | Item | None, language: Language) -> str:
    if record is None:
        return UNKNOWN
    return record.name_ru if language == "ru" else record.name_en


def _lines(replica: Replica, receipt: Receipt, language: Language) -> list[ReceiptLine]:
    items = {each.code: each for each in directory(replica, Item)}
    lines = []
    for line in receipt.lines:
        item = items.get(line["item"])
        name = _named(item, language) if item else line["item"]
        unit = item.unit if item else ""
        lines.append(ReceiptLine(name, line["quantity"], unit, tuple(line.get("serials", ()))))
    return lines


def _collector(replica: Replica, receipt: Receipt) -> str:
    """The full name of who took the goods; a dash for somebody erased since."""
    taker = receipt.collector
    if receipt.collected_by is Collector.PROXY:
        return _full_name(held(replica, Proxy, [taker]).get(taker))
    return _full_name(held(replica, Person, [taker]).get(taker))


def _family(replica: Replica, receipt: Receipt) -> str | None:
    """Whose household it is now, where somebody else than its head took the goods."""
    if receipt.collected_by is Collector.HEAD:
        return None
    home = held(replica, Household, [receipt.household]).get(receipt.household)
    head = home.value.head if home else None
    if head is None:
        return UNKNOWN
    return _full_name(held(replica, Person, [head]).get(head))


def _full_name(found: Held[Person] | Held[Proxy] | None) -> str:
    if found is None:
        return UNKNOWN
    value = found.value
    names = (value.family_name, value.given_name, value.patronymic)
    return " ".join(name for name in names if name)


def _card(replica: Replica, receipt: Receipt) -> str | None:
    if receipt.card is None:
        return None
    card = held(replica, Card, [receipt.card]).get(receipt.card)
    return short_number(card.value.serial) if card else UNKNOWN


def _exception(receipt: Receipt) -> ReceiptException | None:
    if receipt.exception is None:
        return None
    return ReceiptException(receipt.exception, receipt.exception_note)
