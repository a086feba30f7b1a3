"""Every verdict, with every reason that it can have, reads as a tone, an icon, a word, a reason."""

import re
from dataclasses import replace
from datetime import date
from typing import assert_never, get_args

import pytest

from fieldkit.cards.reasons import CardReason
from fieldkit.errors import Refusal
from fieldkit.expression.codes import ExpressionReason
from fieldkit.records.registry import KINDS
from fieldkit.rules.balance import Owed
from fieldkit.rules.card_list import ListAge, list_age
from fieldkit.rules.reasons import CardRule, Entitlement, Opening
from fieldkit.rules.unmet import Unmet
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
from fieldkit.ui.messages import MISSING, Language
from fieldkit.ui.theme import Tone
from fieldkit.ui.verdict_words import Names, OpenField, VerdictWords, verdict_words

AREA, SITE, USER, PERSON = (bytes([number] * 16) for number in range(4))
NAMES = Names(
    {"FOOD": "Набор"}, {SITE: "ПВР № 1"}, {USER: "Анна"}, {PERSON: "Марфа"}, {AREA: "Льгов"}
)
FOOD = Owed("FOOD", 2, 0)
TAKEN = Owed("FOOD", 2, 2)


def every(kind: type[Verdict]) -> list[Verdict]:
    """Each shape in which a kind of verdict can come."""
    if kind is Give:
        return [Give((FOOD,)), Give((Owed("FOOD", 2, 1), Owed("OTHER", 1, 1)))]
    if kind is AlreadyReceived:
        there = AlreadyReceived(0, SITE, USER, PERSON, bytes(16), (TAKEN,))
        return [there, AlreadyReceived(0, AREA, AREA, AREA, bytes(16), (TAKEN,))]
    if kind is NotEntitled:
        return [NotEntitled(each, "a", (Unmet("a > 1"),)) for each in Entitlement]
    if kind is CardProblem:
        return [CardProblem(each) for each in (*CardReason, *CardRule)]
    if kind is NeedsDecision:
        return [NeedsDecision((str(each),)) for each in OpenField]
    if kind is UnknownHere:
        return [UnknownHere(AREA), UnknownHere(None)]
    if kind is NotOpen:
        return [NotOpen(each) for each in Opening]
    if kind is CriterionUnclear:
        return [CriterionUnclear("a", Refusal(each)) for each in ExpressionReason]
    raise AssertionError(f"{kind} has no example here")


ALL = [verdict for kind in get_args(Verdict) for verdict in every(kind)]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("verdict", ALL, ids=lambda verdict: f"{type(verdict).__name__}")
def test_a_verdict_has_a_word_and_a_reason(verdict: Verdict, language: Language) -> None:
    said = verdict_words(verdict, NAMES, language)
    assert said.word and said.reason and said.reason != said.word
    cyrillic = bool(re.search("[А-Яа-я]", said.word))
    assert cyrillic == (language == "ru")
    assert said.word in said.spoken and said.reason.rstrip(".") in said.spoken


def test_kinds_are_told_apart_by_icon_and_word_too() -> None:
    firsts = [verdict_words(every(kind)[0], NAMES, "ru") for kind in get_args(Verdict)]
    assert len({each.icon for each in firsts}) == len(firsts)
    assert len({each.word for each in firsts}) == len(firsts)


def tone_of(verdict: Verdict) -> Tone:
    match verdict:
        case Give():
            return Tone.GOOD
        case AlreadyReceived():
            return Tone.CARE
        case NotEntitled() | CardProblem():
            return Tone.STOP
        case NeedsDecision() | UnknownHere() | CriterionUnclear():
            return Tone.ASK
        case NotOpen():
            return Tone.CALM
        case _:
            assert_never(verdict)


@pytest.mark.parametrize("verdict", ALL, ids=lambda verdict: f"{type(verdict).__name__}")
def test_only_giving_is_green(verdict: Verdict) -> None:
    assert verdict_words(verdict, NAMES, "en").tone is tone_of(verdict)


def test_giving_lists_what_is_still_owed() -> None:
    said = verdict_words(Give((Owed("FOOD", 4, 1), Owed("OTHER", 1, 1))), NAMES, "ru")
    assert (said.word, said.lines) == ("Выдать остаток", ("Набор: 3",))


def test_what_was_received_says_when_where_and_by_whom() -> None:
    said = verdict_words(AlreadyReceived(0, SITE, USER, PERSON, bytes(16), ()), NAMES, "ru")
    for part in ("01.01.1970 00:00", "ПВР № 1", "Анна", "Марфа"):
        assert part in said.reason


def test_what_was_received_says_which_things_and_how_many() -> None:
    lines = (TAKEN, Owed("OTHER", 3, 1), Owed("NONE", 1, 0))
    verdict = AlreadyReceived(0, SITE, USER, PERSON, bytes(16), lines)
    said = verdict_words(verdict, NAMES, "ru")
    assert said.lines == ("Получено: Набор × 2, OTHER × 1",)
    assert said.lines[0] in said.spoken


def test_a_condition_that_cannot_be_read_is_told_to_headquarters_and_not_at_the_table() -> None:
    why = Refusal(ExpressionReason.UNFINISHED, {"position": 12})
    said = verdict_words(CriterionUnclear("a >", why), NAMES, "en")
    assert "12" not in said.reason and "team lead" in said.reason
    assert said.small[0].startswith("For headquarters: ") and "12" in said.small[0]
    assert "12" not in said.spoken


def test_a_card_s_problem_has_its_parameters() -> None:
    problem = Refusal(CardReason.MALFORMED, {"digits": 203, "expected": 205})
    said = verdict_words(CardProblem(CardReason.MALFORMED), NAMES, "en", problem)
    assert "203" in said.reason and MISSING not in said.reason


def test_every_strict_field_has_words() -> None:
    strict = {f"{name}.{field}" for name, kind in KINDS.items() for field in kind.strict}
    assert strict == {str(each) for each in OpenField}


def test_what_is_spoken_stops_once_between_parts() -> None:
    said = VerdictWords(Tone.GOOD, "give", "Hand over", "Entitled.", ("Food: 1",))
    assert said.spoken == "Hand over. Entitled. Food: 1."


@pytest.mark.parametrize("language", ["ru", "en"])
def test_an_old_card_list_asks_for_care_and_takes_nothing_from_a_no(language: Language) -> None:
    give, taken = Give((FOOD,)), NotEntitled(Entitlement.LEFT)
    fresh = verdict_words(give, NAMES, language, card_list=ListAge(7))
    assert fresh.tone is Tone.GOOD and fresh.note == "" and "7" in fresh.small[0]
    old = verdict_words(give, NAMES, language, card_list=ListAge(8))
    assert old.tone is Tone.CARE and old.word != fresh.word
    assert "8" in old.note and old.note.rstrip(".") in old.spoken
    no = verdict_words(taken, NAMES, language, card_list=ListAge(3, limit=2))
    assert no.tone is Tone.STOP and "3" in no.note
    assert verdict_words(give, NAMES, language) == replace(fresh, small=())


def test_the_age_of_a_list_is_counted_in_days() -> None:
    today = date(2026, 11, 22)
    assert list_age(date(2026, 11, 15), today) == ListAge(7, 7)
    assert list_age(date(2026, 11, 23), today).days == 0
    assert list_age(date(2026, 11, 19), today, limit=2).stale
