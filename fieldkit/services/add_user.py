"""Letting one more user of this laptop in: a slot in its vault and a signing key of their own."""

from fieldkit.errors import Refusal
from fieldkit.journal.codec import decode
from fieldkit.journal.keys import SigningKey
from fieldkit.services.enrol import FirstUser, vault_roles, works_on
from fieldkit.services.laptop import Laptop, certify_user
from fieldkit.vault.file import read_vault, write_vault
from fieldkit.vault.reasons import VaultReason
from fieldkit.vault.users import Member
from fieldkit.vault.users import add_user as add_slot


def users_of(laptop: Laptop) -> dict[bytes, dict[str, object]]:
    """Those whom the directory lets work on this laptop: id to fields."""
    with laptop.node.transaction() as replica:
        rows = replica.store.directory("user")
    found = {row.id: decode(row.body) for row in rows}
    return {user: fields for user, fields in found.items() if works_on(fields, laptop.device)}


def add_user(laptop: Laptop, new: FirstUser) -> Refusal | None:
    """Gives a user of the directory a slot under a passphrase, and certifies their signing key.

    Refuses a user whom the directory does not put on this laptop, one who has a slot, and a weak
    passphrase.
    """
    fields = users_of(laptop).get(new.user)
    if fields is None:
        return Refusal(VaultReason.UNKNOWN_USER)
    vault = read_vault(laptop.folder)
    if isinstance(vault, Refusal):
        return vault
    seed = laptop.randomness.bytes(32)
    roles = fields["roles"]
    assert isinstance(roles, list)
    member = Member(new.user, vault_roles(roles), seed, (str(fields["name"]),))
    changed = add_slot(vault, [laptop.keys], member, new.passphrase, new.cost, laptop.randomness)
    if isinstance(changed, Refusal):
        return changed
    refusal = write_vault(laptop.folder, changed)
    if refusal is None:
        certify_user(laptop, new.user, SigningKey(seed).public)
    return refusal
