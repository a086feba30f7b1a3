"""A laptop's side of a meeting with headquarters: push what is unsent, pull what is new.

Every step is safe to lose: a repeated push changes nothing, a page is put in place in the same
transaction as its cursor. Nothing is called sent without headquarters' signed confirmation.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.journal.codec import MalformedError, expect
from fieldkit.journal.confirmation import confirmation
from fieldkit.journal.directory import take_directory, version_of
from fieldkit.journal.log import LogName, log_name
from fieldkit.journal.manifest import unpack_manifest
from fieldkit.journal.node import Node
from fieldkit.journal.offer import Audience, Reader, next_segment, take_confirmation
from fieldkit.journal.page import unpack_page
from fieldkit.journal.paging import apply_page, cursors, put_cursors
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import LogRow
from fieldkit.ports import Transport, TransportError
from fieldkit.sync.reasons import SyncReason
from fieldkit.sync.wire import NONCE_HEADER, pack, unpack

MAX_ROUNDS = 100_000
Progress = Callable[["SyncReport"], bool]
"""Told after every request; False stops the meeting at this safe place."""


@dataclass
class SyncReport:
    """How far a meeting has come: entries confirmed, records received, requests made."""

    confirmed: int = 0
    received: int = 0
    requests: int = 0
    directory: tuple[int, int] = (0, 0)
    clock_offset_ms: int | None = None
    stopped: bool = False
    problems: list[Refusal] = field(default_factory=list)


def go_on(_: SyncReport) -> bool:
    return True


class SyncClient:
    """Meets one headquarters over one transport. Not thread-safe; one meeting at a time."""

    def __init__(self, node: Node, transport: Transport, now_ms: Callable[[], int]) -> None:
        self._node = node
        self._transport = transport
        self._now_ms = now_ms
        self._report = SyncReport()

    def sync(self, progress: Progress = go_on) -> SyncReport | Refusal:
        """Pushes, then pulls, until both sides have what the other may give.

        Refuses with the reason for which the meeting ended early; what was confirmed before stays
        confirmed.
        """
        self._report = SyncReport()
        for step in (self._push_all, self._pull_all):
            refusal = step(progress)
            if refusal is not None:
                return refusal
            if self._report.stopped:
                break
        return self._report

    # Push

    def _push_all(self, progress: Progress) -> Refusal | None:
        start: dict[int, int] = {}
        for _ in range(MAX_ROUNDS):
            with self._node.transaction() as replica:
                offered = _unsent(replica, start)
            if offered is None:
                return None
            row, body = offered
            answer = self._ask("/v1/push", body)
            if isinstance(answer, Refusal):
                return answer
            with self._node.transaction() as replica:
                before = row.confirmed
                refusal = self._confirmed(replica, row, answer, start)
                after = next(r for r in replica.store.logs(row.name) if r.id == row.id).confirmed
                self._report.confirmed += max(0, after - before)
            if refusal is not None:
                return refusal
            if not progress(self._report):
                self._report.stopped = True
                return None
        return Refusal(SyncReason.STUCK)

    def _confirmed(
        self, replica: Replica, row: LogRow, answer: dict[str, Any], start: dict[int, int]
    ) -> Refusal | None:
        """Notes confirmations; learns from a gap where to go on."""
        try:
            words = [confirmation(word) for word in answer.get("confirmed", [])]
            problems = [_refusal(problem[1]) for problem in answer.get("problems", [])]
        except (MalformedError, TypeError, IndexError, KeyError):
            return Refusal(SyncReason.GARBAGE)
        for word in words:
            taken = take_confirmation(replica, word)
            if isinstance(taken, Refusal) and taken.code == "journal.bad_signature":
                return Refusal(SyncReason.OTHER_HEADQUARTERS)
            start.pop(row.id, None)
        for code, params in problems:
            follow = params.get("next")
            if code != "journal.gap" or not follow or start.get(row.id) == follow:
                return Refusal(SyncReason.REFUSED, {"reason": code})
            start[row.id] = follow
        return None

    # Pull

    def _pull_all(self, progress: Progress) -> Refusal | None:
        for _ in range(MAX_ROUNDS):
            with self._node.transaction() as replica:
                body = _question(replica)
            answer = self._ask("/v1/pull", body)
            if isinstance(answer, Refusal):
                return answer
            try:
                more, wanted = self._pulled(answer)
            except (MalformedError, TypeError, ValueError, KeyError):
                return Refusal(SyncReason.GARBAGE)
            if isinstance(more, Refusal):
                return more
            if wanted:
                refusal = self._push_all(progress)
                if refusal is not None:
                    return refusal
            if not progress(self._report):
                self._report.stopped = True
                return None
            if not more:
                return None
        return Refusal(SyncReason.STUCK)

    def _pulled(self, answer: dict[str, Any]) -> tuple[bool | Refusal, bool]:
        """Takes directory and pages; whether more follows, and whether some log is wanted."""
        self._report.clock_offset_ms = answer["time"] - self._now_ms()
        with self._node.transaction() as replica:
            areas = replica.areas
            refusal = self._directory(replica, answer)
            if refusal is not None:
                return refusal, False
            self._report.directory = version_of(replica)
            changed = replica.areas != areas
            wanted = _wanted(replica, answer.get("wanted", []))
        for data in answer["pages"]:
            with self._node.transaction() as replica:
                refusal = self._page(replica, data)
            if refusal is not None:
                return refusal, False
        return bool(answer["more"]) or changed, wanted

    def _directory(self, replica: Replica, answer: dict[str, Any]) -> Refusal | None:
        if not answer.get("manifest"):
            return None
        manifest = unpack_manifest(answer["manifest"])
        bodies = {(kind, record): body for kind, record, body in answer["records"]}
        taken = take_directory(replica, manifest, bodies)
        if isinstance(taken, Refusal):
            return taken
        if taken.missing:
            return Refusal(SyncReason.GARBAGE)
        return None

    def _page(self, replica: Replica, data: bytes) -> Refusal | None:
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
        read[page.area] = page.upto
        put_cursors(replica, read)
        self._report.received += len(paged.touched)
        return None

    # One request

    def _ask(self, path: str, body: dict[str, Any]) -> dict[str, Any] | Refusal:
        """One request and its answer; a stale nonce (an answer was lost) costs one more."""
        for _ in range(2):
            with self._node.transaction() as replica:
                organisation = replica.organisation
                nonce = (replica.store.setting("nonce") or b"").decode()
            answer = self._post(path, nonce, pack(organisation, body), organisation)
            if isinstance(answer, Refusal):
                return answer
            if "refused" not in answer:
                return answer
            code, _ = _refusal(answer)
            if code != SyncReason.NONCE:
                return _as_refusal(code)
        return Refusal(SyncReason.NONCE)

    def _post(
        self, path: str, nonce: str, data: bytes, organisation: bytes
    ) -> dict[str, Any] | Refusal:
        self._report.requests += 1
        try:
            response = self._transport.post(path, {"nonce": nonce}, data)
        except TransportError:
            return Refusal(SyncReason.UNREACHABLE)
        if response.status >= 500:
            return Refusal(SyncReason.SERVER_FAULT, {"status": response.status})
        if response.status != 200:
            return Refusal(SyncReason.REFUSED, {"reason": response.status})
        fresh = response.headers.get(NONCE_HEADER)
        if fresh:
            with self._node.transaction() as replica:
                replica.store.put_setting("nonce", fresh.encode())
        return unpack(response.body, organisation)


def _unsent(replica: Replica, start: dict[int, int]) -> tuple[LogRow, dict[str, Any]] | None:
    """The next segment that headquarters has not confirmed, as a push's body."""
    for row in replica.store.logs():
        if row.confirmed >= row.seq and row.id not in start:
            continue
        first = start.get(row.id, row.confirmed + 1)
        segment = next_segment(replica, row, first, Audience(Reader.HEADQUARTERS))
        if segment is None:
            continue
        body: dict[str, Any] = {"segments": [segment.pack()]}
        if first == 1:
            incarnations, keys = replica.store.certificates_of(row.name.device)
            body["certificates"] = [
                [found.wire() for found in incarnations],
                [found.wire() for found in keys],
            ]
        return row, body
    return None


