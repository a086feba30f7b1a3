"""Cards on paper: a PDF to be printed at 100 %, in one job of up to many thousands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from fieldkit.cards.face_words import face_lines
from fieldkit.cards.fonts import embed_cyrillic_font
from fieldkit.cards.layout import CARD_HEIGHT, CARD_WIDTH, TEN_TO_A_PAGE, Layout
from fieldkit.cards.numbers import short_number
from fieldkit.cards.payload import CardPayload
from fieldkit.cards.reasons import PrintReason
from fieldkit.cards.symbol import MODULES, QUIET_MODULES, dark_runs, symbol
from fieldkit.errors import Refusal

SYMBOL_SIZE = 40.0
_MODULE = SYMBOL_SIZE / MODULES
_QUIET = QUIET_MODULES * _MODULE
# The quiet zone touches the card's upper and left edge but for this much.
_INSET = 0.4
_TICK = 4.0
_TEXT_LEFT = _INSET + SYMBOL_SIZE + 2 * _QUIET + 1.0
_TEXT_WIDTH = CARD_WIDTH - _TEXT_LEFT - 3.0
_TEXT_TOP = CARD_HEIGHT - 4.0
_TEXT_HEIGHT = _TEXT_TOP - 3.0


@dataclass(frozen=True)
class CardFace:
    """What one card shows: its signed payload and, only if the team wants it, a name line."""

    payload: CardPayload
    name: str = ""


@dataclass(frozen=True)
class SheetOptions:
    """How to print. `title` stands on each card (organisation, programme; nothing personal).

    `both_sides` adds a back page behind each front page, with the same symbol, for duplex printing
    over the long edge. `sheet` (from 1) prints that sheet alone, to replace a spoiled one.
    """

    layout: Layout = TEN_TO_A_PAGE
    title: str = ""
    both_sides: bool = False
    short_numbers: bool = True
    sheet: int | None = None


@dataclass(frozen=True)
class Printed:
    """What was written: cards, sheets of paper, pages."""

    cards: int
    sheets: int
    pages: int


DEFAULT_OPTIONS = SheetOptions()


def print_sheet(
    cards: Sequence[CardFace],
    path: Path,
    options: SheetOptions = DEFAULT_OPTIONS,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Printed | Refusal:
    """Writes the cards as a PDF at `path`; the file appears whole or not at all.

    `progress(done, total)` is called after each sheet, in sheets; `cancelled()` is asked before
    each. Refusals: NO_CARDS (nothing to print, or no such sheet), NO_FONT, CANCELLED, NOT_WRITTEN.
    The same cards and options give the same bytes.
    """
    sheets = _sheets(cards, options)
    if not sheets:
        return Refusal(PrintReason.NO_CARDS)
    font = embed_cyrillic_font()
    if font is None:
        return Refusal(PrintReason.NO_FONT)
    part = path.with_name(path.name + ".part")
    page = (options.layout.page_width * mm, options.layout.page_height * mm)
    canvas = Canvas(str(part), pagesize=page, pageCompression=1, invariant=1)
    total = -(-len(cards) // options.layout.per_page)
    for done, (number, faces) in enumerate(sheets, start=1):
        if cancelled is not None and cancelled():
            return Refusal(PrintReason.CANCELLED, {"done": done - 1, "total": len(sheets)})
        _draw_sheet(canvas, faces, options, font, f"{number} / {total}")
        if progress is not None:
            progress(done, len(sheets))
    try:
        canvas.save()
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        return Refusal(PrintReason.NOT_WRITTEN, {"file": str(path), "detail": error.strerror or ""})
    sides = 2 if options.both_sides else 1
    return Printed(sum(len(faces) for _, faces in sheets), len(sheets), sides * len(sheets))


def _sheets(
    cards: Sequence[CardFace], options: SheetOptions
) -> list[tuple[int, Sequence[CardFace]]]:
    step = options.layout.per_page
    sheets = [
        (1 + start // step, cards[start : start + step]) for start in range(0, len(cards), step)
    ]
    return [sheet for sheet in sheets if options.sheet in (None, sheet[0])]


def _draw_sheet(
    canvas: Canvas, faces: Sequence[CardFace], options: SheetOptions, font: str, label: str
) -> None:
    symbols = [dark_runs(symbol(face.payload.text())) for face in faces]
    for back in (False, True) if options.both_sides else (False,):
        if options.layout.has_margin:
            _draw_cut_marks(canvas, options.layout)
            canvas.setFont(font, 7)
            canvas.drawRightString((options.layout.page_width - 8) * mm, 5 * mm, label)
        for place, face in enumerate(faces):
            left, bottom = options.layout.corner(place, back=back)
            canvas.saveState()
            canvas.translate(left * mm, bottom * mm)
            _draw_symbol(canvas, symbols[place])
            _draw_words(canvas, face, options, font)
            canvas.restoreState()
        canvas.showPage()


def _draw_symbol(canvas: Canvas, runs: list[tuple[int, int, int]]) -> None:
    left = _INSET + _QUIET
    top = CARD_HEIGHT - _INSET - _QUIET
    path = canvas.beginPath()
    for column, row, length in runs:
        path.rect(
            (left + column * _MODULE) * mm,
            (top - (row + 1) * _MODULE) * mm,
            length * _MODULE * mm,
            _MODULE * mm,
        )
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_words(canvas: Canvas, face: CardFace, options: SheetOptions, font: str) -> None:
    if options.short_numbers:
        canvas.setFont(font, 12)
        middle = _INSET + _QUIET + SYMBOL_SIZE / 2
        canvas.drawCentredString(middle * mm, 1.9 * mm, short_number(face.payload.serial))
    for line in face_lines(options.title, face.name, font, _TEXT_WIDTH, _TEXT_HEIGHT):
        canvas.setFont(font, line.size)
        canvas.drawString(_TEXT_LEFT * mm, (_TEXT_TOP - line.down) * mm, line.text)


def _draw_cut_marks(canvas: Canvas, layout: Layout) -> None:
    columns, rows = layout.column_edges(), layout.row_edges()
    left, right = columns[0][0], columns[-1][1]
    top, bottom = rows[0][1], rows[-1][0]
    canvas.setLineWidth(0.2 * mm)
    for x in sorted({edge for pair in columns for edge in pair}):
        canvas.line(x * mm, (top + 1) * mm, x * mm, (top + 1 + _TICK) * mm)
        canvas.line(x * mm, (bottom - 1) * mm, x * mm, (bottom - 1 - _TICK) * mm)
    for y in sorted({edge for pair in rows for edge in pair}):
        canvas.line((left - 1) * mm, y * mm, (left - 1 - _TICK) * mm, y * mm)
        canvas.line((right + 1) * mm, y * mm, (right + 1 + _TICK) * mm, y * mm)
