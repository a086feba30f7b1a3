"""Enrolling a laptop: by headquarters' one-time code to a vault with its first user.

Two steps: `ask` brings headquarters' answer (its directory with the users of this laptop), `finish`
makes the vault and the database once a user and a passphrase are chosen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.codec import MalformedError, decode, expect
from fieldkit.journal.directory import take_directory
from fieldkit.journal.keys import SigningKey
from fieldkit.journal.log import (
    Compartment,
    IncarnationCertificate,
    UserKeyCertificate,
    certify_incarnation,
    certify_user_key,
    device_id,
    is_bytes,
)
from fieldkit.journal.manifest import Manifest, unpack_manifest
from fieldkit.ports import Clock, Randomness, Transport, TransportError
from fieldkit.records.user import Role
from fieldkit.services.laptop import ROOT_SETTING, URL_SETTING, laptop_node, log_id
from fieldkit.services.laptop_reasons import LaptopReason
from fieldkit.services.left_over import clear_left_over
from fieldkit.store.engine import open_sqlcipher
from fieldkit.store.unit_of_work import UnitOfWork
from fieldkit.sync.enrolment import EnrolCode, fingerprint, sign_enrolment
from fieldkit.sync.reasons import SyncReason
from fieldkit.sync.wire import pack, unpack
from fieldkit.vault import model
from fieldkit.vault.create import Created, Plan, create
from fieldkit.vault.file import read_vault, write_vault
from fieldkit.vault.lock import lock_vault
from fieldkit.vault.marker import Mark, Marker, write_marker
from fieldkit.vault.model import KdfCost, LogKey, LogKeys
from fieldkit.vault.reasons import VaultReason
from fieldkit.vault.users import Member, add_user

DATABASES = {Compartment.AID: "aid.db", Compartment.TRACING: "tracing.db"}
ROLES = {Compartment.AID: "aid", Compartment.TRACING: "tracing"}


@dataclass(frozen=True)
class Answered:
    """Headquarters has certified this laptop; `users` maps ids to what the directory says."""

    code: EnrolCode
    device_seed: bytes
    root: bytes
    manifest: Manifest
    bodies: dict[tuple[str, bytes], bytes]

    @property
    def device(self) -> bytes:
        return device_id(SigningKey(self.device_seed).public)

    @property
    def users(self) -> dict[bytes, dict[str, Any]]:
        """Users whom headquarters lets work on this laptop."""
        found = {
            record: decode(body) for (kind, record), body in self.bodies.items() if kind == "user"
        }
        return {user: each for user, each in found.items() if works_on(each, self.device)}


def works_on(fields: Mapping[str, Any], device: bytes) -> bool:
    """Whether the directory lets a user (their fields) work on a laptop."""
    return device.hex() in fields.get("devices", []) and bool(fields.get("active", True))


def ask(
    code: EnrolCode,
    name: str,
    transport: Transport,
    randomness: Randomness,
    seed: bytes | None = None,
) -> Answered | Refusal:
    """Makes the device's key and has headquarters certify it.

    `seed` is that of a key with which this code was asked before: its answer may have been lost on
    the way, and to any other key headquarters would say that the code is used. Refuses if
    headquarters can't be reached, answers garbage, is not the one that the code names, or does not
    take the code.
    """
    seed = seed or randomness.bytes(32)
    key = SigningKey(seed)
    body = {
        "token": code.token,
        "public_key": key.public,
        "name": name,
        "signature": sign_enrolment(key, code, name),
    }
    try:
        response = transport.post("/v1/enrol", {}, pack(code.organisation, body))
    except TransportError:
        return Refusal(SyncReason.UNREACHABLE)
    if response.status != 200:
        reason = SyncReason.SERVER_FAULT if response.status >= 500 else SyncReason.REFUSED
        return Refusal(reason, {"status": response.status, "reason": response.status})
    answer = unpack(response.body, code.organisation)
    if isinstance(answer, Refusal):
        return answer
    if "refused" in answer:
        return _refused(answer)
    try:
        return _read(code, seed, answer)
    except (MalformedError, KeyError, TypeError, ValueError):
        return Refusal(SyncReason.GARBAGE)


def as_enrolment(refusal: Refusal, url: str) -> Refusal:
    """The refusal in the terms of a laptop that is not set up yet, where those of sync would say
    that work is safe and to sync again.
    """
    told = {
        SyncReason.UNREACHABLE: LaptopReason.ENROL_UNREACHABLE,
        SyncReason.GARBAGE: LaptopReason.ENROL_GARBAGE,
        SyncReason.REFUSED: LaptopReason.ENROL_REFUSED,
        SyncReason.SERVER_FAULT: LaptopReason.ENROL_FAULT,
        SyncReason.OTHER_HEADQUARTERS: LaptopReason.ENROL_OTHER,
        SyncReason.OTHER_ORGANISATION: LaptopReason.ENROL_OTHER,
        SyncReason.BAD_SIGNATURE: LaptopReason.ENROL_GARBAGE,
    }
    if isinstance(refusal.code, SyncReason) and refusal.code in told:
        return Refusal(told[refusal.code], {**refusal.params, "url": url})
    return refusal


def _refused(answer: dict[str, Any]) -> Refusal:
    try:
        return Refusal(SyncReason(answer["refused"]))
    except ValueError:
        return Refusal(SyncReason.REFUSED, {"reason": str(answer["refused"])})


def _read(code: EnrolCode, seed: bytes, answer: dict[str, Any]) -> Answered | Refusal:
    root = answer["root"]
    expect(is_bytes(root, 32), "root key")
    manifest = unpack_manifest(answer["manifest"])
    if fingerprint(root) != code.root_fingerprint:
        return Refusal(SyncReason.OTHER_HEADQUARTERS)
    if not manifest.genuine(code.organisation, root):
        return Refusal(SyncReason.OTHER_HEADQUARTERS)
    bodies = {(kind, record): body for kind, record, body in answer["records"]}
    return Answered(code, seed, root, manifest, bodies)


@dataclass(frozen=True)
class FirstUser:
    """Who gets the first slot, with what passphrase; `cost` as tuned on this laptop."""

    user: bytes
    passphrase: str
    cost: KdfCost


def finish(
    answered: Answered, first: FirstUser, folder: Path, clock: Clock, randomness: Randomness
) -> Refusal | None:
    """Makes vault and database; the laptop can then be unlocked by its first user.

    Refuses a folder in use, full, not writable, with a vault or with somebody's work in it, a weak
    passphrase, an unknown user; then no vault stands in the folder.
    """
    fields = answered.users.get(first.user)
    if fields is None:
        return Refusal(VaultReason.UNKNOWN_USER)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Refusal(LaptopReason.FOLDER_NOT_WRITABLE, {"folder": str(folder)})
    lock = lock_vault(folder)
    if isinstance(lock, Refusal):
        return lock
    try:
        found = read_vault(folder)
        if not isinstance(found, Refusal) or found.code is not VaultReason.ABSENT:
            return Refusal(LaptopReason.ALREADY_ENROLLED, {"folder": str(folder)})
        return _make(answered, first, fields, folder, clock, randomness)
    finally:
        lock.release()


def _make(
    answered: Answered,
    first: FirstUser,
    fields: dict[str, Any],
    folder: Path,
    clock: Clock,
    randomness: Randomness,
) -> Refusal | None:
    device_key = SigningKey(answered.device_seed)
    seeds = {compartment: randomness.bytes(32) for compartment in Compartment}
    certificates = {
        compartment: certify_incarnation(
            answered.code.organisation,
            device_key,
            compartment,
            1,
            SigningKey(seed).public,
            max(clock.now_ms(), 0),
        )
        for compartment, seed in seeds.items()
    }
    plans = [
        Plan(
            model.Compartment[compartment.name],
            DATABASES[compartment],
            ROLES[compartment],
            answered.manifest.key.recovery,
            LogKeys(
                bytearray(answered.device_seed),
                (LogKey(log_id(certificates[compartment].name), bytearray(seed)),),
            ),
        )
        for compartment, seed in seeds.items()
    ]
    created = create(answered.code.organisation, answered.device, plans, randomness)
    if isinstance(created, Refusal):
        return created
    user_seed = randomness.bytes(32)
    member = Member(first.user, vault_roles(fields["roles"]), user_seed, (fields["name"],))
    aid = created.keys[model.Compartment.AID]
    vault = add_user(created.vault, [aid], member, first.passphrase, first.cost, randomness)
    if isinstance(vault, Refusal):
        return vault
    user_certificate = certify_user_key(
        answered.code.organisation, device_key, first.user, SigningKey(user_seed).public
    )
    refusal = clear_left_over(folder, DATABASES[Compartment.AID])
    if refusal is None:
        refusal = _first_mark(folder, certificates[Compartment.AID], answered.code.organisation)
    if refusal is None:
        refusal = _fill(answered, folder, created, certificates, user_certificate, clock)
    return refusal if refusal is not None else write_vault(folder, vault)


def _first_mark(
    folder: Path, certificate: IncarnationCertificate, organisation: bytes
) -> Refusal | None:
    """The marker before the database: one without a marker then holds somebody's work."""
    mark = Mark(0, certificate.name.origin(organisation))
    return write_marker(folder, Marker({log_id(certificate.name): mark}))


