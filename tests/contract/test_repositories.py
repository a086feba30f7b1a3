"""What screens and reports ask of the tables, on both engines."""

from dataclasses import replace
from datetime import date

import pytest

from fieldkit.journal.codec import encode
from fieldkit.journal.repository import DirectoryRow
from fieldkit.records.area import Area
from fieldkit.records.card import CardStatus
from fieldkit.records.needs import Need
from fieldkit.records.site import Site, SiteKind
from fieldkit.store.journal_repository import SqlJournal
from fieldkit.store.repositories import (
    assessments,
    directory,
    figures,
    households,
    receipts,
    stock,
)
from tests.contract.conftest import Stores
from tests.contract.people import (
    NOON,
    OTHER_SITE,
    ROUND,
    SITE,
    USER,
    assessment,
    card,
    collector,
    home,
    human,
    movement,
    receipt,
    void,
)
from tests.contract.rows import AREA, identity


@pytest.fixture(params=["sqlcipher", "postgresql"])
def journal(stores: Stores, request: pytest.FixtureRequest) -> SqlJournal:
    journal = stores.open(request.param)
    assert isinstance(journal, SqlJournal)
    return journal


def ids(found: list) -> list[int]:
    return [int.from_bytes(getattr(each, "value", each).id, "big") for each in found]


def test_a_household_comes_with_its_people_and_cards(journal: SqlJournal) -> None:
    anna = human(
        11, 1, "Вымыслова Анна", birth_date="1984-09-05", specific_needs=["SP", "DS"], sex="f"
    )
    gone = replace(human(12, 1, "Вымыслов Пётр"), listed=False)
    journal.put_records([home(1, head=identity(11), arrived="2024-08-20"), home(2)])
    journal.put_records([anna, gone, human(13, 2, "Иной Иван"), collector(14, 1, "Иной Иван")])
    journal.put_records([card(50, 1, "0000000172"), card(51, 1, "0000000254", "lost")])
    found = households.household(journal.connection, identity(1))
    assert found is not None and found.arrived == date(2024, 8, 20) and found.site == SITE
    assert households.household(journal.connection, identity(9)) is None
    members = households.members(journal.connection, identity(1))
    assert ids(members) == [11]
    assert members[0].specific_needs == [Need.SINGLE_PARENT, Need.DISABILITY]
    assert members[0].birth_date == date(1984, 9, 5) and members[0].deleted is False
    assert ids(households.proxies(journal.connection, identity(1))) == [14]
    assert ids(households.cards(journal.connection, identity(1))) == [50, 51]
    lost = households.card_by_serial(journal.connection, (51).to_bytes(12, "big"))
    assert lost is not None and lost.status is CardStatus.LOST
    assert households.card_by_serial(journal.connection, bytes(12)) is None


def test_households_of_a_site_come_page_by_page(journal: SqlJournal) -> None:
    journal.put_records([home(number) for number in (5, 1, 3)] + [home(2, site=OTHER_SITE)])
    first = households.households_at(journal.connection, SITE, most=2)
    assert ids(first) == [1, 3]
    assert ids(households.households_at(journal.connection, SITE, after=first[-1].id)) == [5]


def test_an_unreadable_field_counts_as_empty(journal: SqlJournal) -> None:
    odd = human(11, 1, "Вымыслова Анна", relation="code_of_tomorrow", phone="no number")
    lacking = human(12, 1, "Вымыслова Вера", sex="code_of_tomorrow")
    journal.put_records([odd, lacking])
    members = households.members(journal.connection, identity(1))
    assert ids(members) == [11]
    assert members[0].relation is None and members[0].phone is None


def test_receipts_stand_till_a_void_cancels_them(journal: SqlJournal) -> None:
    other_round = receipt(23, 1, NOON + 5, round=identity(911))
    journal.put_records([receipt(21, 1, NOON + 9), receipt(22, 1), other_round, receipt(24, 2)])
    journal.put_records([void(31, cancelled=24), replace(void(32, cancelled=22), listed=False)])
    stand = receipts.of_household(journal.connection, identity(1))
    assert ids(stand) == [22, 23, 21]
    assert (stand[0].at_ms, stand[0].by, stand[0].area) == (NOON, USER, AREA)
    assert stand[0].value.lines == [{"item": "parcel", "quantity": 1}]
    assert receipts.of_household(journal.connection, identity(2)) == []
    assert ids(receipts.voided_of_household(journal.connection, identity(2))) == [24]
    assert ids(receipts.of_round(journal.connection, ROUND)) == [22, 21]


