"""A receipt on paper, read back as text and as a picture."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageChops

from fieldkit.errors import Refusal
from fieldkit.records.receipt import Collector, ExceptionReason, Identified, ProofKind
from fieldkit.records.signature import strokes_text
from fieldkit.records.void import VoidReason
from fieldkit.reports import receipt_pdf as module
from fieldkit.reports.receipt_pdf import receipt_bytes, receipt_pdf
from fieldkit.reports.receipt_sheet import (
    ReceiptException,
    ReceiptHead,
    ReceiptLine,
    ReceiptSheet,
    ReceiptVoid,
    receipt_number,
)
from fieldkit.reports.receipt_words import ENGLISH, RUSSIAN, WORDS, Language, ReceiptWords

SHEET = ReceiptSheet(
    bytes(range(16)),
    ReceiptHead("Выдуманный Красный Крест", "8 800 000-00-00, звонок бесплатный"),
    "ПВР № 1",
    datetime(2026, 2, 13, 14, 5),  # noqa: DTZ001 - the time at the site, as printed
    "Продукты и гигиена",
    2,
    [
        ReceiptLine("Продуктовый набор", 1, "piece"),
        ReceiptLine("Аптечный ваучер", 2, "piece", ("AV-000007", "AV-000008")),
    ],
    "Ветлугина Ия Прововна",
    Collector.HEAD,
    ProofKind.CARD_SCAN,
    "Заозерный Лев",
    "000 001 234 0",
    identified=Identified.CARD_SCAN,
)
LONG = "Константинопольская-Заозёрная Александра Вячеславовна"


def text_of(source: Path | bytes) -> str:
    document = pypdfium2.PdfDocument(source)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return " ".join(" ".join(pages).split())


def written(folder: Path, sheet: ReceiptSheet, language: Language = "ru") -> Path:
    path = folder / "receipt.pdf"
    assert receipt_pdf(sheet, path, language) is None
    return path


def test_the_sheet_says_who_got_what_where_and_when(tmp_path: Path) -> None:
    text = text_of(written(tmp_path, SHEET))
    for part in (
        "Выдуманный Красный Крест",
        "Расписка в получении помощи",
        "№ 0001-0203-0405-0607",
        "ПВР № 1",
        "13.02.2026, 14:05",
        "Продукты и гигиена, раунд 2",
        "000 001 234 0",
        "Ветлугина Ия Прововна (глава домохозяйства)",
        "Продуктовый набор",
        "1 шт.",
        "AV-000007, AV-000008",
        "Подпись получателя",
        "Заозерный Лев",
        "000 001 234 0, код отсканирован",
        "Вопросы и жалобы: 8 800 000-00-00, звонок бесплатный",
        "Помощь бесплатна",
        "стр. 1 из 1",
    ):
        assert part in text


def test_the_words_are_english_where_they_should_be(tmp_path: Path) -> None:
    text = text_of(written(tmp_path, replace(SHEET, card=None), "en"))
    for part in ("Receipt for assistance", "13 Feb 2026, 14:05", "not shown", "head of household"):
        assert part in text
    assert "Расписка" not in text


def test_a_void_an_exception_and_a_witness_are_told(tmp_path: Path) -> None:
    sheet = replace(
        SHEET,
        voided=ReceiptVoid(VoidReason.DOUBLE, "выдано утром"),
        exception=ReceiptException(ExceptionReason.URGENT_NEED, "лекарства остались дома"),
        witness="Подгорный Пров",
        proof=ProofKind.THUMB,
    )
    text = text_of(written(tmp_path, sheet))
    for part in (
        "РАСПИСКА АННУЛИРОВАНА",
        "повторная выдача — выдано утром",
        "неотложная потребность — лекарства остались дома",
        "Подгорный Пров",
    ):
        assert part in text
    assert "АННУЛИРОВАНА" not in text_of(written(tmp_path, SHEET))


def test_a_voided_receipt_asks_for_no_signature_but_names_who_handed_out(tmp_path: Path) -> None:
    text = text_of(written(tmp_path, replace(SHEET, voided=ReceiptVoid(VoidReason.MISTAKE))))
    assert "Подпись получателя" not in text and "Всё перечисленное получено" not in text
    assert "Выдал(а) Заозерный Лев" in text


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("way", Identified)
def test_how_the_household_was_found_stands_beside_the_card(
    way: Identified, language: Language
) -> None:
    card = None if way is Identified.NAME else SHEET.card
    made = receipt_bytes(replace(SHEET, identified=way, card=card), language)
    assert isinstance(made, bytes)
    words = WORDS[language]
    assert f"{card or words.no_card}, {words.ways[way]}" in text_of(made)


def test_a_receipt_of_before_it_was_asked_names_the_card_alone() -> None:
    made = receipt_bytes(replace(SHEET, identified=None), "ru")
    assert isinstance(made, bytes)
    assert "Карта 000 001 234 0 Подтверждение" in text_of(made)


def test_whoever_took_the_goods_for_another_stands_below_the_head() -> None:
    sheet = replace(SHEET, family="Ветлугин Пров", collected_by=Collector.PROXY)
    made = receipt_bytes(sheet, "ru")
    assert isinstance(made, bytes)
    text = text_of(made)
    assert "Глава домохозяйства Ветлугин Пров" in text
    assert "Ветлугина Ия Прововна (доверенное лицо)" in text


def test_without_an_organisation_the_head_is_neutral(tmp_path: Path) -> None:
    text = text_of(written(tmp_path, replace(SHEET, head=None)))
    assert "Гуманитарная помощь Расписка" in text and "жалобы" not in text
    assert "Крест" not in text
    english = text_of(written(tmp_path, replace(SHEET, head=None), "en"))
    assert "Humanitarian assistance Receipt" in english


def test_where_a_photograph_is_kept_is_told() -> None:
    sheet = replace(SHEET, proof=ProofKind.PHOTO, proof_note="папка 7")
    made = receipt_bytes(sheet, "ru")
    assert isinstance(made, bytes) and "фотография — папка 7" in text_of(made)


def test_a_signature_made_on_the_screen_is_drawn_and_not_written(tmp_path: Path) -> None:
    strokes = strokes_text([[(4, 40), (20, 8), (40, 50), (60, 20)], [(62, 60)]])
    unsigned = replace(SHEET, proof=ProofKind.SIGNATURE)
    blank = written(tmp_path, unsigned)
    empty = pypdfium2.PdfDocument(blank)[0].render(scale=2).to_pil().convert("L")
    signed = written(tmp_path, replace(unsigned, proof_note=strokes))
    drawn = pypdfium2.PdfDocument(signed)[0].render(scale=2).to_pil().convert("L")
    assert strokes not in text_of(signed)
    added = ImageChops.difference(empty, drawn).getbbox()
    assert added is not None
    left, top, right, bottom = added
    assert right - left > 100 and bottom - top > 40
    assert right < empty.width / 2, "it is on the collector's line"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_fullest_common_receipt_is_one_page(language: Language) -> None:
    """Signed by thumb before a witness, by exception, three items: nobody signs a bare page."""
    sheet = replace(
        SHEET,
        lines=[*SHEET.lines, ReceiptLine("Гигиенический набор", 1, "piece")],
        proof=ProofKind.THUMB,
        witness="Подгорный Пров Титович",
        exception=ReceiptException(ExceptionReason.OTHER_AREA, "приехали ночью, решил Образцов"),
    )
    made = receipt_bytes(sheet, language)
    assert isinstance(made, bytes) and len(pypdfium2.PdfDocument(made)) == 1


def test_pages_come_apart_so_each_tells_its_number_and_that_it_is_voided(tmp_path: Path) -> None:
    lines = [ReceiptLine(f"Товар {LONG} {number}", 1300, "piece") for number in range(1, 31)]
    sheet = replace(SHEET, lines=lines, voided=ReceiptVoid(VoidReason.MISTAKE))
    document = pypdfium2.PdfDocument(written(tmp_path, sheet))
    count = len(document)
    assert count > 1
    for at, page in enumerate(document, start=1):
        text = page.get_textpage().get_text_bounded()
        assert f"стр. {at} из {count}" in text and receipt_number(SHEET.receipt) in text
        assert "АННУЛИРОВАНА" in text
    assert "1 300 шт." in text_of(tmp_path / "receipt.pdf").replace("\N{NO-BREAK SPACE}", " ")


def test_names_are_text_and_not_markup(tmp_path: Path) -> None:
    sheet = replace(SHEET, collector="<b>Ия & Ко</b>")
    assert "<b>Ия & Ко</b>" in text_of(written(tmp_path, sheet))


def test_many_serials_go_on_to_further_pages(tmp_path: Path) -> None:
    serials = tuple(f"AV-{number:06d}" for number in range(700))
    path = written(tmp_path, replace(SHEET, lines=[ReceiptLine("Ваучер", 700, "piece", serials)]))
    assert len(pypdfium2.PdfDocument(path)) > 2
    text = text_of(path)
    assert all(serial in text for serial in serials)


def test_the_same_sheet_gives_the_same_bytes_and_no_name_in_its_title(tmp_path: Path) -> None:
    first = written(tmp_path, SHEET).read_bytes()
    assert written(tmp_path, SHEET).read_bytes() == first
    title = pypdfium2.PdfDocument(tmp_path / "receipt.pdf").get_metadata_value("Title")
    assert title == receipt_number(SHEET.receipt)


def test_the_page_is_a5_and_its_edges_are_blank(tmp_path: Path) -> None:
    page = pypdfium2.PdfDocument(written(tmp_path, SHEET))[0]
    assert page.get_size() == pytest.approx((419.5, 595.3), abs=0.5)
    picture = page.render(scale=1).to_pil().convert("L")
    width, height = picture.size
    for edge in ((0, 0, width, 18), (0, 0, 18, height), (width - 18, 0, width, height)):
        assert picture.crop(edge).getextrema() == (255, 255)
    assert picture.getextrema()[0] < 80


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    refused = receipt_pdf(SHEET, tmp_path / "absent" / "receipt.pdf", "ru")
    assert isinstance(refused, Refusal)
    assert refused.code == "reports.not_written"
    assert refused.params["file"] == "receipt.pdf"


def test_a_name_that_leaves_no_room_for_a_part_is_refused(tmp_path: Path) -> None:
    refused = receipt_pdf(SHEET, tmp_path / f"{'r' * 248}.pdf", "ru")
    assert isinstance(refused, Refusal) and refused.code == "reports.not_written"
    assert not list(tmp_path.iterdir())


def test_without_a_font_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "embed_cyrillic_font", lambda: None)
    refused = receipt_pdf(SHEET, tmp_path / "receipt.pdf", "ru")
    assert isinstance(refused, Refusal)
    assert refused.code == "reports.no_font"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [RUSSIAN, ENGLISH], ids=lambda words: words.locale)
def test_every_code_has_its_word(words: ReceiptWords) -> None:
    assert set(words.collectors) == set(Collector)
    assert set(words.ways) == set(Identified)
    assert set(words.proofs) == set(ProofKind)
    assert set(words.exceptions) == set(ExceptionReason)
    assert set(words.voids) == set(VoidReason)
