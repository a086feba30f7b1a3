"""A new vault, at enrolment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fieldkit.errors import FaultError, Refusal
from fieldkit.ports import Randomness
from fieldkit.vault import seal, slots
from fieldkit.vault.content import DATABASE_NAME, ROLE_NAME
from fieldkit.vault.model import Compartment, Entry, Keys, LogKeys, RecoverySlot, Vault
from fieldkit.vault.reasons import VaultReason


@dataclass(frozen=True)
class Plan:
    """What a new compartment is made of.

    `database` is its file's name (a-z, 0-9, dot, dash, underscore), `role` the one that a user
    needs for a slot, `recovery` the X25519 public key (32 bytes) to which headquarters holds the
    private one.
    """

    compartment: Compartment
    database: str
    role: str
    recovery: bytes
    logs: LogKeys


@dataclass(frozen=True)
class Created:
    """A vault without users yet, and the keys of each of its compartments."""

    vault: Vault
    keys: Mapping[Compartment, Keys]


def create(
    organisation: bytes, device: bytes, plans: Sequence[Plan], randomness: Randomness
) -> Created | Refusal:
    """A vault with a recovery slot in each compartment; `add_user` gives it its first users.

    Refusal: `vault.recovery_key_wrong` if a recovery key is no X25519 public key.
    """
    _check(organisation, device, plans)
    bare = Vault(organisation, device, ())
    entries: list[Entry] = []
    keys: dict[Compartment, Keys] = {}
    for plan in sorted(plans, key=lambda plan: plan.compartment):
        database_key = bytearray(randomness.bytes(32))
        place = slots.place_of(bare, plan.compartment)
        try:
            bound = slots.recovery_bound(place, plan.recovery)
            recovery = RecoverySlot(plan.recovery, seal.seal_to(plan.recovery, bound, database_key))
        except ValueError:
            return Refusal(VaultReason.RECOVERY_KEY_WRONG)
        entry = Entry(
            compartment=plan.compartment,
            database=plan.database,
            role=plan.role,
            log_keys=slots.seal_logs(place, database_key, plan.logs, randomness),
            slots=(),
            recovery=recovery,
            previous=None,
            mac=b"",
        )
        entries.append(slots.with_mac(bare, entry, database_key))
        keys[plan.compartment] = Keys(
            plan.compartment, plan.database, database_key, None, plan.logs
        )
    return Created(Vault(organisation, device, tuple(entries)), keys)


def _check(organisation: bytes, device: bytes, plans: Sequence[Plan]) -> None:
    if len(organisation) != 16 or len(device) != 16:
        raise FaultError("an organisation and a device are named by 16 bytes")
    if len({plan.compartment for plan in plans}) != len(plans) or not plans:
        raise FaultError("each compartment is planned once")
    if len({plan.database for plan in plans}) != len(plans):
        raise FaultError("each compartment has its own database")
    for plan in plans:
        if not DATABASE_NAME.fullmatch(plan.database) or not ROLE_NAME.fullmatch(plan.role):
            raise FaultError("a database or role is not spelled as it must be")