def test_a_sites_day_ends_before_the_next(journal: SqlJournal) -> None:
    rows = [receipt(21, 1, NOON), receipt(22, 2, NOON + 10), receipt(23, 3, NOON + 20)]
    journal.put_records([*rows, receipt(24, 4, NOON, site=OTHER_SITE)])
    journal.put_records([void(31, cancelled=22)])
    day = (SITE, NOON, NOON + 20)
    assert ids(receipts.at_site(journal.connection, *day)) == [21]
    assert figures.receipts_at(journal.connection, *day) == 1


def test_a_corrected_assessment_gives_way(journal: SqlJournal) -> None:
    journal.put_records([assessment(41, 1), assessment(42, 1, NOON + 1, corrects=identity(41))])
    journal.put_records([assessment(43, 1, NOON + 2), assessment(44, 2, form="other")])
    assert ids(assessments.of_household(journal.connection, identity(1))) == [42, 43]
    found = assessments.of_form(journal.connection, "other")
    assert ids(found) == [44] and found[0].value.answers == {"roof": "yes", "people": 3}


def test_stock_comes_and_goes_by_place_and_waybill(journal: SqlJournal) -> None:
    sent = {"from_place": SITE, "to_place": OTHER_SITE, "waybill": "W-1"}
    journal.put_records(
        [
            movement(61, "receive", to_place=SITE),
            movement(62, "send", **sent),
            movement(63, "arrive", to_place=OTHER_SITE, waybill="W-1"),
            movement(64, "receive", to_place=identity(902)),
        ]
    )
    assert ids(stock.movements(journal.connection, SITE)) == [61, 62]
    assert ids(stock.movements(journal.connection, OTHER_SITE)) == [62, 63]
    assert ids(stock.waybill(journal.connection, "W-1")) == [62, 63]


def test_goods_are_gone_unless_a_void_brought_them_back(journal: SqlJournal) -> None:
    journal.put_records([receipt(21, 1), receipt(22, 2), receipt(23, 3)])
    journal.put_records([void(31, cancelled=22, returned=True), void(32, cancelled=23)])
    assert ids(stock.handed_out(journal.connection, SITE)) == [21, 23]


def test_the_directory_is_read_as_values(journal: SqlJournal) -> None:
    site = {"code": "pvr-1", "area": AREA, "kind": "tac", "name_ru": "ПВР 1", "name_en": "TAC 1"}
    area = {"code": "a", "name_ru": "Район", "name_en": "District", "of_tomorrow": 1}
    journal.put_directory(
        [
            DirectoryRow("site", SITE, encode(site), 1),
            DirectoryRow("site", OTHER_SITE, encode({**site, "kind": "of_tomorrow"}), 1),
            DirectoryRow("area", AREA, encode(area), 1),
        ]
    )
    assert [each.kind for each in directory.all_of(journal.connection, Site)] == [SiteKind.TAC]
    one = directory.one(journal.connection, Area, AREA)
    assert one is not None and one.name_en == "District"
    assert directory.one(journal.connection, Site, OTHER_SITE) is None
    assert directory.one(journal.connection, Site, AREA) is None


def test_counts_are_of_what_is_there_to_be_seen(journal: SqlJournal) -> None:
    journal.put_records([home(1), home(2), home(3, site=OTHER_SITE), human(11, 1, "Иной Иван")])
    journal.put_records([replace(home(4), listed=False), receipt(21, 1), receipt(22, 2)])
    journal.put_records([void(31, cancelled=22)])
    assert figures.listed(journal.connection, "household") == 3
    assert figures.listed(journal.connection, "person") == 1
    assert figures.households_by_site(journal.connection) == {SITE: 2, OTHER_SITE: 1}
    assert figures.receipts_by_round(journal.connection) == {ROUND: 1}
