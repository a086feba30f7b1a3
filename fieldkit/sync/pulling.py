"""Fetching what is new: the directory, and pages of this laptop's areas."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.journal.codec import expect
from fieldkit.journal.confirmation import confirmation
from fieldkit.journal.directory import take_directory, version_of
from fieldkit.journal.log import is_count, log_name
from fieldkit.journal.manifest import unpack_manifest
from fieldkit.journal.page import unpack_page
from fieldkit.journal.paging import apply_page, cursors, put_cursors
from fieldkit.journal.renewal import ask_renewal
from fieldkit.journal.replica import Replica
from fieldkit.sync.asking import ODD_ANSWER, Answer, Asker
from fieldkit.sync.reasons import SyncReason


def question(replica: Replica) -> Answer:
    """What a pull asks: directory held, cursors of our areas, tips of our own logs."""
    read = cursors(replica)
    tips = [
        [row.name.wire(), row.seq, row.head]
        for row in replica.store.logs()
        if row.name.device == replica.own_device and not row.branch and row.seq
    ]
    return {
        "directory": list(version_of(replica)),
        "cursors": [[area, read.get(area, 0)] for area in sorted(replica.areas or ())],
        "tips": tips,
    }


class Pulling:
    """Takes one answer after the other. `more`: headquarters has more; `wanted`: it lacks acts that
    it once confirmed (it was restored), which are unconfirmed here by now.
    """

    def __init__(self, asker: Asker, now_ms: Callable[[], int]) -> None:
        self._asker = asker
        self._now_ms = now_ms
        self.more = False
        self.wanted = False
        self._count = True

    def question(self) -> Answer:
        """What to ask next; how many records there are is asked once for each set of areas."""
        with self._asker.node.transaction() as replica:
            body = question(replica)
        return {**body, "count": True} if self._count else body

    def take(self, answer: Answer) -> Refusal | None:
        """Takes directory, wishes and pages, each in a transaction of its own."""
        try:
            return self._take(answer)
        except ODD_ANSWER:
            return Refusal(SyncReason.GARBAGE)

    def _take(self, answer: Answer) -> Refusal | None:
        report = self._asker.report
        expect(is_count(answer["time"]), "time")
        report.clock_offset_ms = answer["time"] - self._now_ms()
        with self._asker.node.transaction() as replica:
            areas = replica.areas
            refusal = _directory(replica, answer)
            if refusal is not None:
                return refusal
            report.directory = version_of(replica)
            self.wanted = _wanted(replica, answer.get("wanted", []))
            _notice_ahead(replica, answer.get("ahead", []))
            self._count = replica.areas != areas
            self.more = bool(answer["more"]) or self._count
            if is_count(answer.get("left")):
                report.expected = report.read + answer["left"]
        for data in answer["pages"]:
            with self._asker.node.transaction() as replica:
                received = _page(replica, data)
            if isinstance(received, Refusal):
                return received
            report.read += received[0]
            report.received += received[1]
        return None


def _directory(replica: Replica, answer: Answer) -> Refusal | None:
    if not answer.get("manifest"):
        return None
    manifest = unpack_manifest(answer["manifest"])
    bodies = {(kind, record): body for kind, record, body in answer["records"]}
    taken = take_directory(replica, manifest, bodies)
    if isinstance(taken, Refusal):
        return taken
    return Refusal(SyncReason.GARBAGE) if taken.missing else None


def _page(replica: Replica, data: bytes) -> tuple[int, int] | Refusal:
    """Puts a page and its cursor in place; how many records it held, and how many changed here."""
    key = replica.headquarters
    page = unpack_page(data, key.signing) if key else None
    if page is None:
        return Refusal(SyncReason.OTHER_HEADQUARTERS)
    read = cursors(replica)
    if page.after != read.get(page.area, 0):
        return Refusal(SyncReason.GARBAGE)
    paged = apply_page(replica, page)
    if isinstance(paged, Refusal):
        return paged
    put_cursors(replica, {**read, page.area: page.upto})
    return len(page.records), len(paged.touched)


def _notice_ahead(replica: Replica, wire: Any) -> None:
    """Headquarters has signed for more of our own log than we hold: this store was restored."""
    key = replica.headquarters
    for item in wire:
        word = confirmation(item)
        tip = max((row.seq for row in replica.store.logs(word.log)), default=0)
        if key and word.genuine(replica.organisation, key.signing) and word.seq > tip:
            ask_renewal(replica, word.log)


def _wanted(replica: Replica, wire: Any) -> bool:
    """Takes back what headquarters says it lacks of our logs, so that it is offered again."""
    found = False
    for name, seq in wire:
        log = log_name(name)
        expect(is_count(seq) and seq > 0, "wanted")
        for row in replica.store.logs(log):
            if row.confirmed >= seq:
                replica.store.save_log(replace(row, confirmed=seq - 1))
                found = True
    return found
