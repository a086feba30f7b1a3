"""Yes or no across areas: a real headquarters, laptops of different areas, and misuse."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.records.user import Role
from fieldkit.services.check_elsewhere import Elsewhere, check_elsewhere
from fieldkit.services.details import PersonDetails
from fieldkit.services.laptop import Laptop
from fieldkit.services.reasons import ServiceReason
from fieldkit.sync.elsewhere import MAX_PEOPLE
from fieldkit.ui.pages.households_elsewhere import ask_elsewhere
from tests.hq.conftest import Served, make_laptop
from tests.hq.elsewhere_world import OLGA, PHONE, person, registered, session_of

RULE: list[tuple[PersonDetails, str | None, Elsewhere]] = [
    (OLGA, None, Elsewhere.POSSIBLY),
    (replace(OLGA, patronymic=None), None, Elsewhere.POSSIBLY),
    (replace(OLGA, family_name="Nebylitsyna", given_name="Olga"), None, Elsewhere.POSSIBLY),
    (replace(OLGA, family_name="Небылецына"), None, Elsewhere.POSSIBLY),
    (replace(OLGA, birth_date=date(1984, 5, 9)), None, Elsewhere.POSSIBLY),
    (replace(OLGA, birth_date=None, birth_year=1985), None, Elsewhere.POSSIBLY),
    (replace(OLGA, birth_date=None), "8 (900) 123 45 67", Elsewhere.POSSIBLY),
    (replace(OLGA, birth_date=None), None, Elsewhere.TOO_LITTLE),
    (replace(OLGA, birth_date=None), "8 900 765 43 21", Elsewhere.NOBODY),
    (replace(OLGA, birth_date=date(1951, 1, 30)), PHONE, Elsewhere.NOBODY),
    (replace(OLGA, family_name="Вымыслова"), PHONE, Elsewhere.NOBODY),
]


def test_the_rule_is_that_of_the_table(asking: Laptop) -> None:
    for who, phone, expected in RULE:
        assert check_elsewhere(asking, [person(who)], phone) is expected, (who, phone)


def test_own_areas_do_not_count(
    served: Served, tmp_path: Path, region_areas: list[str], asking: Laptop
) -> None:
    """Who is registered here is found here; a laptop of both areas gets no yes."""
    anna = replace(OLGA, given_name="Анна")
    registered(asking, region_areas[0], anna)
    assert check_elsewhere(asking, [person(anna)], None) is Elsewhere.NOBODY
    both = make_laptop(served, tmp_path / "both", region_areas[:2], seed=51)
    assert check_elsewhere(both, [person(OLGA)], None) is Elsewhere.NOBODY
    both.close()


def test_a_misspelt_double_is_found_beside_the_family_itself(
    region_areas: list[str], asking: Laptop
) -> None:
    wrong = replace(OLGA, family_name="Небылецына")
    registered(asking, region_areas[0], wrong)
    assert check_elsewhere(asking, [person(wrong)], None) is Elsewhere.POSSIBLY


def test_one_of_a_large_family_is_enough(asking: Laptop) -> None:
    family = [replace(OLGA, given_name="Анна", birth_date=date(1950, 1, 1))] * MAX_PEOPLE
    people = [person(each) for each in (*family, OLGA)]
    assert check_elsewhere(asking, people, None) is Elsewhere.POSSIBLY


def test_no_line_is_said_and_asks_nothing(asking: Laptop) -> None:
    answer = check_elsewhere(asking, [person(OLGA)], None, "http://127.0.0.1:1")
    assert answer is Elsewhere.NO_LINE


def test_the_window_asks_for_those_who_may_register(
    region_areas: list[str], asking: Laptop
) -> None:
    session = session_of(asking, region_areas[0])
    assert ask_elsewhere(session, asking, [OLGA], None) is Elsewhere.POSSIBLY
    nameless = replace(OLGA, family_name="")
    assert isinstance(ask_elsewhere(session, asking, [nameless], None), Refusal)
    distributor = replace(session, roles=frozenset({Role.DISTRIBUTOR}))
    refused = ask_elsewhere(distributor, asking, [OLGA], None)
    assert refused == Refusal(ServiceReason.NOT_ALLOWED)
