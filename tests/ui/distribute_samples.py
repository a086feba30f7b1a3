"""A family of the demo's at the handing-out table with each verdict, and a fake of the services."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fieldkit.cards.reasons import CardReason
from fieldkit.demo.samples import (
    AREA,
    BASIC,
    CARD,
    FAMILY,
    GIVE,
    NOT_ENTITLED,
    PHARMACY,
    PROXY,
    RARE,
    SITE,
    SPOUSE,
    USER,
    VOUCHER,
    table,
)
from fieldkit.errors import Refusal
from fieldkit.records.void import VoidReason
from fieldkit.rules.balance import Owed
from fieldkit.rules.reasons import CardRule
from fieldkit.rules.verdict import (
    AlreadyReceived,
    CardProblem,
    CriterionUnclear,
    Give,
    NeedsDecision,
    NotOpen,
    UnknownHere,
)
from fieldkit.services.hand_out import HandedOut, HandOut, NotGiven
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Change
from fieldkit.services.shown import Who
from fieldkit.services.void_receipt import Voided
from fieldkit.ui.pages.distribute_no_card import NoCardServices
from fieldkit.ui.pages.distribute_reading import Shelf, Table
from fieldkit.ui.pages.distribute_saved_paper import PaperServices
from fieldkit.ui.pages.distribute_services import DistributeServices

__all__ = [
    "AREA",
    "BASIC",
    "CARD",
    "FAMILY",
    "GIVE",
    "NOT_ENTITLED",
    "PHARMACY",
    "PROXY",
    "SITE",
    "SPOUSE",
    "USER",
    "VOUCHER",
    "table",
]
AT = 1_795_330_860_000
REST = Give((Owed("FOOD", 2, 1), Owed("HYGIENE", 1, 1)))
ALREADY = AlreadyReceived(AT, SITE, USER, SPOUSE, b"r" * 16, (Owed("FOOD", 2, 2),))
FORGED = Refusal(CardReason.SIGNATURE)
TABLES = {
    "give": table(GIVE, VOUCHER),
    "give_rest": table(REST, NOT_ENTITLED),
    "voucher": table(ALREADY, VOUCHER),
    "already": table(ALREADY, NOT_ENTITLED),
    "not_entitled": table(NOT_ENTITLED),
    "forged": table(
        CardProblem(CardReason.SIGNATURE),
        CardProblem(CardReason.SIGNATURE),
        family=None,
        problem=FORGED,
    ),
    "lost": table(CardProblem(CardRule.LOST), CardProblem(CardRule.LOST)),
    "unknown": table(UnknownHere(AREA), UnknownHere(AREA)),
    "decision": table(RARE[NeedsDecision], RARE[NeedsDecision]),
    "not_open": table(RARE[NotOpen], NOT_ENTITLED),
    "unclear": table(RARE[CriterionUnclear], GIVE),
}


def refuse_card(*_: object) -> Refusal:
    """No card is blank here."""
    return Refusal(ServiceReason.CARD_SPENT)


@dataclass
class FakeTable:
    """Answers as it is told to, and keeps what it was asked."""

    answers: list[Table | Refusal] = field(default_factory=lambda: [TABLES["give"]])
    given: list[HandedOut | NotGiven | Refusal] = field(default_factory=list)
    voids: list[Voided | Refusal] = field(default_factory=list)
    texts: tuple[str, ...] | Refusal = (CARD,)
    stock: dict[str, int] = field(
        default_factory=lambda: {"FOOD": 40, "HYGIENE": 35, "PHARMACY": 9}
    )
    rounds: int | Refusal = 2
    asked: list[Who] = field(default_factory=list)
    handed: list[HandOut] = field(default_factory=list)
    paper: PaperServices | None = None
    voided: list[tuple[bytes, VoidReason, bool]] = field(default_factory=list)

    def table(self, who: Who) -> Table | Refusal:
        """The next answer; the last one stays."""
        self.asked.append(who)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def shelf(self, wanted: Mapping[str, int], after: Mapping[str, str]) -> Shelf | Refusal:
        start = int(after.get("PHARMACY", "AV-000100").removeprefix("AV-")) + 1
        free = {"PHARMACY": tuple(f"AV-{start + at:06}" for at in range(wanted.get("PHARMACY", 0)))}
        return Shelf(self.stock, free)

    def give(self, who: Who, goods: HandOut) -> HandedOut | NotGiven | Refusal:
        self.handed.append(goods)
        if self.given:
            return self.given.pop(0)
        return HandedOut(b"r" * 16, b"h" * 16, (), Change(frozenset(), len(self.handed)))

    def void(self, receipt: bytes, reason: VoidReason, returned: bool) -> Voided | Refusal:
        self.voided.append((receipt, reason, returned))
        if self.voids:
            return self.voids.pop(0)
        return Voided(b"v" * 16, receipt, b"h" * 16, Change(frozenset(), 99))

    def picture(self, path: Path) -> tuple[str, ...] | Refusal:
        return self.texts

    def services(self) -> DistributeServices:
        return DistributeServices(
            lambda: self.rounds,
            self.table,
            self.shelf,
            self.give,
            self.void,
            self.picture,
            self.paper,
            no_card=NoCardServices(lambda _: (), refuse_card),
        )
