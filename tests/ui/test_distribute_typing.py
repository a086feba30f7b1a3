"""A scanner that types is heard wherever the focus is; a person's keys go where they belong."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.cards.wedge import REPEAT_MS
from fieldkit.records.receipt import ProofKind
from fieldkit.records.signature import LONGEST, read_strokes, strokes_text
from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.widgets.signature_pad import SignaturePad
from fieldkit.ui.widgets.wedge_filter import WedgeFilter
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_samples import CARD, TABLES, FakeTable
from tests.ui.distribute_typing import PERSON_MS, SCANNER_MS, enter, press, scan, send, type_text
from tests.ui.front import in_front


class Heard:
    """A page with a field and a button, and what the filter said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.page, self.field, self.button = QWidget(), QLineEdit(), QPushButton("x")
        self.texts: list[str] = []
        self.clicks: list[bool] = []
        layout = QVBoxLayout(self.page)
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        self.button.setAutoDefault(True)
        self.button.clicked.connect(lambda: self.clicks.append(True))
        self.filter = WedgeFilter(self.page)
        self.filter.scanned.connect(self.texts.append)
        qtbot.addWidget(self.page)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.field.setFocus()


@pytest.fixture
def heard(qtbot: QtBot) -> Heard:
    return Heard(qtbot)


@pytest.mark.parametrize("ending", ["", "\r", "\t", "\r\n"])
@pytest.mark.parametrize("on_button", [False, True])
def test_a_scan_is_heard_once_and_leaves_nothing(
    heard: Heard, ending: str, on_button: bool
) -> None:
    (heard.button if on_button else heard.field).setFocus()
    scan(heard.page, CARD, ending)
    assert heard.texts == [CARD]
    assert heard.field.text() == "" and heard.clicks == []
    assert heard.button.hasFocus() == on_button, "the scan's Tab moves no focus"


