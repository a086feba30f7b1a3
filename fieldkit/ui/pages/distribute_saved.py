"""What was handed over last: its notice, its receipt on paper."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout
from typing_extensions import override

from fieldkit.services.shown import Chosen, Scanned, Typed, Who
from fieldkit.ui.pages.base import Tools, bring_into_view
from fieldkit.ui.pages.distribute_given import Given, given_words
from fieldkit.ui.pages.distribute_saved_paper import PaperChoice, PaperServices
from fieldkit.ui.theme import Tone
from fieldkit.ui.widgets.notice import Notice, Sentence
from fieldkit.ui.widgets.text import button
from fieldkit.ui.words import Speech, translate


class SavedNotice(Notice):
    """Says what became of the last hand-out. `paper` brings its receipt on paper; None where there
    is no such act. GUI thread only.
    """

    def __init__(self, tools: Tools, paper: PaperServices | None) -> None:
        super().__init__(tools.look)
        self._tools = tools
        self.given: Given | None = None
        self.print = button("quiet")
        self.paper = PaperChoice(tools, paper, self.print) if paper is not None else None
        if self.paper is not None:
            self.paper.told.connect(self._take_paper)
            self.paper.looking.connect(self._show_looking)
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
        self._say(Tone.GOOD, partial(_saved_words, self.given, self._tools.speech), True)

    def say_cancelled(self) -> None:
        self.given = None
        self._say(Tone.CALM, _cancelled_words)

    def say_put_back(self, name: str) -> None:
        """What was entered before the window closed stands there again."""
        self._say(Tone.CALM, partial(_put_back_words, name))

    def say_lost(self, name: str) -> None:
        """What was entered no longer fits the verdict of now."""
        self._say(Tone.CARE, partial(_lost_words, name))

    def say_trouble(self, words: Sentence) -> None:
        """What somebody has to know of an act that failed after its family had left."""
        self._say(Tone.STOP, words)

    def retranslate(self) -> None:
        self._show_looking(False)
        self.say_again()

    def ask_paper(self) -> None:
        """Asks where the receipt of the last hand-out should go; nothing waits for the answer.
        While another family is served it is first said whose receipt that is.
        """
        if self.given is None or self.paper is None:
            return
        if self.isHidden():
            self.show_again()
        elif not self.print.isHidden():
            self.paper.ask(self.given.receipt)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if self.paper is not None:
            self.paper.close_menu()
        super().hideEvent(event)

    def _take_paper(self, tone: Tone, words: Sentence) -> None:
        """While the next family is served only a failure is told."""
        if self.isVisible() or tone is not Tone.GOOD:
            self._say(tone, words, self.given is not None)
            # At large text the page may have been scrolled away from it.
            bring_into_view(self)

    def _show_looking(self, on: bool) -> None:
        words = translate("Distribute", "Receipt: print or PDF …")
        if on:
            words = translate("Distribute", "Looking for printers … again for a PDF")
        self.print.setText(words + "  (Ctrl+P)")

    def _turn(self) -> None:
        """Large text leaves no room beside the sentence: the button goes below it."""
        large = self._tools.look.theme.large
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if large else way.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if large else Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self.print, side)

    def _say(self, tone: Tone, words: Sentence, paper: bool = False) -> None:
        self.print.setVisible(paper and self.paper is not None)
        self.say(tone, words)


def _saved_words(given: Given, speech: Speech) -> str:
    words = translate("Distribute", "Saved:") + f" {given_words(given, speech.language)}"
    words += f" · {found_words(given.table.who)}. "
    return words + translate("Distribute", "Ctrl+Z cancels it.")


def _cancelled_words() -> str:
    return translate("Distribute", "The hand-out is cancelled. The family may receive again.")


def _put_back_words(name: str) -> str:
    words = translate("Distribute", "Not handed over yet: %1. Check it, then hand over.")
    return words.replace("%1", name)


def _lost_words(name: str) -> str:
    words = translate(
        "Distribute",
        "What was begun for this family was not handed over and no longer fits: %1. "
        "Scan the card again.",
    )
    return words.replace("%1", name or "—")


def found_words(who: Who) -> str:
    """How the household was found at the table, as its receipt keeps it."""
    match who:
        case Scanned():
            return translate("Distribute", "card scanned")
        case Typed():
            return translate("Distribute", "card number typed in")
        case Chosen():
            return translate("Distribute", "found by name, without a card")
