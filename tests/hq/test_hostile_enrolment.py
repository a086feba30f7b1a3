"""A laptop being made in a folder that fills up, loses its power, or was lived in before."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fieldkit.errors import Refusal, RefusalError
from fieldkit.services.enrol import Answered, FirstUser, finish
from fieldkit.services.laptop import Laptop
from fieldkit.services.laptop_reasons import LaptopReason
from fieldkit.services.unlock import Machine, unlock
from fieldkit.store.reasons import StoreReason
from fieldkit.store.unit_of_work import UnitOfWork
from fieldkit.vault.file import NAME, read_vault
from fieldkit.vault.reasons import VaultReason
from tests.hq.conftest import FLOOR, PASSPHRASE, Served, invite
from tests.hq.elsewhere_world import OLGA, registered
from tests.sync.world import SeededRandomness, VirtualClock

pytestmark = pytest.mark.slow


@pytest.fixture
def answered(served: Served, region_areas: list[str]) -> Answered:
    return invite(served, region_areas[:3])


def made(answered: Answered, folder: Path, seed: int = 7) -> Refusal | None:
    first = FirstUser(min(answered.users), PASSPHRASE, FLOOR)
    return finish(answered, first, folder, VirtualClock(), SeededRandomness(seed))


def opened(answered: Answered, folder: Path) -> Laptop:
    machine = Machine(VirtualClock(), SeededRandomness(8))
    laptop = unlock(folder, min(answered.users), PASSPHRASE, machine)
    assert isinstance(laptop, Laptop), laptop
    return laptop


def test_a_disk_that_fills_up_is_an_outcome_at_every_step(
    answered: Answered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = UnitOfWork.__exit__
    for room in range(20):
        saved: list[object] = []

        def leave(unit: UnitOfWork, *error: Any, room: int = room, saved: list[Any] = saved) -> Any:
            if error[0] is None and len(saved) >= room:
                full = RefusalError(Refusal(StoreReason.DISK_FULL))
                real(unit, RefusalError, full, None)
                raise full
            saved.append(unit)
            return real(unit, *error)

        with monkeypatch.context() as patch:
            patch.setattr(UnitOfWork, "__exit__", leave)
            done = made(answered, tmp_path, room)
        if done is None:
            assert room >= 2
            opened(answered, tmp_path).close()
            return
        assert done == Refusal(StoreReason.DISK_FULL), room
        assert read_vault(tmp_path) == Refusal(VaultReason.ABSENT, {"folder": str(tmp_path)})
    pytest.fail("it never came to an end")


class PowerCut(BaseException):
    """The end of the process, here and now."""


def test_a_cut_at_any_write_leaves_a_folder_in_which_it_can_be_made(
    answered: Answered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        folder, steps = tmp_path / str(number), list[str]()

        def stepping(
            real: Callable[..., Any], number: int = number, steps: list[str] = steps
        ) -> Callable[..., Any]:
            def step(*args: Any) -> Any:
                if len(steps) >= number:
                    raise PowerCut
                steps.append("")
                return real(*args)

            return step

        done: object = "cut"
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", stepping(os.fsync))
            patch.setattr(Path, "replace", stepping(Path.replace))
            with contextlib.suppress(PowerCut):
                done = made(answered, folder)
        if isinstance(read_vault(folder), Refusal):
            assert made(answered, folder, 100 + number) is None, number
        else:
            assert made(answered, folder) == Refusal(
                LaptopReason.ALREADY_ENROLLED, {"folder": str(folder)}
            )
        opened(answered, folder).close()
        if done is None:
            assert number >= 4
            return
    pytest.fail("it never came to an end")


def test_work_whose_vault_is_missing_is_never_thrown_away(
    answered: Answered, tmp_path: Path, region_areas: list[str]
) -> None:
    """The vault may come back from a backup, and the acts of the day are nowhere else."""
    assert made(answered, tmp_path) is None
    laptop = opened(answered, tmp_path)
    try:
        registered(laptop, region_areas[0], OLGA)
    finally:
        laptop.close()
    vault = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).unlink()
    refused = Refusal(LaptopReason.WORK_LEFT, {"folder": str(tmp_path)})
    assert made(answered, tmp_path) == refused
    (tmp_path / "marker.json").write_text("cut")
    assert made(answered, tmp_path) == refused
    (tmp_path / "marker.json").unlink()
    assert made(answered, tmp_path) == refused
    (tmp_path / NAME).write_bytes(vault)
    opened(answered, tmp_path).close()
