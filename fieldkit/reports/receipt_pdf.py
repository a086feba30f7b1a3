"""One receipt on paper: A5, with room for a signature."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from babel.dates import format_datetime
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from fieldkit.cards.fonts import embed_cyrillic_font
from fieldkit.errors import Refusal
from fieldkit.records.receipt import Collector, ProofKind
from fieldkit.records.void import VoidReason
from fieldkit.reports.reasons import ReportReason
from fieldkit.reports.receipt_words import WORDS, Language, ReceiptWords

MARGIN = 13 * mm
FOOT = 4 * mm
WIDTH = A5[0] - 2 * MARGIN
SERIALS_A_ROW = 24
"""A row of the table cannot be broken over two pages."""
INK, FAINT, RULE, ALARM = (HexColor(each) for each in (0x1A1A1A, 0x5A5A5A, 0xB8B8B8, 0xB00020))


@dataclass(frozen=True)
class ReceiptLine:
    """One item handed out: its name in the language of the sheet, units of it, serials if any."""

    name: str
    quantity: int
    unit: str
    serials: Sequence[str] = ()


@dataclass(frozen=True)
class ReceiptSheet:
    """All that stands on the paper, names in its language.

    `receipt` is the receipt's id; `at` the time at the site; `card` the short number of the card
    shown, None without one. `issued_by` and `collector` are people's names.
    """

    receipt: bytes
    organisation: str
    site: str
    at: datetime
    programme: str
    round: int
    lines: Sequence[ReceiptLine]
    collector: str
    collected_by: Collector
    proof: ProofKind
    issued_by: str
    card: str | None = None
    witness: str | None = None
    exception: str | None = None
    voided: VoidReason | None = None


def receipt_number(receipt: bytes) -> str:
    """A receipt's id as people read it: its first 8 bytes as hexadecimal digits, in groups."""
    digits = receipt[:8].hex().upper()
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def receipt_pdf(sheet: ReceiptSheet, path: Path, language: Language) -> Refusal | None:
    """Writes the receipt as a PDF at `path`; the file appears whole or not at all.

    Refuses where no font with Cyrillic is found (`reports.no_font`) and where the file cannot be
    written. The same sheet gives the same bytes.
    """
    font = embed_cyrillic_font()
    if font is None:
        return Refusal(ReportReason.NO_FONT)
    made = BytesIO()
    number = receipt_number(sheet.receipt)
    document = BaseDocTemplate(made, pagesize=A5, title=number, invariant=1)
    below = partial(_draw_foot, text=f"{WORDS[language].number} {number}", font=font)
    document.addPageTemplates(PageTemplate(frames=[_frame()], onPage=below))
    document.build(_Page(sheet, WORDS[language], font).story())
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(made.getvalue())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        params = {"file": path.name, "detail": error.strerror or ""}
        return Refusal(ReportReason.NOT_WRITTEN, params)
    return None


def _frame() -> Frame:
    height = A5[1] - 2 * MARGIN - FOOT
    return Frame(MARGIN, MARGIN + FOOT, WIDTH, height, 0, 0, 0, 0)


def _draw_foot(canvas: Canvas, document: BaseDocTemplate, text: str, font: str) -> None:
    canvas.setFont(font, 7)
    canvas.setFillColor(FAINT)
    canvas.drawString(MARGIN, 9 * mm, text)
    canvas.drawRightString(A5[0] - MARGIN, 9 * mm, str(document.page))


