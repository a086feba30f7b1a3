"""What of the day no page does yet, through the services; and the day's count."""

from collections.abc import Callable
from dataclasses import dataclass, field

from fieldkit.errors import Refusal
from fieldkit.journal.replica import Replica
from fieldkit.records.lines import MovedLine
from fieldkit.services.move_stock import Receive, StockMoved, move_stock
from fieldkit.services.session import transact
from fieldkit.ui.desk import Desk
from fieldkit.ui.messages import Language

AREA, FOOD = "KRS-G-KURSK", "FOOD"
DELIVERY = 12

Tell = Callable[..., None]


@dataclass
class Day:
    """What was done, counted as the summary wants it; `homes` are households' ids."""

    homes: list[bytes] = field(default_factory=list)
    people: int = 0
    assessments: int = 0
    receipts: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    entries: int = 0
    confirmed: int = 0
    blank_cards: int = 0

    def refuse(self, reason: str) -> None:
        self.refused[reason] = self.refused.get(reason, 0) + 1


def receive_stock(desk: Desk) -> int | Refusal:
    """The storekeeper takes in a delivery; how many food parcels there are then."""
    lines: list[MovedLine] = [{"item": FOOD, "quantity": DELIVERY, "serials": []}]
    moved = move_stock(desk.session, Receive(desk.session.place.site, lines))
    return moved.held[FOOD] if isinstance(moved, StockMoved) else moved


def sent(desk: Desk) -> tuple[int, int] | Refusal:
    """How many entries this laptop has written, and how many headquarters has signed for."""

    def work(replica: Replica) -> tuple[int, int]:
        own = [log for log in replica.store.logs() if log.name.device == desk.laptop.device]
        return sum(log.seq for log in own), sum(log.confirmed for log in own)

    return transact(desk.session, work)


def programme_names(desk: Desk, language: Language) -> list[str] | Refusal:
    """What the programmes are called, by their codes."""

    def work(replica: Replica) -> list[str]:
        found = [fields for _, fields in replica.directory_fields("programme")]
        return [str(each[f"name_{language}"]) for each in sorted(found, key=lambda f: f["code"])]

    return transact(desk.session, work)
