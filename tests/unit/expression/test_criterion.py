"""Eligibility criteria: met, not met and why, refused."""

from datetime import date

import pytest

from fieldkit.errors import Refusal
from fieldkit.expression import Fact, Met, NotMet, evaluate_criterion
from fieldkit.expression.codes import ExpressionReason

DAY = date(2024, 9, 1)
FAMILY: dict[str, Fact] = {
    "size": 5,
    "area": "sudzhansky",
    "single_parent": True,
    "has_income": False,
    "disabled": 0,
    "chronic": 2,
    "arrived": date(2024, 8, 10),
    "members": [
        {"sex": "female", "birth_date": date(1990, 1, 1), "needs": ["pregnant", "chronic"]},
        {"sex": "male", "birth_date": date(1950, 6, 1), "needs": []},
        {"sex": "male", "birth_date": date(2021, 6, 1)},
    ],
    "answers": {"needs_assessment": {"living": "centre", "priority_needs": ["food", "baby"]}},
}


@pytest.mark.parametrize(
    "text",
    [
        "size >= 3",
        "single_parent",
        "single_parent = true()",
        "not(has_income)",
        "not(disabled) and chronic",
        "disabled = 0",
        "size",
        "has_income = false()",
        "selected(answers/needs_assessment/priority_needs, 'baby')",
        "members[selected(needs, 'pregnant')]",
        "count(members[(today() - birth_date) div 365.25 < 18]) >= 1",
        "today() - arrived <= 90",
        "area = 'sudzhansky' or area = 'korenevsky'",
        "/size = 5",
    ],
)
def test_met(text: str) -> None:
    assert evaluate_criterion(text, FAMILY, DAY) == Met()


def parts_of(text: str) -> tuple[str, ...]:
    found = evaluate_criterion(text, FAMILY, DAY)
    assert isinstance(found, NotMet), found
    return tuple(part.text for part in found.parts)


def test_the_false_parts_of_an_and_are_named() -> None:
    text = "size > 6 and single_parent and has_income"
    assert parts_of(text) == ("size > 6", "has_income")


def test_the_parts_of_an_or_are_alternatives() -> None:
    found = evaluate_criterion("size > 6 or area = 'rylsky'", FAMILY, DAY)
    assert isinstance(found, NotMet)
    (part,) = found.parts
    assert part.sign == "or"
    assert [one.text for one in part.alternatives] == ["size > 6", "area = 'rylsky'"]


def test_a_part_tells_what_it_read_and_what_it_wanted() -> None:
    found = evaluate_criterion("area = 'rylsky'", FAMILY, DAY)
    assert isinstance(found, NotMet)
    (part,) = found.parts
    assert (part.sign, part.wanted) == ("=", "rylsky")
    assert [(one.path, one.value) for one in part.readings] == [("area", "sudzhansky")]


def test_a_count_of_none_is_no_count() -> None:
    assert parts_of("disabled") == ("disabled",)
    assert parts_of("size > 1 and (disabled or has_income)") == ("disabled or has_income",)


def test_a_negated_part_is_named_whole() -> None:
    assert parts_of("not(single_parent) and size > 1") == ("not(single_parent)",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("size >", ExpressionReason.UNFINISHED),
        ("sise(1)", ExpressionReason.UNKNOWN_FUNCTION),
        ("true() or count() > 1", ExpressionReason.WRONG_ARGUMENTS),
        ("random() > 0.5", ExpressionReason.UNFIT_FUNCTION),
        ("'yes'", ExpressionReason.NO_ANSWER),
        ("size + 1", ExpressionReason.NO_ANSWER),
        ("count(size = 5)", ExpressionReason.NOT_NODES),
    ],
)
def test_what_is_no_criterion_is_refused(text: str, code: ExpressionReason) -> None:
    found = evaluate_criterion(text, FAMILY, DAY)
    assert isinstance(found, Refusal) and found.code is code


def test_the_day_decides_not_the_clock() -> None:
    assert isinstance(evaluate_criterion("today() = '2024-09-01'", FAMILY, DAY), Met)
    later = date(2025, 9, 1)
    assert isinstance(evaluate_criterion("today() - arrived <= 90", FAMILY, later), NotMet)
