"""Finding people as one types, on both engines."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from fieldkit.store.journal_repository import SqlJournal
from fieldkit.store.search import find_people
from tests.contract.conftest import Stores
from tests.contract.people import card, collector, home, human
from tests.contract.rows import identity

PEOPLE = [
    human(11, 1, "Небылицын Фёдор Юрьевич", phone="+7 (900) 123-45-67"),
    human(12, 1, "Небылицына Анна"),
    human(13, 2, "Вымыслова-Сказкина Наталья"),
    human(14, 2, "Придумайло Семён", phone="8 900 555 00 11"),
    human(15, 3, "Небыль Анна"),
    collector(16, 3, "Выдумкин Пётр"),
]


@pytest.fixture(params=["sqlcipher", "postgresql"])
def journal(stores: Stores, request: pytest.FixtureRequest) -> SqlJournal:
    journal = stores.open(request.param)
    assert isinstance(journal, SqlJournal)
    journal.put_records([home(1), home(2), home(3), *PEOPLE, card(50, 2, "000000010X")])
    journal.put_records([card(51, 2, "0000000172"), card(52, None, "0000000254", "printed")])
    return journal


@pytest.fixture
def find(journal: SqlJournal) -> Callable[[str], list[int]]:
    def numbers(typed: str) -> list[int]:
        found = find_people(journal.connection, typed)
        return [int.from_bytes(each.id, "big") for each in found]

    return numbers


Find = Callable[[str], list[int]]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Небылицын", [11, 12]),
        ("небылицына", [12]),
        ("небыл", [11, 12, 15]),
        ("анна небыл", [15, 12]),
        ("Фед Неб", [11]),
        ("ФЁДОР", [11]),
        ("юрь", [11]),
        ("сказкина", [13]),
        ("вымыслова сказкина наталья", [13]),
        ("выдумкин", [16]),
        ("Nebylitsyn", [11, 12]),
        ("yt,skbwsy", [11, 12]),
        ("нигдеев", []),
        ("небылицын наталья", []),
        ("", []),
        ("   ", []),
        ('"', []),
        ("небылицын* OR", []),
        ("' OR 1=1 --", []),
    ],
)
def test_names_are_found_by_their_beginnings(find: Find, typed: str, found: list[int]) -> None:
    assert sorted(find(typed)) == sorted(found)


def test_who_is_named_as_typed_comes_first(find: Find) -> None:
    assert find("небылицын")[0] == 11
    assert find("небыль")[0] == 15
    assert find("анна")[0] in (12, 15)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Небылицин", 11),
        ("Нибылицын", 11),
        ("Бебылицын", 11),
        ("Неблыицын", 11),
        ("Придмайло", 14),
        ("Придумаайло Семен", 14),
        ("Вымслова", 13),
        ("Небылицын Фдор", 11),
    ],
)
def test_typing_errors_are_allowed_for(find: Find, typed: str, found: int) -> None:
    assert found in find(typed)


def test_two_wrong_letters_in_a_short_word_are_another_word(find: Find) -> None:
    assert find("Ояна") == [] and find("Игра") == []


@pytest.mark.parametrize(
    "typed", ["+7 900 123-45-67", "89001234567", "9001234567", "900123", "8 900 12", "7900123"]
)
def test_a_telephone_number_is_found_by_its_beginning(find: Find, typed: str) -> None:
    assert find(typed) == [11]


def test_a_household_s_telephone_finds_its_members(journal: SqlJournal, find: Find) -> None:
    journal.put_records([home(2, phone="+7 911 000-00-02"), home(3, phone="8 911 000 00 03")])
    assert find("89110000002") == [13, 14]
    assert find("911 000") == [13, 14, 15]
    journal.put_records([home(2, phone="+7 922 000-00-02"), home(3)])
    assert find("911") == [] and find("922") == [13, 14]
    journal.put_records([replace(home(2), listed=False)])
    assert find("922") == []


def test_one_s_own_telephone_comes_before_the_household_s(journal: SqlJournal, find: Find) -> None:
    journal.put_records([home(2, phone="8 900 555 00 11")])
    assert find("8 900 555 00 11") == [14, 13]


def test_many_households_behind_a_beginning_leave_people_to_be_found(
    journal: SqlJournal, find: Find
) -> None:
    journal.put_records([home(100 + n, phone=f"8 955 000 00 {n:02}") for n in range(30)])
    journal.put_records([human(200 + n, 100 + n, f"Многов Человек{n}") for n in range(30)])
    assert len(find("955")) == 20


def test_a_card_finds_its_household(find: Find) -> None:
    assert find("0000000172") == find("000 000 017 2") == find("172") == [13, 14]
    assert find("0000000254") == find("0000000999") == []


def test_no_more_are_given_than_asked_for(journal: SqlJournal) -> None:
    crowd = [human(1000 + number, 9, f"Толпин Имярек{number}") for number in range(60)]
    journal.put_records(crowd)
    assert len(find_people(journal.connection, "толп")) == 20
    assert len(find_people(journal.connection, "толп", limit=50)) == 50


def test_the_search_keeps_up_with_changes(journal: SqlJournal, find: Find) -> None:
    renamed = human(12, 1, "Иначина Анна", phone="8 900 777-77-77")
    journal.put_records([renamed])
    assert find("иначина") == find("900777") == [12]
    assert find("небылицына анна") == []
    journal.put_records([replace(renamed, listed=False), replace(PEOPLE[5], listed=False)])
    assert find("иначина") == find("900777") == find("выдумкин") == []
    journal.put_records([renamed])
    assert find("иначина") == [12]


def test_nothing_of_a_name_stays_behind(journal: SqlJournal) -> None:
    """The words of who was erased are in no table, unless somebody else bears them."""
    erased = [replace(row, listed=False, values={}, state=b"erased") for row in PEOPLE]
    journal.put_records(erased[:1])
    words = {row[0] for row in journal.connection.exec_driver_sql("SELECT word FROM word")}
    assert {"небилицина", "ана"} <= words and not {"небилицин", "федор", "иуревич"} & words
    journal.put_records(erased)
    for table in ("sought", "sought_word", "word", "word_gram"):
        count = journal.connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
        assert count == 0, table
    assert all(
        identity(number) not in journal.records([("person", identity(number))])
        or journal.records([("person", identity(number))])[identity(number)].state == b"erased"
        for number in range(11, 16)
    )
