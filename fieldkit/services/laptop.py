"""One unlocked laptop: its folder, its keys, its database, its node and the acting user's pen.

Files in the folder: `vault.json`, `marker.json`, a lock, and a database per compartment.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from fieldkit.journal.author import Pen
from fieldkit.journal.clock import HybridClock
from fieldkit.journal.keys import SigningKey
from fieldkit.journal.log import LogName, certify_user_key
from fieldkit.journal.node import Node, last_time
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import JournalStore
from fieldkit.ports import Clock, Randomness
from fieldkit.store.unit_of_work import UnitOfWork
from fieldkit.vault.lock import VaultLock
from fieldkit.vault.marker import Mark, Marker, write_marker
from fieldkit.vault.model import Keys

ROOT_SETTING = "root_key"
URL_SETTING = "headquarters_url"


@dataclass
class Laptop:
    """An open vault of one user. `close` gives the lock back; the process should end with it."""

    folder: Path
    organisation: bytes
    device: bytes
    keys: Keys
    engine: Engine
    node: Node
    pen: Pen
    lock: VaultLock
    clock: Clock
    randomness: Randomness

    def close(self) -> None:
        self.engine.dispose()
        self.keys.wipe()
        self.lock.release()


def laptop_node(
    folder: Path, engine: Engine, organisation: bytes, device: bytes, log: LogName, clock: Clock
) -> Node:
    """The node of a laptop: after each commit that wrote an entry, its marker is moved."""
    marker = _Keeper(folder, log)

    @contextmanager
    def work() -> Iterator[JournalStore]:
        with UnitOfWork(engine) as unit:
            yield unit.journal
            mark = marker.tip(unit.journal)
        marker.move(mark)

    def make(store: JournalStore) -> Replica:
        root = store.setting(ROOT_SETTING)
        assert root is not None, "a laptop's database holds headquarters' root key from enrolment"
        return Replica(
            organisation,
            root,
            store,
            HybridClock(clock, last_time(store, log)),
            areas=frozenset(),
            own_device=device,
        )

    return Node(work, make)


class _Keeper:
    """Keeps the marker beside the database in step with this laptop's log."""

    def __init__(self, folder: Path, log: LogName) -> None:
        self._folder = folder
        self._log = log
        self._last = Mark(0, bytes(32))

    def tip(self, store: JournalStore) -> Mark:
        for row in store.logs(self._log):
            if not row.branch:
                return Mark(row.seq, row.head)
        return self._last

    def move(self, mark: Mark) -> None:
        if mark != self._last:
            refusal = write_marker(self._folder, Marker({log_id(self._log): mark}))
            if refusal is not None:
                # Saved all the same: the marker only guards against restored copies.
                return
            self._last = mark


def log_id(log: LogName) -> bytes:
    """A log's name as the vault and the marker keep it: device ‖ incarnation ‖ compartment."""
    return log.device + log.incarnation + bytes([log.compartment])


def certify_user(laptop: Laptop, user: bytes, public_key: bytes) -> None:
    """The device's word for a user's signing key; travels with the next push."""
    device = SigningKey(bytes(laptop.keys.logs.device))
    certificate = certify_user_key(laptop.organisation, device, user, public_key)
    with laptop.node.transaction() as replica:
        replica.store.put_certificates([], [certificate])
