"""A clock at 1970, then in 2036, then right again: time rises, nothing is lost, order makes sense.

Two laptops work on one household: one with a dead clock, one with a good one.
"""

from pathlib import Path

import pytest

from fieldkit.journal.author import Act, Written, write
from fieldkit.journal.entry import decode_header
from fieldkit.journal.merge import live_writes
from fieldkit.journal.state import Register, unpack
from fieldkit.journal.verify import verify
from fieldkit.services.laptop import Laptop
from fieldkit.services.unlock import Machine, unlock
from tests.hq.conftest import PASSPHRASE, Served, make_laptop
from tests.hq.test_meeting import households, register, synced
from tests.sync.world import SeededRandomness, VirtualClock

RIGHT = VirtualClock().ms
Y1970, Y2036 = 60_000, 2_100_000_000_000
FIELD = "address_note"


def note(laptop: Laptop, household: bytes, words: str) -> None:
    with laptop.node.transaction() as replica:
        area = min(replica.areas or ())
        written = write(replica, laptop.pen, [Act("household", household, area, {FIELD: words})])
        assert isinstance(written, Written), written


def shown(laptop: Laptop, household: bytes) -> list[str]:
    """The live values of the field, the shown one first."""
    with laptop.node.transaction() as replica:
        state = unpack(replica.store.records([("household", household)])[household].state)
        assert isinstance(state, Register)
        return [write.fields[FIELD] for write in live_writes(state, FIELD, replica.corrections)]


def times(laptop: Laptop) -> list[list[int]]:
    """The times of each log of this device, as written."""
    with laptop.node.transaction() as replica:
        logs = [row for row in replica.store.logs() if row.name.device == laptop.device]
        rows = [replica.store.entries(row.id, 1, 1000) for row in logs]
        return [[decode_header(row.entry.header).time for row in each] for each in rows]


def set_clock(laptop: Laptop, ms: int) -> None:
    assert isinstance(laptop.clock, VirtualClock)
    laptop.clock.ms = ms


@pytest.mark.parametrize("wrong", [[Y1970, Y2036], [Y2036, -5]])
def test_time_rises_in_a_log_over_wrong_clocks_and_restarts(
    served: Served, tmp_path: Path, region_areas: list[str], wrong: list[int]
) -> None:
    laptop = make_laptop(served, tmp_path / "laptop", region_areas[:1])
    user, ids = laptop.pen.user, []
    for number, ms in enumerate([*wrong, RIGHT]):
        set_clock(laptop, ms)
        ids += register(laptop, 2)
        synced(laptop)
        clock = VirtualClock()
        clock.ms = ms
        laptop.close()
        machine = Machine(clock, SeededRandomness(400 + number))
        opened = unlock(tmp_path / "laptop", user, PASSPHRASE, machine)
        assert isinstance(opened, Laptop)
        laptop = opened
        ids += register(laptop, 1)
        synced(laptop)
    reckoned = times(laptop)
    assert all(each == sorted(set(each)) for each in reckoned)
    assert sum(map(len, reckoned)) == len(ids)
    assert len(reckoned) > 1, "headquarters corrected the log of 2036: a new one was started"
    for node in (served.headquarters.node, laptop.node):
        with node.transaction() as replica:
            assert households(replica, ids) == set(ids)
            assert verify(replica).differences == ()
    laptop.close()


@pytest.fixture
def pair(served: Served, tmp_path: Path, region_areas: list[str]) -> tuple[Laptop, Laptop]:
    return (
        make_laptop(served, tmp_path / "dead", region_areas[:1], seed=31),
        make_laptop(served, tmp_path / "good", region_areas[:1], seed=32),
    )


def conflict(pair: tuple[Laptop, Laptop], ms: int) -> None:
    """Both change one field, unseen by each other, the one with the dead clock later in truth."""
    dead, good = pair
    (household,) = register(good)
    for laptop in (good, dead):
        synced(laptop)
    set_clock(good, RIGHT + 60_000)
    note(good, household, "раньше")
    set_clock(dead, ms)
    note(dead, household, "позже")
    for laptop in (good, dead, good):
        synced(laptop)
    assert shown(dead, household) == shown(good, household)
    assert sorted(shown(good, household)) == ["позже", "раньше"], "both values are kept"
    set_clock(good, RIGHT + 3_600_000)
    note(good, household, "решено")
    for laptop in (good, dead):
        synced(laptop)
        assert shown(laptop, household) == ["решено"], "settling ends it, whatever the clocks say"
        laptop.close()


@pytest.mark.parametrize("ms", [Y1970, Y2036])
def test_a_conflict_with_a_dead_clock_keeps_both_and_can_be_settled(
    pair: tuple[Laptop, Laptop], ms: int
) -> None:
    conflict(pair, ms)


def test_a_clock_in_the_past_does_not_order_what_was_seen_before_it(
    pair: tuple[Laptop, Laptop],
) -> None:
    """What a laptop has read from headquarters is never later than what it writes next."""
    dead, good = pair
    (household,) = register(good)
    note(good, household, "раньше")
    for laptop in (good, dead):
        synced(laptop)
    set_clock(dead, Y1970)
    note(dead, household, "позже")
    synced(dead)
    synced(good)
    assert shown(good, household) == shown(dead, household) == ["позже"]
    for laptop in pair:
        laptop.close()


def test_a_clock_in_the_future_does_not_win_for_ever(pair: tuple[Laptop, Laptop]) -> None:
    dead, good = pair
    (household,) = register(good)
    for laptop in (good, dead):
        synced(laptop)
    set_clock(dead, Y2036)
    note(dead, household, "раньше")
    set_clock(good, RIGHT + 3_600_000)
    note(good, household, "позже")
    for laptop in (dead, good, dead):
        synced(laptop)
    found = shown(good, household)
    for laptop in pair:
        laptop.close()
    assert found[0] == "позже"
