"""Letting a user in again who forgot the passphrase, with headquarters' recovery key."""

from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.hq.keys import read_recovery_key
from fieldkit.journal.keys import SigningKey
from fieldkit.journal.log import Compartment, certify_user_key
from fieldkit.ports import Randomness
from fieldkit.store.engine import open_sqlcipher
from fieldkit.store.unit_of_work import UnitOfWork
from fieldkit.vault import model
from fieldkit.vault.file import read_vault, write_vault
from fieldkit.vault.lock import lock_vault
from fieldkit.vault.model import KdfCost, Keys
from fieldkit.vault.open import recover
from fieldkit.vault.users import Member, replace_user


def recover_user(
    recovery_file: Path,
    recovery_passphrase: str,
    laptop: Path,
    user: bytes,
    new: tuple[str, KdfCost],
    randomness: Randomness,
) -> Refusal | None:
    """Gives a user of a laptop's vault a new passphrase (`new`) and a new signing key.

    Nothing in the database is lost or changed but the certificate that is added. Refuses a wrong
    recovery key, a vault in use or damaged, a weak passphrase, an unknown user.
    """
    private = read_recovery_key(recovery_file, recovery_passphrase)
    if isinstance(private, Refusal):
        return private
    lock = lock_vault(laptop)
    if isinstance(lock, Refusal):
        return lock
    try:
        return _recover(bytearray(private), laptop, user, new, randomness)
    finally:
        lock.release()


def _recover(
    private: bytearray, laptop: Path, user: bytes, new: tuple[str, KdfCost], randomness: Randomness
) -> Refusal | None:
    vault = read_vault(laptop)
    if isinstance(vault, Refusal):
        return vault
    opened: list[Keys] = []
    for compartment in vault.compartments_of(user) or (model.Compartment.AID,):
        keys = recover(vault, compartment, private)
        if isinstance(keys, Refusal):
            return keys
        opened.append(keys)
    seed = randomness.bytes(32)
    roles = {entry.role for entry in vault.entries if entry.slot(user)}
    changed = replace_user(vault, opened, Member(user, roles, seed), *new, randomness)
    if isinstance(changed, Refusal):
        return changed
    public = SigningKey(seed).public
    refusal = _certify(laptop, vault.organisation, opened, user, public)
    return refusal if refusal is not None else write_vault(laptop, changed)


def _certify(
    laptop: Path, organisation: bytes, opened: list[Keys], user: bytes, public: bytes
) -> Refusal | None:
    keys = next(each for each in opened if each.compartment.name == Compartment.AID.name)
    engine = open_sqlcipher(laptop / keys.database, bytes(keys.database_key))
    if isinstance(engine, Refusal):
        return engine
    device = SigningKey(bytes(keys.logs.device))
    certificate = certify_user_key(organisation, device, user, public)
    try:
        with UnitOfWork(engine) as unit:
            unit.journal.put_certificates([], [certificate])
    finally:
        engine.dispose()
    return None
