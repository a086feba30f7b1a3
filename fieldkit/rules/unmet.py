"""A condition of a criterion that a household does not meet, said without a language.

Below the window nothing is words: a condition is a tree of codes (`i18n/messages/criterion.yaml`)
whose parameters are numbers, texts, facts of the household, questions of a form, and such trees.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Union

from fieldkit.errors import Code


class CriterionWord(Code):
    """How a condition is put, and what stands of it."""

    AT_LEAST = "criterion.at_least"
    AT_MOST = "criterion.at_most"
    MORE = "criterion.more"
    LESS = "criterion.less"
    EXACTLY = "criterion.exactly"
    NOT_EQUAL = "criterion.not_equal"
    NONE = "criterion.none"
    ANY = "criterion.any"
    SOME_OF = "criterion.some_of"
    AND = "criterion.and"
    OR = "criterion.or"
    CHOSEN = "criterion.chosen"
    NOT_CHOSEN = "criterion.not_chosen"
    ANSWERED = "criterion.answered"
    NOT_ANSWERED = "criterion.not_answered"
    NOT_SO = "criterion.not_so"
    SHARE = "criterion.share"
    ANSWER_TO = "criterion.answer_to"
    CHOSEN_COUNT = "criterion.chosen_count"
    FAMILY = "criterion.family"
    FAMILY_NONE = "criterion.family_none"
    NOW = "criterion.now"
    ANSWERS = "criterion.answers"
    NO_ANSWER = "criterion.no_answer"
    NOT_RECORDED = "criterion.not_recorded"
    NEEDED = "criterion.needed"
    EXPRESSION = "criterion.expression"


class Joint(StrEnum):
    """How two things are put side by side: signs alone, no words."""

    EQUAL = "equal"
    SUM = "sum"
    QUOTED = "quoted"
    PERCENT = "percent"
    NOW_EACH = "now_each"


class FactWord(Code):
    """What the facts of `rules.eligibility.criterion_record` are called, by `fact.` and name."""

    SIZE = "fact.size"
    CHILDREN = "fact.children"
    UNDER_5 = "fact.under_5"
    AGED_5_11 = "fact.aged_5_11"
    AGED_12_17 = "fact.aged_12_17"
    AGED_18_59 = "fact.aged_18_59"
    AGED_60_UP = "fact.aged_60_up"
    WOMEN = "fact.women"
    MEN = "fact.men"
    CHILDREN_AT_RISK = "fact.children_at_risk"
    SEPARATED_CHILDREN = "fact.separated_children"
    WOMEN_AT_RISK = "fact.women_at_risk"
    OLDER_AT_RISK = "fact.older_at_risk"
    SINGLE_PARENTS = "fact.single_parents"
    DISABLED = "fact.disabled"
    SERIOUSLY_ILL = "fact.seriously_ill"
    PREGNANT_OR_LACTATING = "fact.pregnant_or_lactating"
    LARGE_FAMILIES = "fact.large_families"
    FAMILY_UNITY = "fact.family_unity"
    LEGAL_PROTECTION = "fact.legal_protection"
    DAYS_HERE = "fact.days_here"
    ORIGIN_SETTLEMENT = "fact.origin_settlement"


@dataclass(frozen=True)
class Question:
    """A question of the last assessment, by its path below `answers`."""

    path: str


@dataclass(frozen=True)
class Choice:
    """An answer as the form keeps it; several of a multiple choice are parted by spaces."""

    question: str
    value: str


@dataclass(frozen=True)
class Label:
    """Words that headquarters gave, in both languages."""

    ru: str
    en: str


@dataclass(frozen=True)
class Phrase:
    """A code and what fills it."""

    code: CriterionWord | Joint
    params: "Mapping[str, Said]" = field(default_factory=dict)


@dataclass(frozen=True)
class Listed:
    """Several, with a word (`and`, `or`) or a sign between them."""

    between: CriterionWord | str
    said: "tuple[Said, ...]"


@dataclass(frozen=True)
class Unmet:
    """What was needed (`need`; None where no words can be made), what the household has (`have`),
    and the part of the expression as written (`text`).
    """

    text: str
    need: "Said | None" = None
    have: "Said | None" = None


Said = Union[str, float, FactWord, Question, Choice, Label, Phrase, Listed]  # noqa: UP007


def questions_in(said: Said | None) -> bool:
    """Whether some question of a form is named, whose label must be looked up."""
    match said:
        case Question() | Choice():
            return True
        case Phrase(params=params):
            return any(questions_in(each) for each in params.values())
        case Listed(said=several):
            return any(questions_in(each) for each in several)
        case _:
            return False
