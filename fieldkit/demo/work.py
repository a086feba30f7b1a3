"""What of the day no page does yet, through the services; and the day's count."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from fieldkit.demo.steps import Step
from fieldkit.errors import Refusal
from fieldkit.journal.replica import Replica
from fieldkit.records.ids import directory_id
from fieldkit.records.lines import MovedLine
from fieldkit.records.organisation import card_number_of
from fieldkit.records.user import Role
from fieldkit.reports.receipt_pdf import ReceiptSheet
from fieldkit.services.bind_card import Bound, bind_card
from fieldkit.services.laptop import Laptop
from fieldkit.services.move_stock import Receive, StockMoved, move_stock
from fieldkit.services.print_receipt import print_receipt
from fieldkit.services.session import Session, Workplace, transact
from fieldkit.ui.desk import Desk, system_zone
from fieldkit.ui.messages import Language

SITE, AREA = "TAC-01", "KRS-G-KURSK"
BORIS = frozenset({Role.STOREKEEPER, Role.TEAM_LEAD})
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

    def refuse(self, reason: str) -> None:
        self.refused[reason] = self.refused.get(reason, 0) + 1


def receive_stock(laptop: Laptop, tell: Tell) -> None:
    """The storekeeper takes in a delivery."""
    organisation = laptop.organisation
    site = directory_id(organisation, "site", SITE)
    place = Workplace(site, SITE, directory_id(organisation, "area", AREA), AREA)
    number = card_number_of(organisation)
    session = Session(laptop.node, laptop.pen, laptop.clock, place, BORIS, number, system_zone())
    lines: list[MovedLine] = [{"item": "FOOD", "quantity": DELIVERY, "serials": []}]
    moved = move_stock(session, Receive(site, lines))
    assert isinstance(moved, StockMoved), moved
    tell(Step.STOCK, site=SITE, food=moved.held["FOOD"])


def bind(desk: Desk, household: bytes, text: str) -> Bound | Refusal:
    """Gives a household the card whose code reads `text`."""
    return bind_card(desk.session, household, text)


def first_receipt(
    desk: Desk, pdf: Path, language: Language, organisation: str
) -> ReceiptSheet | Refusal:
    """The first receipt written on this laptop, as PDF."""

    def work(replica: Replica) -> bytes:
        own = [log for log in replica.store.logs() if log.name.device == desk.laptop.device]
        rows = (row for log in own for row in replica.store.entries(log.id, 1, log.seq))
        return next(row.record for row in rows if row.kind == "receipt")

    found = transact(desk.session, work)
    if isinstance(found, Refusal):
        return found
    return print_receipt(desk.session, found, pdf, language, organisation)


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
