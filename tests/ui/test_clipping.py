"""No word is cut: every label and button of every page is measured, also at 200 %."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.messages import Language
from fieldkit.ui.places import Place
from tests.ui.conftest import ToolsMaker
from tests.ui.samples import Sample, window_of


def cut(widget: QWidget) -> bool:
    """Whether a widget is smaller than its words, or stands out of the widget that it is in."""
    if isinstance(widget, QLabel) and not widget.text():
        return False
    if beyond(widget):
        return True
    if isinstance(widget, QLabel) and widget.wordWrap():
        margins = widget.contentsMargins()
        longest = max(
            (widget.fontMetrics().horizontalAdvance(word) for word in widget.text().split()),
            default=0,
        )
        wide = longest > widget.width() - margins.left() - margins.right()
        return wide or widget.heightForWidth(widget.width()) > widget.height()
    wanted = widget.sizeHint()
    if wanted.width() > widget.width() + 1 or wanted.height() > widget.height() + 1:
        return True
    parent = widget.parentWidget()
    return parent is not None and not QRect(0, 0, parent.width(), parent.height()).contains(
        widget.geometry()
    )


def beyond(widget: QWidget) -> bool:
    """Whether it stands out at the side of what is seen; down a page one can scroll."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is None:
        return False
    left = widget.mapTo(area.viewport(), QPoint(0, 0)).x()
    return left < 0 or left + widget.width() > area.viewport().width()


def settle() -> None:
    """Lets layouts do what they put off: a text that wraps asks its column once more."""
    for _ in range(3):
        QApplication.processEvents()


def cut_words(window: QWidget) -> list[str]:
    found = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    return [
        f"{type(each).__name__} {each.text()!r} {each.size().toTuple()} wants "
        f"{each.sizeHint().toTuple()}"
        for each in found
        if each.isVisible() and each.text() and cut(each)
    ]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_nothing_is_cut_on_any_page(
    qtbot: QtBot, make_tools: ToolsMaker, language: Language, scale: int
) -> None:
    window = window_of(make_tools(language, scale=scale), Sample())
    qtbot.addWidget(window)
    window.show()
    faults = []
    for place in Place:
        window.go(place)
        settle()
        faults += [f"{place}: {each}" for each in cut_words(window)]
    assert faults == []
    assert window.width() == 1366 and window.height() == 768, "it grew out of the screen"


def test_a_switch_of_size_and_language_cuts_nothing(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    tools = make_tools("en")
    window = window_of(tools, Sample())
    qtbot.addWidget(window)
    window.show()
    tools.look.choose(scale=200)
    tools.speech.choose("ru")
    settle()
    for place in Place:
        window.go(place)
        settle()
        assert cut_words(window) == [], place


def test_the_measure_sees_what_is_cut(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    make_tools("en")
    outer = QWidget()
    qtbot.addWidget(outer)
    outer.resize(400, 100)
    plain, wrapped = QLabel("Headquarters", outer), QLabel("a few words that wrap", outer)
    wrapped.setWordWrap(True)
    plain.setGeometry(0, 0, 20, 20)
    wrapped.setGeometry(0, 40, 60, 10)
    outer.show()
    assert len(cut_words(outer)) == 2
