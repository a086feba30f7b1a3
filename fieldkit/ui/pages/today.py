"""Today: which rounds run here, what was handed out, what needs doing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.services.card_stock import BlankCards
from fieldkit.services.session import Change
from fieldkit.ui.formats import day, number, span, weekday
from fieldkit.ui.icons import Icon
from fieldkit.ui.intents import GoTo
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.places import Place
from fieldkit.ui.sync_figures import SyncFigures
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.today_figures import RoundToday, TodayFigures
from fieldkit.ui.widgets.bars import Bars
from fieldkit.ui.widgets.columns import Columns
from fieldkit.ui.widgets.empty_state import EmptyState
from fieldkit.ui.widgets.hour_columns import HourColumns
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

EARLIEST = date(2024, 1, 1)
"""No work was done with FieldKit before: a clock that is behind this was never set."""


@dataclass(frozen=True)
class TodayServices:
    """What the page asks, in the lane `db`."""

    today: Callable[[], TodayFigures | Refusal]
    sync: Callable[[], SyncFigures | Refusal]


class TodayPage(Page):
    """One strong thing: the figure of the day, and the button that begins the work."""

    def __init__(self, tools: Tools, services: TodayServices) -> None:
        super().__init__(tools)
        self._services = services
        self._today: TodayFigures | None = None
        self._sync = SyncFigures()
        look = tools.look
        self.date, self.figure, self.families = label("muted"), label("figure"), label("body")
        self.begin = button("primary")
        self.begin.clicked.connect(lambda: self.want(GoTo(Place.DISTRIBUTE)))
        self.rounds_title, self.hours_title, self.items_title = (label("heading") for _ in range(3))
        self.rounds = QVBoxLayout()
        self.no_rounds = EmptyState(look, Icon.TODAY)
        self.no_rounds.action.clicked.connect(lambda: self.want(GoTo(Place.SYNC)))
        self.late, self.old, self.aside, self.problem = (Notice(look) for _ in range(4))
        self.few_cards, self.cards, self.clock = Notice(look), label("caption"), Notice(look)
        self.hours, self.items = HourColumns(look, tools.speech), Bars(look, tools.speech)
        self._lay_out_today()

    def retranslate(self) -> None:
        self.title.setText(translate("Today", "Today"))
        self.begin.setText(translate("Today", "Start handing out") + "  (F4)")
        self.rounds_title.setText(translate("Today", "Rounds here today"))
        self.hours_title.setText(translate("Today", "By the hour"))
        self.items_title.setText(translate("Today", "By item"))
        self.no_rounds.say(
            translate("Today", "No round runs here today"),
            translate("Today", "Check the site in Settings, or sync to get the newest plan."),
            translate("Today", "Go to Sync"),
        )
        self._show_figures()
        self._show_needs()

    def refresh(self, change: Change | None) -> None:
        del change  # Whatever was done may have moved a figure here.
        runner, services = self.tools.runner, self._services
        runner.submit(self, lambda _: services.today(), self._take_today)
        runner.submit(self, lambda _: services.sync(), self._take_sync)

    def entered(self) -> None:
        (self.no_rounds.action if self.begin.isHidden() else self.begin).setFocus()

    def _take_today(self, found: TodayFigures | Refusal) -> None:
        if isinstance(found, Refusal):
            self.problem.say(Tone.STOP, partial(self.tools.speech.outcome, found))
            return
        self.problem.hide()
        self._today = found
        self._show_figures()

    def _take_sync(self, found: SyncFigures | Refusal) -> None:
        if not isinstance(found, Refusal):
            self._sync = found
            self._show_needs()

    def _show_figures(self) -> None:
        found, language = self._today, self.tools.speech.language
        if found is None:
            return
        self.date.setText(weekday(found.day, language))
        self.figure.setText(translate("Today", "%Ln hand-outs today", None, found.receipts))
        self.families.setText(translate("Today", "%Ln families served", None, found.families))
        self._show_clock(found.day)
        self._show_rounds(found.rounds)
        self.hours.show_hours(found.by_hour or {})
        self.items.show_bars([(name.of(language), count) for name, count in found.by_item])
        self._show_cards(found.cards)
        for each in self._figures():
            each.setVisible(found.receipts > 0)
        self.figure.setVisible(bool(found.receipts or found.rounds))

    def _show_clock(self, today: date) -> None:
        """A dead clock finds no round open; whoever looks for the reason finds it here."""
        shown = day(today, self.tools.speech.language)
        words = translate(
            "Today",
            "This laptop's clock says %1, which cannot be. Set its date and time right, then lock "
            "FieldKit and unlock it.",
        )
        self.clock.say(Tone.STOP, words.replace("%1", shown) if today < EARLIEST else "")

    def _show_cards(self, found: BlankCards | None) -> None:
        """Quiet while there are enough; a notice in time to ask for more."""
        words = ""
        if found is not None:
            language = self.tools.speech.language
            words = translate("Today", "%Ln blank cards left", None, found.blank)
            allotted = number(found.allotted, language)
            words += translate("Today", " (given to this laptop: %1)").replace("%1", allotted)
        low = found is not None and found.low
        more = translate("Today", "Ask headquarters for more before they run out.")
        self.few_cards.say(Tone.CARE, f"{words}. {more}" if low else "")
        self.cards.setText("" if low else words)
        self.cards.setVisible(bool(words) and not low)

    def _show_rounds(self, rounds: Sequence[RoundToday]) -> None:
        while (item := self.rounds.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for each in rounds:
            self.rounds.addWidget(self._round(each))
        self.rounds_title.setVisible(bool(rounds))
        self._offer(bool(rounds))

    def _offer(self, work: bool) -> None:
        """The button that begins the work, or what leads to work; whichever is taken away hands
        its focus to the other, since Qt would give it to the first control of the window: Lock.
        """
        focused = self.hasFocus() or self.begin.hasFocus() or self.no_rounds.action.hasFocus()
        self.begin.setEnabled(work)
        both: tuple[QWidget, QWidget] = (self.begin, self.no_rounds)
        stays, gone = both if work else both[::-1]
        stays.show()
        if focused:
            (self.begin if work else self.no_rounds.action).setFocus()
        gone.hide()

    def _round(self, found: RoundToday) -> QWidget:
        language = self.tools.speech.language
        name = (
            f"{found.programme.of(language)} · " + translate("Today", "round") + f" {found.number}"
        )
        ends = translate("Today", "until") + f" {day(found.ends, language)}"
        items = ", ".join(each.of(language) for each in found.items)
        made = QWidget()
        texts = QVBoxLayout(made)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(0)
        texts.addWidget(label("strong", name))
        texts.addWidget(label("muted", f"{items} · {ends}"))
        return made

    def _show_needs(self) -> None:
        sync, language = self._sync, self.tools.speech.language
        late = ""
        if sync.late and sync.waiting_ms is not None:
            waited = span(sync.waiting_ms, language)
            late = translate("Today", "%Ln entries wait for headquarters", None, sync.waiting)
            late += f" ({waited}). " + translate("Today", "Open Sync and send them.")
        self.late.say(Tone.CARE, late)
        old = translate(
            "Today", "The directory is past its term. Work goes on; sync as soon as you can."
        )
        self.old.say(Tone.CARE, old if sync.directory_expired else "")
        aside = translate("Today", "%Ln entries are kept but not in force", None, sync.kept_aside)
        aside += ". " + translate(
            "Today", "An update of FieldKit may be needed; tell headquarters."
        )
        self.aside.say(Tone.ASK, aside if sync.kept_aside else "")

    def _lay_out_today(self) -> None:
        section = self.tools.look.theme.space(Space.SECTION)
        self.column.addWidget(self.date)
        for each in (self.problem, self.clock, self.figure):
            self.column.addWidget(each)
        self.column.addLayout(self._begin_row())
        # Below what the day is for: four things to see to would push it out of the window.
        for each in (self.late, self.old, self.aside, self.few_cards):
            self.column.addWidget(each)
        self.column.addSpacing(section // 2)
        self.column.addWidget(self.rounds_title)
        self.column.addLayout(self.rounds)
        self.column.addWidget(self.no_rounds)
        self.column.addSpacing(section // 2)
        plots = (_plot(self.items_title, self.items), _plot(self.hours_title, self.hours))
        self.column.addWidget(Columns(self.tools.look, *plots))
        self.column.addWidget(self.cards)
        self.column.addStretch(1)
        # Until the day is read nothing is said of it, least of all that no round runs.
        for unread in (self.rounds_title, self.no_rounds, *self._figures()):
            unread.hide()

    def _figures(self) -> tuple[QWidget, ...]:
        """What says nothing before the first hand-out."""
        return self.families, self.hours_title, self.items_title, self.hours, self.items

    def _begin_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.tools.look.theme.space(Space.SECTION))
        row.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.families, 1)
        return row


def _plot(title: QLabel, bars: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(title)
    column.addWidget(bars)
    return made
