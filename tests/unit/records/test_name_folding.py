"""Folding of names: one person's name meets itself however it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.records.names import fold, readings

RUSSIAN = st.text(st.sampled_from("абвгдеёжзийклмнопрстуфхцчшщъыьэюя АБВГДЕЁЖЗИЙ-"), max_size=30)
KEYS = dict(
    zip("ёйцукенгшщзхъфывапролджэячсмитьбю", "`qwertyuiop[]asdfghjkl;'zxcvbnm,.", strict=True)
)
SAMPLES = [
    ("Семёнов", "СЕМЕНОВ"),
    ("Андрей", "Андреи"),
    ("Салтыкова-Речная", "салтыкова речная"),
    ("Cоколов", "Соколов"),
    ("Макаpова", "Макарова"),
    ("Юлия", "Iuliia"),
    ("Юлия", "Yuliya"),
    ("Юлия", "Yulia"),
    ("Мария", "Mariia"),
    ("Мария", "Maria"),
    ("Евгений", "Yevgeny"),
    ("Евгений", "Evgenii"),
    ("Щукина", "Shchukina"),
    ("Жихарев", "Zhikharev"),
    ("Ульянов", "Oulianov"),
    ("Соловьёв", "Solovyev"),
    ("Анна", "Ана"),
    ("Рыбин", "Rybin"),
    ("Эльза", "Elza"),
    ("Шевченко Олеся", "shevchenko  olesya"),
]


@pytest.mark.parametrize(("one", "other"), SAMPLES)
def test_two_ways_of_writing_a_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Иванов", "Иванова"), ("Петров", "Петраков"), ("Лида", "Лада")]
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(RUSSIAN, st.integers(0, 30))
def test_the_fold_of_a_beginning_begins_the_fold(text: str, cut: int) -> None:
    assert fold(text).startswith(fold(text[:cut]))


@given(RUSSIAN)
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text) == fold(text.lower())


@given(st.text(st.sampled_from("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"), min_size=1, max_size=20))
def test_a_name_typed_with_the_other_layout_is_found(name: str) -> None:
    typed = "".join(KEYS[letter] for letter in name)
    if fold(name) and any(key.isalpha() for key in typed):
        assert fold(name) in readings(typed)


def test_a_latin_name_typed_with_the_russian_layout_is_found() -> None:
    assert fold("Ivanov") in readings("Шмфтщм")


def test_latin_capitals_may_be_meant_as_cyrillic() -> None:
    assert fold("СОКОВ") in readings("COKOB")


@given(st.text(max_size=40))
def test_the_first_reading_is_the_text_as_it_stands(text: str) -> None:
    found = readings(text)
    assert len(set(found)) == len(found)
    assert all(found)
    if fold(text):
        assert found[0] == fold(text)


def test_nothing_is_read_from_punctuation() -> None:
    assert readings(" -.'") == ()
