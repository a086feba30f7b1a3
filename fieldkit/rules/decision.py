"""The decision at the handing-out table: from what is known to one verdict."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fieldkit.errors import Code, Refusal
from fieldkit.records.card import Card, CardStatus
from fieldkit.records.household import HouseholdStatus
from fieldkit.records.round import Round
from fieldkit.rules.balance import owed, standing
from fieldkit.rules.family import Family, Handed
from fieldkit.rules.reasons import CardRule, Entitlement, Opening
from fieldkit.rules.verdict import (
    AlreadyReceived,
    CardProblem,
    CriterionUnclear,
    Give,
    NeedsDecision,
    NotEntitled,
    NotOpen,
    UnknownHere,
    Verdict,
)

# Judges the text of a criterion for the family at the table: nothing if it is met.
Eligible = Callable[[str], NotEntitled | Refusal | None]


@dataclass(frozen=True)
class Shown:
    """What was shown at the table: a card's record, or none where a household was found by name.

    `problem`: why the number itself is not taken (forged, expired, revoked), from the cards room.
    """

    card: Card | None = None
    problem: Code | None = None


@dataclass(frozen=True)
class Here:
    """The table: site and area by id and by code, and the ids of the laptop's areas."""

    site: bytes
    site_code: str
    area_code: str
    areas: frozenset[bytes]


_CARD_STATUS = {
    CardStatus.PRINTED: CardRule.NOT_ACTIVE,
    CardStatus.ACTIVE: None,
    CardStatus.LOST: CardRule.LOST,
    CardStatus.REPLACED: CardRule.REPLACED,
    CardStatus.REVOKED: CardRule.REVOKED,
}
_HOUSEHOLD_STATUS = {
    HouseholdStatus.ACTIVE: None,
    HouseholdStatus.LEFT: Entitlement.LEFT,
    HouseholdStatus.JOINED: Entitlement.JOINED,
    HouseholdStatus.SPLIT: Entitlement.SPLIT,
}


def decide(
    shown: Shown,
    family: Family | None,
    round_: Round,
    receipts: Iterable[Handed],
    today: date,
    here: Here,
    eligible: Eligible,
) -> Verdict:
    """The verdict for one round; the first that applies, in this order.

    The card's number, open conflicts, the card's record, whether the household is known here and
    stands, whether all was taken, whether the round is open here today, whether anything is due,
    the criterion; then give. What was taken goes before the round's days and criterion, since it
    is the plainest answer at a table.
    """
    trouble = card_verdict(shown, family) or family_verdict(family, here)
    if trouble is not None or family is None:
        return trouble or UnknownHere(None)
    receipts = list(receipts)
    lines = owed(round_, family, receipts)
    taken = standing(round_, family, receipts)
    if taken and not any(line.balance for line in lines):
        last = taken[-1]
        receipt = last.receipt
        return AlreadyReceived(
            last.at_ms, receipt.site, last.by, receipt.collector, receipt.id, lines
        )
    closed = opening(round_, today, here)
    if closed is not None:
        return NotOpen(closed)
    if not any(line.due for line in lines):
        return NotEntitled(Entitlement.NO_MEMBERS)
    return _judged(round_.criterion, eligible) or Give(lines)


def decide_rounds(
    shown: Shown,
    family: Family | None,
    rounds: Sequence[Round],
    receipts: Iterable[Handed],
    today: date,
    here: Here,
    eligible: Eligible,
) -> dict[bytes, Verdict]:
    """A verdict for each round, by the round's id; what may be given stands first."""
    receipts = list(receipts)
    verdicts = {
        each.id: decide(shown, family, each, receipts, today, here, eligible) for each in rounds
    }
    return dict(sorted(verdicts.items(), key=lambda pair: not isinstance(pair[1], Give)))


def card_verdict(shown: Shown, family: Family | None) -> Verdict | None:
    """What stands against the card, or None; without a card nothing does."""
    if shown.problem is not None:
        return CardProblem(shown.problem)
    if family is not None and family.open_fields:
        return NeedsDecision(family.open_fields)
    card = shown.card
    if card is None:
        return None
    reason = _CARD_STATUS[card.status]
    blank = card.household is None or card.deleted
    if blank and card.status in (CardStatus.PRINTED, CardStatus.ACTIVE):
        reason = CardRule.NOT_BOUND
    if reason is None and family and not family.owns(card.household or b""):
        reason = CardRule.OTHER_HOUSEHOLD
    return None if reason is None else CardProblem(reason)


def family_verdict(family: Family | None, here: Here) -> Verdict | None:
    """What stands against the household itself, whatever the round, or None."""
    if family is None:
        return UnknownHere(None)
    household = family.household
    if household.area not in here.areas:
        return UnknownHere(household.area)
    if household.deleted:
        return NotEntitled(Entitlement.DELETED)
    gone = _HOUSEHOLD_STATUS[household.status]
    return None if gone is None else NotEntitled(gone)


def opening(round_: Round, today: date, here: Here) -> Opening | None:
    """Why the round gives nothing here today, or None; its first and last days are included."""
    elsewhere = here.site_code not in round_.sites and here.area_code not in round_.areas
    if (round_.sites or round_.areas) and elsewhere:
        return Opening.NOT_HERE
    if today < round_.starts:
        return Opening.NOT_STARTED
    return Opening.ENDED if today > round_.ends else None


def _judged(criterion: str | None, eligible: Eligible) -> Verdict | None:
    if criterion is None:
        return None
    answer = eligible(criterion)
    return CriterionUnclear(criterion, answer) if isinstance(answer, Refusal) else answer
