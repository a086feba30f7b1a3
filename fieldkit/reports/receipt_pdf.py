"""One receipt on paper: A5, with room for a signature."""

from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A5
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from fieldkit.cards.fonts import embed_cyrillic_font
from fieldkit.errors import Refusal
from fieldkit.reports.reasons import ReportReason
from fieldkit.reports.receipt_page import ALARM, FAINT, MARGIN, WIDTH, ReceiptPage
from fieldkit.reports.receipt_sheet import ReceiptSheet, receipt_number
from fieldkit.reports.receipt_words import WORDS, Language, ReceiptWords

FOOT = 4 * mm


def receipt_bytes(sheet: ReceiptSheet, language: Language) -> bytes | Refusal:
    """The receipt as a PDF, in memory alone. The same sheet gives the same bytes.

    Refuses where no font with Cyrillic is found (`reports.no_font`).
    """
    font = embed_cyrillic_font()
    if font is None:
        return Refusal(ReportReason.NO_FONT)
    words = WORDS[language]
    made, pages = _built(sheet, words, font, 1)
    if pages > 1:
        made, _ = _built(sheet, words, font, pages)
    return made


def receipt_pdf(sheet: ReceiptSheet, path: Path, language: Language) -> Refusal | None:
    """Writes the receipt as a PDF at `path`; the file appears whole or not at all.

    Refuses as `receipt_bytes` does, and where the file cannot be written.
    """
    made = receipt_bytes(sheet, language)
    if isinstance(made, Refusal):
        return made
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(made)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        params = {"file": path.name, "detail": error.strerror or ""}
        return Refusal(ReportReason.NOT_WRITTEN, params)
    return None


def _built(sheet: ReceiptSheet, words: ReceiptWords, font: str, pages: int) -> tuple[bytes, int]:
    """The PDF, and how many pages it has; `pages` is what its feet say."""
    made = BytesIO()
    title = receipt_number(sheet.receipt)
    document = BaseDocTemplate(made, pagesize=A5, title=title, invariant=1)
    below = partial(_draw_foot, sheet=sheet, words=words, font=font, pages=pages)
    height = A5[1] - 2 * MARGIN - FOOT
    frame = Frame(MARGIN, MARGIN + FOOT, WIDTH, height, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=below))
    document.build(ReceiptPage(sheet, words, font).story())
    return made.getvalue(), document.page


def _draw_foot(
    canvas: Canvas,
    document: BaseDocTemplate,
    sheet: ReceiptSheet,
    words: ReceiptWords,
    font: str,
    pages: int,
) -> None:
    """On each page, since pages come apart: whose receipt, which page, and that it is voided."""
    canvas.setFont(font, 7)
    canvas.setFillColor(FAINT)
    canvas.drawString(MARGIN, 9 * mm, f"{words.number} {receipt_number(sheet.receipt)}")
    page = words.page.format(page=document.page, pages=pages)
    canvas.drawRightString(A5[0] - MARGIN, 9 * mm, page)
    if sheet.voided is not None:
        canvas.setFillColor(ALARM)
        canvas.drawCentredString(A5[0] / 2, 9 * mm, words.voided.upper())
