"""A headquarters and two laptops in one process, from one seed, with nothing faked but the machine.

The journal, merge, page and directory code is the product's; clock, randomness, store and roads are
simulated. The world also keeps an oracle of its own: every act ever saved, from which it works out
by the plain definition what each record must be.
"""

import copy
import hashlib
from dataclasses import dataclass, field, replace
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.journal.accept import Accepted, accept, take_certificates
from fieldkit.journal.author import Act, Pen, Written, write
from fieldkit.journal.clock import HybridClock, hlc
from fieldkit.journal.codec import encode
from fieldkit.journal.confirmation import confirm
from fieldkit.journal.directory import DirectoryTaken, take_directory
from fieldkit.journal.entry import Entry, Form, Header, next_head
from fieldkit.journal.keys import SigningKey, sealing_public
from fieldkit.journal.log import LogName, certify_incarnation, certify_user_key, device_id
from fieldkit.journal.manifest import Manifest, certify_online_key, record_hash, sign_manifest
from fieldkit.journal.memory import MemoryJournal
from fieldkit.journal.offer import Audience, Reader, next_segment, take_confirmation
from fieldkit.journal.page import unpack_page
from fieldkit.journal.paging import Paged, apply_page, make_page
from fieldkit.journal.replica import Replica
from fieldkit.journal.segment import Segment, sign_checkpoint, unpack_segment
from fieldkit.records.ids import directory_id, new_id

ORGANISATION = b"ORG-FOR-TESTING!"
AREAS = ("north", "south")


class SeededRandomness:
    """Bytes from a seed, the same on every run."""

    def __init__(self, seed: int) -> None:
        self._seed, self._count = seed, 0

    def bytes(self, count: int) -> bytes:
        self._count += 1
        out = b""
        while len(out) < count:
            block = f"{self._seed}/{self._count}/{len(out)}".encode()
            out += hashlib.sha256(block).digest()
        return out[:count]


class VirtualClock:
    def __init__(self) -> None:
        self.ms = 1_750_000_000_000

    def now_ms(self) -> int:
        return self.ms


def area_id(code: str) -> bytes:
    return directory_id(ORGANISATION, "area", code)


@dataclass
class ActDone:
    """An act that somebody saved: what the oracle reckons with."""

    log: LogName
    head: bytes
    header: Header
    fields: dict[str, Any]
    valid: bool = True
    by: object = None

    @property
    def record(self) -> bytes:
        return self.header.record if self.header.record is not None else self.head[:16]

    @property
    def dot(self) -> bytes:
        return self.head[:8]


@dataclass
class Laptop:
    """A laptop: its replica, its keys, and how far it has come with headquarters."""

    replica: Replica
    pen: Pen
    device_key: SigningKey
    clock: VirtualClock
    areas: frozenset[bytes]
    cursors: dict[bytes, int] = field(default_factory=dict)


