"""The window joins pages: places, keys, intents, what changed, drafts, the header's figures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.errors import Refusal
from fieldkit.services.session import Change
from fieldkit.store.reasons import StoreReason
from fieldkit.ui.intents import Changed, GoTo, KeepDraft, Lock, Tell
from fieldkit.ui.main_window import MainWindow, WindowServices
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.pages.today import TodayPage
from fieldkit.ui.places import F_KEYS, KEYS, Place
from fieldkit.ui.theme import Tone
from fieldkit.ui.today_figures import TodayFigures
from tests.ui.conftest import ToolsMaker
from tests.ui.front import inline
from tests.ui.samples import ANNA, SYNC, TODAY, Sample, window_of, with_pages


class Noted(Page):
    """A page that notes what it is told."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.told: list[Any] = []
        self.typed: dict[str, Any] | None = None

    def retranslate(self) -> None:
        self.title.setText(self.tools.speech.language)

    def refresh(self, change: Change | None) -> None:
        self.told.append(change)

    def show_subject(self, subject: bytes) -> None:
        self.told.append(subject)

    def draft(self) -> dict[str, Any] | None:
        return self.typed

    def take_draft(self, draft: dict[str, Any]) -> None:
        self.told.append(draft)


@pytest.fixture
def noted(qtbot: QtBot, tools: Tools, sample: Sample) -> tuple[MainWindow, dict[Place, Noted]]:
    pages = {place: Noted(tools) for place in Place}
    services = WindowServices(sample.sync_figures, lambda: sample.drafts, sample.keep_drafts)
    window = with_pages(tools, services, pages)
    qtbot.addWidget(window)
    window.show()
    return window, pages


CHANGE = Change(frozenset({("household", b"1")}), 7)
Noting = tuple[MainWindow, dict[Place, Noted]]


def test_it_opens_at_today_and_a_page_reads_when_it_is_first_shown(noted: Noting) -> None:
    window, pages = noted
    assert window.place is Place.TODAY
    assert pages[Place.TODAY].told == [None]
    assert pages[Place.STOCK].told == []
    window.go(Place.STOCK)
    assert pages[Place.STOCK].told == [None]


def test_every_place_has_its_keys(noted: Noting) -> None:
    window, _ = noted
    for keys, place in [*((k, p) for p, k in KEYS.items()), *F_KEYS.items()]:
        window.go(Place.STOCK if place is not Place.STOCK else Place.TODAY)
        QTest.keySequence(window, keys)
        assert window.place is place, keys
        assert window.navigation.buttons[place].isChecked()


def test_a_change_reaches_the_page_shown_at_once_and_the_others_when_shown(noted: Noting) -> None:
    window, pages = noted
    window.go(Place.STOCK)
    window.go(Place.TODAY)
    pages[Place.TODAY].want(Changed(CHANGE))
    assert pages[Place.TODAY].told == [None, CHANGE]
    assert pages[Place.STOCK].told == [None]
    window.go(Place.STOCK)
    assert pages[Place.STOCK].told == [None, CHANGE]
    window.go(Place.SYNC)
    assert pages[Place.SYNC].told == [None], "a first reading holds everything"


def test_a_page_can_send_people_to_another_s_record(noted: Noting) -> None:
    window, pages = noted
    pages[Place.TODAY].want(GoTo(Place.HOUSEHOLDS, b"id"))
    assert window.place is Place.HOUSEHOLDS
    assert pages[Place.HOUSEHOLDS].told == [None, b"id"]


def test_a_toast_takes_no_focus(noted: Noting) -> None:
    window, pages = noted
    focused = QApplication.focusWidget()
    pages[Place.TODAY].want(Tell(Tone.GOOD, "Saved"))
    assert window.toast.isVisible() and window.toast.sentence.text() == "Saved"
    assert QApplication.focusWidget() is focused


def test_figures_move_after_an_act(noted: Noting, sample: Sample) -> None:
    window, pages = noted
    assert window.header.confirmed.figure.text() == "1\xa0118"
    sample.sync = replace(SYNC, confirmed=SYNC.saved)
    pages[Place.TODAY].want(Changed(CHANGE))
    assert window.header.confirmed.figure.text() == "1\xa0240"


def test_figures_that_can_t_be_read_are_told(qtbot: QtBot, tools: Tools) -> None:
    window = window_of(tools, Sample(sync=Refusal(StoreReason.DAMAGED)))
    qtbot.addWidget(window)
    window.show()
    assert window.toast.isVisible() and window.toast.sentence.text()


