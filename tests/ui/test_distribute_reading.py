"""What Distribute reads, from a real encrypted store."""

from datetime import date
from pathlib import Path

from fieldkit.cards.picture_file import read_picture
from fieldkit.cards.reasons import CardReason
from fieldkit.errors import Refusal
from fieldkit.records.receipt import Collector
from fieldkit.records.user import Role
from fieldkit.rules.balance import Owed
from fieldkit.rules.card_list import ListAge
from fieldkit.rules.verdict import AlreadyReceived, CardProblem, Give
from fieldkit.services.bind_card import Bound, bind_card
from fieldkit.services.shown import Chosen, Scanned
from fieldkit.ui.pages.distribute_reading import Shelf, Table, count_rounds, read_table
from fieldkit.ui.pages.distribute_shelf import read_shelf
from tests.ui import stores
from tests.unit.services.services_world import (
    FOOD,
    SOAP,
    VOUCHER,
    Laptop,
    goods,
    handed,
    household,
    person,
    proxy,
    registered,
)

hq, laptop = stores.hq, stores.laptop


def table_of(laptop: Laptop, who: Chosen | Scanned) -> Table:
    found = read_table(laptop.session, who)
    assert isinstance(found, Table), found
    return found


def test_a_household_in_one_glance(laptop: Laptop) -> None:
    members = [person(), person(1, birth_date=date(2015, 1, 1)), person(2, birth_date=None)]
    home = registered(laptop.session, household(members=members, proxies=[proxy()]))
    (card,) = laptop.hq.cards(1)
    assert isinstance(bind_card(laptop.session, home.household, card), Bound)
    family = table_of(laptop, Scanned(card)).family
    assert family is not None
    assert (family.head, family.size, family.children) == ("Ветлугина Ия", 3, 1)
    assert family.card is not None and family.card.startswith("000 000 001")
    roles = [each.role for each in family.takers]
    assert roles == [Collector.HEAD, Collector.MEMBER, Collector.MEMBER, Collector.PROXY]
    assert family.takers[0].id == home.people[0]
    assert table_of(laptop, Chosen(home.household)).family == family


def test_each_round_of_today_has_its_verdict_and_its_names(laptop: Laptop) -> None:
    laptop.stock()
    home = registered(laptop.session)
    handed(laptop.session, home, goods(home, "P-2", (FOOD, 1)))
    found = table_of(laptop, Chosen(home.household))
    assert count_rounds(laptop.session) == len(found.rounds) == 4
    verdicts = {each.number: each.verdict for each in found.rounds}
    assert isinstance(verdicts[1], Give) and isinstance(verdicts[2], AlreadyReceived)
    assert found.called.sites[laptop.session.place.site].en == "Site TAC-1"
    assert found.called.people[home.people[0]] == "Ветлугина Ия"
    assert found.called.items[VOUCHER].serialised and not found.called.items[FOOD].serialised


def test_a_forged_card_is_a_verdict_with_its_problem(laptop: Laptop) -> None:
    (card,) = laptop.hq.cards(1)
    found = table_of(laptop, Scanned(card[:-1] + str((int(card[-1]) + 1) % 10)))
    assert found.family is None and found.problem is not None
    assert found.problem.code is CardReason.SIGNATURE
    assert {type(each.verdict) for each in found.rounds} == {CardProblem}


def test_the_card_list_is_dated_where_a_card_was_shown(laptop: Laptop) -> None:
    home = registered(laptop.session)
    (card,) = laptop.hq.cards(1)
    assert isinstance(bind_card(laptop.session, home.household, card), Bound)
    shown = [each.card_list for each in table_of(laptop, Scanned(card)).rounds]
    assert shown == [ListAge(3)] * 4
    assert {each.card_list for each in table_of(laptop, Chosen(home.household)).rounds} == {None}


def test_a_team_lead_sees_what_an_exception_would_give(laptop: Laptop) -> None:
    home = registered(laptop.session)
    table = table_of(laptop, Chosen(home.household))
    lines = {each.number: each.exception for each in table.rounds}
    assert lines[3] == (Owed(VOUCHER, 1, 0),) and not lines[1]
    assert table.team_lead is (Role.TEAM_LEAD in laptop.session.roles)
    distributor = laptop.as_(Role.DISTRIBUTOR)
    plain = read_table(distributor, Chosen(home.household))
    assert isinstance(plain, Table) and not plain.team_lead


def test_an_unknown_household_is_refused(laptop: Laptop) -> None:
    assert isinstance(read_table(laptop.session, Chosen(bytes(16))), Refusal)


def shelf_of(laptop: Laptop, wanted: dict[str, int], after: dict[str, str] | None = None) -> Shelf:
    found = read_shelf(laptop.session, wanted, after or {})
    assert isinstance(found, Shelf), found
    return found


def test_the_shelf_offers_the_next_free_serials(laptop: Laptop) -> None:
    laptop.stock(7)
    assert shelf_of(laptop, {FOOD: 1, SOAP: 2}) == Shelf({FOOD: 7, SOAP: 7}, {})
    old = [person(birth_date=date(1944, 5, 1))]
    home = registered(laptop.session, household(members=old))
    handed(laptop.session, home, goods(home, "P-3", (VOUCHER, 1), serials=["AV-001"]))
    assert shelf_of(laptop, {VOUCHER: 2}).free == {VOUCHER: ("AV-002", "AV-003")}
    assert shelf_of(laptop, {VOUCHER: 1}, {VOUCHER: "AV-020"}).free == {VOUCHER: ("AV-021",)}
    assert shelf_of(laptop, {VOUCHER: 2}, {VOUCHER: "AV-050"}).free[VOUCHER] == ("AV-002", "AV-003")
    assert shelf_of(laptop, {VOUCHER: 2}).held == {VOUCHER: 49}


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "card.png"
    file.write_text("no picture")
    assert isinstance(read_picture(file), Refusal)
