"""The demo's laptop: enrolled, stocked, worked at through its window, locked and opened again."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fieldkit.bench.loop_watch import LoopWatch
from fieldkit.cards.sheet import SheetOptions
from fieldkit.demo import headquarters as hq
from fieldkit.demo import work
from fieldkit.demo.line import CuttableLine
from fieldkit.demo.must import must
from fieldkit.demo.paper import cut_out, picture_of, read_cards, worn
from fieldkit.demo.plan import Plan
from fieldkit.demo.steps import Step
from fieldkit.demo.window.album import Album, guises
from fieldkit.demo.window.day import Cards, Evening, WorkingDay
from fieldkit.demo.window.door import Key
from fieldkit.demo.window.first_day import FIRST, NAME, SECOND, Delivery, FirstDay
from fieldkit.demo.window.sitting import Sittings
from fieldkit.errors import FaultError
from fieldkit.hq.cards import sign_job
from fieldkit.hq.cards_print import print_cards
from fieldkit.hq.cards_states import ledger, printed_as
from fieldkit.hq.headquarters import Headquarters
from fieldkit.hq.organisation import organisation

CARDS = 4
"""One more than there are families."""


@dataclass
class Laptop:
    """`work` does the day, `open_again` unlocks after it; `day` and `pictures` are what came of it.

    Both raise `RefusalError` where something expected stands in the way.
    """

    plan: Plan
    headquarters: Headquarters
    line: CuttableLine
    watch: LoopWatch
    day: work.Day = field(default_factory=work.Day)
    pictures: list[str] = field(default_factory=list)
    keys: dict[str, Key] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._documents.mkdir(parents=True, exist_ok=True)
        self.plan.pictures.mkdir(parents=True, exist_ok=True)
        plan = self.plan
        looks = guises(plan.lang)[: 1 if plan.one_look else None]
        album = Album(plan.pictures, looks, self.pictures, plan.plain)
        self._sittings = Sittings(
            self.plan.data / "laptop", self.plan.machine, self.watch, album, self.plan.pace_ms
        )

    def work(self) -> None:
        self._enrol()
        self._sittings.sit(Delivery(self.keys[SECOND], self.plan.tell))
        cards, receipt = self._cards(), self._documents / "receipt.pdf"
        key, plan = self.keys[FIRST], self.plan
        self._sittings.sit(
            WorkingDay(key, cards, self.line, receipt, plan.lang, plan.tell, self.day)
        )
        plan.tell(Step.LOCKED)
        self._keep(picture_of(receipt, plan.pictures / "receipt.png"))

    def open_again(self) -> None:
        """A fresh session after the lock; it stays open at Today if the plan says so."""
        if self.plan.stay:
            for name, key in self.keys.items():
                self.plan.tell(Step.HOW_TO_UNLOCK, user=name, passphrase=key.passphrase)
        self._sittings.sit(Evening(self.keys[FIRST], self.plan.stay))

    @property
    def strays(self) -> list[str]:
        """During what the window's own thread asked a database: never, in a window that flows."""
        return self._sittings.strays

    def figures(self) -> dict[str, Any]:
        """What was done, as the summary has it."""
        return {
            "households": len(self.day.homes),
            "people": self.day.people,
            "assessments": self.day.assessments,
            "receipts": self.day.receipts,
            "refused": self.day.refused,
            "entries": self.day.entries,
        }

    def cards(self) -> dict[str, Any]:
        """What headquarters' ledger says of the cards, once it has heard of the day."""
        (state,) = ledger(self.headquarters)
        return {
            "printed": state.job.count,
            "allotted": {each.device: [each.first, each.last] for each in state.shares},
            "bound": state.bound,
            "blank": state.blank,
            "blank_on_laptop": self.day.blank_cards,
        }

    @property
    def _documents(self) -> Path:
        return self.plan.data / "documents"

    def _enrol(self) -> None:
        code = must(hq.code_for(self.headquarters, (work.AREA,), self.line.url))
        first = FirstDay(code, self.plan.lang, self.plan.tell)
        self._sittings.sit(first)
        self.keys = first.keys

    def _cards(self) -> Cards:
        """Printed, given to the laptop, pictured, turned, blurred and read again; one more than
        there are families.
        """
        documents, pictures = self._documents, self.plan.pictures
        name = organisation(self.headquarters).name_ru
        pdf, options = documents / "cards.pdf", SheetOptions(title=name)
        printed = must(print_cards(self.headquarters, CARDS, pdf, options, NAME))
        job = printed.job
        self.plan.tell(Step.PRINTED, cards=job.count, sheets=printed.sheets, file=pdf.name)
        first, last = printed_as(job.first), printed_as(job.last)
        self.plan.tell(Step.ALLOTTED, device=NAME, first=first, last=last)
        cards = sign_job(self.headquarters, job)
        sheet = self._keep(picture_of(pdf, pictures / "cards.png"))
        seen = self._keep(worn(sheet, pictures / "cards-worn.png"))
        signed, read = {card.text(): card for card in cards}, read_cards(seen)
        if sorted(code.text for code in read) != sorted(signed):
            raise FaultError("the printed cards were not read as they were signed")
        self.plan.tell(Step.DECODED, cards=len(read))
        return Cards(
            [
                (signed[code.text], cut_out(seen, code, documents / f"card-{at}.png"))
                for at, code in enumerate(read, start=1)
            ]
        )

    def _keep(self, picture: Path) -> Path:
        self.pictures.append(str(picture))
        return picture
