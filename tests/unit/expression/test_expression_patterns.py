"""Patterns mean what they mean on telephones, and none holds up the interview or fills memory."""

import pytest
from expression_world import value, world

from fieldkit.errors import Refusal, RefusalError
from fieldkit.expression.codes import ExpressionReason
from fieldkit.expression.patterns import LENGTH_LIMIT, matches, read_pattern


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"^\d{10}$", "9001234567", True),
        (r"^\d+$", "١٢٣", False),
        (r"^\w+$", "Anna_1", True),
        (r"^\w+$", "Анна", False),
        (r"^[\w ]+$", "Анна", False),
        (r"^\W+$", "Анна", True),
        (r"^\D+$", "12", False),
        (r"^[^\d]+$", "ab", True),
        (r"^[А-ЯЁ][а-яё]+$", "Пётр", True),
        (r"^\p{L}+$", "Пётр", True),
        (r"^[\p{L} -]+$", "Анна-Мария", True),
        (r"^\[\d\]$", "[5]", True),
        (r"^[]]$", "]", True),
        (r"^\\d$", r"\d", True),
        (r"(?i)^ab$", "AB", True),
        (r"(?i)^анна$", "АННА", True),
        (r"^(?!00)\d{2}$", "00", False),
        (r"b", "abc", True),
        (r"", "abc", True),
        (r"^(\+7|8)[0-9]{10}$", "+79001234567", True),
        (r"^([a-z0-9._-]+)@([a-z0-9-]+\.)+[a-z]{2,10}$", "a.b@c.example", True),
        ("|".join(f"village{at}" for at in range(300)), "village299", True),
    ],
)
def test_patterns(pattern: str, text: str, found: bool) -> None:
    assert matches(pattern, text, {}) is found


@pytest.mark.parametrize(
    "pattern",
    [
        "(((a{9999}){9999}){9999}){9999}",
        "a{99999999}",
        "a{999999999999999999999}",
        "(?:[a-z]{200}){200}",
        "a?" * 1000 + "a" * 1000,
        "((a+){50}){50}",
        "x" * (LENGTH_LIMIT + 1),
        "(" * 30_000,
    ],
    ids=lambda pattern: pattern[:30],
)
def test_patterns_that_would_fill_the_memory_are_refused_unread(pattern: str) -> None:
    found = read_pattern(pattern)
    assert isinstance(found, Refusal)
    assert found.code == ExpressionReason.SLOW_PATTERN


@pytest.mark.parametrize("pattern", ["(", "[a", "*", "a{2,1}", "(?P<x>a", "\\", ")"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    found = read_pattern(pattern)
    assert isinstance(found, Refusal) and found.code == ExpressionReason.BAD_PATTERN


def test_a_pattern_that_ran_long_gets_less_time_each_time() -> None:
    slow: dict[str, int] = {}
    pattern = r"^(a|a|aa)+$"
    for times in range(1, 4):
        with pytest.raises(RefusalError) as raised:
            matches(pattern, "a" * 70 + "b", slow)
        assert raised.value.refusal.code == ExpressionReason.SLOW_PATTERN
        assert slow == {pattern: times}
    assert matches(pattern, "aaa", slow) is True


def test_the_world_remembers_which_patterns_are_slow() -> None:
    here = world()
    with pytest.raises(RefusalError):
        value(f"regex('{'a' * 70}b', '^(a|a|aa)+$')", here=here)
    assert here.slow_patterns == {"^(a|a|aa)+$": 1}
