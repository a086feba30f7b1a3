"""Hybrid logical time rises whatever the machine's clock does."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journal_world import born, edit

from fieldkit.journal.clock import MAX_LEAD_MS, HybridClock, hlc, milliseconds, wall_time
from fieldkit.journal.entry import decode_header
from tests.sync.world import VirtualClock, World

NOON = 1_756_728_000_000
YEAR_2036 = 2_085_000_000_000
walls = st.integers(-(2**40), 2**46) | st.sampled_from([0, -1, NOON, YEAR_2036, 2**31 * 1000])


def clock_at(ms: int, last: int = 0) -> tuple[VirtualClock, HybridClock]:
    wall = VirtualClock()
    wall.ms = ms
    return wall, HybridClock(wall, last)


@given(st.lists(walls, min_size=2), st.lists(st.integers(0, 2**62)))
def test_time_rises_whatever_the_wall_clock_does(readings: list[int], seen: list[int]) -> None:
    wall, clock = clock_at(readings[0])
    times = [clock.tick()]
    for place, ms in enumerate(readings):
        wall.ms = ms
        if place < len(seen):
            clock.adopt(seen[place])
        times.append(clock.tick())
    assert all(earlier < later for earlier, later in pairwise(times))
    assert all(0 < time < 1 << 63 for time in times)


@given(walls.filter(lambda ms: ms >= 0))
def test_a_good_clock_is_followed(ms: int) -> None:
    _, clock = clock_at(ms)
    assert clock.tick() == max(hlc(ms), 1)


@given(st.integers(-MAX_LEAD_MS * 3, MAX_LEAD_MS * 3))
def test_a_time_from_elsewhere_is_adopted_up_to_ten_minutes_ahead(lead: int) -> None:
    _, clock = clock_at(NOON)
    clock.tick()
    remote = hlc(NOON + lead, 5)
    clock.adopt(remote)
    after = clock.tick()
    assert (after > remote) is (lead <= MAX_LEAD_MS)
    assert milliseconds(after) <= NOON + MAX_LEAD_MS


def test_time_goes_on_from_the_last_one_after_a_restart() -> None:
    _, clock = clock_at(0, last=hlc(NOON, 7))
    assert clock.tick() == hlc(NOON, 8)


def test_a_full_counter_runs_over_into_the_milliseconds() -> None:
    _, clock = clock_at(NOON, last=hlc(NOON, 0xFFFF))
    assert clock.tick() == hlc(NOON + 1)


@pytest.mark.parametrize("ms", [0, -5, YEAR_2036])
def test_acts_under_a_dead_clock_are_in_order_and_win_what_they_saw(ms: int) -> None:
    world = World(3)
    laptop = world.laptops[0]
    record = born(world, laptop)
    laptop.clock.ms = ms
    rows = [edit(world, laptop, record, f"+7 900 000-00-0{count}").rows[0] for count in range(3)]
    times = [decode_header(row.entry.header).time for row in rows]
    assert times == sorted(set(times))
    held = laptop.replica.store.records([("household", record)])[record]
    assert held.values["phone"] == "+7 900 000-00-02"
    assert held.conflicts == ()


@pytest.mark.parametrize("zone", [UTC, ZoneInfo("Europe/Moscow"), timezone(timedelta(hours=-11))])
@pytest.mark.parametrize(
    ("at_ms", "year"), [(2**48 - 1, 9999), (10**18, 9999), (-(2**48), 1), (-(10**18), 1)]
)
def test_a_moment_that_no_calendar_holds_is_the_first_or_the_last(
    at_ms: int, year: int, zone: tzinfo
) -> None:
    assert wall_time(at_ms, zone).year == year
    assert wall_time(at_ms, zone).isoformat(timespec="seconds")


def test_the_wall_clock_is_that_of_the_place() -> None:
    noon = datetime(2025, 9, 1, 12, 0, tzinfo=UTC)
    assert wall_time(NOON, UTC) == wall_time(NOON, ZoneInfo("Europe/Moscow")) == noon
    assert (wall_time(NOON, UTC).hour, wall_time(NOON, ZoneInfo("Europe/Moscow")).hour) == (12, 15)
