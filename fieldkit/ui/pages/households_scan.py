"""A card shown on Households: its family opens, or a blank one is offered to the family shown."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldkit.errors import Refusal
from fieldkit.records.card import CardStatus
from fieldkit.rules.reasons import CardRule
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.households_card import CardSection
from fieldkit.ui.pages.households_card_seen import BlankSeen, CardSeen
from fieldkit.ui.pages.households_opening import Shown
from fieldkit.ui.pages.households_search import SearchView
from fieldkit.ui.pages.households_shown import ShownView
from fieldkit.ui.theme import Tone
from fieldkit.ui.verdict_words import list_age_word
from fieldkit.ui.widgets.camera_panel import SWITCH_KEY, CameraPanel
from fieldkit.ui.widgets.card_giving import stock_words
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.scan_frame import ScanFrame
from fieldkit.ui.widgets.wedge_filter import WedgeFilter
from fieldkit.ui.words import translate

SPENT = {
    CardStatus.LOST: CardRule.LOST,
    CardStatus.REPLACED: CardRule.REPLACED,
    CardStatus.REVOKED: CardRule.REVOKED,
}
Ask = Callable[[str, Callable[[Shown], None]], None]


class HouseholdsScan(QObject):
    """Hears the camera (`lens`) and, while the search or one household is seen, a scanner that
    types. `ask` looks a code's text up (`households_opening.Opening.card`).

    Emits `found` with the household of a card. `frame` holds the views, and the camera beside
    those on which a card may be shown; `told` says what the card shown last is. GUI thread only.
    """

    found = Signal(object)

    def __init__(
        self,
        tools: Tools,
        ask: Ask,
        search: SearchView,
        shown: ShownView,
        lens: CameraPanel | None,
    ) -> None:
        super().__init__()
        self._tools, self._ask = tools, ask
        self._search, self._shown, self.lens = search, shown, lens
        self._answer: CardSeen | BlankSeen | Refusal | None = None
        self._about: tuple[QWidget, bytes] | None = None
        self.told = Notice(tools.look)
        self.frame = ScanFrame(tools.look, lens)
        self.frame.views.addWidget(self.told)
        self._views = list[QWidget]()
        for view in (search, shown):
            WedgeFilter(view).scanned.connect(self.take)
            self.add_view(view)
        shown.card_changed.connect(lambda _: self.forget())
        if lens is not None:
            lens.scanned.connect(self.take)
            lens.turned.connect(lambda _: self.show_camera())
            search.camera.clicked.connect(lens.toggle)
            search.finder.field.textEdited.connect(lambda _: lens.light(False))
        self.show_camera()

    def take(self, text: str) -> None:
        """A code that was read: the new card's where one is awaited, else whoever's it is."""
        cards = self._cards
        if cards is not None and cards.awaits_card:
            cards.giving.take_code(text)
        elif cards is None or cards.giving.offered != text:
            self._ask(text, self._take)

    def add_view(self, view: QWidget) -> None:
        """One more view, beside which no camera looks on."""
        self._views.append(view)
        self.frame.views.addWidget(view, 1)

    def show_view(self, view: QWidget) -> None:
        """One view, and no other. What was said of a card is said no more where another view, or
        another household, is seen.
        """
        for each in self._views:
            each.setVisible(each is view)
        seen = self._shown.seen
        about = (view, seen.household.id if view is self._shown and seen is not None else b"")
        if about != self._about:
            self._about = about
            self.forget()
        self.frame.show_camera(view in (self._search, self._shown))

    def forget(self) -> None:
        """What was said of a card is true no more."""
        self._answer = None
        self.told.hide()

    def show_camera(self) -> None:
        """The camera was switched on or off."""
        off = self.lens is not None and self.lens.isHidden()
        self._search.camera.setVisible(off)
        self.frame.arrange()

    def release(self) -> None:
        if self.lens is not None:
            self.lens.release()

    def retranslate(self) -> None:
        if self.lens is not None:
            self.lens.retranslate()
            words = translate("HouseholdsScan", "Use the camera")
            self._search.camera.setText(f"{words}  ({SWITCH_KEY})")
        self._tell()

    @property
    def _cards(self) -> CardSection | None:
        """The cards of the household that is seen."""
        return self._shown.cards if self._shown.isVisible() else None

    def _take(self, answer: Shown) -> None:
        self._search.finder.field.clear()
        if isinstance(answer, CardSeen):
            self.found.emit(answer.home)
        elif isinstance(answer, BlankSeen) and (cards := self._cards) is not None:
            cards.offer(answer.text, answer.number)
        self._answer = answer
        self._tell()

    def _tell(self) -> None:
        match self._answer:
            case None:
                return
            case Refusal():
                self.told.say(Tone.STOP, partial(self._tools.speech.outcome, self._answer))
            case BlankSeen():
                self._tell_blank(self._answer)
            case CardSeen():
                self._tell_card(self._answer)

    def _tell_card(self, seen: CardSeen) -> None:
        speech, spent, problem = self._tools.speech, SPENT.get(seen.status), seen.problem
        stale = seen.card_list is not None and seen.card_list.stale
        if spent is not None:
            self.told.say(Tone.STOP, partial(speech.code, spent))
        elif problem is not None:
            self.told.say(Tone.STOP, partial(speech.outcome, problem))
        else:
            self.told.say(Tone.CARE if stale else Tone.GOOD, partial(self._card_words, seen))

    def _card_words(self, seen: CardSeen) -> str:
        words = translate("HouseholdsScan", "The card %1 is this family's.")
        return _joined(words.replace("%1", seen.number), self._age(seen))

    def _tell_blank(self, blank: BlankSeen) -> None:
        """Where it is offered, beside its number. Whose stock it is of says whether it can be
        somebody's on another laptop.
        """
        cards = self._cards
        if cards is None:
            self.told.say(Tone.ASK, partial(self._blank_words, blank, False))
            return
        self.told.hide()
        cards.giving.problem.say(Tone.ASK, partial(self._blank_words, blank, True))

    def _blank_words(self, blank: BlankSeen, offered: bool) -> str:
        words = self._tools.speech.code(CardRule.NOT_BOUND)
        if offered:
            words = translate(
                "HouseholdsScan", "The card %1 is blank. Enter gives it to this family."
            ).replace("%1", blank.number)
        return _joined(words, stock_words(blank.stock), self._age(blank))

    def _age(self, shown: CardSeen | BlankSeen) -> str:
        age = shown.card_list
        if age is None:
            return ""
        words = self._tools.speech.code(list_age_word(age), {"days": age.days})
        return words if words.endswith(".") else f"{words}."


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
