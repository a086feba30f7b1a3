"""The receipt of the last hand-out: on a printer, or as a PDF, and what is told of it."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QScrollArea

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Lane
from fieldkit.jobs.printer import PaperReason, Printed
from fieldkit.reports.reasons import ReportReason
from fieldkit.services.shown import Chosen, Scanned, Typed, Who
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.pages.distribute_saved import found_words
from fieldkit.ui.pages.distribute_saved_paper import PaperChoice, PaperServices
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_samples import ALREADY, CARD, GIVE, VOUCHER, FakeTable, table
from tests.ui.distribute_typing import SCANNER_MS, enter, scan
from tests.ui.front import inline
from tests.ui.measures import cut_words, settle
from tests.ui.test_distribute_page import shown_page

RECEIPT = b"r" * 16
OFFICE, CORRIDOR = "Принтер & факс в кабинете", "Corridor"


@dataclass
class FakePaper:
    """Two printers, and what went to them."""

    names: tuple[str, ...] | Refusal = (OFFICE, CORRIDOR)
    refusal: Refusal | None = None
    made: bytes | Refusal = b"%PDF"
    sent: list[tuple[bytes, str]] = field(default_factory=list)
    written: list[tuple[bytes, str, str]] = field(default_factory=list)

    def write(self, receipt: bytes, path: Path, language: Language) -> Refusal | None:
        self.written.append((receipt, path.name, language))
        return self.refusal

    def send(self, pdf: bytes, printer: str) -> Printed | Refusal:
        self.sent.append((pdf, printer))
        return self.refusal or Printed(printer, 2)

    def services(self) -> PaperServices:
        return PaperServices(
            self.write, lambda _receipt, _language: self.made, lambda: self.names, self.send
        )


@pytest.fixture
def fake() -> FakePaper:
    return FakePaper()


@pytest.fixture
def page(make_tools: ToolsMaker, fake: FakePaper) -> DistributePage:
    families = FakeTable([table(GIVE), table(ALREADY)], paper=fake.services())
    shown = shown_page(make_tools, families)
    scan(shown, CARD)
    enter(shown)
    return shown


def paper(page: DistributePage) -> PaperChoice:
    assert page.saved.paper is not None
    return page.saved.paper


def press(page: DistributePage) -> None:
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)


def said(page: DistributePage) -> str:
    return page.saved.sentence.text()


def dialogs() -> list[QFileDialog]:
    found = QApplication.topLevelWidgets()
    return [each for each in found if isinstance(each, QFileDialog) and each.isVisible()]


def test_ctrl_p_and_enter_print_on_the_computers_own_printer(
    page: DistributePage, fake: FakePaper
) -> None:
    press(page)
    menu = paper(page).menu
    assert menu.isVisible() and menu.accessibleName()
    assert [each.text() for each in menu.actions() if not each.isSeparator()] == [
        "Печать: Принтер && факс в кабинете",
        "Печать: Corridor",
        "Сохранить в PDF…",
    ]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert fake.sent == [(b"%PDF", OFFICE)] and not menu.isVisible()
    assert OFFICE in said(page) and "половина" in said(page)
    assert page.saved.print.isVisible(), "it can be printed once more"


def test_the_printer_used_last_is_offered_first(page: DistributePage, fake: FakePaper) -> None:
    press(page)
    paper(page).menu.actions()[1].trigger()
    paper(page).menu.close()
    press(page)
    QTest.keyClick(paper(page).menu, Qt.Key.Key_Return)
    assert [name for _, name in fake.sent] == [CORRIDOR, CORRIDOR]


@pytest.mark.parametrize("names", [(), Refusal(PaperReason.NO_LIBRARY, {"detail": "x"})])
def test_without_a_printer_ctrl_p_asks_for_a_file(
    page: DistributePage, fake: FakePaper, names: tuple[str, ...] | Refusal
) -> None:
    fake.names = names
    press(page)
    assert not paper(page).menu.isVisible()
    (dialog,) = dialogs()
    assert "открыто" in dialog.windowTitle()
    dialog.close()


def test_a_receipt_is_written_where_the_person_says(
    page: DistributePage, fake: FakePaper, tmp_path: Path
) -> None:
    press(page)
    paper(page).menu.actions()[-1].trigger()
    (dialog,) = dialogs()
    dialog.fileSelected.emit(str(tmp_path / "r.pdf"))
    dialog.close()
    assert fake.written == [(RECEIPT, "r.pdf", "ru")] and not fake.sent
    assert "не зашифрован" in said(page)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"refusal": Refusal(PaperReason.GONE, {"printer": OFFICE})}, "больше нет"),
        ({"refusal": Refusal(PaperReason.REFUSED, {"printer": OFFICE})}, "не принял"),
        ({"made": Refusal(ReportReason.NO_FONT)}, "шрифта"),
    ],
)
def test_a_printer_that_fails_is_told_and_can_be_asked_again(
    page: DistributePage, fake: FakePaper, wrong: dict[str, Refusal], words: str
) -> None:
    for name, value in wrong.items():
        setattr(fake, name, value)
    press(page)
    QTest.keyClick(paper(page).menu, Qt.Key.Key_Return)
    assert words in said(page) and page.saved.print.isVisible()


def test_while_printers_are_looked_for_nothing_waits_and_asking_again_gives_the_pdf(
    make_tools: ToolsMaker, fake: FakePaper
) -> None:
    families = FakeTable([table(GIVE), table(ALREADY)], paper=fake.services())
    page = shown_page(make_tools, families)
    scan(page, CARD)
    enter(page)
    runner = inline(page.tools)
    runner.held = True
    press(page)
    assert "Ищем принтеры" in page.saved.print.text() and page.saved.print.isEnabled()
    press(page)
    (dialog,) = dialogs()
    dialog.close()
    assert "Ищем" not in page.saved.print.text()
    runner.run_all()
    assert not paper(page).menu.isVisible(), "the answer came too late"


def test_the_next_familys_scan_closes_the_question_and_prints_nothing(
    page: DistributePage, fake: FakePaper
) -> None:
    press(page)
    assert paper(page).menu.isVisible()
    menu = paper(page).menu
    page.wedge.hear_windows()
    for at, sign in enumerate(CARD + "\r"):
        key = Qt.Key.Key_Return if sign == "\r" else Qt.Key(ord(sign))
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
        event.setTimestamp(9_000_000 + SCANNER_MS * at)
        QApplication.sendEvent(menu.windowHandle(), event)
    assert not paper(page).menu.isVisible()
    assert not fake.sent and not page.saved.isVisible()


def test_a_failure_is_told_even_while_the_next_family_is_served(
    page: DistributePage, fake: FakePaper
) -> None:
    fake.refusal = Refusal(PaperReason.REFUSED, {"printer": OFFICE})
    press(page)
    runner = inline(page.tools)
    runner.held = True
    QTest.keyClick(paper(page).menu, Qt.Key.Key_Return)
    page.saved.hide()
    runner.run_all()
    assert page.saved.isVisible() and "не принял" in said(page)


def test_before_the_receipt_of_the_family_before_is_printed_it_is_said_whose_it_is(
    page: DistributePage, fake: FakePaper
) -> None:
    scan(page, CARD)
    assert not page.saved.isVisible()
    press(page)
    assert "Сохранено" in said(page) and page.saved.isVisible()
    assert not paper(page).menu.isVisible() and dialogs() == []
    press(page)
    assert paper(page).menu.isVisible()


def test_a_printer_that_does_not_answer_holds_up_paper_alone(page: DistributePage) -> None:
    runner = inline(page.tools)
    runner.held = True
    press(page)
    assert [lane for lane, _ in runner.waiting] == [Lane.PAPER]


def test_nothing_was_handed_over_so_ctrl_p_does_nothing(
    make_tools: ToolsMaker, fake: FakePaper
) -> None:
    page = shown_page(make_tools, FakeTable(paper=fake.services()))
    press(page)
    assert not paper(page).menu.isVisible() and dialogs() == []


@pytest.mark.parametrize("language", ["ru", "en"])
def test_how_the_household_was_found_stands_in_the_notice(
    make_tools: ToolsMaker, language: Language
) -> None:
    page = shown_page(make_tools, FakeTable([table(GIVE), table(ALREADY)]), language)
    ways: tuple[Who, ...] = (Scanned(CARD), Typed("000000123"), Chosen(b"h" * 16))
    assert len({found_words(who) for who in ways}) == 3
    scan(page, CARD)
    enter(page)
    assert found_words(Scanned(CARD)) in said(page)


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_word_of_the_notice_is_cut_whatever_is_told(
    make_tools: ToolsMaker, fake: FakePaper, language: Language, scale: int
) -> None:
    families = FakeTable([table(GIVE), table(ALREADY)], paper=fake.services())
    page = shown_page(make_tools, families, language, scale=scale)
    scan(page, CARD)
    enter(page)
    settle()
    assert page.saved.print.isVisible() and cut_words(page) == []
    fake.names = ("Очень длинное имя принтера в коридоре второго этажа " * 2,)
    press(page)
    QTest.keyClick(paper(page).menu, Qt.Key.Key_Return)
    settle()
    assert fake.names[0].strip() in said(page) and cut_words(page) == []


@pytest.mark.usefixtures("dressed")
def test_what_became_of_it_is_seen_at_large_text_too(
    make_tools: ToolsMaker, fake: FakePaper
) -> None:
    fake.refusal = Refusal(PaperReason.REFUSED, {"printer": OFFICE})
    families = FakeTable([table(GIVE), table(GIVE, VOUCHER)], paper=fake.services())
    page = shown_page(make_tools, families, scale=200)
    scan(page, CARD)
    enter(page)
    QApplication.processEvents()
    bar = page.findChildren(QScrollArea)[0].verticalScrollBar()
    bar.setValue(bar.maximum())
    assert page.saved.visibleRegion().isEmpty(), "it is scrolled away"
    press(page)
    QTest.keyClick(paper(page).menu, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert not page.saved.visibleRegion().isEmpty()
