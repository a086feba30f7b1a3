"""A receipt on paper, read back as text and as a picture."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest

from fieldkit.errors import Refusal
from fieldkit.records.receipt import Collector, ProofKind
from fieldkit.records.void import VoidReason
from fieldkit.reports import receipt_pdf as module
from fieldkit.reports.receipt_pdf import ReceiptLine, ReceiptSheet, receipt_number, receipt_pdf
from fieldkit.reports.receipt_words import ENGLISH, RUSSIAN, Language

SHEET = ReceiptSheet(
    bytes(range(16)),
    "Выдуманный Красный Крест",
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
)


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
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
        voided=VoidReason.DOUBLE,
        exception="лекарства остались дома",
        witness="Подгорный Пров",
        proof=ProofKind.THUMB,
    )
    text = text_of(written(tmp_path, sheet))
    for part in ("АННУЛИРОВАНА: ПОВТОРНАЯ ВЫДАЧА", "лекарства остались дома", "Подгорный Пров"):
        assert part in text
    assert "АННУЛИРОВАНА" not in text_of(written(tmp_path, SHEET))


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


def test_without_a_font_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "embed_cyrillic_font", lambda: None)
    refused = receipt_pdf(SHEET, tmp_path / "receipt.pdf", "ru")
    assert isinstance(refused, Refusal)
    assert refused.code == "reports.no_font"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [RUSSIAN, ENGLISH], ids=lambda words: words.locale)
def test_every_code_has_its_word(words: object) -> None:
    assert set(words.collectors) == set(Collector)  # type: ignore[attr-defined]
    assert set(words.proofs) == set(ProofKind)  # type: ignore[attr-defined]
    assert set(words.voids) == set(VoidReason)  # type: ignore[attr-defined]
