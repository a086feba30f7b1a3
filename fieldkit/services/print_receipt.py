"""A receipt on paper, with the names that this node knows."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from fieldkit.cards.numbers import short_number
from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.replica import Replica
from fieldkit.records.card import Card
from fieldkit.records.item import Item
from fieldkit.records.person import Person
from fieldkit.records.programme import Programme
from fieldkit.records.proxy import Proxy
from fieldkit.records.receipt import Collector, Receipt
from fieldkit.records.round import Round
from fieldkit.records.site import Site
from fieldkit.records.user import User
from fieldkit.reports.receipt_pdf import ReceiptLine, ReceiptSheet, receipt_pdf
from fieldkit.reports.receipt_words import Language
from fieldkit.rules.family import Handed
from fieldkit.services.books import handed_of
from fieldkit.services.held import directory, directory_one, facts, held
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Session, transact

UNKNOWN = "—"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def print_receipt(
    session: Session, receipt: bytes, path: Path, language: Language, organisation: str
) -> ReceiptSheet | Refusal:
    """Writes a receipt as a PDF at `path` and gives what stands on it.

    `organisation`: its name, for the head of the sheet. Refuses a receipt not held here, and as
    `reports.receipt_pdf` does.
    """
    sheet = transact(
        session, lambda replica: _sheet(session, replica, receipt, language, organisation)
    )
    if isinstance(sheet, Refusal):
        return sheet
    return receipt_pdf(sheet, path, language) or sheet


def _sheet(
    session: Session, replica: Replica, record: bytes, language: Language, organisation: str
) -> ReceiptSheet:
    found = facts(replica, Receipt, [record])
    if not found:
        raise RefusalError(Refusal(ServiceReason.RECEIPT_UNKNOWN))
    (handed,) = handed_of(replica, found)
    receipt = handed.receipt
    round_ = directory_one(replica, Round, receipt.round)
    programme = directory_one(replica, Programme, round_.programme) if round_ else None
    user = directory_one(replica, User, handed.by)
    return ReceiptSheet(
        receipt=record,
        organisation=organisation,
        site=_named(directory_one(replica, Site, receipt.site), language),
        at=(_EPOCH + timedelta(milliseconds=handed.at_ms)).astimezone(session.zone),
        programme=_named(programme, language),
        round=round_.number if round_ else 0,
        lines=_lines(replica, receipt, language),
        collector=_collector(replica, receipt),
        collected_by=receipt.collected_by,
        proof=receipt.proof,
        issued_by=user.name if user else UNKNOWN,
        card=_card(replica, receipt),
        witness=receipt.witness,
        exception=_exception(handed),
        voided=handed.void.reason if handed.void else None,
    )


def _named(record: Site | Programme | Item | None, language: Language) -> str:
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
    kind: type[Person] | type[Proxy] = Proxy if receipt.collected_by is Collector.PROXY else Person
    found = held(replica, kind, [receipt.collector]).get(receipt.collector)
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


def _exception(handed: Handed) -> str | None:
    receipt = handed.receipt
    if receipt.exception is None:
        return None
    return receipt.exception_note or UNKNOWN
