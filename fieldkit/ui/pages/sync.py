"""Sync: what is saved where, one button, how far it is, how the last meeting ended."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Figure, Lane, Token
from fieldkit.jobs.sync_job import Meet, sync_job
from fieldkit.services.session import Change
from fieldkit.sync.client import SyncReport
from fieldkit.sync.reasons import SyncReason
from fieldkit.ui.formats import number, one_piece, span
from fieldkit.ui.icons import Icon
from fieldkit.ui.intents import Changed
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.sync_figures import SyncFigures
from fieldkit.ui.sync_progress import clock_words, sync_words
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.columns import Columns
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.progress_row import ProgressRow
from fieldkit.ui.widgets.state_line import StateLine
from fieldkit.ui.widgets.text import button, label, set_property
from fieldkit.ui.words import translate

STOPS = (SyncReason.OTHER_HEADQUARTERS, SyncReason.OTHER_ORGANISATION, SyncReason.REVOKED)
"""After these nobody should simply go on."""


@dataclass(frozen=True)
class SyncServices:
    """`state` is asked in the lane `db`, `meet` in the lane `net`."""

    state: Callable[[], SyncFigures | Refusal]
    meet: Meet


class SyncPage(Page):
    """Nothing is called sent without headquarters' signed confirmation."""

    def __init__(self, tools: Tools, services: SyncServices) -> None:
        super().__init__(tools)
        self._services = services
        self._figures = SyncFigures()
        self._last: SyncReport | Refusal | None = None
        self._token: Token | None = None
        self._stopped = False
        look = tools.look
        self.start = button("primary")
        self.saved = StateLine(look, Icon.SAVED)
        self.held = StateLine(look, Icon.HELD)
        self.confirmed = StateLine(look, Icon.HEADQUARTERS)
        self.progress, self.outcome, self.problem = ProgressRow(look), Notice(look), Notice(look)
        self.waiting, self.directory = label("lead"), label("muted")
        self.start.clicked.connect(self.sync)
        self.progress.stopped.connect(self.stop)
        self._lay_out_sync()

    def sync(self) -> None:
        """Begins a meeting, unless one is under way."""
        if self._token is not None:
            return
        self._last, self._stopped = None, False
        self.outcome.hide()
        self.start.setEnabled(False)
        self.progress.begin(translate("Sync", "Reaching headquarters …"), translate("Sync", "Stop"))
        self.progress.stop.setFocus()
        work = sync_job(self._services.meet, self._figures.waiting)
        self._token = self.tools.runner.submit(
            self, work, self._ended, lane=Lane.NET, told=self._told
        )

    def stop(self) -> None:
        """Ends the meeting at its next safe place; what is confirmed stays confirmed."""
        if self._token is None:
            return
        self._token.cancel()
        self._stopped = True
        self._end()

    def retranslate(self) -> None:
        self.title.setText(translate("Sync", "Sync"))
        self.start.setText(translate("Sync", "Sync now"))
        self._show_state()
        self._show_outcome()

    def refresh(self, change: Change | None) -> None:
        del change  # Every act adds an entry.
        self.tools.runner.submit(self, lambda _: self._services.state(), self._take_state)

    def entered(self) -> None:
        (self.start if self._token is None else self.progress.stop).setFocus()

    def _told(self, figure: Figure) -> None:
        self.progress.tell(figure, sync_words(figure, self.tools.speech.language))

    def _ended(self, result: SyncReport | Refusal) -> None:
        self._last = result
        self._end()

    def _end(self) -> None:
        self._token = None
        self.progress.end()
        self.start.setEnabled(True)
        self.start.setFocus()
        self._show_outcome()
        self.want(Changed(None))

    def _take_state(self, found: SyncFigures | Refusal) -> None:
        if isinstance(found, Refusal):
            self.problem.say(Tone.STOP, partial(self.tools.speech.outcome, found))
            return
        self.problem.hide()
        self._figures = found
        self._show_state()

    def _show_state(self) -> None:
        found, language = self._figures, self.tools.speech.language
        self.saved.show_state(
            number(found.saved, language),
            translate("Sync", "Saved here"),
            translate("Sync", "Written on this laptop and safe from a power cut."),
        )
        held = "–" if found.held is None else number(found.held, language)
        self.held.show_state(
            held,
            translate("Sync", "Held by the team lead"),
            translate("Sync", "The team lead's laptop has taken them on to carry them further.")
            if found.held is not None
            else translate("Sync", "This laptop has not met the team lead's laptop."),
        )
        self.confirmed.show_state(
            number(found.confirmed, language),
            translate("Sync", "At headquarters"),
            translate("Sync", "Headquarters has signed for them.")
            if found.confirmed
            else translate("Sync", "Headquarters has signed for nothing yet."),
        )
        self._show_rest(found)

    def _show_rest(self, found: SyncFigures) -> None:
        language = self.tools.speech.language
        if found.waiting:
            waiting = translate(
                "Sync", "%Ln entries are on this laptop alone.", None, found.waiting
            )
            if found.waiting_ms is not None:
                waiting += " " + translate("Sync", "The oldest has waited:")
                # A figure and its unit stay in one line.
                waiting += f" {one_piece(span(found.waiting_ms, language))}."
        else:
            waiting = translate("Sync", "Headquarters has everything from this laptop.")
        self.waiting.setText(waiting)
        set_property(self.waiting, "tone", str(Tone.CARE) if found.late else "")
        age = found.directory_age_ms
        if age is None:
            self.directory.setText(translate("Sync", "No directory has come yet."))
            return
        words = translate("Sync", "Age of the directory:") + f" {span(age, language)}."
        if found.directory_expired:
            words += " " + translate("Sync", "It is past its term; sync to renew it.")
        self.directory.setText(words)
        set_property(self.directory, "tone", str(Tone.CARE) if found.directory_expired else "")

    def _show_outcome(self) -> None:
        if self._stopped:
            words = translate("Sync", "Stopped. What headquarters has confirmed stays confirmed.")
            self.outcome.say(Tone.CALM, words)
            return
        match self._last:
            case None:
                self.outcome.hide()
            case Refusal(code):
                tone = Tone.STOP if code in STOPS else Tone.CARE
                self.outcome.say(tone, self.tools.speech.outcome(self._last))
            case SyncReport():
                language = self.tools.speech.language
                troubled = self._last.problems or clock_words(self._last, language)
                tone = Tone.CARE if troubled else Tone.GOOD
                self.outcome.say(tone, self._told_report(self._last))

    def _told_report(self, report: SyncReport) -> str:
        parts = [
            translate("Sync", "Done."),
            translate("Sync", "%Ln entries confirmed.", None, report.confirmed),
            translate("Sync", "%Ln records received.", None, report.received),
        ]
        # Different logs may be held up by one reason: it is said once.
        parts += dict.fromkeys(self.tools.speech.outcome(each) for each in report.problems)
        if off := clock_words(report, self.tools.speech.language):
            parts += [off, translate("Sync", "Set the clock right.")]
        return " ".join(parts)

    def _lay_out_sync(self) -> None:
        for each in (self.problem, self.waiting, self.start, self.progress, self.outcome):
            self.column.addWidget(each)
        self.column.setAlignment(self.start, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(self.tools.look.theme.space(Space.SECTION))
        self.column.addWidget(Columns(self.tools.look, self.saved, self.held, self.confirmed))
        # It is of the whole laptop, not of the column above it.
        self.column.addSpacing(self.tools.look.theme.space(Space.SECTION))
        self.column.addWidget(self.directory)
        self.column.addStretch(1)
