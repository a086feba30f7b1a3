"""Invented families at the handing-out table, one for each verdict, and a fake of the services."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta, timezone
from pathlib import Path

from fieldkit.cards.reasons import CardReason
from fieldkit.errors import Refusal
from fieldkit.expression.codes import ExpressionReason
from fieldkit.records.receipt import Collector
from fieldkit.records.void import VoidReason
from fieldkit.rules.balance import Owed
from fieldkit.rules.reasons import CardRule, Entitlement
from fieldkit.rules.unmet import CriterionWord, FactWord, Listed, Phrase, Unmet
from fieldkit.rules.verdict import (
    AlreadyReceived,
    CardProblem,
    CriterionUnclear,
    Give,
    NeedsDecision,
    NotEntitled,
    UnknownHere,
    Verdict,
)
from fieldkit.services.hand_out import HandedOut, HandOut, NotGiven
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Change
from fieldkit.services.shown import Scanned, Who
from fieldkit.services.void_receipt import Voided
from fieldkit.ui.pages.distribute_no_card import NoCardServices
from fieldkit.ui.pages.distribute_reading import (
    Called,
    FamilyGlance,
    ItemFacts,
    RoundVerdict,
    Shelf,
    Table,
    Taker,
)
from fieldkit.ui.pages.distribute_saved_paper import PaperServices
from fieldkit.ui.pages.distribute_services import DistributeServices
from fieldkit.ui.who import Named

MSK = timezone(timedelta(hours=3))
AT = 1_795_330_860_000
HEAD, SPOUSE, PROXY, SITE, USER, AREA = (bytes([n] * 16) for n in range(1, 7))
BASIC, PHARMACY = b"basic-round-----", b"pharmacy-round--"
CARD = "001" + "7" * 202
CALLED = Called(
    {
        "FOOD": ItemFacts(Named("Продуктовый набор", "Food parcel"), False),
        "HYGIENE": ItemFacts(Named("Гигиенический набор", "Hygiene kit"), False),
        "PHARMACY": ItemFacts(
            Named("Аптечный ваучер на 3000 рублей", "Pharmacy voucher of 3000 RUB"), True
        ),
    },
    {SITE: Named("ПВР № 2, Курск", "TAC No. 2, Kursk")},
    {USER: "Борис Образцов"},
    {SPOUSE: "Выдумкин Фёдор Ильич", HEAD: "Выдумкина Марфа Семёновна"},
    {AREA: Named("Льговский район", "Lgovsky District")},
)
FAMILY = FamilyGlance(
    b"h" * 16,
    "Выдумкина Марфа Семёновна",
    7,
    4,
    "000 000 123 7",
    (
        Taker(Collector.HEAD, HEAD, "Выдумкина Марфа Семёновна", 38),
        Taker(Collector.MEMBER, SPOUSE, "Выдумкин Фёдор Ильич", 41),
        Taker(Collector.PROXY, PROXY, "Присказкина Любава Архиповна"),
    ),
)
GIVE = Give((Owed("FOOD", 2, 0), Owed("HYGIENE", 1, 0)))
REST = Give((Owed("FOOD", 2, 1), Owed("HYGIENE", 1, 1)))
VOUCHER = Give((Owed("PHARMACY", 1, 0),))
ALREADY = AlreadyReceived(AT, SITE, USER, SPOUSE, b"r" * 16, (Owed("FOOD", 2, 2),))
NOT_ENTITLED = NotEntitled(
    Entitlement.CRITERION,
    "aged_60_up > 0 or disabled > 0",
    (
        Unmet(
            "aged_60_up > 0 or disabled > 0",
            Phrase(
                CriterionWord.SOME_OF,
                {"list": Listed(", ", (FactWord.AGED_60_UP, FactWord.DISABLED))},
            ),
            Phrase(CriterionWord.FAMILY_NONE),
        ),
    ),
)
FORGED = Refusal(CardReason.SIGNATURE)


def table(
    *verdicts: Verdict, family: FamilyGlance | None = FAMILY, problem: Refusal | None = None
) -> Table:
    """A family with these verdicts: of the basic round, and of the pharmacy round."""
    rounds = (
        RoundVerdict(BASIC, Named("Основные товары", "Basic goods"), 2, GIVE),
        RoundVerdict(PHARMACY, Named("Аптечные ваучеры", "Pharmacy vouchers"), 1, VOUCHER),
    )
    told = zip(rounds, verdicts, strict=False)
    shown = tuple(replace(each, verdict=verdict) for each, verdict in told)
    return Table(Scanned(CARD), family, shown, CALLED, MSK, problem)


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
    "decision": table(NeedsDecision(("household.head",)), NeedsDecision(("household.head",))),
    "unclear": table(CriterionUnclear("x", Refusal(next(iter(ExpressionReason)))), GIVE),
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
