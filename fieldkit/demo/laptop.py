"""The demo's laptop: enrolled, stocked, worked at through its window, locked and opened again."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fieldkit.bench.loop_watch import LoopWatch
from fieldkit.demo import headquarters as hq
from fieldkit.demo import work
from fieldkit.demo.line import CuttableLine
from fieldkit.demo.must import must
from fieldkit.demo.paper import cut_out, picture_of, print_cards, read_cards, worn
from fieldkit.demo.plan import Plan
from fieldkit.demo.steps import Step
from fieldkit.demo.window.album import Album
from fieldkit.demo.window.day import Cards, Evening, Key, WorkingDay
from fieldkit.demo.window.sitting import Sittings
from fieldkit.errors import FaultError
from fieldkit.hq.cards import sign_cards
from fieldkit.hq.headquarters import Headquarters
from fieldkit.services.add_user import add_user
from fieldkit.services.enrol import Answered, FirstUser, ask, finish
from fieldkit.services.laptop import Laptop as Unlocked
from fieldkit.services.meet import meet_headquarters
from fieldkit.services.unlock import unlock
from fieldkit.sync.enrolment import read_code
from fieldkit.sync.transport import HttpTransport
from fieldkit.vault.kdf import tune
from fieldkit.vault.passphrase import generate_passphrase

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
    passphrases: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._documents.mkdir(parents=True, exist_ok=True)
        self.plan.pictures.mkdir(parents=True, exist_ok=True)
        album = Album(self.plan.pictures, self.plan.lang, self.pictures, self.plan.plain)
        self._sittings = Sittings(
            self._folder, self.plan.machine, self.watch, album, self.plan.pace_ms
        )

    def work(self) -> None:
        users = self._enrol()
        self._deliver(users["boris"])
        cards, receipt = self._cards(), self._documents / "receipt.pdf"
        self._key = Key(users["anna"], self.passphrases["anna"])
        self._sittings.sit(
            WorkingDay(
                self._key,
                cards,
                self.line,
                receipt,
                self.headquarters.keys.name,
                self.plan.lang,
                self.plan.tell,
                self.day,
            )
        )
        self.plan.tell(Step.LOCKED)
        self._keep(picture_of(receipt, self.plan.pictures / "receipt.png"))

    def open_again(self) -> None:
        """A fresh session after the lock; it stays open at Today if the plan says so."""
        if self.plan.stay:
            for name, passphrase in self.passphrases.items():
                self.plan.tell(Step.HOW_TO_UNLOCK, user=name, passphrase=passphrase)
        self._sittings.sit(Evening(self._key, self.plan.stay))

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

    @property
    def _folder(self) -> Path:
        return self.plan.data / "laptop"

    @property
    def _documents(self) -> Path:
        return self.plan.data / "documents"

    def _enrol(self) -> dict[str, bytes]:
        machine, folder, url = self.plan.machine, self._folder, self.line.url
        code = must(read_code(must(hq.code_for(self.headquarters, (work.AREA,), url))))
        transport = HttpTransport(url)
        answered: Answered = must(ask(code, "Ноутбук 1", transport, machine.randomness))
        transport.close()
        users = {str(fields["code"]): user for user, fields in answered.users.items()}
        cost = tune(machine.clock)
        for name in users:
            self.passphrases[name] = generate_passphrase("ru", machine.randomness)
        first = FirstUser(users["anna"], self.passphrases["anna"], cost)
        must(finish(answered, first, folder, machine.clock, machine.randomness))
        laptop = self._unlock(users["anna"], "anna")
        must(add_user(laptop, FirstUser(users["boris"], self.passphrases["boris"], cost)))
        laptop.close()
        self.plan.tell(Step.ENROLLED, users=len(users))
        return users

    def _unlock(self, user: bytes, name: str) -> Unlocked:
        return must(unlock(self._folder, user, self.passphrases[name], self.plan.machine))

    def _deliver(self, boris: bytes) -> None:
        """The storekeeper's morning."""
        laptop = self._unlock(boris, "boris")
        must(meet_headquarters(laptop))
        work.receive_stock(laptop, self.plan.tell)
        laptop.close()

    def _cards(self) -> Cards:
        """Printed, pictured, turned, blurred and read again; one more than there are families."""
        cards = sign_cards(self.headquarters, CARDS)
        documents, pictures = self._documents, self.plan.pictures
        pdf = documents / "cards.pdf"
        printed = must(print_cards(cards, pdf, self.headquarters.keys.name))
        self.plan.tell(Step.PRINTED, cards=printed.cards, sheets=printed.sheets, file=pdf.name)
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