def test_presses_without_a_stamp_go_by_the_time_since_the_last(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program's presses have no stamp, or one of another clock; the same card may come again."""
    since_last = [0]

    class Timer:
        def start(self) -> None: ...

        def restart(self) -> None: ...

        def elapsed(self) -> int:
            return since_last[0]

    monkeypatch.setattr("fieldkit.ui.widgets.wedge_filter.QElapsedTimer", Timer)
    heard = Heard(qtbot)
    scan(heard.page, CARD)
    for pause in (REPEAT_MS // 2, REPEAT_MS):
        since_last[0] = pause
        for sign in CARD:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
            send(heard.field, event)
            since_last[0] = 0
    assert heard.texts == [CARD, CARD], "the second came too soon, the third did not"


def test_back_at_the_page_the_same_card_is_shown_anew(heard: Heard) -> None:
    scan(heard.page, CARD)
    scan(heard.page, CARD, after_ms=SCANNER_MS)
    assert heard.texts == [CARD], "the trigger was pressed twice"
    heard.page.hide()
    heard.page.show()
    heard.field.setFocus()
    scan(heard.page, CARD, after_ms=SCANNER_MS)
    assert heard.texts == [CARD, CARD]


@pytest.mark.parametrize("row", ['!"№;%:?*()', "!@#$%^&*()", "&é\"'(-è_çà"])
def test_a_scan_is_heard_in_other_layouts(heard: Heard, row: str) -> None:
    scan(heard.page, "".join(row["1234567890".index(digit)] for digit in CARD))
    assert heard.texts == [CARD] and heard.field.text() == ""


@pytest.mark.parametrize("text", ["0012", "00177777777777777777777777777777777", "Ия 0019", "77"])
def test_a_person_s_typing_arrives_whole(heard: Heard, text: str) -> None:
    type_text(heard.page, text)
    press(heard.page, "5")
    assert heard.field.text() == text + "5" and heard.texts == []


def test_a_held_key_comes_by_itself_when_nothing_follows(qtbot: QtBot, heard: Heard) -> None:
    press(heard.page, "0")
    assert heard.field.text() == "", "it might begin a scan"
    qtbot.waitUntil(lambda: heard.field.text() == "0")


def test_a_person_s_enter_presses_the_button(heard: Heard) -> None:
    heard.button.setFocus()
    enter(heard.page)
    assert len(heard.clicks) == 1


def test_commands_are_not_held(heard: Heard) -> None:
    heard.field.setText("abc")
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier, "0")
    send(heard.field, event)
    assert heard.field.selectedText() == "abc"


def test_a_page_that_is_not_seen_hears_nothing(qtbot: QtBot, heard: Heard) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    heard.page.hide()
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    scan(other, CARD, "")
    assert heard.texts == [] and other.text() == CARD


def test_a_scan_is_heard_in_a_menu_that_opened_since(qtbot: QtBot, heard: Heard) -> None:
    menu = QMenu(heard.page)
    chosen: list[QAction] = []
    menu.triggered.connect(chosen.append)
    menu.setActiveAction(menu.addAction("x"))
    menu.popup(QPoint(0, 0))

    def scanned() -> bool:
        for sign in CARD:
            press(menu, sign, SCANNER_MS)
        return heard.texts == [CARD]

    qtbot.waitUntil(scanned)
    press(menu, "\r", SCANNER_MS)
    assert menu.isVisible() and chosen == []


def test_a_foreign_code_is_left_to_the_field(heard: Heard) -> None:
    scan(heard.page, "https://example.org/1", "")
    assert heard.field.text() == "https://example.org/1" and heard.texts == []


def test_a_scan_is_heard_from_every_control_of_the_page(make_tools: ToolsMaker) -> None:
    fake = FakeTable([TABLES["give"]])
    page = in_front(DistributePage(make_tools("ru"), fake.services()))
    scan(page, CARD)
    page.panel.proof.buttons[ProofKind.PHOTO].setChecked(True)
    proof, number = page.panel.proof, page.panel.goods.rows[0].number
    controls = [page.panel.taker, proof.note.field, number, page.panel.next]
    for count, each in enumerate(controls, start=2):
        each.setFocus()
        assert each.hasFocus()
        scan(page, CARD)
        assert len(fake.asked) == count
        scan(page, CARD, after_ms=PERSON_MS)
        assert len(fake.asked) == count, "a trigger pressed twice is no second scan"
        proof, number = page.panel.proof, page.panel.goods.rows[0].number
        proof.buttons[ProofKind.PHOTO].setChecked(True)
        controls[2:3] = [number]
    assert fake.handed == []


@pytest.mark.parametrize(
    ("keys", "modifier", "focused"),
    [
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier, "taker"),
        (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier, "proof"),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier, "goods"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "number"),
        (Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier, "serial"),
    ],
)
def test_every_part_has_its_key(
    qtbot: QtBot,
    make_tools: ToolsMaker,
    keys: Qt.Key,
    modifier: Qt.KeyboardModifier,
    focused: str,
) -> None:
    fake = FakeTable([TABLES["give"]])
    page = in_front(DistributePage(make_tools("ru"), fake.services()))
    scan(page, CARD)
    qtbot.keyClick(page, keys, modifier)
    if focused == "serial":
        assert page.panel.goods.rows[0].serials
        return
    wanted = {
        "taker": page.panel.taker,
        "proof": page.panel.proof.buttons[ProofKind.CARD_SCAN],
        "goods": page.panel.goods.rows[0].number,
        "number": page.waiting.number,
    }
    assert wanted[focused].hasFocus()


def test_ctrl_z_cancels_although_the_number_has_the_focus(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    fake = FakeTable([TABLES["give_rest"], TABLES["already"]])
    page = in_front(DistributePage(make_tools("ru"), fake.services()))
    scan(page, CARD)
    enter(page)
    assert page.waiting.number.hasFocus()
    qtbot.keyClick(page.waiting.number, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.undo.isVisible()


def test_a_signature_is_kept_as_a_line_that_gives_the_strokes_back() -> None:
    strokes = [[(1, 2), (10, 40), (63, 0)], [(5, 5)]]
    assert read_strokes(strokes_text(strokes)) == strokes
    assert strokes_text([]) == "" and read_strokes("sheet 4") == []


def test_a_long_signature_is_thinned_to_fit() -> None:
    wave = [(at % 64, (at * at) % 64) for at in range(2_000)]
    text = strokes_text([wave, wave])
    assert 0 < len(text) <= LONGEST
    assert read_strokes(text)[0][0] == wave[0]


def test_a_signature_is_drawn_and_wiped(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    pad = SignaturePad(make_tools("ru").look)
    qtbot.addWidget(pad)
    pad.resize(320, 90)
    pad.show()
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert read_strokes(pad.text) == [[(0, 2)]]
    qtbot.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.text == ""
