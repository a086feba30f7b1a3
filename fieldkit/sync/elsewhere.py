"""Yes or no: may somebody of a family be registered outside the asking laptop's areas.

docs/protocol.md, section 12, says what travels; docs/decisions/0012 what it gives away.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.journal.codec import MalformedError, expect
from fieldkit.journal.node import Node
from fieldkit.journal.replica import Replica
from fieldkit.ports import Randomness, Transport
from fieldkit.sync.asking import Answer, Asker
from fieldkit.sync.reasons import SyncReason
from fieldkit.sync.wire import pack

PATH = "/v1/elsewhere"
MAX_PEOPLE = 32
MAX_QUESTION = 16 * 1024
MAX_NAME = 512
ANSWER_BYTES = 224
"""Every answer to this question is of this length: yes, no and refusals look alike on the line.
Where zstd's header would grow (256 bytes unpacked), not every length can be had.
"""
LEAST_PADDING = 32
"""Among so many random bytes zstd finds nothing to shorten, whatever stands beside them."""
TRIES = 4
"""A sync that runs beside takes the nonce now and then; it asks at most once more for each."""


@dataclass(frozen=True)
class Asked:
    """What of a person is asked about: folded names (`records.names.fold`), the birth as far as it
    is known, the last ten digits of a telephone, or nothing.

    `name` is family name and given name, as the search takes them.
    """

    name: str
    patronymic: str
    birth: date | int | None
    phone: str

    def wire(self) -> list[object]:
        birth = self.birth.isoformat() if isinstance(self.birth, date) else self.birth
        return [self.name, self.patronymic, birth, self.phone]


Search = Callable[[], bool]
"""Looks, after the meeting's transaction, so that no other laptop waits for it."""
Admit = Callable[[Replica, bytes, Sequence[Asked]], Search | Refusal]
"""Whether a device may ask about so many people now; counts them if so."""


def read_question(body: Answer) -> list[Asked]:
    """The people of a question; raises `MalformedError` for anything that is none."""
    people = body.get("people")
    expect(isinstance(people, list) and 0 < len(people) <= MAX_PEOPLE, "people")
    assert isinstance(people, list)
    return [_asked(each) for each in people]


def _asked(wire: Any) -> Asked:
    expect(isinstance(wire, list) and len(wire) == 4, "person")
    name, patronymic, birth, phone = wire
    for text in (name, patronymic):
        expect(isinstance(text, str) and len(text) <= MAX_NAME, "name")
    expect(bool(name.strip()), "name")
    expect(isinstance(phone, str) and len(phone) <= 10, "telephone")
    expect(phone == "" or (phone.isascii() and phone.isdigit()), "telephone")
    return Asked(name, patronymic, _birth(birth), phone)


def _birth(wire: Any) -> date | int | None:
    if isinstance(wire, str):
        try:
            return date.fromisoformat(wire)
        except ValueError:
            raise MalformedError("birth") from None
    expect(wire is None or (type(wire) is int and 1800 <= wire <= 2200), "birth")
    return None if wire is None else int(wire)


def pack_alike(organisation: bytes, answer: Answer, randomness: Randomness) -> bytes:
    """The bytes of an answer, padded with random ones to `ANSWER_BYTES`."""
    padding, data = LEAST_PADDING, b""
    # What random bytes do to the packing is only known once it is done.
    while len(data) != ANSWER_BYTES and padding >= LEAST_PADDING:
        data = pack(organisation, {**answer, "pad": randomness.bytes(padding)})
        padding += ANSWER_BYTES - len(data)
    return data


def ask_elsewhere(node: Node, transport: Transport, people: Sequence[Asked]) -> bool | Refusal:
    """Whether headquarters knows somebody who may be one of these, outside this laptop's areas.

    People beyond `MAX_PEOPLE` are asked about in further questions. Refuses as `Asker.ask` does,
    and `sync.elsewhere_limit`.
    """
    asker, found = Asker(node, transport), False
    for start in range(0, len(people), MAX_PEOPLE):
        body = {"people": [each.wire() for each in people[start : start + MAX_PEOPLE]]}
        answer = _ask(asker, body)
        if isinstance(answer, Refusal):
            return answer
        said = answer.get("elsewhere")
        if not isinstance(said, bool):
            return Refusal(SyncReason.GARBAGE)
        found = found or said
    return found


def _ask(asker: Asker, body: Answer) -> Answer | Refusal:
    answer: Answer | Refusal = Refusal(SyncReason.NONCE)
    for _ in range(TRIES):
        answer = asker.ask(PATH, body)
        if not isinstance(answer, Refusal) or answer.code is not SyncReason.NONCE:
            return answer
    return answer
