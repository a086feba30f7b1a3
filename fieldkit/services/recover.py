"""Letting a user in again who forgot the passphrase: what the laptop asks, and takes."""

import contextlib
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.journal.keys import SigningKey
from fieldkit.journal.log import Compartment, certify_user_key
from fieldkit.ports import Randomness
from fieldkit.store.engine import open_sqlcipher
from fieldkit.store.unit_of_work import save
from fieldkit.vault import slots
from fieldkit.vault.atomic import replace_file
from fieldkit.vault.file import read_vault, write_vault
from fieldkit.vault.lock import lock_vault
from fieldkit.vault.model import KdfCost, Keys, Vault
from fieldkit.vault.reasons import VaultReason
from fieldkit.vault.recovery import (
    Request,
    make_request,
    open_answer,
    read_request,
    request_of,
)
from fieldkit.vault.users import Member, replace_user

NAME = "recovery.json"
MOST_BYTES = 65_536


@dataclass(frozen=True)
class Pending:
    """A request that waits for its answer, and its private key (32 bytes), which opens nothing
    without the words that headquarters says.
    """

    request: Request
    private: bytes = field(repr=False)


@dataclass(frozen=True)
class NewPassphrase:
    """The passphrase that the user chose, at what cost; `personal`: words it must not lean on."""

    passphrase: str
    cost: KdfCost
    personal: tuple[str, ...] = ()


def ask_recovery(folder: Path, user: bytes, randomness: Randomness) -> Pending | Refusal:
    """The user's request: the one that waits already, else a new one, kept beside the vault.

    Refuses as `read_vault` and `replace_file` do, and a user without a slot.
    """
    vault = read_vault(folder)
    if isinstance(vault, Refusal):
        return vault
    held = pending(folder, vault, user)
    if held is not None:
        return held
    made = make_request(vault, user, randomness)
    if isinstance(made, Refusal):
        return made
    request, private = made
    content = {
        "request": request.text(),
        "private": private.hex(),
        "slots": _slots(vault, user),
    }
    refusal = replace_file(folder / NAME, json.dumps(content).encode())
    return refusal if refusal is not None else Pending(request, bytes(private))


def pending(folder: Path, vault: Vault, user: bytes) -> Pending | None:
    """The user's request that waits; None if there is none, or the vault's keys or the user's
    slots have changed: an answer sets one passphrase, whoever brings it again.
    """
    try:
        with (folder / NAME).open("rb") as file:
            content = json.loads(file.read(MOST_BYTES))
        request = read_request(str(content["request"]))
        private = bytes.fromhex(content["private"])
        slots_then = content["slots"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if isinstance(request, Refusal) or len(private) != 32 or slots_then != _slots(vault, user):
        return None
    return Pending(request, private) if request == request_of(vault, user, private) else None


def _slots(vault: Vault, user: bytes) -> str:
    """What stands for the user's slots as they are now."""
    found = [each for entry in vault.entries if (each := entry.slot(user)) is not None]
    return hashlib.sha256(b"".join(each.unlock for each in found)).hexdigest()


def take_answer(
    folder: Path, user: bytes, answer: str, words: str, new: NewPassphrase, randomness: Randomness
) -> Refusal | None:
    """Gives the user a new passphrase by headquarters' answer; the request is then used up.

    Takes two Argon2id runs. Refuses an answer to another request, wrong words, a weak passphrase, a
    vault in use, and as `reinstate` does; then everything is as before.
    """
    lock = lock_vault(folder)
    if isinstance(lock, Refusal):
        return lock
    try:
        vault = read_vault(folder)
        if isinstance(vault, Refusal):
            return vault
        held = pending(folder, vault, user)
        if held is None:
            return Refusal(VaultReason.RECOVERY_NOT_ASKED)
        found = open_answer(held.request, held.private, answer, words)
        if isinstance(found, Refusal):
            return found
        opened = []
        for compartment, key in found.items():
            entry = vault.entry(compartment)
            keys = slots.open_entry(vault, entry, key) if entry is not None else None
            if keys is None or isinstance(keys, Refusal):
                return keys or Refusal(VaultReason.RECOVERY_ANSWER_WRONG)
            opened.append(keys)
        refusal = reinstate(folder, vault, opened, user, new, randomness)
        if refusal is None:
            # One that stays (on Windows somebody may read it) no longer fits the new slots.
            with contextlib.suppress(OSError):
                (folder / NAME).unlink()
        return refusal
    finally:
        lock.release()


def reinstate(
    folder: Path,
    vault: Vault,
    opened: Sequence[Keys],
    user: bytes,
    new: NewPassphrase,
    randomness: Randomness,
) -> Refusal | None:
    """New slots and a new signing key for a user, by the keys of all their compartments.

    Nothing in the database is changed but the certificate that is added. The caller holds the
    folder's lock. Refuses a weak passphrase, an unknown user, a compartment that is not among
    `opened`, a database that does not open, and a disk that takes nothing.
    """
    seed = randomness.bytes(32)
    roles = {entry.role for entry in vault.entries if entry.slot(user)}
    member = Member(user, roles, seed, new.personal)
    changed = replace_user(vault, opened, member, new.passphrase, new.cost, randomness)
    if isinstance(changed, Refusal):
        return changed
    refusal = _certify(folder, vault.organisation, opened, user, SigningKey(seed).public)
    return refusal if refusal is not None else write_vault(folder, changed)


def _certify(
    folder: Path, organisation: bytes, opened: Sequence[Keys], user: bytes, public: bytes
) -> Refusal | None:
    keys = next((each for each in opened if each.compartment.name == Compartment.AID.name), None)
    if keys is None:
        return Refusal(VaultReason.COMPARTMENT_NOT_ALLOWED)
    engine = open_sqlcipher(folder / keys.database, bytes(keys.database_key))
    if isinstance(engine, Refusal) and keys.previous_key is not None:
        engine = open_sqlcipher(folder / keys.database, bytes(keys.previous_key))
    if isinstance(engine, Refusal):
        return engine
    device = SigningKey(bytes(keys.logs.device))
    certificate = certify_user_key(organisation, device, user, public)
    try:
        return save(engine, lambda unit: unit.journal.put_certificates([], [certificate]))
    finally:
        engine.dispose()