def _question(replica: Replica) -> dict[str, Any]:
    """What a pull asks: directory held, cursors of our areas, tips of our own logs."""
    read = cursors(replica)
    areas = sorted(replica.areas or ())
    tips = [
        [row.name.wire(), row.seq, row.head]
        for row in replica.store.logs()
        if row.name.device == replica.own_device and not row.branch and row.seq
    ]
    return {
        "directory": list(version_of(replica)),
        "cursors": [[area, read.get(area, 0)] for area in areas],
        "tips": tips,
    }


def _wanted(replica: Replica, wire: Any) -> bool:
    """Headquarters lacks what it once confirmed (it was restored): offer it again."""
    found = False
    for item in wire:
        name, seq = log_name(item[0]), item[1]
        for row in replica.store.logs(name):
            if row.confirmed >= seq:
                _unconfirm(replica, row, seq, name)
                found = True
    return found


def _unconfirm(replica: Replica, row: LogRow, seq: int, name: LogName) -> None:
    expect(row.name == name, "wanted")
    replica.store.save_log(replace(row, confirmed=seq - 1))


def _refusal(wire: Any) -> tuple[str, dict[str, int]]:
    code, params = wire["refused"], wire.get("params", {})
    expect(isinstance(code, str) and isinstance(params, dict), "refusal")
    return code, params


def _as_refusal(code: str) -> Refusal:
    try:
        return Refusal(SyncReason(code))
    except ValueError:
        return Refusal(SyncReason.REFUSED, {"reason": code})
