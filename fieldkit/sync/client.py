"""A laptop's side of a meeting with headquarters: push what is unsent, pull what is new.

Every step is safe to lose: a repeated push changes nothing, a page is put in place in the same
transaction as its cursor. Nothing is called sent without headquarters' signed confirmation.
"""

from collections.abc import Callable

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.node import Node
from fieldkit.ports import Transport
from fieldkit.sync.asking import Answer, Asker, SyncReport
from fieldkit.sync.files import drop_unnamed, fetch_files, wanted_files
from fieldkit.sync.pulling import Pulling
from fieldkit.sync.pushing import Pushing
from fieldkit.sync.reasons import SyncReason

MAX_ROUNDS = 100_000
Progress = Callable[[SyncReport], bool]
"""Told after every request; False stops the meeting at this safe place."""


def go_on(_: SyncReport) -> bool:
    return True


class SyncClient:
    """Meets one headquarters over one transport. Not thread-safe; one meeting at a time."""

    def __init__(self, node: Node, transport: Transport, now_ms: Callable[[], int]) -> None:
        self._node = node
        self._transport = transport
        self._now_ms = now_ms

    def sync(self, progress: Progress = go_on) -> SyncReport | Refusal:
        """Pushes, then pulls, then fetches files, until both sides have what the other may give.

        Refuses with the reason for which the meeting ended early; what was confirmed before stays
        confirmed. The store's reasons (a full disk) are among them.
        """
        asker = Asker(self._node, self._transport)
        try:
            refusal = self._all(asker, progress)
        except RefusalError as error:
            refusal = error.refusal
        return asker.report if refusal is None else refusal

    def _all(self, asker: Asker, progress: Progress) -> Refusal | None:
        for part in (self._push_all, self._pull_all, self._fetch_files):
            refusal = part(asker, progress)
            if refusal is not None or asker.report.stopped:
                return refusal
        return None

    def _push_all(self, asker: Asker, progress: Progress) -> Refusal | None:
        pushing = Pushing(asker)
        for _ in range(MAX_ROUNDS):
            request = pushing.next_request()
            if request is None:
                return None
            row, body = request
            answer = asker.ask("/v1/push", body)
            if isinstance(answer, Refusal):
                return answer
            refusal = pushing.take(row, answer)
            if refusal is not None:
                return refusal
            if not progress(asker.report):
                asker.report.stopped = True
                return None
        return Refusal(SyncReason.STUCK)

    def _pull_all(self, asker: Asker, progress: Progress) -> Refusal | None:
        pulling = Pulling(asker, self._now_ms)
        asked: Answer | None = None
        for _ in range(MAX_ROUNDS):
            body = pulling.question()
            if body == asked:
                # More was promised, but nothing came that moved us on.
                return Refusal(SyncReason.STUCK)
            asked = body
            answer = asker.ask("/v1/pull", body)
            if isinstance(answer, Refusal):
                return answer
            refusal = pulling.take(answer)
            if refusal is None and pulling.wanted:
                refusal = self._push_all(asker, progress)
            if refusal is not None:
                return refusal
            if not progress(asker.report):
                asker.report.stopped = True
                return None
            if not pulling.more:
                return None
        return Refusal(SyncReason.STUCK)

    def _fetch_files(self, asker: Asker, progress: Progress) -> Refusal | None:
        with self._node.transaction() as replica:
            drop_unnamed(replica)
            wanted = wanted_files(replica)
        asker.report.files_expected = len(wanted)
        while wanted:
            came = fetch_files(asker, wanted)
            if isinstance(came, Refusal):
                return came
            if not progress(asker.report):
                asker.report.stopped = True
                return None
            if not came:
                # Headquarters lost them with its disk; the forms work without.
                return None
            with self._node.transaction() as replica:
                wanted = wanted_files(replica)
        return None


__all__ = ["Progress", "SyncClient", "SyncReport", "go_on"]
