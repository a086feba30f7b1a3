"""What the journal's tests build on: the simulated world, and hands that a hostile node has."""

from dataclasses import replace
from typing import Any

from fieldkit.journal.author import Act, Written
from fieldkit.journal.codec import encode
from fieldkit.journal.confirmation import Confirmation, confirm
from fieldkit.journal.entry import Entry, Form, Header, next_head, open_entry
from fieldkit.journal.keys import SigningKey
from fieldkit.journal.log import LogName, certify_user_key
from fieldkit.journal.offer import Audience, Reader, next_segment
from fieldkit.journal.segment import Segment, sign_checkpoint
from tests.sync.world import ORGANISATION, Laptop, World, area_id

NORTH, SOUTH = area_id("north"), area_id("south")
SITE = b"site-for-testing"


def household(laptop: Laptop, record: bytes, **fields: Any) -> Act:
    area = sorted(laptop.areas)[0]
    return Act("household", record, area, fields)


def born(world: World, laptop: Laptop, area: bytes = NORTH) -> bytes:
    """Registers a household and gives its id."""
    record = world.new_id(laptop)
    fields = {"area": area, "site": SITE, "phone": "+7 900 000-00-00"}
    world.act(laptop, Act("household", record, area, fields))
    return record


def edit(world: World, laptop: Laptop, record: bytes, phone: str) -> Written:
    return world.act(laptop, household(laptop, record, phone=phone))


def offered(laptop: Laptop, reader: Reader = Reader.HEADQUARTERS, first: int = 1) -> Segment:
    """What the laptop offers of its own log."""
    row = laptop.replica.main_log(laptop.pen.log)
    segment = next_segment(laptop.replica, row, first, Audience(reader, laptop.areas))
    assert segment is not None
    return segment


def second_user(world: World, laptop: Laptop) -> tuple[bytes, SigningKey]:
    """Somebody else on this laptop, with a key that everybody may know."""
    user, key = world.randomness.bytes(16), SigningKey(world.randomness.bytes(32))
    certificate = certify_user_key(ORGANISATION, laptop.device_key, user, key.public)
    for replica in (world.hq, *(each.replica for each in world.laptops)):
        replica.store.put_certificates([], [certificate])
    return user, key


def as_user(laptop: Laptop, user: bytes, key: SigningKey) -> None:
    laptop.pen = replace(laptop.pen, user=user, user_key=key)


class Forger:
    """Writes whatever it likes in a laptop's own log, and signs it: a laptop in hostile hands."""

    def __init__(self, laptop: Laptop, seq: int | None = None) -> None:
        row = laptop.replica.main_log(laptop.pen.log)
        self.laptop = laptop
        self.seq = row.seq if seq is None else seq
        heads = laptop.replica.store.heads(row.id, self.seq, self.seq)
        self.head = heads.get(self.seq, row.name.origin(ORGANISATION))
        self.first, self.entries = self.seq + 1, list[Entry]()

    def write(
        self,
        kind: str,
        record: bytes | None,
        fields: dict[str, Any],
        base: tuple[bytes, ...] = (),
        time: int = 1 << 56,
    ) -> bytes:
        """Adds an entry and gives its head."""
        author = self.laptop.pen.user
        header = Header(self.seq + 1, time, author, kind, record, NORTH, (1, 1), base)
        return self.add(open_entry(header, bytes(16), fields))

    def write_raw(self, header: bytes, fields: Any) -> bytes:
        return self.add(Entry(Form.OPEN, header, bytes(16) + encode(fields)))

    def add(self, entry: Entry) -> bytes:
        self.seq += 1
        self.head = next_head(self.head, entry)
        self.entries.append(entry)
        return self.head

    def segment(self, log: LogName | None = None) -> Segment:
        """What was written so far, under a checkpoint that holds."""
        pen, log = self.laptop.pen, log or self.laptop.pen.log
        keys = (pen.incarnation, pen.user_key)
        checkpoint = sign_checkpoint(ORGANISATION, log, self.seq, self.head, pen.user, keys)
        return Segment(log, self.first, tuple(self.entries), checkpoint)


def word(world: World, laptop: Laptop, seq: int, epoch: int = 1) -> Confirmation:
    """Headquarters' genuine word for the laptop's own log up to `seq`."""
    row = laptop.replica.main_log(laptop.pen.log)
    head = laptop.replica.store.heads(row.id, seq, seq)[seq]
    return confirm(ORGANISATION, world.online, row.name, seq, head, (epoch, 0))