class World:
    def __init__(self, seed: int) -> None:
        self.randomness = SeededRandomness(seed)
        self.root = SigningKey(self.randomness.bytes(32))
        self.online = SigningKey(self.randomness.bytes(32))
        self.unsealing = self.randomness.bytes(32)
        self.key = certify_online_key(
            ORGANISATION,
            self.root,
            1,
            (self.online.public, sealing_public(self.unsealing), sealing_public(b"r" * 32)),
        )
        self.hq_clock = VirtualClock()
        self.hq = Replica(
            ORGANISATION,
            self.root.public,
            MemoryJournal(),
            HybridClock(self.hq_clock),
            unsealing=self.unsealing,
            feeds=True,
        )
        self.version = 0
        self.directory: dict[tuple[str, bytes], bytes] = {}
        self.acts: list[ActDone] = []
        self.erased: set[bytes] = set()
        self.corrections: list[tuple[LogName, int, int, int]] = []
        self.laptops = [self._laptop(("north",)), self._laptop(("north", "south"))]
        for area in AREAS:
            self._add("area", area_id(area), {"code": area, "name_ru": area, "name_en": area})
        self.publish()
        for laptop in self.laptops:
            self._certify(laptop)
            self.take_directory(laptop)
        self.clone: tuple[Laptop, int] | None = None

    # Directory

    def _add(self, kind: str, record: bytes, fields: dict[str, Any]) -> None:
        self.directory[kind, record] = encode(fields)

    def publish(self) -> None:
        self.version += 1
        hashes = {key: record_hash(*key, body) for key, body in self.directory.items()}
        draft = Manifest(
            ORGANISATION, 1, self.version, self.hq_clock.ms, self.hq_clock.ms, hashes, self.key
        )
        self.manifest = sign_manifest(draft, self.online)
        taken = take_directory(self.hq, self.manifest, self.directory)
        assert isinstance(taken, DirectoryTaken) and not taken.missing

    def take_directory(self, laptop: Laptop) -> None:
        taken = take_directory(laptop.replica, self.manifest, self.directory)
        assert isinstance(taken, DirectoryTaken) and not taken.missing, taken

    def erase(self, kind: str, record: bytes) -> None:
        self.erased.add(record)
        fields = {"record": record, "kind": kind, "on": "2025-06-01"}
        code = f"{kind}/{record.hex()}"
        self._add("erasure", directory_id(ORGANISATION, "erasure", code), fields)
        self.publish()

    def correct_clock(self, name: LogName, first: int, last: int, offset_ms: int) -> None:
        self.corrections.append((name, first, last, offset_ms))
        fields = {
            "device": name.device,
            "incarnation": name.incarnation.hex(),
            "compartment": "aid",
            "first_seq": first,
            "last_seq": last,
            "merge_offset_ms": offset_ms,
        }
        identity = directory_id(ORGANISATION, "clock_correction", f"{name}/{first}")
        self._add("clock_correction", identity, fields)
        self.publish()

    # Laptops

    def _laptop(self, areas: tuple[str, ...]) -> Laptop:
        device_key = SigningKey(self.randomness.bytes(32))
        incarnation = SigningKey(self.randomness.bytes(32))
        user_key = SigningKey(self.randomness.bytes(32))
        device = device_id(device_key.public)
        certificate = certify_incarnation(ORGANISATION, device_key, 1, 1, incarnation.public, 0)
        clock = VirtualClock()
        ids = frozenset(area_id(code) for code in areas)
        replica = Replica(
            ORGANISATION,
            self.root.public,
            MemoryJournal(),
            HybridClock(clock),
            areas=ids,
            own_device=device,
        )
        pen = Pen(
            certificate.name, incarnation, self.randomness.bytes(16), user_key, self.randomness
        )
        self._add(
            "device",
            device,
            {
                "code": device.hex(),
                "name": "laptop",
                "public_key": device_key.public,
                "areas": list(areas),
            },
        )
        return Laptop(replica, pen, device_key, clock, ids)

    def _certify(self, laptop: Laptop) -> None:
        incarnation = certify_incarnation(
            ORGANISATION, laptop.device_key, 1, 1, laptop.pen.incarnation.public, 0
        )
        user = certify_user_key(
            ORGANISATION, laptop.device_key, laptop.pen.user, laptop.pen.user_key.public
        )
        for laptop_ in self.laptops:
            self.take_directory(laptop_)
        for replica in (self.hq, *(each.replica for each in self.laptops)):
            assert take_certificates(replica, [incarnation], [user]) is None

    # Acts

    def new_id(self, laptop: Laptop) -> bytes:
        return new_id(laptop.clock.now_ms(), self.randomness)

    def act(self, laptop: Laptop, *acts: Act) -> Written:
        written = write(laptop.replica, laptop.pen, acts)
        if isinstance(written, Refusal) and written.code == "journal.log_copied":
            self._renew(laptop)
            written = write(laptop.replica, laptop.pen, acts)
        assert isinstance(written, Written), written
        self._note(laptop, written)
        return written

    def _renew(self, laptop: Laptop) -> None:
        """A new incarnation, as a laptop starts one when its log turns out to be forked."""
        incarnation = SigningKey(self.randomness.bytes(32))
        number = 1 + len(laptop.replica.store.certificates_of(laptop.pen.log.device)[0])
        certificate = certify_incarnation(
            ORGANISATION, laptop.device_key, 1, number, incarnation.public, 0
        )
        laptop.pen = replace(laptop.pen, log=certificate.name, incarnation=incarnation)
        for replica in (self.hq, laptop.replica, *(each.replica for each in self.laptops)):
            assert take_certificates(replica, [certificate], []) is None

    def _note(self, laptop: Laptop, written: Written) -> None:
        from fieldkit.journal.entry import decode_header

        for row in written.rows:
            header = decode_header(row.entry.header)
            self.acts.append(
                ActDone(laptop.pen.log, row.head, header, row.entry.fields(), by=laptop)
            )

    def poison(
        self, laptop: Laptop, kind: str, record: bytes | None, fields: dict[str, Any]
    ) -> None:
        """Writes what this version's services never would, signed all the same."""
        store, pen = laptop.replica.store, laptop.pen
        log = laptop.replica.main_log(pen.log)
        area = sorted(laptop.areas)[0]
        header = Header(
            log.seq + 1, laptop.replica.clock.tick(), pen.user, kind, record, area, (1, 1)
        )
        entry = Entry(Form.OPEN, header.encode(), self.randomness.bytes(16) + encode(fields))
        head = next_head(log.head, entry)
        checkpoint = sign_checkpoint(
            ORGANISATION, pen.log, header.seq, head, pen.user, (pen.incarnation, pen.user_key)
        )
        segment = Segment(pen.log, header.seq, (entry,), checkpoint)
        store.save_log(log)
        accepted = accept(laptop.replica, segment)
        assert isinstance(accepted, Accepted) and accepted.unapplied
        self.acts.append(ActDone(pen.log, head, header, fields, valid=False))

    # Roads

    def push(
        self, laptop: Laptop, *, name: LogName | None = None, lose_reply: bool = False
    ) -> None:
        """Sends one segment of a log held by this laptop to headquarters."""
        reader = Reader.HEADQUARTERS
        for row in laptop.replica.store.logs(name or laptop.pen.log):
            self._offer(laptop.replica, row.id, self.hq, Audience(reader), row.confirmed + 1)
            if not lose_reply:
                self._confirm(laptop)

    def _confirm(self, laptop: Laptop) -> None:
        for row in self.hq.store.logs():
            word = confirm(ORGANISATION, self.online, row.name, row.seq, row.head, (1, 0))
            take_confirmation(laptop.replica, word)

    def relay(self, giver: Laptop, taker: Laptop, name: LogName, sealed: bool) -> None:
        """One segment of a log from laptop to laptop."""
        reader = Reader.RELAY if sealed else Reader.LAPTOP
        for row in giver.replica.store.logs(name):
            held = taker.replica.main_log(name).seq
            audience = Audience(reader, taker.areas)
            self._offer(giver.replica, row.id, taker.replica, audience, held + 1)

    def _offer(
        self, giver: Replica, row_id: int, taker: Replica, audience: Audience, first: int
    ) -> None:
        row = next((row for row in giver.store.logs() if row.id == row_id), None)
        if row is None:
            return
        for start in (first, 1):
            segment = next_segment(giver, row, min(start, max(row.seq, 1)), audience)
            if segment is None:
                return
            answer = accept(taker, unpack_segment(segment.pack()))
            if isinstance(answer, Accepted):
                return
            assert isinstance(answer, Refusal)
            if answer.code not in ("journal.gap", "journal.incomplete"):
                raise AssertionError(answer)

    def pull(self, laptop: Laptop, limit: int = 3, lose_reply: bool = False) -> bool:
        """One page of each area; True if there was anything new."""
        news = False
        for area in sorted(laptop.areas):
            page, _ = make_page(self.hq, area, laptop.cursors.get(area, 0), limit)
            data = page.pack(self.online)
            if lose_reply:
                continue
            read = unpack_page(data, self.online.public)
            assert read is not None
            paged = apply_page(laptop.replica, read)
            assert isinstance(paged, Paged) and not paged.unreadable
            news = news or bool(page.records)
            laptop.cursors[area] = page.upto
        return news

    # A clone of the first laptop, made before its last acts were known

    def copy_laptop(self) -> None:
        laptop = self.laptops[0]
        self.clone = (copy.deepcopy(laptop), len(self.acts))

    def act_on_clone(self, *acts: Act) -> None:
        assert self.clone is not None
        clone, _ = self.clone
        clone.pen = replace(clone.pen, randomness=self.randomness)
        clone.clock.ms += 77
        self.act(clone, *acts)

    def settle(self) -> None:
        """Everything offered everywhere until nothing changes."""
        everyone = [*self.laptops, *([self.clone[0]] if self.clone else [])]
        for laptop in everyone:
            self.take_directory(laptop)
        for _ in range(200):
            before = self._tips()
            for laptop in everyone:
                for row in laptop.replica.store.logs():
                    self._offer(
                        laptop.replica,
                        row.id,
                        self.hq,
                        Audience(Reader.HEADQUARTERS),
                        row.confirmed + 1,
                    )
                self._confirm(laptop)
            news = [self.pull(laptop, 50) for laptop in self.laptops]
            if self._tips() == before and not any(news):
                return
        raise AssertionError("never settles")

    def _tips(self) -> list[tuple[bytes, int]]:
        return sorted((row.head, row.seq) for row in self.hq.store.logs())

    def hlc_of(self, act: ActDone) -> int:
        """The merge time by the definition: HLC plus any correction of that log.

        A correction speaks of the log itself; a fork's branch would need one of its own.
        """
        main = self.hq.main_log(act.log)
        if self.hq.store.heads(main.id, act.header.seq, act.header.seq) == {
            act.header.seq: act.head
        }:
            for name, first, last, offset in self.corrections:
                if name == act.log and first <= act.header.seq <= last:
                    return act.header.time + hlc(offset)
        return act.header.time
