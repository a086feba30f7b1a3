"""A household's cards: each with its story, and what may be done with the one that serves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.records.card import CardStatus
from fieldkit.records.revocation import RevocationReason
from fieldkit.services.bind_card import Bound
from fieldkit.services.cancel_card import Cancelled
from fieldkit.services.card_lives import CardLife
from fieldkit.ui.keys import KeyGuard, add_keys
from fieldkit.ui.pages.base import Tools, bring_into_view
from fieldkit.ui.pages.households_card_words import life_words
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.card_giving import CardGiving, Reissue, given_card_words, late_words
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.keyed import keyed
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.text import button, frame, label
from fieldkit.ui.words import translate

Ending = Literal[CardStatus.LOST, CardStatus.REVOKED]
KEYS = {"new": "F10", "lost": "Ctrl+K", "cancel": "Ctrl+Shift+K"}
"""Not Ctrl+L: that locks the laptop, and a key of two meanings does neither."""


@dataclass(frozen=True)
class CardServices:
    """In the lane `db`: `services.bind_card.reissue_card` and `services.cancel_card.cancel_card`.
    `team_lead`: whether the user may cancel a card for other reasons than loss.
    """

    reissue: Reissue
    end: Callable[[bytes, Ending, RevocationReason], Cancelled | Refusal]
    team_lead: bool = False


class CardSection(QWidget):
    """Emits `done` with what an act changed. Each act that cannot be taken back asks twice.

    GUI thread only.
    """

    done = Signal(object)

    def __init__(self, tools: Tools, services: CardServices, zone: tzinfo) -> None:
        super().__init__()
        self._tools, self._services, self._zone = tools, services, zone
        self._household, self._head = b"", ""
        self._lives: tuple[CardLife, ...] = ()
        self._armed: Ending | None = None
        self.heading, self.told = label("heading"), Notice(tools.look)
        self.giving = CardGiving(tools, services.reissue)
        self.acts: dict[str, QPushButton] = {name: button("quiet") for name in KEYS}
        self._row, self._body = QWidget(), QVBoxLayout()
        self._lay_out()
        self.giving.hide()
        KeyGuard(self, self.acts["lost"], self.acts["cancel"])
        self.giving.given.connect(self._take_given)
        self.giving.late.connect(self._take_late)
        self.giving.left.connect(self.stop_giving)

    def show_cards(self, household: bytes, head: str, lives: tuple[CardLife, ...]) -> None:
        """The cards of a household (its id), whose head has this name."""
        if household != self._household:
            self.giving.hide()
            self.told.hide()
        self._household, self._head, self._lives, self._armed = household, head, lives, None
        self.retranslate()

    @property
    def active(self) -> CardLife | None:
        """The card that is in use, be it expired."""
        return next((each for each in self._lives if each.card.status is CardStatus.ACTIVE), None)

    def give_new(self) -> None:
        """Opens the part for a new card."""
        if self._household and self.isVisible():
            self._armed = None
            self.told.hide()
            self.giving.begin(self._household, self._head, self.active is not None)
            if self.active is not None and self.active.expired:
                self.giving.cause.choose(RevocationReason.REPLACED)
            self.giving.show()
            self._show_acts()
            self.giving.focus_first()
            # The page's last part is seen to its foot; where it does not fit, to its number.
            bring_into_view(self.giving.give, self.giving.number)

    def offer(self, text: str, number: str) -> None:
        """Opens that part for a blank card that was shown: its code's text, and its number."""
        if self.giving.isHidden():
            self.give_new()
        self.giving.offer(text, number)

    @property
    def awaits_card(self) -> bool:
        """Whether the next card shown is the new one: somebody has asked for it."""
        return self.giving.isVisible() and not self.giving.offered

    def stop_giving(self) -> bool:
        """Closes that part, unless a card is being saved; whether it was open."""
        was = not self.giving.isHidden()
        if was and self.giving.busy:
            return True
        self.giving.hide()
        self._show_acts()
        if was:
            self.acts["new"].setFocus()
        return was

    def end(self, status: Ending) -> None:
        """Takes the card out of use; the first time asks whether that is meant."""
        active = self.active
        if active is None or not self.acts["lost"].isVisible():
            return
        if self._armed is not status:
            self._armed = status
            self.told.say(
                Tone.CARE,
                lambda: translate(
                    "Card", "Press again to confirm: a cancelled card never serves again."
                ),
            )
            self._show_acts()
            return
        self._armed = None
        lost = status is CardStatus.LOST
        cause = RevocationReason.LOST if lost else RevocationReason.MISUSED
        card, household, name = active.card.id, self._household, self._head
        self._tools.runner.submit(
            self,
            lambda _: self._services.end(card, status, cause),
            lambda done: self._take_ended(done, "" if household == self._household else name),
        )

    def retranslate(self) -> None:
        self.heading.setText(translate("Card", "Cards"))
        self.giving.retranslate()
        self._fill()
        self._show_acts()

    def _show_acts(self) -> None:
        active, giving = self.active is not None, not self.giving.isHidden()
        lost, cancel = translate("Card", "Card lost"), translate("Card", "Cancel the card")
        if self._armed is CardStatus.LOST:
            lost = translate("Card", "Lost: press again")
        if self._armed is CardStatus.REVOKED:
            cancel = translate("Card", "Cancel: press again")
        self.acts["new"].setText(translate("Card", "New card"))
        self.acts["lost"].setText(lost)
        self.acts["cancel"].setText(cancel)
        shown = {"new": True, "lost": active, "cancel": active and self._services.team_lead}
        for name, each in self.acts.items():
            pair = each.parentWidget()
            (pair if pair is not None else each).setVisible(shown[name])
        self._row.setVisible(not giving)

    def _fill(self) -> None:
        while (item := self._body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if not self._lives:
            self._body.addWidget(label("body", translate("Card", "No card was given yet.")))
        for each in self._lives:
            self._body.addWidget(self._card(each))

    def _card(self, life: CardLife) -> QWidget:
        words = life_words(life, self._zone, self._tools.speech.language)
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._tools.look.theme.space(Space.APART))
        state = label("body", words.state)
        if words.tone is not None:
            state.setProperty("tone", str(words.tone))
        for column, (shown, stretch) in enumerate(
            ((label("body", words.number), 5), (state, 3), (label("muted", words.story), 5))
        ):
            grid.addWidget(shown, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, stretch)
        return part

    def _take_given(self, bound: Bound, _: str) -> None:
        self.stop_giving()
        self.told.say(Tone.GOOD, partial(given_card_words, bound))
        self.done.emit(bound.change)

    def _take_late(self, done: Bound | Refusal, name: str) -> None:
        """Of a family that was shown before."""
        tone = Tone.STOP if isinstance(done, Refusal) else Tone.CALM
        self.told.say(tone, partial(late_words, done, name, self._tools.speech))
        if isinstance(done, Bound):
            self.done.emit(done.change)

    def _take_ended(self, done: Cancelled | Refusal, name: str) -> None:
        """`name`: whose card it was, where another family is shown by now."""
        self.told.say(
            Tone.STOP if isinstance(done, Refusal) else Tone.GOOD,
            partial(self._ended_words, done, name),
        )
        self._show_acts()
        if isinstance(done, Cancelled):
            self.done.emit(done.change)

    def _ended_words(self, done: Cancelled | Refusal, name: str) -> str:
        words = translate(
            "Card", "The card serves nobody any more. Give the family a new one: F10."
        )
        if isinstance(done, Refusal):
            words = self._tools.speech.outcome(done)
        return f"{name}: {words}" if name else words

    def _lay_out(self) -> None:
        theme = self._tools.look.theme
        row = Flow(gap=theme.space(Space.NEAR))
        acts: dict[str, Callable[[], None]] = {
            "new": self.give_new,
            "lost": lambda: self.end(CardStatus.LOST),
            "cancel": lambda: self.end(CardStatus.REVOKED),
        }
        for name, act in acts.items():
            self.acts[name].clicked.connect(lambda _=False, act=act: act())
            row.addWidget(keyed(self._tools.look, self.acts[name], KEYS[name]))
        self._row.setLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(Space.NEAR), 0, 0)
        column.setSpacing(theme.space(Space.HAIR))
        self._body.setSpacing(theme.space(Space.HAIR))
        column.addWidget(self.heading)
        column.addWidget(frame("rule"))
        column.addLayout(self._body)
        for part in (self.told, self._row, self.giving):
            column.addWidget(part)

    def add_keys(self, view: QWidget) -> None:
        """The acts' keys, wherever the focus is in `view`."""
        acts: dict[str, Callable[[], None]] = {
            "new": self.give_new,
            "lost": lambda: self.end(CardStatus.LOST),
            "cancel": lambda: self.end(CardStatus.REVOKED) if self._services.team_lead else None,
        }
        add_keys(view, {KEYS[name]: act for name, act in acts.items()})