def _fill(
    answered: Answered,
    folder: Path,
    created: Created,
    certificates: dict[Compartment, IncarnationCertificate],
    user_certificate: UserKeyCertificate,
    clock: Clock,
) -> Refusal | None:
    """The database with root key, directory and certificates in it."""
    keys = created.keys[model.Compartment.AID]
    engine = open_sqlcipher(folder / keys.database, bytes(keys.database_key), create=True)
    if isinstance(engine, Refusal):
        return engine
    try:
        with UnitOfWork(engine) as unit:
            unit.journal.put_setting(ROOT_SETTING, answered.root)
            unit.journal.put_setting(URL_SETTING, answered.code.url.encode())
        name = certificates[Compartment.AID].name
        node = laptop_node(folder, engine, answered.code.organisation, answered.device, name, clock)
        with node.transaction() as replica:
            taken = take_directory(replica, answered.manifest, answered.bodies)
            if isinstance(taken, Refusal):
                return taken
            if taken.missing:
                return Refusal(SyncReason.GARBAGE)
            replica.store.put_certificates([certificates[Compartment.AID]], [user_certificate])
    except RefusalError as error:
        return error.refusal
    finally:
        engine.dispose()
    return None


def vault_roles(roles: list[str]) -> set[str]:
    """The vault's roles that a user's roles at work amount to."""
    tracing = {ROLES[Compartment.TRACING]} if Role.TRACING in roles else set()
    return tracing | {ROLES[Compartment.AID]}