def test_drafts_come_back_and_are_kept_when_typing_rests(
    qtbot: QtBot, tools: Tools, sample: Sample
) -> None:
    sample.drafts["stock"] = {"typed": "half"}
    pages = {place: Noted(tools) for place in Place}
    services = WindowServices(sample.sync_figures, lambda: sample.drafts, sample.keep_drafts)
    window = with_pages(tools, services, pages)
    qtbot.addWidget(window)
    assert pages[Place.STOCK].told == [{"typed": "half"}]
    pages[Place.ASSESS].typed = {"q": 1}
    pages[Place.ASSESS].want(KeepDraft())
    assert "assess" not in sample.drafts
    window._draft_timer.timeout.emit()
    assert sample.drafts["assess"] == {"q": 1}


def test_an_answer_that_was_given_is_kept_at_once(noted: Noting, sample: Sample) -> None:
    _, pages = noted
    pages[Place.ASSESS].typed = {"q": 1}
    pages[Place.ASSESS].want(KeepDraft(at_once=True))
    assert sample.drafts["assess"] == {"q": 1}


def test_who_types_on_and_on_is_kept_too(
    noted: Noting, monkeypatch: pytest.MonkeyPatch, sample: Sample
) -> None:
    window, pages = noted
    pages[Place.ASSESS].want(KeepDraft())
    assert window._draft_timer.isActive()
    begun: list[bool] = []
    monkeypatch.setattr(window._draft_timer, "start", lambda: begun.append(True))
    pages[Place.ASSESS].want(KeepDraft())
    assert not begun, "the time until it is kept began anew"


def test_a_slow_disk_is_handed_one_draft_at_a_time(
    qtbot: QtBot, make_tools: Callable[..., Tools], sample: Sample
) -> None:
    tools = make_tools(held=True)
    window, pages = held_window(qtbot, tools, sample)
    slow = inline(tools)
    slow.run_all()
    for number in range(5):
        pages[Place.ASSESS].typed = {"q": number}
        pages[Place.ASSESS].want(KeepDraft(at_once=True))
    assert len(slow.waiting) == 1
    slow.run_all()
    assert sample.drafts["assess"] == {"q": 4}
    assert window.isEnabled()


def test_locking_before_the_drafts_were_read_ends_none(
    qtbot: QtBot, make_tools: Callable[..., Tools], monkeypatch: pytest.MonkeyPatch, sample: Sample
) -> None:
    tools = make_tools(held=True)
    kept: list[Any] = []
    monkeypatch.setattr(sample, "keep_drafts", kept.append)
    window, _ = held_window(qtbot, tools, sample)
    window.lock()
    inline(tools).run_all()
    assert kept == [{}]


def test_what_could_not_be_kept_is_tried_again(
    qtbot: QtBot, tools: Tools, monkeypatch: pytest.MonkeyPatch, sample: Sample
) -> None:
    told: list[Any] = []

    def keep(drafts: Any) -> Refusal:
        told.append(drafts)
        return Refusal(StoreReason.DISK_FULL)

    monkeypatch.setattr(sample, "keep_drafts", keep)
    window, pages = held_window(qtbot, tools, sample)
    pages[Place.ASSESS].typed = {"q": 1}
    pages[Place.ASSESS].want(KeepDraft(at_once=True))
    pages[Place.STOCK].want(KeepDraft(at_once=True))
    assert window.toast.sentence.text()
    assert told[1] == {"assess": {"q": 1}, "stock": None}


def held_window(qtbot: QtBot, tools: Tools, sample: Sample) -> Noting:
    pages = {place: Noted(tools) for place in Place}
    services = WindowServices(sample.sync_figures, lambda: sample.drafts, sample.keep_drafts)
    window = with_pages(tools, services, pages)
    qtbot.addWidget(window)
    return window, pages


def test_locking_keeps_drafts_first(qtbot: QtBot, noted: Noting, sample: Sample) -> None:
    window, pages = noted
    pages[Place.STOCK].typed = {"typed": "all of it"}
    with qtbot.waitSignal(window.locked):
        pages[Place.TODAY].want(Lock())
    assert sample.drafts["stock"] == {"typed": "all of it"}


def late_window(qtbot: QtBot, tools: Tools, sample: Sample, made: dict[Place, Noted]) -> MainWindow:
    """A window whose pages are made as they are wanted; `made` fills with them."""

    def maker(place: Place) -> Callable[[], Page]:
        def make() -> Page:
            made[place] = Noted(tools)
            return made[place]

        return make

    services = WindowServices(sample.sync_figures, lambda: sample.drafts, sample.keep_drafts)
    makers = {place: maker(place) for place in Place}
    window = MainWindow(tools, ANNA, services, makers)
    qtbot.addWidget(window)
    return window


