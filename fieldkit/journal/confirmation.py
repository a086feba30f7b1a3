"""Headquarters' signed word that it holds a log up to a head.

DESIGN calls it HQ's receipt; the code says confirmation, since a receipt here is what a family
signs. Nothing is called sent without it.
"""

from dataclasses import dataclass
from typing import Any

from fieldkit.journal.codec import expect
from fieldkit.journal.keys import SIGNATURE_BYTES, SigningKey, verify
from fieldkit.journal.log import LogName, is_bytes, is_count, log_name


@dataclass(frozen=True, slots=True)
class Confirmation:
    """`seq` and `head` of the log that headquarters stored, in which epoch, at what time (ms)."""

    log: LogName
    seq: int
    head: bytes
    epoch: int
    time: int
    signature: bytes

    def statement(self, organisation: bytes) -> list[Any]:
        place = [*self.log.wire(), self.seq, self.head, self.epoch, self.time]
        return ["fk1-confirmation", organisation, *place]

    def genuine(self, organisation: bytes, headquarters: bytes) -> bool:
        return verify(headquarters, self.signature, self.statement(organisation))

    def wire(self) -> list[Any]:
        return [self.log.wire(), self.seq, self.head, self.epoch, self.time, self.signature]


def confirm(
    organisation: bytes,
    signer: SigningKey,
    log: LogName,
    seq: int,
    head: bytes,
    at: tuple[int, int],
) -> Confirmation:
    """`at` is (epoch, time in ms)."""
    draft = Confirmation(log, seq, head, at[0], at[1], b"")
    return Confirmation(log, seq, head, at[0], at[1], signer.sign(draft.statement(organisation)))


def confirmation(wire: Any) -> Confirmation:
    """Reads `Confirmation.wire()`; raises `MalformedError`."""
    expect(isinstance(wire, list) and len(wire) == 6, "confirmation")
    log, seq, head, epoch, time, signature = wire
    expect(all(map(is_count, (seq, epoch, time))) and is_bytes(head, 32), "confirmation")
    expect(is_bytes(signature, SIGNATURE_BYTES), "confirmation")
    return Confirmation(log_name(log), seq, head, epoch, time, signature)