class _Page:
    """The parts of the sheet, from the top down."""

    def __init__(self, sheet: ReceiptSheet, words: ReceiptWords, font: str) -> None:
        self.sheet, self.words, self.font = sheet, words, font

    def story(self) -> list[Any]:
        sheet = self.sheet
        parts: list[Any] = [
            self._text(sheet.organisation, 9, FAINT),
            Spacer(0, 2 * mm),
            self._text(self.words.title, 15),
            self._text(f"{self.words.number} {receipt_number(sheet.receipt)}", 9, FAINT),
        ]
        if sheet.voided is not None:
            told = f"{self.words.voided}: {self.words.voids[sheet.voided]}".upper()
            parts += [Spacer(0, 2 * mm), self._text(told, 12, ALARM)]
        parts += [Spacer(0, 4 * mm), self._facts(), Spacer(0, 5 * mm), self._goods()]
        return [*parts, Spacer(0, 5 * mm), KeepTogether(self._signing())]

    def _text(self, text: str, size: float, colour: Any = INK) -> Paragraph:
        style = ParagraphStyle("", fontName=self.font, fontSize=size, leading=size * 1.3)
        style.textColor = colour
        style.splitLongWords = 1
        return Paragraph(escape(text), style)

    def _facts(self) -> Table:
        """Where, when, for what programme, on which card."""
        sheet, words = self.sheet, self.words
        rows = [
            (words.site, sheet.site),
            (words.day, format_datetime(sheet.at, words.date, locale=words.locale)),
            (words.programme, f"{sheet.programme}, {words.round} {sheet.round}"),
            (words.card, sheet.card or words.no_card),
            (words.collected, f"{sheet.collector} ({words.collectors[sheet.collected_by]})"),
            (words.proof, words.proofs[sheet.proof]),
        ]
        if sheet.witness:
            rows.append((words.witness, sheet.witness))
        if sheet.exception:
            rows.append((words.exception, sheet.exception))
        return self._labelled(rows)

    def _labelled(self, rows: Sequence[tuple[str, str]]) -> Table:
        cells = [[self._text(name, 8, FAINT), self._text(value, 10)] for name, value in rows]
        table = Table(cells, colWidths=[32 * mm, WIDTH - 32 * mm])
        table.setStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                # Small letters sit on the line of the larger ones beside them.
                ("TOPPADDING", (0, 0), (0, -1), 2.6),
                ("TOPPADDING", (1, 0), (1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
            ]
        )
        return table

    def _goods(self) -> Table:
        """What was handed out; serials stand below the name of their item."""
        words = self.words
        cells = [[self._text(words.item, 8, FAINT), self._text(words.quantity, 8, FAINT)]]
        rules: list[tuple[Any, ...]] = []
        for line in self.sheet.lines:
            rules.append(("LINEABOVE", (0, len(cells)), (-1, len(cells)), 0.4, RULE))
            unit = words.units.get(line.unit, line.unit)
            cells.append([self._text(line.name, 11), self._text(f"{line.quantity} {unit}", 11)])
            cells += [[self._text(each, 8.5, FAINT), self._text("", 8.5)] for each in _rows(line)]
        table = Table(cells, colWidths=[WIDTH - 28 * mm, 28 * mm], repeatRows=1)
        table.setStyle(
            [
                *rules,
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
                ("LINEABOVE", (0, 0), (-1, 0), 0.8, INK),
                ("LINEBELOW", (0, -1), (-1, -1), 0.8, INK),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        )
        return table

    def _signing(self) -> list[Any]:
        """The sentence that is signed, and lines for the hands."""
        sheet, words = self.sheet, self.words
        parts: list[Any] = [self._text(words.confirm, 9)]
        for label, name in ((words.signature, sheet.collector), (words.issued, sheet.issued_by)):
            cells = [["", ""], [self._text(label, 8, FAINT), self._text(name, 9)]]
            table = Table(cells, colWidths=[WIDTH / 2, WIDTH / 2], rowHeights=[11 * mm, None])
            table.setStyle(
                [
                    ("LINEABOVE", (0, 1), (0, 1), 0.6, INK),
                    ("LEFTPADDING", (0, 0), (0, -1), 0),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ]
            )
            parts.append(table)
        return parts


def _rows(line: ReceiptLine) -> list[str]:
    """The serials of a line, so many to a row."""
    return [
        ", ".join(line.serials[start : start + SERIALS_A_ROW])
        for start in range(0, len(line.serials), SERIALS_A_ROW)
    ]
