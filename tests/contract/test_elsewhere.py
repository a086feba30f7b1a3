"""Whether somebody is registered in other areas, judged alike on both engines."""

from collections.abc import Callable
from datetime import date

import pytest

from fieldkit.hq.elsewhere import known_elsewhere
from fieldkit.records.names import fold
from fieldkit.store.journal_repository import SqlJournal
from fieldkit.sync.elsewhere import Asked
from tests.contract.conftest import Stores
from tests.contract.people import human, register
from tests.contract.rows import identity

HERE, THERE = identity(800), identity(801)
BORN = date(1984, 9, 5)
HOMES = [
    register("household", 1, 1, area=HERE, site=identity(900)),
    register("household", 2, 2, area=THERE, site=identity(900), phone="8 900 555 00 11"),
]
PEOPLE = [
    human(11, 1, "Небылицын Фёдор Юрьевич", birth_date="1984-09-05"),
    human(12, 2, "Небылицына Анна Сказовна", birth_date="1984-09-05", phone="+7 (900) 123-45-67"),
    human(13, 2, "Вымыслова-Сказкина Наталья", birth_year=1960),
]


@pytest.fixture(params=["sqlcipher", "postgresql"])
def known(stores: Stores, request: pytest.FixtureRequest) -> Callable[..., bool]:
    journal = stores.open(request.param)
    assert isinstance(journal, SqlJournal)
    journal.put_records([*HOMES, *PEOPLE])
    areas = frozenset({HERE})

    def ask(name: str, birth: date | int | None = None, phone: str = "") -> bool:
        return known_elsewhere(journal.connection, areas, [Asked(fold(name), "", birth, phone)])

    return ask


@pytest.mark.parametrize(
    ("name", "birth", "phone", "expected"),
    [
        ("Небылицына Анна", BORN, "", True),
        ("Небылицына Анна", 1985, "", True),
        ("Небылицына Анна", None, "9001234567", True),
        ("Небылицына Анна", None, "", False),
        ("Небылицына Анна", 1950, "9001234567", False),
        ("Небылицина Ана", BORN, "", True),
        ("Небелицына Анна", BORN, "", True),
        ("Сказкина Наталья", 1960, "", True),
        ("Вымыслова-Сказкина Наталья", None, "9005550011", True),
        ("Небылицын Фёдор", BORN, "", False),
        ("Нигдеев Пётр", BORN, "9001234567", False),
    ],
)
def test_the_rule_of_the_table_outside_the_areas(
    known: Callable[..., bool], name: str, birth: date | int | None, phone: str, expected: bool
) -> None:
    assert known(name, birth, phone) is expected


def test_the_misspelt_are_found_though_somebody_here_is_spelt_as_asked(stores: Stores) -> None:
    for engine in ("sqlcipher", "postgresql"):
        journal = stores.open(engine)
        assert isinstance(journal, SqlJournal)
        twin = human(14, 1, "Небелицына Анна", birth_date="1984-09-05")
        journal.put_records([*HOMES, *PEOPLE, twin])
        asked = [Asked(fold("Небелицына Анна"), "", BORN, "")]
        assert known_elsewhere(journal.connection, frozenset({HERE}), asked)
        assert not known_elsewhere(journal.connection, frozenset({HERE, THERE}), asked)
