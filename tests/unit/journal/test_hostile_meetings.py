"""Meetings that go wrong: lost and replayed answers, forged ones, logs that others can't take."""

import copy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from journal_world import NORTH, as_user, born, edit, word
from meeting_world import Answer, Road, meet

from fieldkit.errors import Refusal
from fieldkit.journal.accept import Accepted, accept
from fieldkit.journal.keys import SigningKey
from fieldkit.journal.log import certify_user_key
from fieldkit.journal.offer import Audience, Reader, next_segment, take_confirmation
from fieldkit.sync.client import SyncReport
from tests.sync.world import ORGANISATION, Laptop, World


@pytest.fixture
def world() -> World:
    return World(7)


def done(outcome: SyncReport | Refusal) -> SyncReport:
    assert isinstance(outcome, SyncReport), outcome
    return outcome


def confirmed(laptop: Laptop) -> int:
    return laptop.replica.main_log(laptop.pen.log).confirmed


def test_a_meeting_brings_acts_there_and_pages_back(world: World) -> None:
    one, two = world.laptops
    record = born(world, one)
    report = done(meet(world, one))
    assert (report.confirmed, confirmed(one)) == (1, 1)
    done(meet(world, two))
    assert two.replica.store.records([("household", record)])[record].listed
    again = done(meet(world, one))
    assert (again.confirmed, again.received, again.requests) == (0, 0, 1)


def test_a_lost_answer_doubles_nothing(world: World) -> None:
    laptop = world.laptops[0]
    born(world, laptop)
    road = Road(world, laptop.pen.log.device)
    before = laptop.replica.store.setting("nonce")
    done(meet(world, laptop, road=road))
    position = world.hq.store.position(0)
    laptop.replica.store.put_setting("nonce", before or b"")
    row = laptop.replica.main_log(laptop.pen.log)
    laptop.replica.store.save_log(replace(row, confirmed=0))
    done(meet(world, laptop, road=road))
    assert world.hq.store.position(0) == position
    assert confirmed(laptop) == 1


def test_a_restored_laptop_whose_log_is_behind_headquarters_comes_to_an_end(world: World) -> None:
    laptop = world.laptops[0]
    record = born(world, laptop)
    done(meet(world, laptop))
    edit(world, laptop, record, "+7 900 000-00-01")
    restored = copy.deepcopy(laptop)
    edit(world, laptop, record, "+7 900 000-00-02")
    done(meet(world, laptop))
    done(meet(world, restored))
    assert confirmed(restored) == 2


def test_anothers_log_that_is_refused_holds_nothing_else_up(world: World) -> None:
    one, two = world.laptops
    record = born(world, one)
    row = one.replica.main_log(one.pen.log)
    segment = next_segment(one.replica, row, 1, Audience(Reader.LAPTOP))
    assert segment is not None
    assert isinstance(accept(two.replica, segment), Accepted)
    own = born(world, two)
    done(meet(world, two))
    assert confirmed(two) == 1
    assert world.hq.store.records([("household", own)])
    assert not world.hq.store.records([("household", record)])


def test_a_user_who_joins_later_is_known_at_headquarters(world: World) -> None:
    laptop = world.laptops[0]
    record = born(world, laptop)
    done(meet(world, laptop))
    user, key = world.randomness.bytes(16), SigningKey(world.randomness.bytes(32))
    certificate = certify_user_key(ORGANISATION, laptop.device_key, user, key.public)
    laptop.replica.store.put_certificates([], [certificate])
    as_user(laptop, user, key)
    edit(world, laptop, record, "+7 900 000-00-01")
    done(meet(world, laptop))
    assert confirmed(laptop) == 2


def test_a_confirmation_of_another_head_is_refused(world: World) -> None:
    one, two = world.laptops
    record = born(world, one)
    edit(world, one, record, "+7 900 000-00-01")
    foreign = replace(word(world, one, 2), head=bytes(32))
    answer = take_confirmation(one.replica, foreign)
    assert isinstance(answer, Refusal) and answer.code == "journal.bad_signature"
    other = copy.deepcopy(one)
    edit(world, other, record, "+7 900 000-00-02")
    edit(world, one, record, "+7 900 000-00-03")
    answer = take_confirmation(one.replica, word(world, other, 3))
    assert isinstance(answer, Refusal) and answer.code == "journal.gap"
    assert confirmed(one) == 0
    assert isinstance(take_confirmation(two.replica, word(world, one, 3)), Refusal)


