"""One node's store as the journal sees it: a laptop, a hub or headquarters.

The same class serves all three; they differ in keys, in areas and in whether they keep the feed
from which pages are made.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from fieldkit.journal.clock import HybridClock
from fieldkit.journal.codec import decode
from fieldkit.journal.log import LogName
from fieldkit.journal.manifest import OnlineKey, unpack_manifest
from fieldkit.journal.merge import Corrections
from fieldkit.journal.repository import JournalStore, LogRow
from fieldkit.records.ids import directory_id

EVERYWHERE: frozenset[bytes] | None = None


@dataclass(frozen=True, slots=True)
class DeviceTrust:
    """What the directory says of a device; `areas` are ids.

    `cut`: of a revoked device, the last seq that stands of each (incarnation, compartment), and its
    head, empty where headquarters named none.
    """

    public_key: bytes
    areas: frozenset[bytes]
    revoked: bool
    cut: dict[tuple[bytes, int], tuple[int, bytes]]


@dataclass
class Replica:
    """A store with what it needs to judge entries.

    `areas`: ids of the areas whose records it may read, None for all (headquarters); a laptop's
    own follow the directory.
    `unsealing`: headquarters' X25519 private key, None elsewhere. `feeds`: it makes pages.
    `own_device`: whose replica this is. `headquarters`: the keys of the manifest last accepted.
    `directory_read`: what rooms above have read of the directory in force, by keys of their own;
    empty again whenever that changes.
    Not thread-safe; every call belongs inside one unit of work of its store.
    """

    organisation: bytes
    root_key: bytes
    store: JournalStore
    clock: HybridClock
    areas: frozenset[bytes] | None = EVERYWHERE
    unsealing: bytes | None = None
    feeds: bool = False
    own_device: bytes = b""
    headquarters: OnlineKey | None = None
    corrections: Corrections = field(default_factory=Corrections)
    erased: dict[bytes, bytes] = field(default_factory=dict)
    directory_read: dict[Any, Any] = field(default_factory=dict)
    _devices: dict[bytes, DeviceTrust | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.learn()

    def learn(self) -> None:
        """Takes corrections and erasures from the directory held; after every change of it."""
        self._devices = {}
        self.directory_read = {}
        packed = self.store.setting("manifest")
        self.headquarters = unpack_manifest(packed).key if packed else None
        self.corrections = Corrections()
        for _, fields in self.directory_fields("clock_correction"):
            name = LogName(
                fields["device"],
                bytes.fromhex(fields["incarnation"]),
                compartment_number(fields["compartment"]),
            )
            self.corrections.add(
                name.tag(self.organisation),
                fields["first_seq"],
                fields["last_seq"],
                fields["merge_offset_ms"],
            )
        self.erased = {
            fields["record"]: erasure for erasure, fields in self.directory_fields("erasure")
        }
        own = self.device(self.own_device)
        if own is not None:
            self.areas = own.areas

    def directory_fields(self, kind: str) -> Iterable[tuple[bytes, dict[str, Any]]]:
        """(id, fields) of the directory's records of a kind."""
        return [(row.id, decode(row.body)) for row in self.store.directory(kind)]

    def device(self, device: bytes) -> DeviceTrust | None:
        """What the directory in force says of a device; None if it does not know it."""
        if device not in self._devices:
            self._devices[device] = self._read_device(device)
        return self._devices[device]

    def _read_device(self, device: bytes) -> DeviceTrust | None:
        row = self.store.directory_record("device", device)
        if row is None:
            return None
        fields = decode(row.body)
        areas = (directory_id(self.organisation, "area", code) for code in fields.get("areas", []))
        cut = {
            (bytes.fromhex(part["incarnation"]), compartment_number(part["compartment"])): (
                part["last_seq"],
                bytes.fromhex(part.get("head", "")),
            )
            for part in fields.get("cut", [])
        }
        revoked = fields.get("status", "active") != "active"
        return DeviceTrust(fields["public_key"], frozenset(areas), revoked, cut)

    def main_log(self, name: LogName) -> LogRow:
        """The row of the log itself; a new, unsaved one if it is not known."""
        for row in self.store.logs(name):
            if not row.branch:
                return row
        origin = name.origin(self.organisation)
        return LogRow(self.store.new_log_id(), name, origin[:8], 0, origin)


def compartment_number(code: str) -> int:
    """The number of a compartment from its code in the directory."""
    return {"aid": 1, "tracing": 2}[code]
