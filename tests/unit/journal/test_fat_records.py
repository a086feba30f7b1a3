"""A record that a laptop in hostile hands made very large holds up nobody else."""

from journal_world import NORTH, SITE, Forger, born
from meeting_world import meet

from fieldkit.journal.accept import Accepted, accept
from fieldkit.sync.client import SyncReport
from tests.sync.world import World


def test_a_very_large_record_stops_no_other_laptops_pull() -> None:
    world = World(10)
    one, two = world.laptops
    record, area = b"r" * 16, {"area": NORTH, "site": SITE}
    for _ in range(90):
        forger = Forger(one)
        forger.write("household", record, {**area, "later_field": world.randomness.bytes(60_000)})
        assert isinstance(accept(world.hq, forger.segment()), Accepted)
        assert isinstance(accept(one.replica, forger.segment()), Accepted)
    other = born(world, two)
    outcome = meet(world, two)
    assert isinstance(outcome, SyncReport), outcome
    assert two.replica.store.records([("household", other)])
    outcome = meet(world, two)
    assert isinstance(outcome, SyncReport), outcome
    assert outcome.received == 0
