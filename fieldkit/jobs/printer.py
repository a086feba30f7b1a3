"""Paper: the printers of this computer, and a PDF that is sent to one of them.

Printing blocks for as long as the printer's queue does: call this in the lane `paper`. The PDF is
never a file of ours; what a system's own queue keeps while it prints is the system's.
"""

import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPen

from fieldkit.errors import Code, Refusal

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MOST_DPI = 300
"""Finer than the eye sees in a text; a printer's own resolution may be four times that."""
LEAST_SCALE = 0.9
"""Two pages share a sheet down to this size, so that Letter paper does as A4 does."""
MEMORY = Path("/dev/shm")  # noqa: S108 - never a disk
_TO_FILE = re.compile(r"\b(pdf|xps|onenote|fax|факс)\b", re.IGNORECASE)
"""Names of printers that make no paper, but an open file or a call."""
_PDFIUM = threading.Lock()
"""The library that reads PDFs may be used by one thread at a time."""


class PaperReason(Code):
    """Why nothing was printed; `printer` is its name."""

    NO_LIBRARY = "paper.no_library"
    GONE = "paper.gone"
    REFUSED = "paper.refused"


@dataclass(frozen=True)
class Printed:
    """A printer has taken it; `copies` of each page lie side by side on a sheet."""

    printer: str
    copies: int


@dataclass(frozen=True)
class Fit:
    """How a page goes on a sheet: how many side by side, how large, the sheet turned or not."""

    copies: int
    scale: float
    turned: bool


def printers() -> tuple[str, ...] | Refusal:
    """The names of printers that make paper, the computer's own choice first; may be empty.

    May wait for the network. Refuses where the system's part for printing is missing.
    """
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError as error:
        return Refusal(PaperReason.NO_LIBRARY, {"detail": str(error)})
    first = QPrinterInfo.defaultPrinterName()
    names = [name for name in QPrinterInfo.availablePrinterNames() if not _TO_FILE.search(name)]
    return tuple(sorted(names, key=lambda name: (name != first, name.casefold())))


def print_pdf(
    pdf: bytes, printer: str, find: "Callable[[str], QPrinter | None] | None" = None
) -> Printed | Refusal:
    """Sends every page of a PDF to the printer of this name, at its true size.

    Where two pages fit on a sheet side by side (A5 on A4), each is printed twice: one copy is for
    the family. `find` gives the printer; by default the system does. Refuses a printer that is no
    longer there, and one that does not take it.
    """
    try:
        target = (find or _system_printer)(printer)
    except ImportError as error:
        return Refusal(PaperReason.NO_LIBRARY, {"detail": str(error)})
    if target is None:
        return Refusal(PaperReason.GONE, {"printer": printer})
    target.setDocName("FieldKit")
    target.setFullPage(True)
    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            fit = _lay_out(target, document[0].get_size())
            with _no_file_on_disk():
                taken = _draw(document, target, fit)
        finally:
            document.close()
    if not taken:
        return Refusal(PaperReason.REFUSED, {"printer": printer})
    return Printed(printer, fit.copies)


def fit_page(paper: tuple[float, float], page: tuple[float, float]) -> Fit:
    """How a page of this width and height goes on paper of that, in the same unit."""
    across, down = max(paper), min(paper)
    scale = min(1.0, across / (2 * page[0]), down / page[1])
    if scale >= LEAST_SCALE:
        return Fit(2, scale, True)
    return Fit(1, min(1.0, down / page[0], across / page[1]), False)


def _system_printer(name: str) -> "QPrinter | None":
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    found = QPrinterInfo.printerInfo(name)
    return None if found.isNull() else QPrinter(found, QPrinter.PrinterMode.HighResolution)


def _lay_out(target: "QPrinter", page: tuple[float, float]) -> Fit:
    size = target.pageLayout().pageSize().size(QPageSize.Unit.Point)
    fit = fit_page((size.width(), size.height()), page)
    way = QPageLayout.Orientation
    # A paper wider than high, as of a label printer, needs no turning.
    lies = size.width() > size.height()
    target.setPageOrientation(way.Landscape if fit.turned != lies else way.Portrait)
    return fit


def _draw(document: pypdfium2.PdfDocument, target: "QPrinter", fit: Fit) -> bool:
    """Whether the printer took every page."""
    painter = QPainter()
    if not painter.begin(target):
        return False
    try:
        for at, page in enumerate(document):
            if at and not target.newPage():
                return False
            _draw_page(painter, target, page, fit)
    finally:
        ended = painter.end()
    bad = (target.PrinterState.Aborted, target.PrinterState.Error)
    return ended and target.printerState() not in bad


def _draw_page(painter: QPainter, target: "QPrinter", page: pypdfium2.PdfPage, fit: Fit) -> None:
    """The page, once or twice, each in the middle of its part of the sheet, from the top."""
    dots = target.resolution() / 72
    sheet = target.pageLayout().fullRectPixels(target.resolution())
    width, height = page.get_size()
    size = QSizeF(width * fit.scale * dots, height * fit.scale * dots)
    part = sheet.width() / fit.copies
    picture = _picture(page, min(target.resolution(), MOST_DPI) / 72 * fit.scale)
    for copy in range(fit.copies):
        left = copy * part + (part - size.width()) / 2
        painter.drawImage(QRectF(left, 0, size.width(), size.height()), picture)
    if fit.copies > 1:
        painter.setPen(QPen(Qt.GlobalColor.gray, dots / 3, Qt.PenStyle.DashLine))
        painter.drawLine(int(part), 0, int(part), sheet.height())


def _picture(page: pypdfium2.PdfPage, scale: float) -> QImage:
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    shape = (bitmap.width, bitmap.height, bitmap.stride)
    return QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGB32).copy()


@contextmanager
def _no_file_on_disk() -> Iterator[None]:
    """On Linux the printing library hands its queue a temporary file: in memory, not on a disk."""
    before = os.environ.get("TMPDIR")
    if sys.platform == "linux" and MEMORY.is_dir():
        os.environ["TMPDIR"] = str(MEMORY)
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("TMPDIR", None)
        else:
            os.environ["TMPDIR"] = before
