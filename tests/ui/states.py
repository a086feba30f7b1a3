"""Every page of the window in every state that a person meets: for what is measured on all of them.

A story makes one page, brings it from state to state, and yields its window in each. Pictures of
them are taken by tools/take_pictures.py.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from PySide6.QtWidgets import QWidget

from fieldkit.errors import Refusal
from fieldkit.forms import Session
from fieldkit.jobs.inline import InlineRunner
from fieldkit.services.laptop_reasons import LaptopReason
from fieldkit.store.reasons import StoreReason
from fieldkit.sync.reasons import SyncReason
from fieldkit.ui.form_window import FormWindow
from fieldkit.ui.pages.about import AboutFacts, AboutPage
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.pages.first_run import FirstRunPage
from fieldkit.ui.pages.not_here import NotHerePage
from fieldkit.ui.pages.settings import SettingsPage, SettingsServices
from fieldkit.ui.pages.sync import SyncPage, SyncServices
from fieldkit.ui.pages.today import TodayPage, TodayServices
from fieldkit.ui.pages.unlock import UnlockPage
from fieldkit.ui.places import Place
from fieldkit.ui.today_figures import TodayFigures
from tests.forms.every_kind import every_kind
from tests.ui.assess_samples import Ones, StillClock
from tests.ui.first_run_samples import (
    CODE,
    FakeHeadquarters,
    FakeUsers,
    first_run_page,
    recovering_page,
    with_code,
)
from tests.ui.samples import GIVER, SITES, SYNC, TODAY, Sample, unlock_page

SCREEN = (1366, 768)
ROOM = {100: (1080, 700), 150: (970, 630), 200: (860, 600)}
"""Pixels that the window leaves at least for a page beside its navigation, by the size of text."""
AnyPage = TypeVar("AnyPage", bound=Page)


class Shown(NamedTuple):
    """A page in a state, and the tools that speak for it."""

    state: str
    page: QWidget
    tools: Tools


Telling = Callable[[Tools], Iterator[Shown]]


@dataclass(frozen=True)
class Story:
    """`tell` makes a page of the class and brings it from state to state."""

    page: type[QWidget]
    tell: Telling
    whole: bool = False
    """Whether it has the screen to itself, without header and navigation."""


def room(story: Story, scale: int) -> tuple[int, int]:
    """Pixels that a page has, at a size of text in per cent."""
    return SCREEN if story.whole else ROOM[scale]


def opened(page: AnyPage) -> AnyPage:
    """A page as the window shows it first."""
    page.retranslate()
    page.show()
    page.refresh(None)
    page.entered()
    return page


def inline(tools: Tools) -> InlineRunner:
    assert isinstance(tools.runner, InlineRunner)
    return tools.runner


def today(tools: Tools) -> Iterator[Shown]:
    sample = Sample()
    page = TodayPage(tools, TodayServices(sample.today_figures, sample.sync_figures))
    sample.today = TodayFigures(TODAY.day)
    yield Shown("no round", opened(page), tools)
    sample.today = TODAY
    sample.sync = replace(SYNC, directory_expired=True, kept_aside=2)
    page.refresh(None)
    yield Shown("rounds", page, tools)
    sample.today = Refusal(StoreReason.DAMAGED)
    page.refresh(None)
    yield Shown("unreadable", page, tools)


def sync(tools: Tools) -> Iterator[Shown]:
    sample = Sample(meets=[Refusal(SyncReason.UNREACHABLE)])
    page = opened(SyncPage(tools, SyncServices(sample.sync_figures, sample.meet)))
    yield Shown("waiting", page, tools)
    # Held, as in life: a meeting never ends before it is known to have begun.
    inline(tools).held = True
    page.sync()
    inline(tools).run_all()
    yield Shown("cut", page, tools)
    page.sync()
    yield Shown("under way", page, tools)
    inline(tools).run_all()
    inline(tools).held = False
    yield Shown("done", page, tools)


def settings(tools: Tools) -> Iterator[Shown]:
    sample = Sample()
    services = SettingsServices(sample.settings, sample.keep, SITES, FakeUsers().services())
    page = opened(SettingsPage(tools, services))
    yield Shown("choices", page, tools)
    assert page.users is not None
    page.users.begin.click()
    yield Shown("another user", page, tools)


def about(tools: Tools) -> Iterator[Shown]:
    page = AboutPage(tools, AboutFacts("0.1.0", "Ноутбук 1"), lambda: GIVER)
    yield Shown("facts", opened(page), tools)


def not_here(tools: Tools) -> Iterator[Shown]:
    yield Shown("stock", opened(NotHerePage(tools, Place.STOCK)), tools)


def unlock(tools: Tools) -> Iterator[Shown]:
    page = unlock_page(tools)
    page.show()
    yield Shown("refused", page, tools)
    inline(tools).held = True
    page.unlock()
    yield Shown("under way", page, tools)
    inline(tools).held = False


def recovery(tools: Tools) -> Iterator[Shown]:
    page = opened(recovering_page(tools))
    page.forgotten.click()
    yield Shown("asked", page, tools)
    assert page.recover is not None
    page.recover.take_file("/stick/other.txt")
    yield Shown("answer to another", page, tools)
    page.recover.take_file("/stick/answer.txt")
    yield Shown("answered", page, tools)


def first_run(tools: Tools) -> Iterator[Shown]:
    unreachable = Refusal(LaptopReason.ENROL_UNREACHABLE, {"url": CODE.url})
    cut = Refusal(SyncReason.UNREACHABLE)
    page = first_run_page(tools, FakeHeadquarters(asks=[unreachable], meets=[cut]))
    page.show()
    page.entered()
    page.proceed()
    yield Shown("no code", page, tools)
    with_code(page).proceed()
    yield Shown("refused", page, tools)
    page.proceed()
    yield Shown("user", page, tools)
    page.passphrase.own.setChecked(True)
    page.passphrase.field.setText("анна")
    page.passphrase.again.setText("а")
    page.passphrase.complain()
    yield Shown("weak passphrase", page, tools)
    page.passphrase.drawn.setChecked(True)
    inline(tools).held = True
    page.proceed()
    yield Shown("making", page, tools)
    inline(tools).run_next()
    yield Shown("first sync", page, tools)
    inline(tools).held = False
    inline(tools).run_all()
    yield Shown("first sync cut", page, tools)


def form_window(tools: Tools) -> Iterator[Shown]:
    """It has tools of its own, and text of one size."""
    window = FormWindow(tools.speech.language, mode=tools.look.theme.mode)
    window.begin(Session(every_kind(), StillClock(), Ones()))
    window.show()
    yield Shown("alone", window, window.tools)
    window.filling.check()
    yield Shown("missing", window, window.tools)
    window.tools.speech.end()


STORIES = {
    "today": Story(TodayPage, today),
    "sync": Story(SyncPage, sync),
    "settings": Story(SettingsPage, settings),
    "about": Story(AboutPage, about),
    "not_here": Story(NotHerePage, not_here),
    "unlock": Story(UnlockPage, unlock, whole=True),
    "recovery": Story(UnlockPage, recovery, whole=True),
    "first_run": Story(FirstRunPage, first_run, whole=True),
    "form_window": Story(FormWindow, form_window, whole=True),
}
