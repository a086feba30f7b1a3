"""A receipt on paper: asks between this computer's printers and a PDF, and does it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Lane
from fieldkit.jobs.printer import Printed, print_pdf, printers
from fieldkit.services.print_receipt import print_receipt, receipt_paper
from fieldkit.services.session import Session
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Tone
from fieldkit.ui.widgets.file_question import ask_save
from fieldkit.ui.words import translate

Names = tuple[str, ...]


@dataclass(frozen=True)
class PaperServices:
    """`write` writes a receipt (its id) as a PDF file and `make` gives it in memory, in the lane
    `db`; in the lane `paper`, `printers` names those that make paper, the likeliest first, and
    `send` hands one of them a PDF.
    """

    write: Callable[[bytes, Path, Language], Refusal | None]
    make: Callable[[bytes, Language], bytes | Refusal]
    printers: Callable[[], Names | Refusal]
    send: Callable[[bytes, str], Printed | Refusal]


def paper_services(session: Session) -> PaperServices:
    """The services as this session's user has them."""

    def write(receipt: bytes, path: Path, language: Language) -> Refusal | None:
        done = print_receipt(session, receipt, path, language)
        return done if isinstance(done, Refusal) else None

    return PaperServices(write, partial(receipt_paper, session), printers, print_pdf)


class PaperChoice(QWidget):
    """Never seen itself: its menu and its dialog are. `anchor` is where the menu opens.

    Emits `told` with a tone and a `Sentence`, and `looking` while printers are looked for. Asked
    again meanwhile, it goes straight to the PDF: a printer that does not answer holds nobody up.
    GUI thread only.
    """

    told = Signal(object, object)
    looking = Signal(bool)

    def __init__(self, tools: Tools, services: PaperServices, anchor: QWidget) -> None:
        super().__init__(anchor)
        self.hide()
        self._tools, self._services, self._anchor = tools, services, anchor
        self._asked: bytes | None = None
        self._last = ""
        self.menu = QMenu(self)

    def ask(self, receipt: bytes) -> None:
        """Where this receipt should go; nothing waits for the answer."""
        if self._asked == receipt:
            self.close_menu()
            self.ask_file(receipt)
            return
        self._asked = receipt
        self.looking.emit(True)
        self._tools.runner.submit(
            self,
            lambda _: self._services.printers(),
            lambda found: self._choose(receipt, found),
            lane=Lane.PAPER,
        )

    def close_menu(self) -> None:
        """The question is settled, or another family's turn has come."""
        self._asked = None
        self.looking.emit(False)
        self.menu.close()

    def _choose(self, receipt: bytes, found: Names | Refusal) -> None:
        """The printer used last is the first offered; Enter takes it."""
        if self._asked != receipt:
            return
        self.close_menu()
        if isinstance(found, Refusal) or not found:
            self.ask_file(receipt)
            return
        self.menu.clear()
        self.menu.setAccessibleName(translate("Distribute", "Where should the receipt go?"))
        for name in sorted(found, key=lambda name: name != self._last):
            words = translate("Distribute", "Print: %1").replace("%1", name.replace("&", "&&"))
            self.menu.addAction(words).triggered.connect(partial(self._print_on, receipt, name))
        self.menu.addSeparator()
        save = self.menu.addAction(translate("Distribute", "Save as PDF …"))
        save.triggered.connect(lambda: self.ask_file(receipt))
        self.menu.popup(self._corner())
        self.menu.setActiveAction(self.menu.actions()[0])

    def _corner(self) -> QPoint:
        seen = self._anchor if self._anchor.isVisible() else self._anchor.window()
        return seen.mapToGlobal(seen.rect().bottomLeft() if seen is self._anchor else QPoint(0, 0))

    def _print_on(self, receipt: bytes, printer: str) -> None:
        self._last = printer
        self.told.emit(Tone.CALM, partial(_sending_words, printer))
        language = self._tools.speech.language
        self._tools.runner.submit(
            self,
            lambda _: self._services.make(receipt, language),
            lambda made: self._send(made, printer),
        )

    def _send(self, made: bytes | Refusal, printer: str) -> None:
        if isinstance(made, Refusal):
            self.told.emit(Tone.STOP, partial(self._tools.speech.outcome, made))
            return
        self._tools.runner.submit(
            self, lambda _: self._services.send(made, printer), self._sent, lane=Lane.PAPER
        )

    def _sent(self, done: Printed | Refusal) -> None:
        if isinstance(done, Refusal):
            self.told.emit(Tone.STOP, partial(self._tools.speech.outcome, done))
        else:
            self.told.emit(Tone.GOOD, partial(_sent_words, done))

    def ask_file(self, receipt: bytes) -> None:
        """Asks in which file the receipt should be saved."""
        title = translate("Distribute", "Save the receipt: the file shows the family's name openly")
        ask_save(
            self._anchor.window(),
            title,
            lambda file: self.write(receipt, Path(file)),
            kinds="PDF (*.pdf)",
            suffix="pdf",
        )

    def write(self, receipt: bytes, file: Path) -> None:
        """Writes the receipt to a file."""
        language = self._tools.speech.language
        self._tools.runner.submit(
            self,
            lambda _: self._services.write(receipt, file, language),
            lambda refusal: self._written(file, refusal),
        )

    def _written(self, file: Path, refusal: Refusal | None) -> None:
        if refusal is not None:
            self.told.emit(Tone.STOP, partial(self._tools.speech.outcome, refusal))
        else:
            self.told.emit(Tone.CARE, partial(_written_words, file.name))


def _sending_words(printer: str) -> str:
    return translate("Distribute", "The receipt goes to the printer %1 …").replace("%1", printer)


def _sent_words(done: Printed) -> str:
    words = translate("Distribute", "The printer %1 has the receipt.").replace("%1", done.printer)
    if done.copies < 2:
        return words
    return f"{words} " + translate(
        "Distribute", "It stands twice on the sheet: one half is for the family."
    )


def _written_words(name: str) -> str:
    words = translate(
        "Distribute", "The receipt is in %1. The file is not encrypted: print it, then delete it."
    )
    return words.replace("%1", name)
