"""One user's slot, and the entry's MAC: how a compartment is sealed and how it comes open."""

import json
from dataclasses import dataclass, field, replace

from fieldkit.errors import FaultError, Refusal
from fieldkit.ports import Randomness
from fieldkit.vault import seal
from fieldkit.vault.canonical import b64, canonical, from_b64
from fieldkit.vault.content import cost_fields, entry_fields
from fieldkit.vault.kdf import SALT_LENGTH, stretch
from fieldkit.vault.model import (
    Box,
    Compartment,
    Entry,
    KdfCost,
    Keys,
    LogKey,
    LogKeys,
    Slot,
    Vault,
)
from fieldkit.vault.reasons import VaultReason
from fieldkit.vault.seal import Place


@dataclass(frozen=True)
class Root:
    """A stretched passphrase: 32 bytes, and the cost and salt that gave them."""

    cost: KdfCost
    salt: bytes
    key: bytearray = field(repr=False)


def new_root(passphrase: str, cost: KdfCost, randomness: Randomness) -> Root | Refusal:
    """A passphrase stretched with a fresh salt. Refusal: `vault.kdf_bounds`."""
    salt = randomness.bytes(SALT_LENGTH)
    key = stretch(passphrase, cost, salt)
    return key if isinstance(key, Refusal) else Root(cost, salt, key)


def root_of(slot: Slot, passphrase: str) -> Root | Refusal:
    """A passphrase stretched as the slot says. Refusal: `vault.kdf_bounds`."""
    key = stretch(passphrase, slot.cost, slot.salt)
    return key if isinstance(key, Refusal) else Root(slot.cost, slot.salt, key)


def place_of(vault: Vault, compartment: Compartment) -> Place:
    return Place(vault.organisation, vault.device, compartment)


def new_slot(
    place: Place,
    user: bytes,
    root: Root,
    signing_seed: seal.Secret,
    database_key: seal.Secret,
    randomness: Randomness,
) -> Slot:
    """A slot with an unlock key of its own: an older slot's key never opens a newer one."""
    if len(user) != 16 or len(signing_seed) != 32 or len(database_key) != 32:
        raise FaultError("a user is 16 bytes, a seed and a database key 32")
    unlock_private = randomness.bytes(32)
    unlock = seal.public_key(unlock_private)
    bound = _personal_bound(place, user, root.cost, root.salt, unlock)
    box = seal.seal(root.key, bound, unlock_private + bytes(signing_seed), randomness)
    key = seal.seal_to(unlock, _key_bound(place, user), database_key)
    return Slot(user, root.cost, root.salt, unlock, box.nonce, box.sealed, key)


def open_slot(place: Place, slot: Slot, root: Root) -> tuple[bytearray, bytearray] | Refusal:
    """The database key and the signing seed.

    Refusals: `vault.wrong_passphrase`; `vault.altered` if the passphrase is right and the sealed
    database key is not the one for this slot.
    """
    bound = _personal_bound(place, slot.user, slot.cost, slot.salt, slot.unlock)
    personal = seal.unseal(root.key, bound, Box(slot.nonce, slot.personal))
    if personal is None:
        return Refusal(VaultReason.WRONG_PASSPHRASE)
    key = seal.unseal_with(personal[:32], _key_bound(place, slot.user), slot.key)
    if key is None or len(key) != 32:
        return Refusal(VaultReason.ALTERED)
    return key, personal[32:]


def reseal(place: Place, slot: Slot, database_key: seal.Secret) -> Slot:
    """The slot with another database key; needs no passphrase."""
    return replace(slot, key=seal.seal_to(slot.unlock, _key_bound(place, slot.user), database_key))


def _personal_bound(place: Place, user: bytes, cost: KdfCost, salt: bytes, unlock: bytes) -> bytes:
    kdf = cost_fields(cost, salt)
    return place.bound("personal", kdf=kdf, unlock=b64(unlock), user=b64(user))


def _key_bound(place: Place, user: bytes) -> bytes:
    return place.bound("database key", user=b64(user))


def recovery_bound(place: Place, public: bytes) -> bytes:
    """What binds a recovery slot."""
    return place.bound("recovery", public=b64(public))


def seal_logs(
    place: Place, database_key: seal.Secret, logs: LogKeys, randomness: Randomness
) -> Box:
    """The sealed box of log keys."""
    plain = canonical(
        {
            "device": b64(logs.device),
            "logs": [{"log": b64(key.log), "seed": b64(key.seed)} for key in logs.logs],
        }
    )
    return seal.seal(database_key, place.bound("log keys"), plain, randomness)


def _open_logs(place: Place, database_key: seal.Secret, box: Box) -> LogKeys | None:
    plain = seal.unseal(database_key, place.bound("log keys"), box)
    if plain is None:
        return None
    try:
        value = json.loads(plain)
        logs = [LogKey(bytes(from_b64(one["log"])), from_b64(one["seed"])) for one in value["logs"]]
        return LogKeys(from_b64(value["device"]), tuple(logs))
    except (ValueError, KeyError, TypeError, FaultError):
        return None


def with_mac(vault: Vault, entry: Entry, database_key: seal.Secret) -> Entry:
    """The entry with the MAC of its present content."""
    bound = place_of(vault, entry.compartment).bound("mac")
    return replace(entry, mac=seal.mac(database_key, bound, canonical(entry_fields(entry))))


def mac_fits(vault: Vault, entry: Entry, database_key: seal.Secret) -> bool:
    """Whether all that concerns this compartment in the file is as its key holders left it."""
    bound = place_of(vault, entry.compartment).bound("mac")
    return seal.mac_fits(database_key, bound, canonical(entry_fields(entry)), entry.mac)


def open_entry(vault: Vault, entry: Entry, database_key: bytearray) -> Keys | Refusal:
    """All keys of a compartment whose database key is known. Refusal: `vault.altered`."""
    place = place_of(vault, entry.compartment)
    if not mac_fits(vault, entry, database_key):
        return Refusal(VaultReason.ALTERED)
    logs = _open_logs(place, database_key, entry.log_keys)
    if logs is None:
        return Refusal(VaultReason.ALTERED)
    previous = None
    if entry.previous:
        previous = seal.unseal(database_key, place.bound("previous key"), entry.previous)
        if previous is None:
            return Refusal(VaultReason.ALTERED)
    return Keys(entry.compartment, entry.database, database_key, previous, logs)
