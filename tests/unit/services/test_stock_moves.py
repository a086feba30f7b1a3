"""Stock: received, sent, arrived, counted, written off; what headquarters has; figures."""

from datetime import date
from typing import Any

import pytest
from services_world import (
    DAY_MS,
    FOOD,
    NOW,
    SOAP,
    VOUCHER,
    Headquarters,
    Laptop,
    code_of,
    goods,
    handed,
    household,
    identify,
    person,
    registered,
)

from fieldkit.forms.answers import Answers
from fieldkit.journal.confirmation import confirm
from fieldkit.journal.offer import take_confirmation
from fieldkit.records.ages import AgeBand
from fieldkit.records.person import Sex
from fieldkit.records.user import Role
from fieldkit.records.void import VoidReason
from fieldkit.rules.stock import Held, Issued, NotInBooks, OnTheWay, WrittenOff
from fieldkit.services.assess import Assessed, assess
from fieldkit.services.books import SiteBooks
from fieldkit.services.figures import Figures, figures
from fieldkit.services.move_stock import (
    Arrive,
    Count,
    Move,
    Receive,
    Send,
    StockMoved,
    WriteOff,
    move_stock,
)
from fieldkit.services.sync_state import SyncState, sync_state
from fieldkit.services.void_receipt import void_receipt

TAC, DEPOT = identify("site", "TAC-1"), identify("site", "DEPOT")


def line(item: str, quantity: int, **more: Any) -> Any:
    return {"item": item, "quantity": quantity, **more}


def vouchers(first: int, last: int) -> Any:
    span = {"first": f"AV-{first:03d}", "last": f"AV-{last:03d}"}
    return line(VOUCHER, last - first + 1, ranges=[span])


def moved(laptop: Laptop, move: Move) -> StockMoved:
    done = move_stock(laptop.session, move)
    assert isinstance(done, StockMoved), done
    return done


def custody(laptop: Laptop, serial: str) -> object:
    with laptop.node.transaction() as replica:
        one = SiteBooks(replica, TAC).where(VOUCHER, serial)
        assert SiteBooks(replica, TAC, bulk=True).where(VOUCHER, serial) == one
        return one


def test_goods_travel_on_a_waybill(laptop: Laptop) -> None:
    moved(laptop, Receive(DEPOT, [line(FOOD, 100), vouchers(1, 20)]))
    sent = moved(laptop, Send(DEPOT, TAC, "W-1", [line(FOOD, 40), vouchers(1, 10)]))
    assert sent.held == {FOOD: 60, VOUCHER: 10}
    assert custody(laptop, "AV-010") == OnTheWay("W-1")
    assert custody(laptop, "AV-011") == Held(DEPOT)
    came = moved(laptop, Arrive(TAC, "W-1", [line(FOOD, 39), vouchers(1, 10)]))
    assert came.held == {FOOD: 39, VOUCHER: 10}
    assert came.waybill_seen
    assert custody(laptop, "AV-010") == Held(TAC)


def test_a_waybill_is_used_once_and_holds_what_was_sent(laptop: Laptop) -> None:
    moved(laptop, Receive(DEPOT, [line(FOOD, 100), vouchers(1, 20)]))
    moved(laptop, Send(DEPOT, TAC, "W-1", [line(FOOD, 40), vouchers(1, 10)]))
    for move, code in (
        (Send(DEPOT, TAC, "W-1", [line(FOOD, 1)]), "services.waybill_used"),
        (Arrive(TAC, "W-1", [line(FOOD, 41)]), "services.more_than_sent"),
        (Arrive(TAC, "W-1", [vouchers(11, 12)]), "services.serial_not_sent"),
    ):
        assert code_of(move_stock(laptop.session, move)) == code


def test_a_waybill_from_other_areas_is_taken_in(laptop: Laptop) -> None:
    came = moved(laptop, Arrive(TAC, "W-9", [line(FOOD, 5), vouchers(30, 31)]))
    assert not came.waybill_seen
    assert came.held == {FOOD: 5, VOUCHER: 2}


@pytest.mark.parametrize(
    ("move", "code"),
    [
        (Send(TAC, DEPOT, "W-2", [line(FOOD, 101)]), "rules.not_enough_stock"),
        (Send(TAC, DEPOT, "W-2", [line(VOUCHER, 2)]), "rules.serials_needed"),
        (Send(TAC, DEPOT, "W-2", [vouchers(50, 51)]), "rules.serial_unknown"),
        (Send(TAC, b"?" * 16, "W-2", [line(FOOD, 1)]), "services.site_unknown"),
        (WriteOff(TAC, "мыши", [line(FOOD, 101)]), "rules.not_enough_stock"),
        (WriteOff(TAC, " ", [line(FOOD, 1)]), "records.empty_text"),
        (Receive(TAC, [line("TENT", 1)]), "services.item_unknown"),
        (Receive(TAC, [line(FOOD, 0)]), "records.not_positive"),
        (Receive(TAC, []), "records.no_lines"),
        (Receive(TAC, [line(VOUCHER, 3)]), "rules.serials_needed"),
        (Receive(TAC, [vouchers(50, 60)]), "services.serial_in_books"),
        (Receive(TAC, [line(VOUCHER, 1, serials=["AV-050"])]), "services.serial_in_books"),
        (Receive(TAC, [line(VOUCHER, 3, serials=["AV-060"])]), "records.serials_differ"),
        (Receive(b"?" * 16, [line(FOOD, 1)]), "services.site_unknown"),
    ],
)
def test_what_cannot_be_moves_nothing(laptop: Laptop, move: Move, code: str) -> None:
    laptop.stock()
    before = laptop.entries()
    assert code_of(move_stock(laptop.session, move)) == code
    assert laptop.entries() == before


