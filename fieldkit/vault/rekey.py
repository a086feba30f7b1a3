"""Taking a user's access away, and the journal's keys: what changes a compartment's keys.

A removal takes three steps, each whole or not at all, so that a power cut between any two leaves
a vault that the remaining users open:

1. write the vault of `remove_user`: it opens to the new key and carries the old one sealed in it;
2. rekey the database from `Keys.previous_key` to `Keys.database_key`;
3. write the vault of `finish_rekey`, which no longer carries the old key.

Who opens a vault with a `previous_key` carries on with step 2 (the database opens with one of the
two) and step 3 before anything else.
"""

from dataclasses import dataclass, replace

from fieldkit.errors import Refusal
from fieldkit.ports import Randomness
from fieldkit.vault import seal, slots
from fieldkit.vault.model import Keys, LogKeys, RecoverySlot, Vault
from fieldkit.vault.reasons import VaultReason
from fieldkit.vault.users import checked_entry


@dataclass(frozen=True)
class Changed:
    """A vault to be written, and the keys that open it from then on."""

    vault: Vault
    keys: Keys


def remove_user(vault: Vault, keys: Keys, user: bytes, randomness: Randomness) -> Changed | Refusal:
    """The compartment without the user's slot and under a new database key.

    All other slots, the recovery slot among them, are sealed anew without anyone's passphrase.
    The user may be the last one: then only the recovery key opens what is left. Refusals:
    `vault.unknown_user` (no slot here), `vault.rekey_unfinished`, `vault.altered`.
    """
    entry = checked_entry(vault, keys)
    if isinstance(entry, Refusal):
        return entry
    if entry.previous is not None:
        return Refusal(VaultReason.REKEY_UNFINISHED)
    if entry.slot(user) is None:
        return Refusal(VaultReason.UNKNOWN_USER)
    place = slots.place_of(vault, keys.compartment)
    new_key = bytearray(randomness.bytes(32))
    staying = [slot for slot in entry.slots if slot.user != user]
    public = entry.recovery.public
    recovery = seal.seal_to(public, slots.recovery_bound(place, public), new_key)
    bound = place.bound("previous key")
    entry = replace(
        entry,
        slots=tuple(slots.reseal(place, slot, new_key) for slot in staying),
        recovery=RecoverySlot(public, recovery),
        log_keys=slots.seal_logs(place, new_key, keys.logs, randomness),
        previous=seal.seal(new_key, bound, keys.database_key, randomness),
    )
    vault = vault.with_entry(slots.with_mac(vault, entry, new_key))
    return Changed(vault, replace(keys, database_key=new_key, previous_key=keys.database_key))


def finish_rekey(vault: Vault, keys: Keys) -> Changed | Refusal:
    """The vault without the previous database key, once the database has the new one.

    Refusal: `vault.altered`.
    """
    entry = checked_entry(vault, keys)
    if isinstance(entry, Refusal):
        return entry
    entry = replace(entry, previous=None)
    vault = vault.with_entry(slots.with_mac(vault, entry, keys.database_key))
    return Changed(vault, replace(keys, previous_key=None))


def put_log_keys(
    vault: Vault, keys: Keys, logs: LogKeys, randomness: Randomness
) -> Changed | Refusal:
    """The vault with other log keys: a new incarnation's key last, or a new device key.

    It must be written before the first entry that the new key signs. Refusal: `vault.altered`.
    """
    entry = checked_entry(vault, keys)
    if isinstance(entry, Refusal):
        return entry
    place = slots.place_of(vault, keys.compartment)
    box = slots.seal_logs(place, keys.database_key, logs, randomness)
    entry = slots.with_mac(vault, replace(entry, log_keys=box), keys.database_key)
    return Changed(vault.with_entry(entry), replace(keys, logs=logs))
