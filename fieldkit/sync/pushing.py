"""Sending what headquarters has not confirmed, a segment a request."""

from dataclasses import dataclass, field

from fieldkit.errors import Refusal
from fieldkit.journal.confirmation import confirmation
from fieldkit.journal.offer import Audience, Reader, next_segment, take_confirmation
from fieldkit.journal.reasons import JournalReason
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import LogRow
from fieldkit.sync.asking import ODD_ANSWER, Answer, Asker, as_refusal, refusal_in
from fieldkit.sync.reasons import SyncReason

NO_CERTIFICATE = (JournalReason.UNKNOWN_INCARNATION, JournalReason.UNKNOWN_USER_KEY)


@dataclass
class Pushing:
    """One round of sending. `start`: rows that headquarters wants from an earlier seq; `certify`:
    rows whose certificates it lacks; `given_up`: rows that it does not take, left for next time.
    """

    asker: Asker
    start: dict[int, int] = field(default_factory=dict)
    certify: set[int] = field(default_factory=set)
    given_up: set[int] = field(default_factory=set)

    def next_request(self) -> tuple[LogRow, Answer] | None:
        """The row and the body of the next push; None when nothing is left to send."""
        with self.asker.node.transaction() as replica:
            for row in replica.store.logs():
                if row.id not in self.given_up and self._has_more(row):
                    body = self._body(replica, row)
                    if body is not None:
                        return row, body
        return None

    def _has_more(self, row: LogRow) -> bool:
        return row.confirmed < row.seq or row.id in self.start

    def _body(self, replica: Replica, row: LogRow) -> Answer | None:
        first = self.start.get(row.id, row.confirmed + 1)
        segment = next_segment(replica, row, first, Audience(Reader.HEADQUARTERS))
        if segment is None:
            return None
        body: Answer = {"segments": [segment.pack()]}
        if first == 1 or row.id in self.certify:
            incarnations, keys = replica.store.certificates_of(row.name.device)
            body["certificates"] = [
                [found.wire() for found in incarnations],
                [found.wire() for found in keys],
            ]
        return body

    def take(self, row: LogRow, answer: Answer) -> Refusal | None:
        """Notes confirmations, learns from refusals; refuses an answer that is no answer."""
        try:
            with self.asker.node.transaction() as replica:
                refusal = self._confirmed(replica, row, answer)
            problems = [refusal_in(problem[1]) for problem in answer.get("problems", [])]
        except ODD_ANSWER:
            return Refusal(SyncReason.GARBAGE)
        for code, params in problems:
            self._learn(row, code, params)
        if not problems and not answer.get("confirmed"):
            self.given_up.add(row.id)
        return refusal

    def _confirmed(self, replica: Replica, row: LogRow, answer: Answer) -> Refusal | None:
        for wire in answer.get("confirmed", []):
            word = confirmation(wire)
            taken = take_confirmation(replica, word)
            if not isinstance(taken, Refusal):
                self._go_on(row, taken, word.seq)
            elif taken.code is JournalReason.BAD_SIGNATURE:
                return Refusal(SyncReason.OTHER_HEADQUARTERS)
            else:
                self.given_up.add(row.id)
        return None

    def _go_on(self, row: LogRow, taken: LogRow, seq: int) -> None:
        """Where to send from next, once headquarters has signed for entries up to `seq`."""
        self.asker.report.confirmed += max(0, taken.confirmed - row.confirmed)
        if row.id in self.start and seq < taken.confirmed:
            self.start[row.id] = seq + 1
        elif row.id in self.start:
            del self.start[row.id]
        elif taken.confirmed <= row.confirmed:
            self.given_up.add(row.id)

    def _learn(self, row: LogRow, code: str, params: dict[str, int]) -> None:
        follow = params.get("next", 0)
        if code == JournalReason.GAP and follow > 0 and self.start.get(row.id) != follow:
            self.start[row.id] = follow
        elif code in NO_CERTIFICATE and row.id not in self.certify:
            self.certify.add(row.id)
        else:
            self.given_up.add(row.id)
            self.asker.report.problems.append(as_refusal(code))
