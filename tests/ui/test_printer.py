"""A receipt sent to a printer that writes a file: what comes out is what the PDF shows."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from fieldkit.errors import Refusal
from fieldkit.jobs import printer as module
from fieldkit.jobs.printer import Fit, PaperReason, Printed, fit_page, print_pdf, printers
from fieldkit.reports.receipt_pdf import receipt_bytes
from fieldkit.reports.receipt_sheet import ReceiptLine
from tests.unit.reports.test_receipt_pdf import SHEET

A4, A5, LETTER = (595.0, 842.0), (419.5, 595.3), (612.0, 792.0)
ROLL = (204.0, 842.0)
DOTS = 2


@pytest.fixture
def pdf() -> bytes:
    made = receipt_bytes(SHEET, "ru")
    assert isinstance(made, bytes)
    return made


def to_file(path: Path, size: QPageSize.PageSizeId) -> Callable[[str], QPrinter]:
    def find(_: str) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(path))
        made.setPageSize(QPageSize(size))
        return made

    return find


def pages_of(source: bytes | Path) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(source)
    pictures = [page.render(scale=DOTS).to_pil().convert("L") for page in document]
    document.close()
    return pictures


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures show the same, but for the edges of letters."""
    size = (one.width // 4, one.height // 4)
    small = [each.resize(size, Image.Resampling.BOX) for each in (one, other)]
    most = ImageChops.difference(*small).getextrema()[1]
    return isinstance(most, int) and most < 90


@pytest.mark.usefixtures("qapp")
def test_on_a4_two_copies_lie_side_by_side_at_true_size(pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    done = print_pdf(pdf, "Проба", to_file(file, QPageSize.PageSizeId.A4))
    assert done == Printed("Проба", 2)
    (sheet,), (page,) = pages_of(file), pages_of(pdf)
    assert sheet.width > sheet.height
    half, low = sheet.width // 2, min(sheet.height, page.height)
    wide = min(half, page.width) - 12
    blank = Image.new("L", (wide, low), 255)
    for left in (0, half):
        shown = sheet.crop((left + 6, 0, left + 6 + wide, low))
        wanted = page.crop((6, 0, 6 + wide, low))
        assert alike(shown, wanted) and not alike(shown, blank)


@pytest.mark.usefixtures("qapp")
def test_on_a5_one_copy_fills_the_sheet(pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    done = print_pdf(pdf, "Проба", to_file(file, QPageSize.PageSizeId.A5))
    assert done == Printed("Проба", 1)
    (sheet,), (page,) = pages_of(file), pages_of(pdf)
    assert abs(sheet.width - page.width) < 4 and sheet.height > sheet.width
    assert alike(sheet.resize(page.size), page)


@pytest.mark.usefixtures("qapp")
def test_every_page_is_printed(tmp_path: Path) -> None:
    lines = [ReceiptLine(f"Товар {number}", number, "piece") for number in range(1, 60)]
    made = receipt_bytes(replace(SHEET, lines=lines), "ru")
    assert isinstance(made, bytes)
    file = tmp_path / "sheet.pdf"
    print_pdf(made, "Проба", to_file(file, QPageSize.PageSizeId.A4))
    count = len(pypdfium2.PdfDocument(made))
    assert len(pypdfium2.PdfDocument(file)) == count > 1


@pytest.mark.parametrize(
    ("paper", "fit"),
    [
        (A4, Fit(2, 1.0, True)),
        (A5, Fit(1, 1.0, False)),
        (LETTER, Fit(2, 0.944, True)),
        (ROLL, Fit(1, 0.486, False)),
    ],
)
def test_a_page_fits_the_paper_that_there_is(paper: tuple[float, float], fit: Fit) -> None:
    for sheet in (paper, paper[::-1]):
        found = fit_page(sheet, A5)
        assert (found.copies, found.turned) == (fit.copies, fit.turned)
        assert found.scale == pytest.approx(fit.scale, abs=0.002)


@pytest.mark.usefixtures("qapp")
def test_a_printer_that_is_gone_is_told(pdf: bytes) -> None:
    refused = print_pdf(pdf, "Принтер, которого нет")
    assert refused == Refusal(PaperReason.GONE, {"printer": "Принтер, которого нет"})


@pytest.mark.usefixtures("qapp")
def test_a_printer_that_takes_nothing_is_told(pdf: bytes, tmp_path: Path) -> None:
    nowhere = tmp_path / "absent" / "sheet.pdf"
    refused = print_pdf(pdf, "Проба", to_file(nowhere, QPageSize.PageSizeId.A4))
    assert refused == Refusal(PaperReason.REFUSED, {"printer": "Проба"})


@pytest.mark.usefixtures("qapp")
def test_the_computers_own_printer_comes_first_and_files_are_no_printers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = ["Beta", "Microsoft Print to PDF", "alpha", "OneNote", "HP Fax", "Свой"]
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: names)
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", lambda: "Свой")
    assert printers() == ("Свой", "alpha", "Beta")


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(not module.MEMORY.is_dir(), reason="no memory file system on this machine")
@pytest.mark.parametrize("before", [None, "/nowhere"])
def test_the_queues_temporary_file_lies_in_memory_and_the_environment_is_left_as_it_was(
    pdf: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, before: str | None
) -> None:
    if before is None:
        monkeypatch.delenv("TMPDIR", raising=False)
    else:
        monkeypatch.setenv("TMPDIR", before)
    seen: list[str | None] = []
    draw = module._draw

    def watched(*arguments: object) -> bool:
        seen.append(os.environ.get("TMPDIR"))
        return draw(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_draw", watched)
    print_pdf(pdf, "Проба", to_file(tmp_path / "sheet.pdf", QPageSize.PageSizeId.A4))
    assert seen == [str(module.MEMORY)] and os.environ.get("TMPDIR") == before


@pytest.mark.usefixtures("qapp")
def test_printing_may_be_done_on_a_thread_of_its_own(pdf: bytes, tmp_path: Path) -> None:
    done: list[Printed | Refusal] = []
    find = to_file(tmp_path / "sheet.pdf", QPageSize.PageSizeId.A4)
    thread = Thread(target=lambda: done.append(print_pdf(pdf, "Проба", find)))
    thread.start()
    thread.join(60)
    assert done == [Printed("Проба", 2)]
