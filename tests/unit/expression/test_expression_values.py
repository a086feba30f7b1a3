"""Conversions, comparisons and arithmetic."""

import math

import pytest
from expression_world import texts, value

from fieldkit.expression import Zone, to_boolean, to_number, to_string
from fieldkit.expression.values import BAD_DATE, DayNumber, number_text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (5.0, "5"),
        (1e20, "100000000000000000000"),
        (1.23e21, "1.23e+21"),
        (0.000001, "0.000001"),
        (1.8e-12, "1.8e-12"),
        (0.1 + 0.2, "0.30000000000000004"),
        (123456789.125, "123456789.125"),
        (math.inf, "Infinity"),
        (-math.inf, "-Infinity"),
        (math.nan, "NaN"),
        (DayNumber(17645.4), "17645"),
    ],
)
def test_numbers_are_written_plainly(number: float, text: str) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [(" -12.5 ", -12.5), (".5", 0.5), ("5.", 5.0), ("1.8e-12", 1.8e-12), ("1970-01-11", 10.0)],
)
def test_texts_that_are_numbers(text: str, number: float) -> None:
    assert to_number(text, Zone()) == number


@pytest.mark.parametrize("text", ["", " ", "4,6", "1e6", "+1", "- 1", "0x1", "abc", "1970-13-01"])
def test_texts_that_are_none(text: str) -> None:
    assert math.isnan(to_number(text, Zone()))


def test_a_bad_date_behaves_as_an_empty_text() -> None:
    assert to_string(BAD_DATE) == "" and not to_boolean(BAD_DATE)
    assert value("concat('x', date('nonsense'), 'y')") == "xy"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("size = 4", True),
        ("size = '4'", True),
        ("size = '4.0'", False),
        ("member/age > 70", True),
        ("member/age < 5", False),
        ("70 < member/age", True),
        ("member/age = member[2]/age", True),
        ("member/name != 'Anna'", True),
        ("missing = ''", False),
        ("missing = false()", True),
        ("note = false()", True),
        ("not(missing)", True),
        ("true() = 'x'", True),
        ("1 = true()", True),
        ("'a' < 'b'", False),
        ("today() > '2024-08-14'", True),
        ("member[1]/birth < '1990-02-04'", True),
        ("date('2024-08-15') = '2024-08-15'", True),
        ("date('2024-08-15') = 'then'", False),
        ("3 > 2 > 1", False),
        ("1 = 1 = 1", True),
    ],
)
def test_comparisons(text: str, result: bool) -> None:
    assert value(text) is result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("1 div 0", math.inf),
        ("-1 div 0", -math.inf),
        ("5 mod -3", 2.0),
        ("-5 mod 3", -2.0),
        ("10 mod (1 div 0)", 10.0),
        ("2 + 3 * 4 - 6 div 2", 11.0),
        ("--3", 3.0),
        ("-'19'", -19.0),
        ("'2024-08-15' - '2024-08-01'", 14.0),
    ],
)
def test_arithmetic(text: str, result: float) -> None:
    assert value(text) == result


@pytest.mark.parametrize("text", ["0 div 0", "1 mod 0", "'a' + 1", "note + 1"])
def test_no_number(text: str) -> None:
    found = value(text)
    assert isinstance(found, float) and math.isnan(found)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("member[2]/name", ["Ivan"]),
        ("member[age > 30]/name", ["Anna", "Vera"]),
        ("member[age > 30][2]/name", ["Vera"]),
        ("member[last()]/name", ["Vera"]),
        ("(member/name)[2]", ["Ivan"]),
        ("member[1]/name | member[3]/name | member[1]/name", ["Anna", "Vera"]),
        ("member[2]/../size", ["4"]),
        ("//age[. < 10]", ["7"]),
        ("*[name]/name", ["Anna", "Ivan", "Vera"]),
        ("member[name = current()/member[3]/name]/age", ["71"]),
        ("member[3]/preceding-sibling::member[1]/name", ["Ivan"]),
        ("/data/member[1]/following-sibling::*/name", ["Ivan", "Vera"]),
        ("member/ancestor::data/size", ["4"]),
    ],
)
def test_paths(text: str, result: list[str]) -> None:
    assert texts(value(text)) == result


def test_a_hidden_node_reads_as_empty() -> None:
    found = value("member[2]")
    assert isinstance(found, list)
    found[0].relevant = False
    for child in found[0].children:
        child.relevant = False
    assert found[0].string() == "" and found[0].children[0].string() == ""
