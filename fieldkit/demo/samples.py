"""An invented family at the handing-out table, for verdicts that a single day does not bring."""

from dataclasses import replace
from datetime import timedelta, timezone

from fieldkit.errors import Refusal
from fieldkit.expression.codes import ExpressionReason
from fieldkit.records.receipt import Collector
from fieldkit.rules.balance import Owed
from fieldkit.rules.reasons import Entitlement, Opening
from fieldkit.rules.unmet import CriterionWord, FactWord, Listed, Phrase, Unmet
from fieldkit.rules.verdict import (
    CriterionUnclear,
    Give,
    NeedsDecision,
    NotEntitled,
    NotOpen,
    Verdict,
)
from fieldkit.services.shown import Scanned
from fieldkit.ui.pages.distribute_reading import (
    Called,
    FamilyGlance,
    ItemFacts,
    RoundVerdict,
    Table,
    Taker,
)
from fieldkit.ui.verdict_words import OpenField
from fieldkit.ui.who import Named

MSK = timezone(timedelta(hours=3))
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
VOUCHER = Give((Owed("PHARMACY", 1, 0),))
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
RARE: dict[type[Verdict], Verdict] = {
    NotEntitled: NOT_ENTITLED,
    NeedsDecision: NeedsDecision((str(OpenField.HOUSEHOLD_HEAD),)),
    NotOpen: NotOpen(Opening.ENDED),
    CriterionUnclear: CriterionUnclear("", Refusal(ExpressionReason.UNFINISHED, {"position": 12})),
}
"""Those that the demo's day does not reach."""


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
