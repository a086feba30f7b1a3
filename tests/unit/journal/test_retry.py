"""What an older version kept aside comes into force after an upgrade, once, everywhere."""

import pytest

from fieldkit.journal.retry import retry_after_upgrade
from fieldkit.records import registry
from fieldkit.records.registry import KINDS, Family, Kind
from fieldkit.records.void import Void
from tests.sync.oracle import row_of
from tests.sync.world import World


def test_a_kind_learnt_later_is_applied_after_the_upgrade(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(4)
    laptop = world.laptops[0]
    fields = {"fact": b"f" * 16, "reason": "mistake", "goods_returned": True}
    world.poison(laptop, "referral", None, fields)
    world.push(laptop)
    act = world.acts[-1]
    assert [row.head for row in world.hq.store.unapplied()] == [act.head]
    kinds = {**KINDS, "referral": Kind("referral", Family.FACT, Void)}
    for module in ("merge", "classify", "apply", "feed"):
        monkeypatch.setattr(f"fieldkit.journal.{module}.KINDS", kinds)
    monkeypatch.setattr(registry, "KINDS", kinds)
    monkeypatch.setattr("tests.sync.oracle.KINDS", kinds)
    for replica in (world.hq, laptop.replica):
        retry_after_upgrade(replica, "2.0.0")
        assert replica.store.unapplied() == []
        row = row_of(replica, act.record)
        assert row is not None and row.listed
    assert len(world.hq.store.placements([act.record])[act.record]) == 1


def test_the_same_version_judges_only_once() -> None:
    world = World(4)
    retry_after_upgrade(world.hq, "1.0.0")
    world.poison(world.laptops[0], "spaceship", b"r" * 16, {"engine": "warp"})
    world.push(world.laptops[0])
    before = world.hq.store.unapplied()
    retry_after_upgrade(world.hq, "1.0.0")
    assert world.hq.store.unapplied() == before != []
