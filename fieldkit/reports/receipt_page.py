"""The parts of a printed receipt, from the top down."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from babel.dates import format_datetime
from babel.numbers import format_decimal
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from fieldkit.records.receipt import ProofKind
from fieldkit.records.signature import Stroke, read_strokes
from fieldkit.reports.receipt_sheet import ReceiptLine, ReceiptSheet, receipt_number
from fieldkit.reports.receipt_strokes import draw_strokes
from fieldkit.reports.receipt_words import ReceiptWords

MARGIN = 12 * mm
WIDTH = A5[0] - 2 * MARGIN
NAMES = 31 * mm
QUANTITY = 30 * mm
COLUMN = (WIDTH - 4 * mm) / 2
SERIALS_A_ROW = 24
"""A row of the table cannot be broken over two pages."""
SIGNING = 11 * mm
THUMB = 20 * mm
"""Heights above a line that is signed, and one for a thumb."""
INK, FAINT, RULE, ALARM = (HexColor(each) for each in (0x1A1A1A, 0x5A5A5A, 0xB8B8B8, 0xB00020))


class ReceiptPage:
    """Lays one sheet out in the words of one language, in one font."""

    def __init__(self, sheet: ReceiptSheet, words: ReceiptWords, font: str) -> None:
        self.sheet, self.words, self.font = sheet, words, font

    def story(self) -> list[Flowable]:
        sheet, words = self.sheet, self.words
        giver = sheet.head.name if sheet.head is not None else words.giver
        parts: list[Flowable] = [
            self._text(giver, 11),
            Spacer(0, 3 * mm),
            self._text(words.title, 15),
            self._text(f"{words.number} {receipt_number(sheet.receipt)}", 9, FAINT),
        ]
        if sheet.voided is not None:
            parts += [Spacer(0, 3 * mm), self._voided()]
        parts += [Spacer(0, 3 * mm), self._facts(), Spacer(0, 4 * mm), self._goods()]
        return [*parts, Spacer(0, 4 * mm), KeepTogether(self._signing())]

    def _text(self, text: str, size: float, colour: Any = INK) -> Paragraph:
        style = ParagraphStyle("", fontName=self.font, fontSize=size, leading=size * 1.3)
        style.textColor = colour
        style.splitLongWords = 1
        # A number stays with its sign, whatever the width of the line.
        return Paragraph(escape(text.replace("№ ", "№\N{NO-BREAK SPACE}")), style)

    def _voided(self) -> Table:
        """That it does not count, framed, so that a copy in black and white tells it too."""
        voided, words = self.sheet.voided, self.words
        assert voided is not None, "only a voided receipt has this part"
        told = _with_note(words.voids[voided.reason], voided.note)
        cells = [
            [self._text(words.voided.upper(), 12, ALARM)],
            [self._text(f"{words.void_means} {words.void_reason}: {told}", 9, ALARM)],
        ]
        table = Table(cells, colWidths=[WIDTH])
        table.setStyle([("BOX", (0, 0), (-1, -1), 1.2, ALARM)])
        return table

    def _facts(self) -> Table:
        """Where, when, of what programme, who took it, on which card and how they were known."""
        sheet, words = self.sheet, self.words
        rows = [
            (words.site, sheet.site),
            (words.day, format_datetime(sheet.at, words.date, locale=words.locale)),
            (words.programme, f"{sheet.programme}, {words.round} {sheet.round}"),
        ]
        if sheet.family:
            rows.append((words.family, sheet.family))
        collector = f"{sheet.collector} ({words.collectors[sheet.collected_by]})"
        rows += [(words.collected, collector), (words.card, self._card())]
        rows.append((words.proof, self._proof()))
        if sheet.witness:
            rows.append((words.witness, sheet.witness))
        if sheet.exception is not None:
            reason = words.exceptions[sheet.exception.reason]
            rows.append((words.exception, _with_note(reason, sheet.exception.note)))
        if sheet.voided is not None:
            rows.append((words.issued, sheet.issued_by))
        return self._labelled(rows)

    def _card(self) -> str:
        """The card shown, and how the household was found."""
        card, way = self.sheet.card or self.words.no_card, self.sheet.identified
        return card if way is None else f"{card}, {self.words.ways[way]}"

    def _proof(self) -> str:
        """What proves the taking; of a photograph also where it is kept."""
        sheet = self.sheet
        note = sheet.proof_note if sheet.proof is ProofKind.PHOTO else None
        return _with_note(self.words.proofs[sheet.proof], note)

    def _labelled(self, rows: Sequence[tuple[str, str]]) -> Table:
        cells = [[self._text(name, 8, FAINT), self._text(value, 9.5)] for name, value in rows]
        table = Table(cells, colWidths=[NAMES, WIDTH - NAMES])
        table.setStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                # Small letters sit on the line of the larger ones beside them.
                ("TOPPADDING", (0, 0), (0, -1), 2.2),
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
            cells.append([self._text(line.name, 10), self._text(self._count(line), 10)])
            for serials in _rows(line):
                rules.append(("SPAN", (0, len(cells)), (-1, len(cells))))
                cells.append([self._text(serials, 8.5, FAINT), self._text("", 8.5)])
        table = Table(cells, colWidths=[WIDTH - QUANTITY, QUANTITY], repeatRows=1)
        table.setStyle(
            [
                *rules,
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
                ("LINEABOVE", (0, 0), (-1, 0), 0.8, INK),
                ("LINEBELOW", (0, -1), (-1, -1), 0.8, INK),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ]
        )
        return table

    def _count(self, line: ReceiptLine) -> str:
        unit = self.words.units.get(line.unit, line.unit)
        return f"{format_decimal(line.quantity, locale=self.words.locale)} {unit}"

    def _signing(self) -> list[Flowable]:
        """The sentence that is signed, lines for the hands, and where people may complain."""
        sheet, words = self.sheet, self.words
        drawn = read_strokes(sheet.proof_note or "") if sheet.proof is ProofKind.SIGNATURE else []
        parts: list[Flowable] = [] if sheet.voided else [self._text(words.confirm, 9)]
        if drawn or not sheet.voided:
            parts += [self._lines(drawn), Spacer(0, 3 * mm)]
        parts.append(self._text(words.free, 8.5))
        if sheet.head is not None and sheet.head.contact:
            parts.append(self._text(f"{words.complaints}: {sheet.head.contact}", 8.5))
        return parts

    def _lines(self, drawn: Sequence[Stroke]) -> Table:
        """A line to be signed by each, with whose it is; `drawn` is what was signed on the screen.

        Collector and whoever handed out stand side by side, a witness below the collector.
        """
        sheet, words = self.sheet, self.words
        thumb = sheet.proof is ProofKind.THUMB
        height = THUMB if thumb else SIGNING
        mark = draw_strokes(drawn, COLUMN, height, INK) if drawn else ""
        label = words.thumb if thumb else words.signature
        cells: list[list[Any]] = [
            [mark, "", ""],
            [self._text(label, 8, FAINT), "", self._text(words.issued, 8, FAINT)],
            [self._text(sheet.collector, 8.5), "", self._text(sheet.issued_by, 8.5)],
        ]
        heights: list[float | None] = [height, None, None]
        rules: list[tuple[Any, ...]] = [("LINEABOVE", (at, 1), (at, 1), 0.6, INK) for at in (0, 2)]
        if thumb and sheet.witness:
            cells += [["", "", ""], [self._text(words.witness, 8, FAINT), "", ""]]
            cells.append([self._text(sheet.witness, 8.5), "", ""])
            heights += [SIGNING, None, None]
            rules.append(("LINEABOVE", (0, 4), (0, 4), 0.6, INK))
        table = Table(cells, colWidths=[COLUMN, WIDTH - 2 * COLUMN, COLUMN], rowHeights=heights)
        table.setStyle(
            [
                *rules,
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
        return table


def _with_note(words: str, note: str | None) -> str:
    return f"{words} — {note}" if note else words


def _rows(line: ReceiptLine) -> list[str]:
    """The serials of a line, so many to a row."""
    return [
        ", ".join(line.serials[start : start + SERIALS_A_ROW])
        for start in range(0, len(line.serials), SERIALS_A_ROW)
    ]
