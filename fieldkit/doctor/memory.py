"""Checks of memory: enough of it to unlock, and none of it written to the disk in clear."""

import subprocess
import sys
from enum import Enum, auto
from pathlib import Path

from fieldkit.doctor.codes import Found, Mend, State, Subject
from fieldkit.doctor.finding import Finding
from fieldkit.vault.kdf import CAP

MIB = 1024**2
LEAST_FREE = (CAP.memory // 1024 + 128) * MIB
"""What a passphrase may take at most (vault.kdf), and a small window beside it."""
COMFORTABLE_FREE = 1024 * MIB
SECONDS = 10


class Swap(Enum):
    """Where memory goes that is set aside: nowhere, to an encrypted place, or to a clear one."""

    NONE = auto()
    ENCRYPTED = auto()
    CLEAR = auto()
    UNKNOWN = auto()


def check_memory(free: int | None) -> Finding:
    """Whether a passphrase can be stretched; `free` in bytes, None if it is not known."""
    if free is None:
        return Finding(Subject.MEMORY, State.UNKNOWN, Found.NOT_KNOWN)
    params = {"free": free // MIB}
    if free >= COMFORTABLE_FREE:
        return Finding(Subject.MEMORY, State.OK, Found.MEMORY_ENOUGH, None, params)
    state = State.WARN if free >= LEAST_FREE else State.BAD
    return Finding(Subject.MEMORY, state, Found.MEMORY_SHORT, Mend.FREE_MEMORY, params)


def check_swap(swap: Swap) -> Finding:
    """Whether keys and names could be left on the disk in clear."""
    match swap:
        case Swap.NONE:
            return Finding(Subject.SWAP, State.OK, Found.SWAP_NONE)
        case Swap.ENCRYPTED:
            return Finding(Subject.SWAP, State.OK, Found.SWAP_ENCRYPTED)
        case Swap.CLEAR:
            return Finding(Subject.SWAP, State.WARN, Found.SWAP_CLEAR, Mend.ENCRYPT_SWAP)
        case Swap.UNKNOWN:
            return Finding(Subject.SWAP, State.UNKNOWN, Found.NOT_KNOWN, Mend.ASK_SWAP)


def free_memory() -> int | None:
    """Bytes that programs can still get, on Linux and Windows; None elsewhere."""
    if sys.platform == "win32":
        return _free_of_windows()
    try:
        return available(Path("/proc/meminfo").read_text(encoding="ascii"))
    except OSError:
        return None


def available(meminfo: str) -> int | None:
    """MemAvailable of /proc/meminfo (proc(5)), in bytes."""
    for line in meminfo.splitlines():
        name, _, value = line.partition(":")
        if name == "MemAvailable":
            return int(value.split()[0]) * 1024
    return None


def look_at_swap() -> Swap:
    """Asks this system, changing nothing."""
    if sys.platform == "win32":
        return encrypted_pagefile(_output("fsutil", "behavior", "query", "encryptpagingfile"))
    if sys.platform == "darwin":
        return (
            Swap.ENCRYPTED if "(encrypted)" in _output("sysctl", "vm.swapusage") else Swap.UNKNOWN
        )
    try:
        return swap_of(Path("/proc/swaps").read_text(encoding="utf-8"), Path("/sys/dev/block"))
    except OSError:
        return Swap.UNKNOWN


def encrypted_pagefile(told: str) -> Swap:
    """What `fsutil behavior query encryptpagingfile` says: 1 is yes.

    A drive that is encrypted as a whole says 0 here, so that 0 leaves it open.
    """
    return Swap.ENCRYPTED if told.partition("=")[2].strip().startswith("1") else Swap.UNKNOWN


def swap_of(swaps: str, devices: Path) -> Swap:
    """By the text of /proc/swaps; `devices` is /sys/dev/block, by `major:minor`."""
    names = [line.split()[0] for line in swaps.splitlines()[1:] if line.strip()]
    if not names:
        return Swap.NONE
    found = [_is_encrypted_at(Path(name), devices) for name in names]
    if False in found:
        return Swap.CLEAR
    return Swap.UNKNOWN if None in found else Swap.ENCRYPTED


def _is_encrypted_at(name: Path, devices: Path) -> bool | None:
    try:
        status = name.stat()
    except OSError:
        return None
    number = status.st_rdev or status.st_dev
    block = devices / f"{number >> 8 & 0xFFF}:{number & 0xFF | number >> 12 & 0xFFF00}"
    return is_encrypted(block.resolve()) if block.exists() else None


def is_encrypted(block: Path) -> bool:
    """Whether a device of /sys is memory alone (zram), a dm-crypt one, or stands on such only."""
    if block.name.startswith("zram"):
        return True
    uuid = block / "dm" / "uuid"
    if uuid.is_file() and uuid.read_text(encoding="utf-8").startswith("CRYPT-"):
        return True
    under = sorted(block.glob("slaves/*"))
    return bool(under) and all(is_encrypted(each.resolve()) for each in under)


def _output(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def _free_of_windows() -> int | None:
    """By GlobalMemoryStatusEx (sysinfoapi.h): the fourth field is what is available."""
    if sys.platform != "win32":
        return None
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("total", ctypes.c_ulonglong),
            ("available", ctypes.c_ulonglong),
            ("rest", ctypes.c_ulonglong * 5),
        )

    status = Status(length=ctypes.sizeof(Status))
    if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return None
    return int(status.available)
