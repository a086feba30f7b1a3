"""One question to headquarters and its answer, whatever comes back."""

from dataclasses import dataclass, field
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.journal.codec import MalformedError, expect
from fieldkit.journal.node import Node
from fieldkit.ports import Transport, TransportError
from fieldkit.sync.reasons import SyncReason
from fieldkit.sync.wire import pack, unpack

Answer = dict[str, Any]
ODD_ANSWER = (
    MalformedError,
    TypeError,
    ValueError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
)
"""What reading an answer may raise when its parts are not of the types that they should be."""
MAX_NONCE = 64


@dataclass
class SyncReport:
    """How far a meeting has come: entries confirmed, records received, requests made.

    `problems`: logs that headquarters did not take, by its reason; they hold nothing else up.
    `read`: records of pages, of `expected` once headquarters has said how many it has; `received`
    counts what changed here by them. `files`: pictures of forms, of `files_expected`.
    """

    confirmed: int = 0
    received: int = 0
    requests: int = 0
    directory: tuple[int, int] = (0, 0)
    clock_offset_ms: int | None = None
    stopped: bool = False
    problems: list[Refusal] = field(default_factory=list)
    read: int = 0
    expected: int | None = None
    files: int = 0
    files_expected: int = 0


class Asker:
    """Asks over one transport, under the nonce that headquarters gave last."""

    def __init__(self, node: Node, transport: Transport) -> None:
        self.node = node
        self._transport = transport
        self.report = SyncReport()

    def ask(self, path: str, body: Answer) -> Answer | Refusal:
        """The answer; a stale nonce (an answer was lost) costs one request more."""
        for _ in range(2):
            with self.node.transaction() as replica:
                organisation = replica.organisation
                nonce = (replica.store.setting("nonce") or b"").decode()
            answer = self._post(path, nonce, pack(organisation, body), organisation)
            if isinstance(answer, Refusal):
                return answer
            if "refused" not in answer:
                return answer
            if answer["refused"] != SyncReason.NONCE:
                return as_refusal(answer["refused"])
        return Refusal(SyncReason.NONCE)

    def _post(self, path: str, nonce: str, data: bytes, organisation: bytes) -> Answer | Refusal:
        self.report.requests += 1
        try:
            response = self._transport.post(path, {"nonce": nonce}, data)
        except TransportError:
            return Refusal(SyncReason.UNREACHABLE)
        if response.status >= 500:
            return Refusal(SyncReason.SERVER_FAULT, {"status": response.status})
        if response.status != 200:
            return Refusal(SyncReason.REFUSED, {"reason": response.status})
        answer = unpack(response.body, organisation)
        if isinstance(answer, dict):
            self._keep_nonce(answer.get("nonce"))
        return answer

    def _keep_nonce(self, nonce: object) -> None:
        if isinstance(nonce, str) and nonce.isascii() and 0 < len(nonce) <= MAX_NONCE:
            with self.node.transaction() as replica:
                replica.store.put_setting("nonce", nonce.encode())


def refusal_in(wire: Any) -> tuple[str, dict[str, int]]:
    """A refusal inside an answer: its code and parameters. Raises `MalformedError`."""
    expect(isinstance(wire, dict), "refusal")
    code, params = wire.get("refused"), wire.get("params", {})
    expect(isinstance(code, str) and isinstance(params, dict), "refusal")
    expect(all(type(value) is int for value in params.values()), "refusal")
    return code, params


def as_refusal(code: object) -> Refusal:
    """The outcome for a code that the other side gave; an unknown one is named as it stands."""
    try:
        return Refusal(SyncReason(str(code)))
    except ValueError:
        return Refusal(SyncReason.REFUSED, {"reason": str(code)})
