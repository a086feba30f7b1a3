"""Headquarters' side of a meeting: what it does with a push, a pull and an enrolment.

Knows no HTTP: `server` carries bodies to and fro. Each call is one transaction, and what it answers
has been committed when it returns.
"""

from collections.abc import Callable
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.journal.accept import Accepted, accept, take_certificates
from fieldkit.journal.codec import MalformedError, decode, encode, expect
from fieldkit.journal.confirmation import Confirmation, confirm
from fieldkit.journal.directory import version_of
from fieldkit.journal.keys import SigningKey
from fieldkit.journal.log import (
    LogName,
    incarnation_certificate,
    is_bytes,
    is_count,
    log_name,
    user_key_certificate,
)
from fieldkit.journal.node import Node
from fieldkit.journal.paging import make_page
from fieldkit.journal.reasons import JournalReason
from fieldkit.journal.replica import Replica
from fieldkit.journal.segment import unpack_segment
from fieldkit.ports import Clock
from fieldkit.sync.reasons import SyncReason
from fieldkit.sync.wire import refusal_body

PAGE_RECORDS = 1000
ANSWER_BYTES = 1024 * 1024
"""Past this no further page goes into an answer: one more page still fits what a laptop takes."""
MAX_SEGMENTS = 16
MAX_ITEMS = 1000
"""Certificates, tips and cursors in one request."""
Body = dict[str, Any]


class Exchange:
    """Serves one headquarters. Thread-safe as `Node` is."""

    def __init__(
        self,
        node: Node,
        online: SigningKey,
        clock: Clock,
        accepted: Callable[[Replica, Accepted], None] | None = None,
    ) -> None:
        """`accepted` is told, inside the transaction, of every segment that was taken in."""
        self._node = node
        self._accepted = accepted
        self._online = online
        self._clock = clock

    def device_key(self, device: bytes) -> bytes | None:
        """The public key to check a request's signature by, None if the device is unknown."""
        with self._node.transaction() as replica:
            known = replica.device(device)
            return known.public_key if known else None

    def meet(
        self, device: bytes, nonce: str, fresh: str, answer: Callable[[Replica], Body]
    ) -> Body:
        """Runs `answer` if the request was signed under the nonce given out last.

        `fresh` is the nonce for the next request. A stale one (a lost answer, a replay) is refused
        with `sync.nonce` and told which one is awaited, which stays as it was: a replay takes
        nothing from the laptop.
        """
        name = f"contact/{device.hex()}"
        with self._node.transaction() as replica:
            replica.store.position(0)
            held = replica.store.setting(name)
            expected = decode(held)["nonce"] if held else None
            stale = expected is not None and nonce != expected
            awaited = expected if stale else fresh
            contact = {"nonce": awaited, "at": self._clock.now_ms()}
            replica.store.put_setting(name, encode(contact))
            if nonce != expected:
                return {**refusal_body(Refusal(SyncReason.NONCE)), "nonce": awaited}
            return {**self._answered(replica, answer), "nonce": awaited}

    def _answered(self, replica: Replica, answer: Callable[[Replica], Body]) -> Body:
        try:
            return answer(replica)
        except MalformedError:
            return refusal_body(Refusal(SyncReason.GARBAGE))

    # Push

    def push(self, replica: Replica, body: Body) -> Body:
        """Takes certificates and segments in; answers with signed confirmations, or gaps."""
        refusal = self._certificates(replica, body.get("certificates"))
        if refusal is not None:
            return refusal_body(refusal)
        segments = body.get("segments")
        expect(isinstance(segments, list) and len(segments) <= MAX_SEGMENTS, "segments")
        confirmations: dict[tuple[LogName, bytes], Confirmation] = {}
        problems = []
        for place, data in enumerate(segments or ()):
            expect(isinstance(data, bytes), "segment")
            result = self._take(replica, data)
            if isinstance(result, Refusal):
                problems.append([place, refusal_body(result)])
            else:
                row = result.log
                at = (version_of(replica)[0], self._clock.now_ms())
                word = confirm(
                    replica.organisation, self._online, row.name, result.seq, result.head, at
                )
                confirmations[row.name, row.branch] = word
        return {
            "confirmed": [word.wire() for word in confirmations.values()],
            "problems": problems,
        }

    def _take(self, replica: Replica, data: bytes) -> Accepted | Refusal:
        try:
            segment = unpack_segment(data)
        except MalformedError:
            return Refusal(JournalReason.MALFORMED)
        result = accept(replica, segment)
        if isinstance(result, Accepted) and self._accepted is not None:
            self._accepted(replica, result)
        return result

    def _certificates(self, replica: Replica, wire: Any) -> Refusal | None:
        if not wire:
            return None
        expect(isinstance(wire, list) and len(wire) == 2, "certificates")
        expect(isinstance(wire[0], list) and isinstance(wire[1], list), "certificates")
        expect(len(wire[0]) <= MAX_ITEMS and len(wire[1]) <= MAX_ITEMS, "certificates")
        incarnations = [incarnation_certificate(item) for item in wire[0]]
        user_keys = [user_key_certificate(item) for item in wire[1]]
        return take_certificates(replica, incarnations, user_keys)

    # Pull

    def pull(self, replica: Replica, device: bytes, body: Body) -> Body:
        """Directory if there is a newer one, pages of the device's areas, logs that we lack."""
        trust = replica.device(device)
        if trust is None or trust.revoked:
            return refusal_body(Refusal(SyncReason.REVOKED))
        held, cursors = _version(body.get("directory")), _cursors(body.get("cursors"))
        answer: Body = {"time": self._clock.now_ms()}
        if held < version_of(replica):
            answer["manifest"] = replica.store.setting("manifest")
            since = held[1] if held[0] == version_of(replica)[0] else 0
            answer["records"] = [
                [row.kind, row.id, row.body]
                for row in replica.store.directory()
                if row.version > since
            ]
        pages: list[bytes] = []
        more, budget = False, PAGE_RECORDS
        for area in sorted(trust.areas & cursors.keys()):
            if budget <= 0 or sum(map(len, pages)) > ANSWER_BYTES:
                more = True
                break
            page, rest = make_page(replica, area, cursors[area], budget)
            more = more or rest
            budget -= len(page.records)
            if page.records:
                pages.append(page.pack(self._online))
        answer |= {"pages": pages, "more": more, "wanted": _wanted(replica, body.get("tips"))}
        if body.get("count"):
            answer["left"] = sum(
                replica.store.feed_size(area, cursors[area])
                for area in trust.areas & cursors.keys()
            )
        ahead = self._ahead(replica, body.get("tips"))
        return {**answer, "ahead": ahead} if ahead else answer

    def _ahead(self, replica: Replica, tips: Any) -> list[Any]:
        """Signed words for logs of which we hold more than the laptop that writes them."""
        at = (version_of(replica)[0], self._clock.now_ms())
        words = []
        for name, seq, head in tips or ():
            for row in replica.store.logs(log_name(name)):
                held = replica.store.heads(row.id, seq, seq).get(seq)
                if row.seq > seq and held == head:
                    word = confirm(
                        replica.organisation, self._online, row.name, row.seq, row.head, at
                    )
                    words.append(word.wire())
        return words


