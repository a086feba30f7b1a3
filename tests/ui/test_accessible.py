"""What a screen reader meets: every control has a name, and a verdict is read out whole."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.rules.verdict import Give
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.places import Place
from fieldkit.ui.verdict_words import verdict_words
from fieldkit.ui.widgets.field_row import FieldRow
from fieldkit.ui.widgets.verdict_card import VerdictCard
from tests.ui.samples import NAMES, Sample, verdict_of, window_of


def test_the_focus_stands_where_work_begins(qtbot: QtBot, tools: Tools) -> None:
    window = window_of(tools, Sample())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    for place in Place:
        window.go(place)
        focused = window.focusWidget()
        assert focused is not None, place
        if place is not Place.ABOUT:
            assert window._pages[place].isAncestorOf(focused), (place, focused)


def test_tab_reaches_every_control_of_a_page(qtbot: QtBot, tools: Tools) -> None:
    window = window_of(tools, Sample())
    qtbot.addWidget(window)
    window.show()
    window.go(Place.SETTINGS)
    page = window._pages[Place.SETTINGS]
    reached: set[QWidget] = set()
    at: QWidget = page
    for _ in range(200):
        found = at.nextInFocusChain()
        assert found is not None
        at = found
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible():
            reached.add(at)
    assert {each for each in page.findChildren(QComboBox) if each.isVisible()} <= reached


def test_a_verdict_is_read_out_whole(qtbot: QtBot, tools: Tools) -> None:
    card = VerdictCard(tools.look)
    qtbot.addWidget(card)
    words = verdict_words(verdict_of(Give), NAMES, "ru")
    card.show_words(words)
    card.show()
    seen = QAccessible.queryAccessibleInterface(card)
    assert seen.text(QAccessible.Text.Name) == words.word
    said = seen.text(QAccessible.Text.Description)
    assert all(part.rstrip(".") in said for part in (words.word, words.reason, *words.lines))


def test_what_is_wrong_with_a_field_is_read_with_it(qtbot: QtBot, tools: Tools) -> None:
    row = FieldRow(tools.look, check=lambda text: "" if text else "Введите фамилию.")
    qtbot.addWidget(row)
    row.set_words("Фамилия")
    row.show()
    assert not row.wrong.isVisible(), "nothing is wrong before it was typed"
    assert row.complain()
    seen = QAccessible.queryAccessibleInterface(row.field)
    assert seen.text(QAccessible.Text.Name) == "Фамилия"
    assert seen.text(QAccessible.Text.Description) == "Введите фамилию."
    row.field.setText("В")
    assert not row.wrong.isVisible(), "it goes as soon as it is right"
