"""A page: what headquarters says the records of one area are, signed, at one span of positions.

A page is immutable. Its records carry their whole state, so that a laptop puts it in place of what
it held and applies on top only those entries that the state does not contain. `covers` says how far
headquarters held each log that the states name, with the head, so that a forked log is noticed.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from fieldkit.journal.codec import compress, decode_envelope, decompress, encode, expect
from fieldkit.journal.keys import SIGNATURE_BYTES, SigningKey, verify
from fieldkit.journal.log import LogName, is_bytes, is_count, log_name

FORMAT = 1
MAX_RECORDS = 1000
MAX_PLAIN = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cover:
    """A log named in a page: its tag there, and headquarters' tip; of a fork also where it left.

    `branch` is the first differing head (empty for the log itself) and `fork` the last shared seq.
    """

    tag: bytes
    log: LogName
    seq: int
    head: bytes
    branch: bytes = b""
    fork: int = 0

    def wire(self) -> list[Any]:
        return [self.tag, self.log.wire(), self.seq, self.head, self.branch, self.fork]


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A record's packed state as of its position; a `Left` state says that it left the area."""

    kind: str
    id: bytes
    position: int
    state: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """Records of `area` changed in positions (after, upto], in order of position."""

    organisation: bytes
    area: bytes
    after: int
    upto: int
    covers: tuple[Cover, ...]
    records: tuple[PageRecord, ...]

    def body(self) -> bytes:
        return encode(
            [
                FORMAT,
                self.organisation,
                self.area,
                self.after,
                self.upto,
                [cover.wire() for cover in self.covers],
                [
                    [record.kind, record.id, record.position, record.state]
                    for record in self.records
                ],
            ]
        )

    def pack(self, signer: SigningKey) -> bytes:
        """Signed and compressed, as it travels."""
        body = self.body()
        signature = signer.sign(["fk1-page", sha256(body).digest()])
        return compress(encode([body, signature]), level=3)


def unpack_page(data: bytes, headquarters: bytes) -> Page | None:
    """Reads `Page.pack()`; None if headquarters' key did not sign it; raises `MalformedError`."""
    outer = decode_envelope(decompress(data, MAX_PLAIN))
    expect(isinstance(outer, list) and len(outer) == 2, "page")
    body, signature = outer
    expect(isinstance(body, bytes) and is_bytes(signature, SIGNATURE_BYTES), "page")
    if not verify(headquarters, signature, ["fk1-page", sha256(body).digest()]):
        return None
    items = decode_envelope(body)
    expect(isinstance(items, list) and len(items) == 7 and items[0] == FORMAT, "page")
    _, organisation, area, after, upto, covers, records = items
    expect(is_bytes(organisation, 16) and is_bytes(area, 16), "page")
    expect(is_count(after) and is_count(upto) and after <= upto, "page")
    expect(isinstance(covers, list) and isinstance(records, list), "page")
    expect(all(map(_is_record, records)), "page record")
    return Page(
        organisation,
        area,
        after,
        upto,
        tuple(_cover(cover) for cover in covers),
        tuple(PageRecord(*record) for record in records),
    )


def _is_record(item: Any) -> bool:
    return (
        isinstance(item, list)
        and len(item) == 4
        and isinstance(item[0], str)
        and is_bytes(item[1], 16)
        and is_count(item[2])
        and isinstance(item[3], bytes)
    )


def _cover(wire: Any) -> Cover:
    expect(isinstance(wire, list) and len(wire) == 6, "cover")
    tag, log, seq, head, branch, fork = wire
    expect(is_bytes(tag, 8) and is_count(seq) and is_bytes(head, 32), "cover")
    expect(branch == b"" or is_bytes(branch, 32), "cover")
    expect(is_count(fork), "cover")
    return Cover(tag, log_name(log), seq, head, branch, fork)
