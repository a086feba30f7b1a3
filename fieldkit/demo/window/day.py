"""A registrar's day at the window, from Unlock to Lock."""

from dataclasses import dataclass
from pathlib import Path

from fieldkit.cards.numbers import short_number
from fieldkit.cards.payload import CardPayload
from fieldkit.demo import work
from fieldkit.demo.families import families
from fieldkit.demo.line import CuttableLine
from fieldkit.demo.steps import Step
from fieldkit.demo.window import door, handing, interview, table
from fieldkit.demo.window.door import Key
from fieldkit.demo.window.handing import Turn
from fieldkit.demo.window.sending import sync
from fieldkit.demo.window.sitting import Sitting
from fieldkit.demo.window.verdicts import picture_verdicts
from fieldkit.errors import FaultError
from fieldkit.services.card_stock import blank_cards
from fieldkit.ui.messages import Language
from fieldkit.ui.places import Place
from fieldkit.ui.theme import Tone
from fieldkit.ui.verdict_words import VerdictWord

CUT_BYTES = 2_000
MISTYPED = "берёза мостик фонарь"


@dataclass(frozen=True)
class Cards:
    """Cards as they were read from paper, one a family and one more, each with its picture."""

    read: list[tuple[CardPayload, Path]]

    def text(self, number: int) -> str:
        return self.read[number][0].text()


@dataclass
class WorkingDay:
    """Does the day; `day` counts it. Called with the sitting once its window is shown."""

    key: Key
    cards: Cards
    line: CuttableLine
    receipt: Path
    language: Language
    tell: work.Tell
    day: work.Day

    def __call__(self, sitting: Sitting) -> None:
        door.speak(sitting, self.language)
        self._morning(sitting)
        self._register(sitting)
        self._bind(sitting)
        self._hand_out(sitting)
        self._refuse(sitting)
        self._evening(sitting)
        door.lock(sitting)

    def _morning(self, sitting: Sitting) -> None:
        door.refused(sitting, MISTYPED)
        sitting.picture("unlock")
        door.unlock(sitting, self.key)
        self.tell(Step.UNLOCKED)
        sync(sitting, Tone.GOOD)
        sitting.go(Place.TODAY)
        sitting.picture("today-morning")
        sitting.go(Place.DISTRIBUTE)
        sitting.picture("distribute-waiting")

    def _register(self, sitting: Sitting) -> None:
        today = sitting.desk.session.today()
        for number, family in enumerate(families(today), start=1):
            first = number == 1
            if first:
                table.look_for(sitting, "ива")
                sitting.picture("households-search")
            home = table.register(sitting, family, "households-form" if first else "")
            self.day.homes.append(home)
            self.day.people += len(family.members)
            counts = {"people": len(family.members), "proxies": len(family.proxies)}
            self.tell(Step.REGISTERED, number=number, **counts)
            answers = interview.assess(sitting, len(family.members), "assess" if first else "")
            self.day.assessments += 1
            self.tell(Step.ASSESSED, number=number, answers=answers)

    def _bind(self, sitting: Sitting) -> None:
        """A card is shown before anybody has it, then each family gets its own."""
        handing.scan(sitting, self.cards.text(0), VerdictWord.UNKNOWN_HERE)
        sitting.picture("verdict-UnknownHere")
        handing.next_family(sitting)
        for number, family in enumerate(families(sitting.desk.session.today())):
            head = family.members[0]
            found = table.open_household(sitting, f"{head.family_name} {head.given_name}")
            if found != self.day.homes[number]:
                raise FaultError("another household was found by its head's name")
            table.give_card(sitting, self.cards.text(number), "" if number else "household-card")
        self.tell(Step.BOUND, cards=len(self.day.homes))

    def _hand_out(self, sitting: Sitting) -> None:
        """One family by the scanner, one by the typed number, one by a picture of its card."""
        programmes = sitting.behind(
            lambda desk: work.programme_names(desk, self.language), "the programmes"
        )
        give = VerdictWord.GIVE
        handing.scan(sitting, self.cards.text(0), give)
        sitting.picture("verdict-Give")
        self._give(sitting, 0, Turn(serials=_serials(0)), programmes)
        handing.write_receipt(sitting, self.receipt)
        self.tell(Step.RECEIPT, file=self.receipt.name)
        sitting.picture("distribute-receipt")
        handing.type_number(sitting, short_number(self.cards.read[1][0].serial), give)
        self._give(sitting, 1, Turn(proxy=True, serials=_serials(1)), programmes)
        handing.show_picture(sitting, self.cards.read[2][1], give)
        self._give(sitting, 2, Turn(partly=True, serials=_serials(2)), programmes)

    def _give(self, sitting: Sitting, number: int, turn: Turn, programmes: list[str]) -> None:
        names = iter(programmes)

        def told(lines: int) -> None:
            self.day.receipts += 1
            name = next(names, "")
            self.tell(Step.HANDED_OUT, number=number + 1, programme=name, lines=lines)

        handing.hand_over_all(sitting, turn, told)

    def _refuse(self, sitting: Sitting) -> None:
        """A family comes a second time; somebody shows a card of which one digit was changed."""
        card = self.cards.text(0)
        reason = handing.scan(sitting, card, VerdictWord.ALREADY)
        self.day.refuse("already_received")
        self.tell(Step.REFUSED, reason=reason)
        sitting.picture("verdict-AlreadyReceived")
        handing.next_family(sitting)
        forged = card[:-1] + str((int(card[-1]) + 1) % 10)
        reason = handing.scan(sitting, forged, VerdictWord.CARD_PROBLEM)
        self.day.refuse("card.signature")
        self.tell(Step.REFUSED, reason=reason)
        sitting.picture("verdict-CardProblem")
        handing.next_family(sitting)

    def _evening(self, sitting: Sitting) -> None:
        head = families(sitting.desk.session.today())[0].members[0]
        table.open_household(sitting, f"{head.family_name} {head.given_name}")
        sitting.picture("household")
        self.line.cut_after(CUT_BYTES)
        said = sync(sitting, Tone.CARE)
        self.line.cut_after(None)
        self.tell(Step.CUT, reason=said)
        sitting.picture("sync-cut")
        sync(sitting, Tone.GOOD)
        self.day.entries, self.day.confirmed = sitting.behind(work.sent, "the count")
        stock = sitting.behind(lambda desk: blank_cards(desk.session), "the stock of cards")
        self.day.blank_cards = stock.blank
        self.tell(Step.SENT, confirmed=self.day.confirmed, entries=self.day.entries)
        sitting.picture("sync")
        for place in (Place.TODAY, Place.STOCK, Place.SETTINGS, Place.ABOUT):
            sitting.hands.step(f"{place}")
            sitting.go(place)
            sitting.picture(str(place))
        sitting.hands.step("the other verdicts")
        picture_verdicts(sitting)


@dataclass(frozen=True)
class Evening:
    """Unlocks once more after the lock: all is there. Closes the window, unless it is to `stay`."""

    key: Key
    stay: bool

    def __call__(self, sitting: Sitting) -> None:
        door.unlock(sitting, self.key)
        if not self.stay:
            sitting.window.close()


def _serials(number: int) -> tuple[str, ...]:
    """The voucher and the pre-paid card of a family, as their numbers are read from them."""
    return f"AV-{number + 1:06d}", f"PK-{number + 1:06d}"
