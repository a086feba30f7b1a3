"""Who may open what: giving a slot, changing a passphrase, letting a forgetful user in again."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fieldkit.errors import Refusal
from fieldkit.ports import Randomness
from fieldkit.vault import seal, slots
from fieldkit.vault.model import Compartment, Entry, KdfCost, Keys, Slot, Vault
from fieldkit.vault.open import open_all, open_first
from fieldkit.vault.passphrase import weakness
from fieldkit.vault.reasons import VaultReason


@dataclass(frozen=True)
class Member:
    """A user who gets slots: id (16 bytes), roles, Ed25519 seed (32 bytes), own words.

    `personal` are words that the passphrase must not lean on: the user's and the team's names.
    """

    user: bytes
    roles: Collection[str]
    signing_seed: seal.Secret = field(repr=False)
    personal: tuple[str, ...] = ()


def add_user(
    vault: Vault,
    keys: Sequence[Keys],
    member: Member,
    passphrase: str,
    cost: KdfCost,
    randomness: Randomness,
) -> Vault | Refusal:
    """The vault with a slot for a new user in each compartment of `keys`, under one passphrase.

    Refusals: `vault.user_exists`, `vault.compartment_not_allowed` (a role is lacking),
    `vault.weak_…`, `vault.kdf_bounds`, `vault.altered`.
    """
    if member.user in vault.users():
        return Refusal(VaultReason.USER_EXISTS)
    return _give_slots(vault, keys, member, passphrase, cost, randomness)


def replace_user(
    vault: Vault,
    keys: Sequence[Keys],
    member: Member,
    passphrase: str,
    cost: KdfCost,
    randomness: Randomness,
) -> Vault | Refusal:
    """The vault with new slots for a user who forgot the passphrase.

    The signing seed is a new one: the old one is lost with the passphrase. The database is not
    rekeyed. Refusals: `vault.unknown_user`; `vault.other_compartment` if the user also has a slot
    in a compartment that is not among `keys`; and those of `add_user`.
    """
    if member.user not in vault.users():
        return Refusal(VaultReason.UNKNOWN_USER)
    held = {one.compartment for one in keys}
    for compartment in vault.compartments_of(member.user):
        if compartment not in held:
            params = {"compartment": compartment.value}
            return Refusal(VaultReason.OTHER_COMPARTMENT, params)
    return _give_slots(vault, keys, member, passphrase, cost, randomness)


def extend_user(
    vault: Vault,
    keys: Keys,
    user: bytes,
    roles: Collection[str],
    passphrase: str,
    randomness: Randomness,
) -> Vault | Refusal:
    """The vault with a slot in one more compartment for a user who has one elsewhere.

    The passphrase and the signing seed stay those that the user has. Refusals: `vault.user_exists`
    (has that slot already), `vault.compartment_not_allowed` (a role is lacking), and those of
    `open_all`.
    """
    entry = checked_entry(vault, keys)
    if isinstance(entry, Refusal):
        return entry
    if entry.slot(user):
        return Refusal(VaultReason.USER_EXISTS)
    if entry.role not in roles:
        return _no_role(entry)
    found = open_first(vault, user, passphrase)
    if isinstance(found, Refusal):
        return found
    root, opened = found
    place, key = slots.place_of(vault, keys.compartment), keys.database_key
    slot = slots.new_slot(place, user, root, opened.signing_seed, key, randomness)
    opened.wipe()
    return vault.with_entry(_with_slot(vault, entry, slot, keys))


def change_passphrase(
    vault: Vault,
    user: bytes,
    old: str,
    new: str,
    cost: KdfCost,
    randomness: Randomness,
    personal: tuple[str, ...] = (),
) -> Vault | Refusal:
    """The vault with the user's slots under a new passphrase; the database is not touched.

    Refusals: those of `open_all` for the old passphrase; `vault.weak_…`, `vault.kdf_bounds` for
    the new one.
    """
    weak = weakness(new, personal)
    if weak:
        return weak
    opened = open_all(vault, user, old)
    if isinstance(opened, Refusal):
        return opened
    root = slots.new_root(new, cost, randomness)
    if isinstance(root, Refusal):
        return root
    for compartment, one in opened.items():
        entry = checked_entry(vault, one.keys)
        if isinstance(entry, Refusal):
            return entry
        place, key = slots.place_of(vault, compartment), one.keys.database_key
        slot = slots.new_slot(place, user, root, one.signing_seed, key, randomness)
        vault = vault.with_entry(_with_slot(vault, entry, slot, one.keys))
    for one in opened.values():
        one.wipe()
    return vault


def checked_entry(vault: Vault, keys: Keys) -> Entry | Refusal:
    """The entry that the keys open, its MAC checked. Refusal: `vault.altered`."""
    entry = vault.entry(keys.compartment)
    if entry is None or not slots.mac_fits(vault, entry, keys.database_key):
        return Refusal(VaultReason.ALTERED)
    return entry


def _give_slots(
    vault: Vault,
    keys: Sequence[Keys],
    member: Member,
    passphrase: str,
    cost: KdfCost,
    randomness: Randomness,
) -> Vault | Refusal:
    entries = _allowed_entries(vault, keys, member)
    if isinstance(entries, Refusal):
        return entries
    weak = weakness(passphrase, member.personal)
    if weak:
        return weak
    root = slots.new_root(passphrase, cost, randomness)
    if isinstance(root, Refusal):
        return root
    for one in keys:
        place, entry = slots.place_of(vault, one.compartment), entries[one.compartment]
        slot = slots.new_slot(
            place, member.user, root, member.signing_seed, one.database_key, randomness
        )
        vault = vault.with_entry(_with_slot(vault, entry, slot, one))
    return vault


def _allowed_entries(
    vault: Vault, keys: Sequence[Keys], member: Member
) -> Mapping[Compartment, Entry] | Refusal:
    entries: dict[Compartment, Entry] = {}
    for one in keys:
        entry = checked_entry(vault, one)
        if isinstance(entry, Refusal):
            return entry
        if entry.role not in member.roles:
            return _no_role(entry)
        entries[one.compartment] = entry
    return entries


def _no_role(entry: Entry) -> Refusal:
    params = {"compartment": entry.compartment.value}
    return Refusal(VaultReason.COMPARTMENT_NOT_ALLOWED, params)


def _with_slot(vault: Vault, entry: Entry, slot: Slot, keys: Keys) -> Entry:
    others = [one for one in entry.slots if one.user != slot.user]
    all_slots = tuple(sorted([*others, slot], key=lambda one: one.user))
    return slots.with_mac(vault, replace(entry, slots=all_slots), keys.database_key)
