"""At the handing-out table: a card is shown, one verdict is read, goods are handed over."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fieldkit.demo.window.files import asking_file, choose_file
from fieldkit.demo.window.sitting import Sitting
from fieldkit.errors import FaultError
from fieldkit.records.receipt import Collector, ProofKind
from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.pages.distribute_reading import Taker
from fieldkit.ui.places import Place
from fieldkit.ui.verdict_words import VerdictWord

SIGNATURE = ((0.2, 0.7), (0.3, 0.2), (0.38, 0.75), (0.5, 0.35), (0.6, 0.7), (0.8, 0.4))
Told = Callable[[int], None]


@dataclass(frozen=True)
class Turn:
    """What is particular about a family's turn: who collects, what of the goods is left for later,
    which serials are read from the vouchers and cards.
    """

    proxy: bool = False
    partly: bool = False
    serials: tuple[str, ...] = ()


def page_of(sitting: Sitting) -> DistributePage:
    return sitting.page(DistributePage)


def scan(sitting: Sitting, text: str, expected: VerdictWord) -> str:
    """A scanner reads a card; the reason of the verdict, which must be as expected."""
    sitting.hands.step("Distribute, scan")
    _at_the_table(sitting)
    sitting.hands.scan(text)
    return _verdict(sitting, expected)


def type_number(sitting: Sitting, number: str, expected: VerdictWord) -> str:
    """The number below the code is typed, then Enter; otherwise as `scan`."""
    hands, field = sitting.hands, page_of(sitting).waiting.number
    hands.step("Distribute, type the number")
    _at_the_table(sitting)
    hands.type(number)
    hands.until(lambda: field.text() == number, "the number in its field")
    hands.keys("Return")
    return _verdict(sitting, expected)


def show_picture(sitting: Sitting, picture: Path, expected: VerdictWord) -> str:
    """A picture of the card is opened from a file; otherwise as `scan`."""
    hands = sitting.hands
    hands.step("Distribute, picture of a card")
    _at_the_table(sitting)
    hands.keys("Ctrl+O")
    choose_file(sitting, picture)
    return _verdict(sitting, expected)


def write_receipt(sitting: Sitting, file: Path) -> None:
    """The receipt of the last hand-out, as PDF."""
    sitting.hands.step("Distribute, the receipt as PDF")
    paper = page_of(sitting).saved.paper
    assert paper is not None, "an unlocked laptop has its services"
    sitting.hands.keys("Ctrl+P")
    sitting.hands.until(lambda: paper.menu.isVisible() or asking_file(), "printers, or the dialog")
    if paper.menu.isVisible():
        # The demo uses up nobody's paper.
        paper.menu.actions()[-1].trigger()
        paper.close_menu()
    choose_file(sitting, file)
    sitting.hands.settle()
    if not file.is_file():
        said = page_of(sitting).saved.sentence.text()
        raise FaultError(f"the receipt was not written: {said}")


def hand_over_all(sitting: Sitting, turn: Turn, told: Told) -> int:
    """Hands over every round that gives, until the page waits for the next family; how many.

    `told` gets the number of items of each.
    """
    page, hands, rounds = page_of(sitting), sitting.hands, 0
    serials = list(turn.serials)
    if turn.proxy:
        _collected_by_proxy(sitting)
    while page.panel.isVisible():
        hands.step("Distribute, hand over")
        if turn.partly and rounds == 0:
            _leave_the_first(sitting)
        field = page.panel.goods.serial_field()
        if field is not None and serials:
            hands.keys("F8")
            hands.fill(serials.pop(0))
            hands.keys("Return")
        lines = len(page.panel.goods.lines)
        before = page.saved.accessibleName() + page.saved.sentence.text()
        hands.keys("Return")
        hands.settle()
        if page.saved.accessibleName() + page.saved.sentence.text() == before:
            raise FaultError("nothing was handed over")
        rounds += 1
        told(lines)
    return rounds


def next_family(sitting: Sitting) -> None:
    """Enter after a verdict that gives nothing."""
    hands, page = sitting.hands, page_of(sitting)
    hands.step("Distribute, next family")
    hands.keys("Return")
    hands.until(page.waiting.isVisible, "the next family")


def _at_the_table(sitting: Sitting) -> None:
    if sitting.main.place is not Place.DISTRIBUTE:
        sitting.go(Place.DISTRIBUTE)
    sitting.hands.until(page_of(sitting).isVisible, "the page")


def _verdict(sitting: Sitting, expected: VerdictWord) -> str:
    panel, hands = page_of(sitting).panel, sitting.hands
    word = sitting.tools.speech.code(expected)
    hands.until(lambda: panel.isVisible() and panel.verdict.word.text() == word, f"“{word}”")
    hands.settle()
    return panel.verdict.reason.text()


def _collected_by_proxy(sitting: Sitting) -> None:
    """Somebody else collects, and signs for it."""
    hands, panel = sitting.hands, page_of(sitting).panel
    hands.step("Distribute, who collects")
    hands.keys("F6")

    def is_proxy() -> bool:
        taker = panel.taker.currentData()
        return isinstance(taker, Taker) and taker.role is Collector.PROXY

    hands.press_until("Down", is_proxy)
    hands.keys("F7")
    hands.press_until("Down", panel.proof.buttons[ProofKind.SIGNATURE].isChecked)
    hands.step("Distribute, sign")
    hands.until(panel.proof.pad.isVisible, "the place to sign")
    hands.draw(panel.proof.pad, SIGNATURE)


def _leave_the_first(sitting: Sitting) -> None:
    """What of the first item is owed stays for another day."""
    hands, rows = sitting.hands, page_of(sitting).panel.goods.rows
    hands.step("Distribute, a part of it")
    hands.keys("F8")
    hands.until(rows[0].number.hasFocus, "the first quantity")
    hands.press_until("Down", lambda: rows[0].number.value() == 0)
    hands.settle()