def _wanted(replica: Replica, tips: Any) -> list[list[Any]]:
    """For each log whose tip we lack: its name and the seq from which to send."""
    wanted = []
    expect(tips is None or (isinstance(tips, list) and len(tips) <= MAX_ITEMS), "tips")
    for tip in tips or ():
        expect(isinstance(tip, list) and len(tip) == 3, "tips")
        name, seq, head = log_name(tip[0]), tip[1], tip[2]
        expect(is_count(seq) and is_bytes(head, 32), "tips")
        rows = replica.store.logs(name)
        if any(replica.store.heads(row.id, seq, seq).get(seq) == head for row in rows):
            continue
        if seq:
            longest = max((row.seq for row in rows), default=0)
            wanted.append([name.wire(), min(longest, seq - 1) + 1])
    return wanted


def _version(wire: Any) -> tuple[int, int]:
    expect(isinstance(wire, list) and len(wire) == 2 and all(map(is_count, wire)), "directory")
    return wire[0], wire[1]


def _cursors(wire: Any) -> dict[bytes, int]:
    expect(isinstance(wire, list) and len(wire) <= MAX_ITEMS, "cursors")
    cursors = {}
    for pair in wire:
        expect(isinstance(pair, list) and len(pair) == 2, "cursors")
        expect(is_bytes(pair[0], 16) and is_count(pair[1]), "cursors")
        cursors[pair[0]] = pair[1]
    return cursors
