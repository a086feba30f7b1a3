"""Opening a compartment: with a user's passphrase, or with headquarters' recovery key."""

from collections.abc import Mapping

from fieldkit.errors import Refusal
from fieldkit.vault import seal, slots
from fieldkit.vault.model import Compartment, Entry, KdfCost, Keys, Opened, Slot, Vault
from fieldkit.vault.reasons import VaultReason


def open_compartment(
    vault: Vault, compartment: Compartment, user: bytes, passphrase: str
) -> Opened | Refusal:
    """The keys of one compartment, and nothing of any other.

    Takes as long as the slot's Argon2id cost. Refusals: `vault.unknown_user`,
    `vault.compartment_not_allowed`, `vault.kdf_bounds` (before any work is done),
    `vault.wrong_passphrase`, `vault.altered`.
    """
    found = _find(vault, compartment, user)
    if isinstance(found, Refusal):
        return found
    root = slots.root_of(found[1], passphrase)
    return root if isinstance(root, Refusal) else _open(vault, *found, root)


def open_all(vault: Vault, user: bytes, passphrase: str) -> Mapping[Compartment, Opened] | Refusal:
    """Every compartment in which the user has a slot, under one passphrase.

    Slots of one user share cost and salt, so the passphrase is stretched once. Refusals: as
    `open_compartment`; the first one found stops the whole.
    """
    opened: dict[Compartment, Opened] = {}
    roots: dict[tuple[KdfCost, bytes], slots.Root] = {}
    for entry in vault.entries:
        slot = entry.slot(user)
        if slot is None:
            continue
        root = roots.get((slot.cost, slot.salt)) or slots.root_of(slot, passphrase)
        if isinstance(root, Refusal):
            return root
        roots[(slot.cost, slot.salt)] = root
        one = _open(vault, entry, slot, root)
        if isinstance(one, Refusal):
            return one
        opened[entry.compartment] = one
    return opened or Refusal(VaultReason.UNKNOWN_USER)


def open_first(vault: Vault, user: bytes, passphrase: str) -> tuple[slots.Root, Opened] | Refusal:
    """The first compartment in which the user has a slot, with the stretched passphrase.

    Refusals: as `open_compartment`.
    """
    for entry in vault.entries:
        slot = entry.slot(user)
        if slot:
            root = slots.root_of(slot, passphrase)
            if isinstance(root, Refusal):
                return root
            opened = _open(vault, entry, slot, root)
            return opened if isinstance(opened, Refusal) else (root, opened)
    return Refusal(VaultReason.UNKNOWN_USER)


def recover(vault: Vault, compartment: Compartment, private_key: seal.Secret) -> Keys | Refusal:
    """A compartment's keys by headquarters' X25519 private key (32 bytes).

    It gives no user's signing seed: who recovers can read, but not sign as anybody. Refusals:
    `vault.recovery_key_wrong`, `vault.compartment_not_allowed` (no such compartment here),
    `vault.altered`.
    """
    entry = vault.entry(compartment)
    if entry is None:
        return _not_allowed(compartment)
    if len(private_key) != 32 or seal.public_key(private_key) != entry.recovery.public:
        return Refusal(VaultReason.RECOVERY_KEY_WRONG)
    bound = slots.recovery_bound(slots.place_of(vault, compartment), entry.recovery.public)
    database_key = seal.unseal_with(private_key, bound, entry.recovery.key)
    if database_key is None or len(database_key) != 32:
        return Refusal(VaultReason.ALTERED)
    return slots.open_entry(vault, entry, database_key)


def _find(vault: Vault, compartment: Compartment, user: bytes) -> tuple[Entry, Slot] | Refusal:
    if user not in vault.users():
        return Refusal(VaultReason.UNKNOWN_USER)
    entry = vault.entry(compartment)
    slot = entry.slot(user) if entry else None
    return (entry, slot) if entry and slot else _not_allowed(compartment)


def _not_allowed(compartment: Compartment) -> Refusal:
    return Refusal(VaultReason.COMPARTMENT_NOT_ALLOWED, {"compartment": compartment.value})


def _open(vault: Vault, entry: Entry, slot: Slot, root: slots.Root) -> Opened | Refusal:
    secrets = slots.open_slot(slots.place_of(vault, entry.compartment), slot, root)
    if isinstance(secrets, Refusal):
        return secrets
    keys = slots.open_entry(vault, entry, secrets[0])
    return keys if isinstance(keys, Refusal) else Opened(keys, slot.user, secrets[1])
