"""Names of logs, and the certificates that tie a log and its users to an enrolled device.

A log is (device, incarnation, compartment). The device's key, which headquarters certifies in the
directory, signs an incarnation's key for one compartment, and each user's key on that device.
"""

from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from typing import Any

from fieldkit.journal.codec import encode, expect
from fieldkit.journal.keys import SIGNATURE_BYTES, SigningKey, verify


class Compartment(IntEnum):
    """What a log is about; each has its own database, keys and readers."""

    AID = 1
    TRACING = 2


@dataclass(frozen=True, slots=True)
class LogName:
    """Device (16 bytes), incarnation (8 bytes, from its key) and compartment."""

    device: bytes
    incarnation: bytes
    compartment: int

    def wire(self) -> list[Any]:
        return [self.device, self.incarnation, self.compartment]

    def origin(self, organisation: bytes) -> bytes:
        """head(0) of this log, 32 bytes: ties the chain to its organisation and name."""
        return sha256(b"fk1" + encode([organisation, *self.wire()])).digest()

    def tag(self, organisation: bytes) -> bytes:
        """Short name of the log inside states and pages: the first 8 bytes of its origin."""
        return self.origin(organisation)[:8]


def log_name(wire: Any) -> LogName:
    """Reads `LogName.wire()`; raises `MalformedError`."""
    expect(isinstance(wire, list) and len(wire) == 3, "log name")
    device, incarnation, compartment = wire
    expect(is_bytes(device, 16) and is_bytes(incarnation, 8), "log name")
    expect(is_compartment(compartment), "compartment")
    return LogName(device, incarnation, compartment)


def is_bytes(value: Any, length: int) -> bool:
    return isinstance(value, bytes) and len(value) == length


def is_count(value: Any) -> bool:
    """A non-negative integer that every engine can hold."""
    return type(value) is int and 0 <= value < 1 << 63


def is_compartment(value: Any) -> bool:
    return type(value) is int and value in (Compartment.AID, Compartment.TRACING)


def device_id(public_key: bytes) -> bytes:
    """A device is named by its key: the first 16 bytes of its SHA-256."""
    return sha256(b"fk1-device" + public_key).digest()[:16]


def incarnation_id(public_key: bytes) -> bytes:
    return sha256(b"fk1-incarnation" + public_key).digest()[:8]


@dataclass(frozen=True, slots=True)
class IncarnationCertificate:
    """The device's word that `public_key` signs one of its logs.

    `number` counts the device's incarnations; `started` is HLC time.
    """

    device: bytes
    compartment: int
    number: int
    public_key: bytes
    started: int
    signature: bytes

    @property
    def name(self) -> LogName:
        return LogName(self.device, incarnation_id(self.public_key), self.compartment)

    def statement(self, organisation: bytes) -> list[Any]:
        return [
            "fk1-incarnation",
            organisation,
            self.device,
            self.compartment,
            self.number,
            self.public_key,
            self.started,
        ]

    def verify(self, organisation: bytes, device_key: bytes) -> bool:
        return verify(device_key, self.signature, self.statement(organisation))

    def wire(self) -> list[Any]:
        return [*self.statement(b"")[2:], self.signature]


@dataclass(frozen=True, slots=True)
class UserKeyCertificate:
    """The device's word that `public_key` is a user's signing key on this device."""

    device: bytes
    user: bytes
    public_key: bytes
    signature: bytes

    def statement(self, organisation: bytes) -> list[Any]:
        return ["fk1-user-key", organisation, self.device, self.user, self.public_key]

    def verify(self, organisation: bytes, device_key: bytes) -> bool:
        return verify(device_key, self.signature, self.statement(organisation))

    def wire(self) -> list[Any]:
        return [self.device, self.user, self.public_key, self.signature]


def certify_incarnation(
    organisation: bytes, device: SigningKey, compartment: int, number: int, key: bytes, started: int
) -> IncarnationCertificate:
    draft = IncarnationCertificate(device_id(device.public), compartment, number, key, started, b"")
    signature = device.sign(draft.statement(organisation))
    return IncarnationCertificate(draft.device, compartment, number, key, started, signature)


def certify_user_key(
    organisation: bytes, device: SigningKey, user: bytes, key: bytes
) -> UserKeyCertificate:
    draft = UserKeyCertificate(device_id(device.public), user, key, b"")
    return UserKeyCertificate(draft.device, user, key, device.sign(draft.statement(organisation)))


def incarnation_certificate(wire: Any) -> IncarnationCertificate:
    """Reads `IncarnationCertificate.wire()`; raises `MalformedError`."""
    expect(isinstance(wire, list) and len(wire) == 6, "incarnation certificate")
    device, compartment, number, key, started, signature = wire
    expect(is_bytes(device, 16) and is_bytes(key, 32), "incarnation certificate")
    expect(is_bytes(signature, SIGNATURE_BYTES) and is_count(number), "incarnation certificate")
    expect(is_count(started), "incarnation certificate")
    expect(is_compartment(compartment), "compartment")
    return IncarnationCertificate(device, compartment, number, key, started, signature)


def user_key_certificate(wire: Any) -> UserKeyCertificate:
    """Reads `UserKeyCertificate.wire()`; raises `MalformedError`."""
    expect(isinstance(wire, list) and len(wire) == 4, "user key certificate")
    device, user, key, signature = wire
    expect(is_bytes(device, 16) and is_bytes(user, 16), "user key certificate")
    expect(is_bytes(key, 32) and is_bytes(signature, SIGNATURE_BYTES), "user key certificate")
    return UserKeyCertificate(device, user, key, signature)