def test_an_old_epochs_confirmation_is_not_taken_again(world: World) -> None:
    laptop = world.laptops[0]
    record = born(world, laptop)
    edit(world, laptop, record, "+7 900 000-00-01")
    take_confirmation(laptop.replica, word(world, laptop, 2, epoch=1))
    take_confirmation(laptop.replica, word(world, laptop, 1, epoch=2))
    take_confirmation(laptop.replica, word(world, laptop, 2, epoch=1))
    assert confirmed(laptop) == 1


def test_an_earlier_confirmation_takes_nothing_back(world: World) -> None:
    laptop = world.laptops[0]
    record = born(world, laptop)
    edit(world, laptop, record, "+7 900 000-00-01")
    take_confirmation(laptop.replica, word(world, laptop, 2))
    take_confirmation(laptop.replica, word(world, laptop, 1))
    assert confirmed(laptop) == 2


# Forged answers: answers are not signed, only the parcels in them are


def test_a_forged_wish_hides_no_acts(world: World) -> None:
    laptop = world.laptops[0]

    def forged(path: str, answer: Answer) -> Answer:
        return {**answer, "wanted": [[laptop.pen.log.wire(), 0]]} if "pages" in answer else answer

    meet(world, laptop, forged)
    born(world, laptop)
    meet(world, laptop, forged)
    done(meet(world, laptop))
    assert confirmed(laptop) == 1


def test_a_forged_wish_costs_no_more_than_a_repeat(world: World) -> None:
    laptop = world.laptops[0]
    born(world, laptop)

    def forged(path: str, answer: Answer) -> Answer:
        return {**answer, "wanted": [[laptop.pen.log.wire(), 1]]} if "pages" in answer else answer

    done(meet(world, laptop, forged))
    assert confirmed(laptop) == 1


@pytest.mark.parametrize(
    "parcel",
    ["pages", "manifest"],
)
def test_a_forged_parcel_is_refused(world: World, parcel: str) -> None:
    laptop = world.laptops[0]
    born(world, laptop)
    done(meet(world, laptop))
    other = World(8)
    born(other, other.laptops[0])
    done(meet(other, other.laptops[0]))
    road = Road(other, other.laptops[0].pen.log.device)
    theirs = road.exchange.pull(
        other.hq, road.device, {"directory": [0, 0], "cursors": [[NORTH, 0]], "tips": []}
    )
    part = {parcel: theirs[parcel]}
    outcome = meet(world, laptop, lambda path, answer: {**answer, "records": [], **part})
    assert isinstance(outcome, Refusal)
    assert outcome.code in ("sync.other_headquarters", "journal.bad_signature")


anything = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3) | st.binary(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)
NAMES = ["confirmed", "problems", "time", "manifest", "records", "pages", "more", "wanted"]


@pytest.mark.slow
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.dictionaries(st.sampled_from([*NAMES, "refused", "params"]), anything))
def test_no_answer_makes_a_laptop_fail(changes: dict[str, Any]) -> None:
    laptop = copy.deepcopy(READY.laptops[0])
    outcome = meet(
        copy.deepcopy(READY), laptop, lambda path, answer: {**answer, **changes, "more": False}
    )
    assert isinstance(outcome, SyncReport | Refusal)


READY = World(9)
born(READY, READY.laptops[0])


def test_a_gap_of_an_odd_type_is_refused(world: World) -> None:
    laptop = world.laptops[0]
    born(world, laptop)
    gap = {"problems": [[0, {"refused": "journal.gap", "params": {"next": "x"}}]]}
    outcome = meet(world, laptop, lambda path, answer: {**answer, **gap})
    assert isinstance(outcome, SyncReport | Refusal)


def test_an_empty_wish_is_refused(world: World) -> None:
    outcome = meet(world, world.laptops[0], lambda path, answer: {**answer, "wanted": [[]]})
    assert isinstance(outcome, Refusal)
