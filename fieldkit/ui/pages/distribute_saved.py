"""What was handed over last: its notice, its receipt on paper."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFileDialog

from fieldkit.errors import Refusal
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute_given import Given, given_words
from fieldkit.ui.theme import Tone
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.text import button
from fieldkit.ui.words import translate

LARGE_TEXT = 125
"""Per cent."""
Paper = Callable[[bytes, Path, Language], Refusal | None]


class SavedNotice(Notice):
    """Says what became of the last hand-out. `paper` writes a receipt (its id) as a PDF where the
    person said, in the lane `db`; None where there is no such act. GUI thread only.
    """

    def __init__(self, tools: Tools, paper: Paper | None) -> None:
        super().__init__(tools.look)
        self._tools, self._paper = tools, paper
        self.given: Given | None = None
        self.print = button("quiet")
        self.print.clicked.connect(self.ask_paper)
        layout = self.layout()
        assert isinstance(layout, QBoxLayout), "a notice lays itself out"
        layout.addWidget(self.print)
        self.print.hide()
        self._row = layout
        tools.look.changed.connect(self._turn)
        self._turn()

    def say_saved(self, given: Given) -> None:
        self.given = given
        self.show_again()

    def show_again(self) -> None:
        """The last hand-out, if there is one."""
        if self.given is None:
            return
        words = translate("Distribute", "Saved:")
        words += f" {given_words(self.given, self._tools.speech.language)}. "
        self._say(Tone.GOOD, words + translate("Distribute", "Ctrl+Z cancels it."), True)

    def say_cancelled(self) -> None:
        self.given = None
        words = translate("Distribute", "The hand-out is cancelled. The family may receive again.")
        self._say(Tone.CALM, words)

    def say_put_back(self, name: str) -> None:
        """What was entered before the window closed stands there again."""
        words = translate("Distribute", "Not handed over yet: %1. Check it, then hand over.")
        self._say(Tone.CALM, words.replace("%1", name))

    def say_lost(self, name: str) -> None:
        """What was entered no longer fits the verdict of now."""
        words = translate(
            "Distribute",
            "What was begun for this family was not handed over and no longer fits: %1. "
            "Scan the card again.",
        )
        self._say(Tone.CARE, words.replace("%1", name or "—"))

    def retranslate(self) -> None:
        self.print.setText(translate("Distribute", "Receipt as PDF …") + "  (Ctrl+P)")
        if not self.isHidden() and not self.print.isHidden():
            self.show_again()

    def ask_paper(self) -> None:
        """Asks where the receipt of the last hand-out should go; nothing waits for the answer."""
        if self.given is None or self._paper is None:
            return
        title = translate("Distribute", "Save the receipt: the file shows the family's name openly")
        dialog = QFileDialog(self.window(), title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.write_paper)
        dialog.open()

    def write_paper(self, file: str) -> None:
        """Writes the receipt of the last hand-out to a file."""
        given, paper = self.given, self._paper
        if given is None or paper is None:
            return
        language = self._tools.speech.language
        self._tools.runner.submit(
            self,
            lambda _: paper(given.receipt, Path(file), language),
            lambda refusal: self._written(Path(file), refusal),
        )

    def _written(self, file: Path, refusal: Refusal | None) -> None:
        if refusal is not None:
            self._say(Tone.STOP, self._tools.speech.outcome(refusal), True)
            return
        words = translate(
            "Distribute",
            "The receipt is in %1. The file is not encrypted: print it, then delete it.",
        )
        self._say(Tone.CARE, words.replace("%1", file.name), True)

    def _turn(self) -> None:
        """Large text leaves no room beside the sentence: the button goes below it."""
        large = self._tools.look.scale > LARGE_TEXT
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if large else way.LeftToRight)

    def _say(self, tone: Tone, words: str, paper: bool = False) -> None:
        self.print.setVisible(paper and self._paper is not None)
        self.say(tone, words)
