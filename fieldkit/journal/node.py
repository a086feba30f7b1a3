"""A replica joined to its database: one transaction at a time, caches kept between them."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from fieldkit.journal.directory import version_of
from fieldkit.journal.entry import decode_header
from fieldkit.journal.log import LogName
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import JournalStore
from fieldkit.journal.retry import retry_after_upgrade

UnitOfWork = Callable[[], AbstractContextManager[JournalStore]]
"""Opens a transaction; commits when the block ends, rolls back when it raises."""


class Node:
    """What every room above shares of one laptop, hub or headquarters.

    Thread-safe: `transaction` admits one thread at a time and binds the replica to that
    transaction's store. The replica must not be used outside the block. If the block raises, what
    the replica remembers (clock, directory) is read from the store again before the next.
    """

    def __init__(self, work: UnitOfWork, make: Callable[[JournalStore], Replica]) -> None:
        self._work = work
        self._make = make
        self._lock = threading.RLock()
        self._replica: Replica | None = None
        self._version = (-1, -1)

    @contextmanager
    def transaction(self) -> Iterator[Replica]:
        """One database transaction around the block; the replica is bound to it."""
        with self._lock:
            try:
                with self._work() as store:
                    yield self._bound(store)
            except BaseException:
                self._replica = None
                raise

    def _bound(self, store: JournalStore) -> Replica:
        if self._replica is None:
            self._replica = self._make(store)
            retry_after_upgrade(self._replica)
            self._version = version_of(self._replica)
            return self._replica
        self._replica.store = store
        version = version_of(self._replica)
        if version != self._version:
            self._replica.learn()
            self._version = version
        return self._replica


def last_time(store: JournalStore, log: LogName) -> int:
    """The HLC time of the last entry of a log, so that time rises over a restart; 0 if none."""
    for row in store.logs(log):
        rows = store.entries(row.id, row.seq, row.seq)
        if not row.branch and rows:
            return decode_header(rows[0].entry.header).time
    return 0
