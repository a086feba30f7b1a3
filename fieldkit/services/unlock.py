"""Unlocking: a user and a passphrase open the laptop; a restored copy starts a new incarnation."""

from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Engine

from fieldkit.errors import Refusal
from fieldkit.journal.author import Pen
from fieldkit.journal.keys import SigningKey
from fieldkit.journal.log import Compartment, LogName, certify_incarnation
from fieldkit.journal.renewal import SETTING
from fieldkit.ports import Clock, Randomness
from fieldkit.services.laptop import Laptop, laptop_node, log_id
from fieldkit.store.engine import open_sqlcipher
from fieldkit.store.unit_of_work import UnitOfWork
from fieldkit.vault import model
from fieldkit.vault.file import read_vault, write_vault
from fieldkit.vault.lock import VaultLock, lock_vault
from fieldkit.vault.marker import Mark, Marker, read_marker
from fieldkit.vault.model import Keys, LogKey, LogKeys, Opened, Vault
from fieldkit.vault.open import open_compartment
from fieldkit.vault.rekey import put_log_keys


@dataclass(frozen=True)
class Machine:
    """The world that an unlocked laptop stands in."""

    clock: Clock
    randomness: Randomness


def unlock(folder: Path, user: bytes, passphrase: str, machine: Machine) -> Laptop | Refusal:
    """Opens the aid compartment for a user; takes the Argon2id time set at enrolment.

    Refuses a vault that is absent, cut, altered or in use, a wrong passphrase, an unknown user, and
    a database that is missing, damaged, of another key or newer than this application.
    """
    lock = lock_vault(folder)
    if isinstance(lock, Refusal):
        return lock
    opened = _open(folder, user, passphrase, machine, lock)
    if isinstance(opened, Refusal):
        lock.release()
    return opened


def _open(
    folder: Path, user: bytes, passphrase: str, machine: Machine, lock: VaultLock
) -> Laptop | Refusal:
    vault = read_vault(folder)
    if isinstance(vault, Refusal):
        return vault
    opened = open_compartment(vault, model.Compartment.AID, user, passphrase)
    if isinstance(opened, Refusal):
        return opened
    engine = _database(folder, opened.keys)
    if isinstance(engine, Refusal):
        opened.wipe()
        return engine
    keys = _incarnation(folder, vault, opened.keys, engine, machine)
    if isinstance(keys, Refusal):
        engine.dispose()
        opened.wipe()
        return keys
    pen = _pen(opened, keys, machine.randomness)
    node = laptop_node(folder, engine, vault.organisation, vault.device, pen.log, machine.clock)
    return Laptop(
        folder,
        vault.organisation,
        vault.device,
        keys,
        engine,
        node,
        pen,
        lock,
        machine.clock,
        machine.randomness,
    )


def _database(folder: Path, keys: Keys) -> Engine | Refusal:
    engine = open_sqlcipher(folder / keys.database, bytes(keys.database_key))
    if isinstance(engine, Refusal) and keys.previous_key is not None:
        return open_sqlcipher(folder / keys.database, bytes(keys.previous_key))
    return engine


def _pen(opened: Opened, keys: Keys, randomness: Randomness) -> Pen:
    return Pen(
        read_log_id(keys.logs.logs[-1].log),
        SigningKey(bytes(keys.logs.logs[-1].seed)),
        opened.user,
        SigningKey(bytes(opened.signing_seed)),
        randomness,
    )


def read_log_id(log: bytes) -> LogName:
    """Undoes `laptop.log_id`."""
    return LogName(log[:16], log[16:24], log[24])


def _incarnation(
    folder: Path, vault: Vault, keys: Keys, engine: Engine, machine: Machine
) -> Keys | Refusal:
    """The log keys to write with: new ones if the database is behind its marker.

    A database behind the marker, or without one though it has entries, is a restored backup or a
    copy: going on in its log would fork it.
    """
    current = keys.logs.logs[-1].log
    log = read_log_id(current)
    with UnitOfWork(engine, writing=False) as unit:
        rows = unit.journal.logs(log)
        left = unit.journal.setting(SETTING) == log.incarnation
    if left:
        return _start_incarnation(folder, vault, keys, engine, machine)
    held = next((Mark(row.seq, row.head) for row in rows if not row.branch), Mark(0, b""))
    marker = read_marker(folder)
    known = marker.marks.get(current) if isinstance(marker, Marker) else None
    if held.seq == 0 and (known is None or known.seq == 0):
        return keys
    if known is not None and (known == held or known.seq < held.seq):
        # Ahead of its marker: power went between COMMIT and the marker's move.
        return keys
    return _start_incarnation(folder, vault, keys, engine, machine)


def _start_incarnation(
    folder: Path, vault: Vault, keys: Keys, engine: Engine, machine: Machine
) -> Keys | Refusal:
    seed = machine.randomness.bytes(32)
    certificate = certify_incarnation(
        vault.organisation,
        SigningKey(bytes(keys.logs.device)),
        Compartment.AID,
        len(keys.logs.logs) + 1,
        SigningKey(seed).public,
        max(machine.clock.now_ms(), 0),
    )
    logs = LogKeys(
        keys.logs.device,
        (*keys.logs.logs[-63:], LogKey(log_id(certificate.name), bytearray(seed))),
    )
    changed = put_log_keys(vault, keys, logs, machine.randomness)
    if isinstance(changed, Refusal):
        return changed
    with UnitOfWork(engine) as unit:
        unit.journal.put_certificates([certificate], [])
    refusal = write_vault(folder, changed.vault)
    return refusal if refusal is not None else changed.keys


def renew(laptop: Laptop) -> Refusal | None:
    """Starts a new incarnation on an unlocked laptop whose log must not be written any more.

    Its pen and node are new ones afterwards; whoever holds the earlier ones is refused with
    `journal.log_copied` until they take these.
    """
    vault = read_vault(laptop.folder)
    if isinstance(vault, Refusal):
        return vault
    machine = Machine(laptop.clock, laptop.randomness)
    keys = _start_incarnation(laptop.folder, vault, laptop.keys, laptop.engine, machine)
    if isinstance(keys, Refusal):
        return keys
    last = keys.logs.logs[-1]
    name = read_log_id(last.log)
    laptop.keys = keys
    laptop.pen = replace(laptop.pen, log=name, incarnation=SigningKey(bytes(last.seed)))
    laptop.node = laptop_node(
        laptop.folder, laptop.engine, laptop.organisation, laptop.device, name, laptop.clock
    )
    return None