def test_only_today_is_made_before_the_window_stands(
    qtbot: QtBot, tools: Tools, sample: Sample
) -> None:
    made: dict[Place, Noted] = {}
    window = late_window(qtbot, tools, sample, made)
    assert [*made] == [Place.TODAY]
    window._making.timeout.emit()
    assert len(made) == 2, "one at a time"
    window.go(Place.ABOUT)
    assert window.place is Place.ABOUT and made[Place.ABOUT].told == [None]
    assert made[Place.ABOUT].title.text() == "ru"
    first = dict(made)
    qtbot.waitUntil(lambda: len(made) == len(Place))
    assert first.items() <= made.items(), "none is made twice"
    qtbot.waitUntil(lambda: not window._making.isActive())


def test_a_page_made_late_gets_its_draft_and_what_changed(
    qtbot: QtBot, tools: Tools, sample: Sample
) -> None:
    sample.drafts["stock"] = {"typed": "half"}
    made: dict[Place, Noted] = {}
    window = late_window(qtbot, tools, sample, made)
    made[Place.TODAY].want(Changed(CHANGE))
    window.go(Place.STOCK)
    assert made[Place.STOCK].told == [{"typed": "half"}, None], "reading anew covers the change"
    window.go(Place.TODAY)
    window.go(Place.STOCK)
    assert made[Place.STOCK].told == [{"typed": "half"}, None], "a draft comes back once"


def test_locking_leaves_the_draft_of_a_page_that_was_never_made(
    qtbot: QtBot, tools: Tools, sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[dict[str, Any]] = []
    monkeypatch.setattr(sample, "keep_drafts", lambda drafts: kept.append(dict(drafts)))
    sample.drafts["stock"] = {"typed": "half"}
    window = late_window(qtbot, tools, sample, {})
    with qtbot.waitSignal(window.locked):
        window.lock()
    assert [set(each) for each in kept] == [{"today"}]


def test_it_locks_even_if_the_disk_is_full(qtbot: QtBot, tools: Tools, sample: Sample) -> None:
    full = WindowServices(sample.sync_figures, dict, lambda drafts: Refusal(StoreReason.DISK_FULL))
    window = with_pages(tools, full, {place: Noted(tools) for place in Place})
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.locked):
        QTest.mouseClick(window.header.lock_button, Qt.MouseButton.LeftButton)


def test_an_enter_that_was_meant_for_the_page_does_not_lock(
    qtbot: QtBot, tools: Tools, sample: Sample
) -> None:
    window = window_of(tools, sample)
    qtbot.addWidget(window)
    window.show()
    heard: list[int] = []
    window.header.lock.connect(lambda: heard.append(1))
    window.header.lock_button.setFocus()
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        QTest.keyClick(window.header.lock_button, Qt.Key.Key_Return, held)
    assert heard == []
    QTest.keyClick(window.header.lock_button, Qt.Key.Key_Space)
    assert heard == [1]


def test_all_words_switch_at_once(qtbot: QtBot, tools: Tools, sample: Sample) -> None:
    window = window_of(tools, sample)
    qtbot.addWidget(window)
    before = window.header.lock_button.text(), window.navigation.buttons[Place.STOCK].text()
    tools.speech.choose("en")
    QApplication.processEvents()
    after = window.header.lock_button.text(), window.navigation.buttons[Place.STOCK].text()
    assert (before, after) == (("Заблокировать", "Запасы"), ("Lock", "Stock"))


def test_a_released_page_hears_no_more(qtbot: QtBot, tools: Tools) -> None:
    page, heard = Noted(tools), []
    qtbot.addWidget(page)
    page.listen(tools.look.changed, lambda: heard.append(1))
    tools.look.choose(scale=150)
    page.release()
    tools.look.choose(scale=200)
    assert heard == [1]


def test_where_no_round_runs_the_focus_never_falls_on_lock(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    tools = make_tools("ru", held=True)
    sample = Sample(TodayFigures(date(2026, 11, 22)))
    window = window_of(tools, sample)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.enter()
    today = window.page(Place.TODAY)
    assert isinstance(today, TodayPage)
    assert today.begin.hasFocus()
    inline(tools).run_all()
    assert not today.begin.isEnabled(), "there is nothing to hand out"
    assert today.no_rounds.action.hasFocus(), QApplication.focusWidget()
    sample.today = TODAY
    today.want(Changed(CHANGE))
    inline(tools).run_all()
    assert today.begin.hasFocus(), "rounds came with a sync"
