"""Households: what somebody is to the head, in one word where the sex is known."""

import pytest

from fieldkit.records.person import Relation, Sex
from fieldkit.ui.pages.households_words import relative_words


@pytest.mark.usefixtures("tools")
@pytest.mark.parametrize(
    ("relation", "sex", "word"),
    [
        (Relation.SPOUSE, Sex.MALE, "муж"),
        (Relation.CHILD, Sex.FEMALE, "дочь"),
        (Relation.PARENT, Sex.FEMALE, "мать"),
        (Relation.SIBLING, Sex.MALE, "брат"),
        (Relation.CHILD, Sex.UNKNOWN, "сын или дочь"),
        (Relation.HEAD, Sex.FEMALE, "глава домохозяйства"),
        (None, Sex.MALE, ""),
    ],
)
def test_a_relative_is_named_as_people_say_it(
    relation: Relation | None, sex: Sex, word: str
) -> None:
    assert relative_words(relation, sex) == word
