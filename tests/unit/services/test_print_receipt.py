"""A receipt printed from what the laptop holds."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from services_world import (
    FOOD,
    SOAP,
    VOUCHER,
    Headquarters,
    Laptop,
    code_of,
    goods,
    handed,
    household,
    person,
    proxy,
    registered,
)

from fieldkit.records.receipt import Collector, Identified, ProofKind
from fieldkit.records.void import VoidReason
from fieldkit.reports.receipt_sheet import ReceiptHead, ReceiptLine, ReceiptSheet
from fieldkit.services.bind_card import Bound, bind_card
from fieldkit.services.print_receipt import print_receipt
from fieldkit.services.shown import Scanned
from fieldkit.services.void_receipt import void_receipt

NAMED = {"code": "own", "name_ru": "Приречье", "name_en": "Riverside", "contact_ru": "Телефон 1"}


def printed(laptop: Laptop, receipt: bytes, folder: Path, language: str = "ru") -> ReceiptSheet:
    path = folder / "receipt.pdf"
    sheet = print_receipt(laptop.session, receipt, path, language)  # type: ignore[arg-type]
    assert isinstance(sheet, ReceiptSheet), sheet
    assert path.read_bytes().startswith(b"%PDF")
    return sheet


def test_the_sheet_has_the_names_behind_the_ids(
    laptop: Laptop, hq: Headquarters, tmp_path: Path
) -> None:
    laptop.stock()
    user = {"code": "anna", "name": "Анна Выдумкина", "roles": ["distributor"]}
    hq.add("user", user, laptop.session.pen.user)
    hq.add("organisation", NAMED)
    with laptop.node.transaction() as replica:
        hq.publish(replica)
    home = registered(laptop.session, household(2, proxies=[proxy(patronymic="Титович")]))
    (card,) = hq.cards(1, first=77)
    bound = bind_card(laptop.session, home.household, card)
    assert isinstance(bound, Bound)
    parcel = goods(home, "P-1", (FOOD, 1), (SOAP, 4))
    parcel = replace(parcel, collected_by=Collector.PROXY, collector=home.proxies[0])
    given = handed(laptop.session, home, parcel, Scanned(card))
    sheet = printed(laptop, given.receipt, tmp_path)
    assert (sheet.head, sheet.site) == (ReceiptHead("Приречье", "Телефон 1"), "ПВР TAC-1")
    assert (sheet.programme, sheet.round) == ("Помощь", 1)
    assert list(sheet.lines) == [
        ReceiptLine("Товар FOOD", 1, "piece"),
        ReceiptLine("Товар SOAP", 4, "piece"),
    ]
    assert (sheet.identified, sheet.family) == (Identified.CARD_SCAN, "Ветлугина Ия")
    assert (sheet.collector, sheet.collected_by) == ("Подгорный Пров Титович", Collector.PROXY)
    assert sheet.issued_by == "Анна Выдумкина"
    assert sheet.card is not None
    assert sheet.card.replace(" ", "") == bound.short_number
    assert sheet.at.isoformat() == "2026-02-13T19:26:40+03:00"
    english = printed(laptop, given.receipt, tmp_path, "en")
    assert english.site == "Site TAC-1"
    assert english.head == ReceiptHead("Riverside", "Телефон 1"), "better the one than none"


def test_a_voided_receipt_says_so(laptop: Laptop, tmp_path: Path) -> None:
    laptop.stock()
    old = person(birth_date=date(1944, 5, 1))
    home = registered(laptop.session, household(members=[old]))
    voucher = goods(home, "P-3", (VOUCHER, 1), serials=["AV-003"])
    voucher = replace(voucher, proof=ProofKind.THUMB, witness="Подгорный Пров")
    given = handed(laptop.session, home, voucher)
    assert printed(laptop, given.receipt, tmp_path).voided is None
    void_receipt(laptop.session, given.receipt, VoidReason.DOUBLE, goods_returned=True)
    sheet = printed(laptop, given.receipt, tmp_path)
    assert sheet.voided is not None and sheet.voided.reason is VoidReason.DOUBLE
    assert (sheet.head, sheet.witness) == (None, "Подгорный Пров")
    assert (sheet.identified, sheet.family) == (Identified.NAME, None)
    assert sheet.lines[0].serials == ("AV-003",)


def test_a_receipt_that_is_not_here_is_not_printed(laptop: Laptop, tmp_path: Path) -> None:
    path = tmp_path / "receipt.pdf"
    refused = print_receipt(laptop.session, b"?" * 16, path, "ru")
    assert code_of(refused) == "services.receipt_unknown"
    assert not path.exists()
