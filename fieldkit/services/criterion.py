"""Judging a round's criterion for one household, as the decision asks it."""

from collections.abc import Sequence
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


def eligibility(
    family: Family,
    today: date,
    last: Assessment | None,
    words: Sequence[CriterionLabel] = (),
) -> Eligible:
    """The judge of any criterion over this family and the answers of its last assessment.

    `words`: what headquarters calls parts of the criterion.
    """
    labels = {each["part"]: Label(each["ru"], each["en"]) for each in words}
    answers = last.answers if last is not None else None
    record = cast(dict[str, Any], criterion_record(family, today, answers))

    def judge(criterion: str) -> NotEntitled | Refusal | None:
        answer = evaluate_criterion(criterion, record, today)
        match answer:
            case Met():
                return None
            case NotMet(parts=parts):
                unmet = tuple(unmet_of(part, criterion, labels) for part in parts)
                return NotEntitled(Entitlement.CRITERION, criterion, unmet)
            case Refusal():
                return answer

    return judge
