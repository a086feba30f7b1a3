"""What the vault holds, as frozen values: the file's content and the keys that come out of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from fieldkit.errors import FaultError

FORMAT = "fieldkit-vault"
VERSION = 1


class Compartment(StrEnum):
    """The parts of a laptop that open apart: each has a database, a key and a journal."""

    AID = "aid"
    TRACING = "tracing"


@dataclass(frozen=True)
class KdfCost:
    """What one Argon2id run (RFC 9106) costs: memory in KiB, passes over it, lanes."""

    memory: int
    passes: int
    lanes: int


@dataclass(frozen=True)
class Slot:
    """One user's way into one compartment.

    `unlock` is the slot's X25519 public key (32 bytes). `personal` is its private key and the
    user's signing seed under the passphrase (nonce 12 + sealed 80); `key` is the database key
    sealed by HPKE to `unlock` (80 bytes), so that a new database key reaches everyone who stays
    without their passphrases.
    """

    user: bytes
    cost: KdfCost
    salt: bytes
    unlock: bytes
    nonce: bytes
    personal: bytes
    key: bytes


@dataclass(frozen=True)
class RecoverySlot:
    """The database key sealed by HPKE (`key`, 80 bytes) to headquarters' X25519 `public` key."""

    public: bytes
    key: bytes


@dataclass(frozen=True)
class Box:
    """ChaCha20-Poly1305 output: a nonce of 12 bytes and the sealed bytes with their tag."""

    nonce: bytes
    sealed: bytes


@dataclass(frozen=True)
class Entry:
    """One compartment of the file. `previous` stands only while a rekey is under way."""

    compartment: Compartment
    database: str
    role: str
    log_keys: Box
    slots: tuple[Slot, ...]
    recovery: RecoverySlot
    previous: Box | None
    mac: bytes

    def slot(self, user: bytes) -> Slot | None:
        return next((slot for slot in self.slots if slot.user == user), None)


@dataclass(frozen=True)
class Vault:
    """The whole file: organisation and device (16 bytes each), entries sorted by compartment."""

    organisation: bytes
    device: bytes
    entries: tuple[Entry, ...]

    def entry(self, compartment: Compartment) -> Entry | None:
        return next((entry for entry in self.entries if entry.compartment is compartment), None)

    def users(self) -> frozenset[bytes]:
        """Everyone who has a slot in any compartment."""
        return frozenset(slot.user for entry in self.entries for slot in entry.slots)

    def compartments_of(self, user: bytes) -> tuple[Compartment, ...]:
        """Where the user has a slot, in the file's order; empty for an unknown user."""
        return tuple(entry.compartment for entry in self.entries if entry.slot(user))

    def with_entry(self, new: Entry) -> "Vault":
        """The vault with the entry of the same compartment replaced."""
        entries = [new if old.compartment is new.compartment else old for old in self.entries]
        return replace(self, entries=tuple(entries))


@dataclass(frozen=True)
class LogKey:
    """A journal's id (1 to 64 bytes) and the Ed25519 seed (32 bytes) that signs it."""

    log: bytes
    seed: bytearray = field(repr=False)

    def __post_init__(self) -> None:
        if not 1 <= len(self.log) <= 64 or len(self.seed) != 32:
            raise FaultError("a log key is an id of 1 to 64 bytes and a seed of 32")


@dataclass(frozen=True)
class LogKeys:
    """What signs a compartment's journal: the device's seed, and its incarnations' keys.

    The last of `logs` is the incarnation that is written now.
    """

    device: bytearray = field(repr=False)
    logs: tuple[LogKey, ...]

    def __post_init__(self) -> None:
        if len(self.device) != 32 or not 1 <= len(self.logs) <= 64:
            raise FaultError("log keys are a device seed of 32 bytes and 1 to 64 logs")


@dataclass(frozen=True)
class Keys:
    """One compartment's keys while it is open.

    `previous_key` is there while a rekey is unfinished: the database opens with one of the two.
    """

    compartment: Compartment
    database: str
    database_key: bytearray = field(repr=False)
    previous_key: bytearray | None = field(repr=False)
    logs: LogKeys

    def wipe(self) -> None:
        """Overwrites the secrets of this value; the value must not be used afterwards."""
        wipe([self.database_key, self.previous_key, self.logs.device])
        wipe(log.seed for log in self.logs.logs)


@dataclass(frozen=True)
class Opened:
    """A compartment opened by a user: its keys and the user's Ed25519 seed (32 bytes)."""

    keys: Keys
    user: bytes
    signing_seed: bytearray = field(repr=False)

    def wipe(self) -> None:
        """Overwrites the secrets of this value; the value must not be used afterwards."""
        self.keys.wipe()
        wipe([self.signing_seed])


def wipe(secrets: Iterable[bytearray | None]) -> None:
    """Fills each buffer with zeros in place."""
    for secret in secrets:
        if secret is not None:
            secret[:] = bytes(len(secret))