def test_a_count_moves_the_difference(laptop: Laptop) -> None:
    laptop.stock()
    assert moved(laptop, Count(TAC, [line(FOOD, 93)])).held == {FOOD: 93}
    assert moved(laptop, Count(TAC, [line(FOOD, 95)])).held == {FOOD: 95}


def test_what_was_written_off_may_come_again(laptop: Laptop) -> None:
    laptop.stock()
    moved(laptop, WriteOff(TAC, "промокли", [vouchers(1, 2)]))
    assert custody(laptop, "AV-002") == WrittenOff(TAC)
    moved(laptop, Receive(TAC, [vouchers(1, 2)]))
    assert custody(laptop, "AV-002") == Held(TAC)
    assert custody(laptop, "AV-051") == NotInBooks()


def test_a_voucher_given_and_brought_back(laptop: Laptop) -> None:
    laptop.stock()
    old = person(birth_date=date(1944, 5, 1))
    home = registered(laptop.session, household(members=[old]))
    given = handed(laptop.session, home, goods(home, "P-3", (VOUCHER, 1), serials=["AV-009"]))
    assert custody(laptop, "AV-009") == Issued(home.household, given.receipt)
    sent = move_stock(laptop.session, Send(TAC, DEPOT, "W-3", [vouchers(8, 10)]))
    assert code_of(sent) == "rules.serial_issued"
    void_receipt(laptop.session, given.receipt, VoidReason.RETURNED, goods_returned=True)
    assert custody(laptop, "AV-009") == Held(TAC)
    moved(laptop, Send(TAC, DEPOT, "W-3", [vouchers(8, 10)]))


def test_serials_with_odd_signs_are_found(laptop: Laptop) -> None:
    odd = 'Ж"%_\\!7'
    moved(laptop, Receive(TAC, [line(VOUCHER, 1, serials=[odd])]))
    home = registered(laptop.session, household(members=[person(birth_date=date(1944, 5, 1))]))
    given = handed(laptop.session, home, goods(home, "P-3", (VOUCHER, 1), serials=[odd]))
    assert custody(laptop, odd) == Issued(home.household, given.receipt)


def test_only_storekeepers_move_stock(laptop: Laptop) -> None:
    clerk = laptop.as_(Role.REGISTRAR)
    assert code_of(move_stock(clerk, Receive(TAC, [line(FOOD, 1)]))) == "services.not_allowed"


def state(laptop: Laptop) -> SyncState:
    found = sync_state(laptop.session)
    assert isinstance(found, SyncState)
    return found


def test_nothing_is_at_headquarters_without_its_word(laptop: Laptop, hq: Headquarters) -> None:
    laptop.stock()
    laptop.clock.ms += 7000
    registered(laptop.session, household(2))
    before = state(laptop)
    assert (before.saved, before.confirmed, before.waiting) == (4, 0, 4)
    (log,) = before.logs
    assert log.own
    assert log.waiting_since_ms == NOW
    with laptop.node.transaction() as replica:
        (row,) = replica.store.logs()
        head = replica.store.heads(row.id, 1, 1)[1]
        word = confirm(replica.organisation, hq.online, row.name, 1, head, (1, NOW))
        take_confirmation(replica, word)
    after = state(laptop)
    assert (after.saved, after.confirmed, after.waiting) == (4, 1, 3)
    assert after.logs[0].waiting_since_ms == NOW + 7000


def test_the_directory_grows_old_and_work_goes_on(laptop: Laptop) -> None:
    now = state(laptop)
    assert (now.directory_age_ms, now.directory_expired) == (3 * DAY_MS, False)
    laptop.clock.ms += 31 * DAY_MS
    later = state(laptop)
    assert (later.directory_age_ms, later.directory_expired) == (34 * DAY_MS, True)
    registered(laptop.session)


def test_figures_count_what_stands(laptop: Laptop) -> None:
    laptop.stock()
    home = registered(laptop.session, household(3))
    other = registered(laptop.session, household(members=[person(family_name="Заозерный")]))
    answers = Answers("needs", "1", "uuid:1", {"water": "no"}, b"")
    first = assess(laptop.session, home.household, answers)
    assert isinstance(first, Assessed)
    assess(laptop.session, home.household, answers, first.assessment)
    handed(laptop.session, home, goods(home, "P-1", (FOOD, 1), (SOAP, 4)))
    handed(laptop.session, home, goods(home, "P-1", (SOAP, 2)))
    gone = handed(laptop.session, other, goods(other, "P-2", (FOOD, 1)))
    void_receipt(laptop.session, gone.receipt, VoidReason.MISTAKE, goods_returned=True)
    found = figures(laptop.session)
    assert isinstance(found, Figures)
    assert found.total == {
        "households": 2,
        "people": 4,
        "assessments": 1,
        "receipts": 2,
        "lines": {FOOD: 1, SOAP: 2},
        "units": {FOOD: 1, SOAP: 6},
        "people_by": {"f": {"18-59": 3}, "m": {"18-59": 1}},
    }
    (area,) = found.areas
    assert area == identify("area", "NORTH")
    assert found.areas[area].people_by[Sex.FEMALE, AgeBand.ADULT] == 3
