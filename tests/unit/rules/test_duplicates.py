"""Who may be one and the same person."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_world import person

from fieldkit.rules.duplicates import Likeness, compare, doubles, likeness
from fieldkit.rules.reasons import DoubleReason

SAME_NAME, SIMILAR_NAME = DoubleReason.SAME_NAME, DoubleReason.SIMILAR_NAME
SAME_BIRTH, NEAR_BIRTH = DoubleReason.SAME_BIRTH, DoubleReason.NEAR_BIRTH


def like(number: int, **fields: Any) -> Likeness:
    base = {"family_name": "Ветлугина", "given_name": "Алёна", "patronymic": "Юрьевна"}
    return likeness(person(number, **{**base, **fields}))


ASKED = like(1, phone="+7 900 000-00-01")


@pytest.mark.parametrize(
    ("fields", "reasons"),
    [
        ({}, (SAME_NAME, SAME_BIRTH)),
        ({"phone": "8 (900) 0000001"}, (SAME_NAME, SAME_BIRTH, DoubleReason.SAME_PHONE)),
        ({"given_name": "Алена", "patronymic": None}, (SAME_NAME, SAME_BIRTH)),
        ({"family_name": "Алёна", "given_name": "Ветлугина"}, (SAME_NAME, SAME_BIRTH)),
        (
            {"family_name": "Vetlugina", "given_name": "Alena", "patronymic": "Iurevna"},
            (SAME_NAME, SAME_BIRTH),
        ),
        ({"family_name": "Витлугина"}, (SIMILAR_NAME, SAME_BIRTH)),
        ({"family_name": "Витлугина", "patronymic": None}, (SIMILAR_NAME, SAME_BIRTH)),
        ({"birth_date": date(1984, 5, 9)}, (SAME_NAME, NEAR_BIRTH)),
        ({"birth_date": date(1985, 9, 5)}, (SAME_NAME, NEAR_BIRTH)),
        ({"birth_date": None, "birth_year": 1985}, (SAME_NAME, NEAR_BIRTH)),
        ({"birth_date": None, "birth_year": 1990}, None),
        ({"birth_date": date(1971, 1, 2)}, None),
        ({"birth_date": None}, None),
        ({"birth_date": None, "phone": "79000000001"}, (SAME_NAME, DoubleReason.SAME_PHONE)),
        ({"family_name": "Боровкова"}, None),
    ],
)
def test_reasons_for_a_second_look(
    fields: dict[str, Any], reasons: tuple[DoubleReason, ...] | None
) -> None:
    found = compare(ASKED, like(2, **fields))
    assert (found.reasons if found else None) == reasons


def test_nobody_is_a_double_of_themselves() -> None:
    assert compare(ASKED, ASKED) is None


def test_the_likeliest_stands_first() -> None:
    others = [like(2, birth_date=date(1984, 5, 9)), like(3), like(4, family_name="Боровкова")]
    found = doubles(ASKED, others)
    assert [double.person for double in found] == [others[1].person, others[0].person]
    assert found[0].score > found[1].score


NAMES = st.sampled_from(["Алёна", "Алена", "Олена", "Юрьевна", "Ветлугина", "Витлугина"])


@given(NAMES, NAMES, st.dates(date(1980, 1, 1), date(1984, 12, 31)))
def test_likeness_is_mutual(family_name: str, given_name: str, born: date) -> None:
    other = like(2, family_name=family_name, given_name=given_name, birth_date=born)
    there, back = compare(ASKED, other), compare(other, ASKED)
    assert (there is None) == (back is None)
    if there and back:
        assert there.reasons == back.reasons
        assert there.score <= 100
