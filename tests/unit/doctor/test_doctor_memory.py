"""What the doctor says of memory, and of where it may be written."""

from pathlib import Path

import pytest

from fieldkit.doctor.codes import State
from fieldkit.doctor.memory import (
    COMFORTABLE_FREE,
    LEAST_FREE,
    Swap,
    available,
    check_memory,
    check_swap,
    encrypted_pagefile,
    is_encrypted,
    swap_of,
)

HEAD = "Filename\tType\tSize\tUsed\tPriority\n"


@pytest.mark.parametrize(
    ("free", "state"),
    [
        (None, State.UNKNOWN),
        (COMFORTABLE_FREE, State.OK),
        (COMFORTABLE_FREE - 1, State.WARN),
        (LEAST_FREE, State.WARN),
        (LEAST_FREE - 1, State.BAD),
    ],
)
def test_memory(free: int | None, state: State) -> None:
    assert check_memory(free).state is state


def test_what_is_available() -> None:
    assert available("MemTotal: 8000 kB\nMemAvailable:    2048 kB\n") == 2048 * 1024
    assert available("MemTotal: 8000 kB\n") is None


@pytest.mark.parametrize(
    ("swap", "state"),
    [
        (Swap.NONE, State.OK),
        (Swap.ENCRYPTED, State.OK),
        (Swap.CLEAR, State.WARN),
        (Swap.UNKNOWN, State.UNKNOWN),
    ],
)
def test_swap(swap: Swap, state: State) -> None:
    assert check_swap(swap).state is state


@pytest.mark.parametrize(
    ("told", "swap"),
    [
        ("EncryptPagingFile = 1  (ENABLED)", Swap.ENCRYPTED),
        ("EncryptPagingFile = 0  (DISABLED)", Swap.UNKNOWN),
        ("Access is denied.", Swap.UNKNOWN),
        ("", Swap.UNKNOWN),
    ],
)
def test_the_pagefile_of_windows(told: str, swap: Swap) -> None:
    assert encrypted_pagefile(told) is swap


def block(folder: Path, name: str, uuid: str = "", slaves: tuple[Path, ...] = ()) -> Path:
    """A device as /sys shows it."""
    made = folder / name
    (made / "slaves").mkdir(parents=True)
    if uuid:
        (made / "dm").mkdir()
        (made / "dm" / "uuid").write_text(uuid, encoding="ascii")
    for slave in slaves:
        (made / "slaves" / slave.name).symlink_to(slave)
    return made


def test_what_is_encrypted(tmp_path: Path) -> None:
    plain = block(tmp_path, "sda3")
    crypt = block(tmp_path, "dm-0", "CRYPT-LUKS2-0123-luks", (plain,))
    on_crypt = block(tmp_path, "dm-1", "LVM-abc", (crypt,))
    on_plain = block(tmp_path, "dm-2", "LVM-def", (plain,))
    on_both = block(tmp_path, "dm-3", "LVM-ghi", (crypt, plain))
    in_memory = block(tmp_path, "zram0")
    encrypted = {crypt, on_crypt, in_memory}
    every = {plain, crypt, on_crypt, on_plain, on_both, in_memory}
    assert {each for each in every if is_encrypted(each)} == encrypted


def test_swaps_of_linux(tmp_path: Path) -> None:
    file = tmp_path / "swapfile"
    file.touch()
    number = file.stat().st_dev
    devices = tmp_path / "dev"
    devices.mkdir()
    told = f"{HEAD}{file} file 1048572 0 -2\n"
    assert swap_of(HEAD, devices) is Swap.NONE
    assert swap_of(told, devices) is Swap.UNKNOWN
    name = f"{number >> 8 & 0xFFF}:{number & 0xFF | number >> 12 & 0xFFF00}"
    (devices / name).symlink_to(block(tmp_path, "sda2"))
    assert swap_of(told, devices) is Swap.CLEAR
    (devices / name).unlink()
    (devices / name).symlink_to(block(tmp_path, "zram1"))
    assert swap_of(told, devices) is Swap.ENCRYPTED
    assert swap_of(f"{told}/no/such/file file 1 0 -3\n", devices) is Swap.UNKNOWN
