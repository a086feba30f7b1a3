"""Judging a round's criterion for one household, as the decision asks it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, cast

from fieldkit.errors import Refusal
from fieldkit.expression import Met, NotMet, evaluate_criterion
from fieldkit.records.assessment import Assessment
from fieldkit.records.round import CriterionLabel
from fieldkit.rules.conditions import unmet_of
from fieldkit.rules.decision import Eligible
from fieldkit.rules.eligibility import criterion_record
from fieldkit.rules.family import Family
from fieldkit.rules.reasons import Entitlement
from fieldkit.rules.unmet import Label
from fieldkit.rules.verdict import NotEntitled

Facts = dict[str, Any]


def facts_of(family: Family, today: date, last: Assessment | None) -> Facts:
    """What a criterion may name of this family and of the answers of its last assessment."""
    answers = last.answers if last is not None else None
    return cast(Facts, criterion_record(family, today, answers))


def eligibility(
    facts: Callable[[], Facts], today: date, words: Sequence[CriterionLabel] = ()
) -> Eligible:
    """The judge of any criterion over these facts, which are asked for by a criterion alone.

    `words`: what headquarters calls parts of the criterion.
    """

    def judge(criterion: str) -> NotEntitled | Refusal | None:
        answer = evaluate_criterion(criterion, facts(), today)
        match answer:
            case Met():
                return None
            case NotMet(parts=parts):
                labels = {each["part"]: Label(each["ru"], each["en"]) for each in words}
                unmet = tuple(unmet_of(part, criterion, labels) for part in parts)
                return NotEntitled(Entitlement.CRITERION, criterion, unmet)
            case Refusal():
                return answer

    return judge
