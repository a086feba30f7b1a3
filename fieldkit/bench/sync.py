"""`fieldkit bench sync`: entries of 1 KB from a laptop into headquarters and out to another laptop.

Headquarters is a process of its own on loopback; everything is signed, checked and saved as in use.
Bytes are those of HTTP at the socket, both ways. A sync sends, then fetches; what was just sent
comes back in the area's pages, and is counted apart (`bytes_echo`).
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from fieldkit.bench.line import Line, Slowness
from fieldkit.bench.must import must
from fieldkit.bench.notes import acts
from fieldkit.bench.postgres import database_for
from fieldkit.bench.served import Address, area_codes, enrolled, invite, prepare, serving
from fieldkit.journal.author import Act, write
from fieldkit.journal.codec import compress, encode
from fieldkit.services.laptop import Laptop
from fieldkit.services.meet import meet_headquarters
from fieldkit.services.unlock import Machine
from fieldkit.sync.client import SyncReport
from fieldkit.sync.enrolment import EnrolCode
from fieldkit.system import SystemClock, SystemRandomness

ACTS_A_TRANSACTION = 10
EDITS_A_BATCH = 100
BATCHES = 10
LINE_RECORDS = 1000
"""The bad line's own number of records, or all where there are fewer."""
LINE = (256.0, 600.0)
"""Kilobits per second, milliseconds there and back."""
EDITED = "address_note"

T = TypeVar("T")


@dataclass(frozen=True)
class Spent:
    """What one sync took: seconds and bytes both ways."""

    seconds: float
    bytes: int
    report: SyncReport


def run(params: Mapping[str, object]) -> dict[str, float]:
    """Rates a second, bytes a record, seconds on the bad line.

    `params`: `records` (10,000), `seed` (1), `hq` (`sqlite` or `postgresql`), `line` (kbit/s and
    ms, "256,600"). Raises `RefusalError`.
    """
    count, seed = int(str(params.get("records", 10_000))), int(str(params.get("seed", 1)))
    machine = Machine(SystemClock(), SystemRandomness())
    with (
        TemporaryDirectory(prefix="fieldkit-bench-") as name,
        database_for(str(params.get("hq", "sqlite"))) as url,
    ):
        folder = Path(name)
        made, found = prepare(folder / "hq", url, machine.clock, machine.randomness)
        near, far = area_codes(found)[:2]
        codes = [invite(made, [area]) for area in (near, near, far)]
        made.close()
        with serving(folder / "hq") as address:
            world = _World(folder, address, machine, seed)
            metrics = world.fast(codes[0], codes[1], count)
            slow = _slowness(params.get("line"))
            metrics |= world.slow(codes[2], min(count, LINE_RECORDS), slow)
    return metrics


def _slowness(given: object) -> Slowness:
    kbit, milliseconds = map(float, str(given).split(",")) if given else LINE
    return Slowness(kbit * 1000, milliseconds / 1000)


@dataclass
class _World:
    folder: Path
    address: Address
    machine: Machine
    seed: int

    def fast(self, giver_code: EnrolCode, taker_code: EnrolCode, count: int) -> dict[str, float]:
        line = Line(self.address.host, self.address.port)
        giver = enrolled(line.url, giver_code, self.folder / "giver", self.machine)
        taker = enrolled(line.url, taker_code, self.folder / "taker", self.machine)
        _spent(giver, line)
        made = self._write_new(giver, count)
        pushed = _spent(giver, line, confirmed(count))
        echoed = _spent(giver, line)
        taken = _spent(taker, line)
        edits, edit_bytes = self._edit(giver, line, made)
        nothing = _spent(giver, line)
        for laptop in (giver, taker):
            laptop.close()
        line.close()
        return {
            "push_per_s": count / pushed.seconds,
            "pull_per_s": taken.report.received / taken.seconds,
            "bytes_push": pushed.bytes / count,
            "bytes_pull": taken.bytes / taken.report.received,
            "bytes_edit": edit_bytes / edits,
            "bytes_nothing": nothing.bytes,
            "trips_nothing": nothing.report.requests,
            "bytes_echo": echoed.bytes / count,
            **_text(made),
        }

    def slow(self, code: EnrolCode, count: int, slowness: Slowness) -> dict[str, float]:
        laptop = enrolled(self.address.url, code, self.folder / "slow", self.machine)
        must(meet_headquarters(laptop, self.address.url))
        self._write_new(laptop, count)
        line = Line(self.address.host, self.address.port, slowness)
        pushed = _spent(laptop, line, confirmed(count))
        rest = _spent(laptop, line)
        laptop.close()
        line.close()
        return {
            "seconds_line": pushed.seconds,
            "seconds_line_with_echo": pushed.seconds + rest.seconds,
        }

    def _write_new(self, laptop: Laptop, count: int) -> list[Act]:
        """Registers households a few at a time, as a day's work does."""
        with laptop.node.transaction() as replica:
            area = min(replica.areas or ())
        made = list(acts(self.seed, area, count, self.machine.clock.now_ms()))
        for some in _batches(made, ACTS_A_TRANSACTION):
            _save(laptop, some)
        return made

    def _edit(self, laptop: Laptop, line: Line, made: list[Act]) -> tuple[int, int]:
        """One-field edits in batches, each sent at once: how many, and the bytes of sending."""
        edits, sent = 0, 0
        for number, some in enumerate(_batches(made[: BATCHES * EDITS_A_BATCH], EDITS_A_BATCH)):
            changed = [
                Act(act.kind, act.record, act.area, {EDITED: f"комната {100 + number}, этаж 2"})
                for act in some
            ]
            _save(laptop, changed)
            sent += _spent(laptop, line, confirmed(len(changed))).bytes
            _spent(laptop, line)
            edits += len(changed)
        return edits, sent


def _save(laptop: Laptop, some: Sequence[Act]) -> None:
    with laptop.node.transaction() as replica:
        must(write(replica, laptop.pen, some))


def confirmed(count: int) -> Callable[[SyncReport], bool]:
    """Ends a sync once so many entries are at headquarters."""
    return lambda report: report.confirmed < count


def _spent(
    laptop: Laptop, line: Line, until: Callable[[SyncReport], bool] = lambda _: True
) -> Spent:
    before, began = line.up + line.down, time.perf_counter()
    report = must(meet_headquarters(laptop, line.url, until))
    return Spent(time.perf_counter() - began, line.up + line.down - before, report)


def _text(made: list[Act]) -> dict[str, float]:
    """How large the records are, and how far zstd alone takes them, 500 at a time."""
    plain = [encode(act.fields) for act in made]
    pressed = sum(len(compress(b"".join(some))) for some in _batches(plain, 500))
    return {
        "record_bytes": sum(map(len, plain)) / len(plain),
        "record_bytes_zstd": pressed / len(plain),
    }


def _batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
