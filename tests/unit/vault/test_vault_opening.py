"""Who opens what, and with which refusal."""

import dataclasses

import pytest
from vault_world import (
    AID_WORDS,
    AIDER,
    COST,
    RECOVERY,
    STRANGER,
    TRACER,
    TRACING_WORDS,
    Seeded,
    World,
    code,
    good,
    logs,
)

from fieldkit.errors import Refusal
from fieldkit.vault import create, kdf, rekey, seal, users
from fieldkit.vault.format import from_bytes, to_bytes
from fieldkit.vault.model import Compartment, KdfCost, Opened
from fieldkit.vault.open import open_all, open_compartment, recover
from fieldkit.vault.reasons import VaultReason, WeakReason

pytestmark = pytest.mark.slow


def test_a_user_opens_the_compartment_after_a_round_through_bytes(world: World) -> None:
    vault = good(from_bytes(to_bytes(world.vault)))
    opened = good(open_compartment(vault, Compartment.AID, AIDER, AID_WORDS))
    assert opened.keys == world.aid
    assert opened.signing_seed == b"\x21" * 32
    assert opened.keys.logs == logs(5)


def test_an_aid_user_never_gets_the_tracing_key(world: World) -> None:
    refusal = open_compartment(world.vault, Compartment.TRACING, AIDER, AID_WORDS)
    assert code(refusal) is VaultReason.COMPARTMENT_NOT_ALLOWED
    opened = good(open_all(world.vault, AIDER, AID_WORDS))
    assert list(opened) == [Compartment.AID]
    entry = world.vault.entry(Compartment.TRACING)
    assert entry is not None
    held = opened[Compartment.AID]
    secrets = [held.keys.database_key, held.signing_seed, held.keys.logs.device]
    assert world.tracing.database_key not in secrets
    for slot in entry.slots:
        for secret in secrets:
            assert seal.unseal_with(secret, b"", slot.key) is None
    forged = dataclasses.replace(held.keys, compartment=Compartment.TRACING)
    member = users.Member(AIDER, ["aid", "tracing"], b"\x21" * 32)
    refused = users.extend_user(
        world.vault, forged, AIDER, member.roles, AID_WORDS, Seeded("forged")
    )
    assert code(refused) is VaultReason.ALTERED


def test_a_slot_carried_from_aid_to_tracing_does_not_open(world: World) -> None:
    aid, tracing = world.vault.entries
    slot = aid.slot(AIDER)
    assert slot is not None
    moved = dataclasses.replace(tracing, slots=(slot, *tracing.slots))
    vault = world.vault.with_entry(moved)
    refusal = open_compartment(vault, Compartment.TRACING, AIDER, AID_WORDS)
    assert code(refusal) is VaultReason.WRONG_PASSPHRASE


def test_a_user_of_both_has_one_signing_seed_and_stretches_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[KdfCost] = []
    real = kdf.stretch

    def counted(passphrase: str, cost: KdfCost, salt: bytes) -> bytearray | Refusal:
        runs.append(cost)
        return real(passphrase, cost, salt)

    monkeypatch.setattr("fieldkit.vault.slots.stretch", counted)
    opened = good(open_all(world.vault, TRACER, TRACING_WORDS))
    assert list(opened) == [Compartment.AID, Compartment.TRACING]
    assert opened[Compartment.AID].signing_seed == opened[Compartment.TRACING].signing_seed
    assert opened[Compartment.TRACING].keys.database_key == world.tracing.database_key
    assert runs == [COST]


def test_a_wrong_passphrase_and_an_unknown_user_are_told_apart(world: World) -> None:
    for wrong in ("pebble lantern orbit walnuts", ""):
        refusal = open_compartment(world.vault, Compartment.AID, AIDER, wrong)
        assert code(refusal) is VaultReason.WRONG_PASSPHRASE
    refusal = open_compartment(world.vault, Compartment.AID, STRANGER, AID_WORDS)
    assert code(refusal) is VaultReason.UNKNOWN_USER
    assert code(open_all(world.vault, STRANGER, AID_WORDS)) is VaultReason.UNKNOWN_USER


@pytest.mark.parametrize(
    "change",
    [
        {"memory": 64 * 1024 - 1},
        {"memory": 256 * 1024 + 1},
        {"passes": 2},
        {"passes": 17},
        {"lanes": 0},
        {"lanes": 9},
    ],
)
def test_a_cost_outside_the_bounds_is_refused_before_any_work(
    world: World, change: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("fieldkit.vault.kdf.Argon2id")
    cost = dataclasses.replace(COST, **change)
    entry = world.vault.entries[0]
    slot = dataclasses.replace(entry.slots[0], cost=cost)
    vault = world.vault.with_entry(dataclasses.replace(entry, slots=(slot,)))
    refusal = open_compartment(vault, Compartment.AID, AIDER, AID_WORDS)
    assert code(refusal) is VaultReason.KDF_BOUNDS
    assert code(kdf.stretch("x", COST, b"short")) is VaultReason.KDF_BOUNDS


def test_recovery_gives_the_keys_of_each_compartment(world: World) -> None:
    assert recover(world.vault, Compartment.AID, RECOVERY) == world.aid
    assert recover(world.vault, Compartment.TRACING, bytearray(RECOVERY)) == world.tracing
    for wrong in (b"\x78" * 32, b"", b"\x77" * 31):
        refusal = recover(world.vault, Compartment.AID, wrong)
        assert code(refusal) is VaultReason.RECOVERY_KEY_WRONG


def test_a_recovery_key_that_is_no_key_is_refused_at_creation() -> None:
    for bad in (bytes(32), b"short"):
        plan = create.Plan(Compartment.AID, "aid.db", "aid", bad, logs(5))
        made = create.create(b"o" * 16, b"d" * 16, [plan], Seeded())
        assert code(made) is VaultReason.RECOVERY_KEY_WRONG


def test_users_are_added_once_with_their_role_and_a_strong_passphrase(world: World) -> None:
    randomness = Seeded("more")
    known = users.Member(AIDER, ["aid"], b"\x21" * 32)
    new = users.Member(STRANGER, ["aid"], b"\x23" * 32)

    def add(member: users.Member, keys: list[object], words: str, cost: KdfCost = COST) -> object:
        return code(users.add_user(world.vault, keys, member, words, cost, randomness))  # type: ignore[arg-type]

    assert add(known, [world.aid], AID_WORDS) is VaultReason.USER_EXISTS
    both = [world.aid, world.tracing]
    assert add(new, both, AID_WORDS) is VaultReason.COMPARTMENT_NOT_ALLOWED
    assert add(new, [world.aid], "password1") is WeakReason.COMMON
    low = KdfCost(1024, 1, 1)
    assert add(new, [world.aid], AID_WORDS, low) is VaultReason.KDF_BOUNDS


def test_an_aid_user_becomes_a_tracing_user_with_the_same_seed(world: World) -> None:
    randomness = Seeded("extend")
    roles = ["aid", "tracing"]

    def extend(words: str, roles: list[str]) -> object:
        return users.extend_user(world.vault, world.tracing, AIDER, roles, words, randomness)

    assert code(extend(AID_WORDS, ["aid"])) is VaultReason.COMPARTMENT_NOT_ALLOWED
    assert code(extend("another wrong four words", roles)) is VaultReason.WRONG_PASSPHRASE
    vault = good(extend(AID_WORDS, roles))
    opened = good(open_all(vault, AIDER, AID_WORDS))  # type: ignore[arg-type]
    assert opened[Compartment.TRACING].signing_seed == b"\x21" * 32
    again = users.extend_user(vault, world.tracing, AIDER, roles, AID_WORDS, randomness)  # type: ignore[arg-type]
    assert code(again) is VaultReason.USER_EXISTS


def test_a_changed_passphrase_opens_all_and_the_old_one_nothing(world: World) -> None:
    new = "silver umbrella canyon thimble"
    randomness = Seeded("change")
    vault = good(users.change_passphrase(world.vault, TRACER, TRACING_WORDS, new, COST, randomness))
    assert code(open_all(vault, TRACER, TRACING_WORDS)) is VaultReason.WRONG_PASSPHRASE
    opened = good(open_all(vault, TRACER, new))
    assert [one.keys for one in opened.values()] == [world.aid, world.tracing]
    before = world.vault.entries[0].slot(TRACER)
    after = vault.entries[0].slot(TRACER)
    assert before and after and before.unlock != after.unlock and before.salt != after.salt
    assert vault.entries[0].slot(AIDER) == world.vault.entries[0].slot(AIDER)
    refused = users.change_passphrase(world.vault, AIDER, "wrong", new, COST, randomness)
    assert code(refused) is VaultReason.WRONG_PASSPHRASE


def test_a_forgotten_passphrase_is_replaced_by_whoever_holds_all_the_keys(world: World) -> None:
    randomness = Seeded("forgot")
    back = users.Member(TRACER, ["aid", "tracing"], b"\x44" * 32)
    new = "silver umbrella canyon thimble"
    part = users.replace_user(world.vault, [world.aid], back, new, COST, randomness)
    assert code(part) is VaultReason.OTHER_COMPARTMENT
    both = [world.aid, world.tracing]
    vault = good(users.replace_user(world.vault, both, back, new, COST, randomness))
    assert {one.signing_seed[0] for one in good(open_all(vault, TRACER, new)).values()} == {0x44}
    nobody = users.Member(STRANGER, ["aid"], b"\x44" * 32)
    refused = users.replace_user(world.vault, both, nobody, new, COST, randomness)
    assert code(refused) is VaultReason.UNKNOWN_USER


def test_log_keys_are_replaced_under_the_same_database_key(world: World) -> None:
    changed = good(rekey.put_log_keys(world.vault, world.aid, logs(8), Seeded("logs")))
    assert changed.keys.logs == logs(8)
    assert recover(changed.vault, Compartment.AID, RECOVERY) == changed.keys
    assert changed.keys.database_key == world.aid.database_key
    stale = rekey.put_log_keys(changed.vault, world.tracing, logs(8), Seeded("logs"))
    assert good(stale).vault.entry(Compartment.AID) == changed.vault.entry(Compartment.AID)


def test_wiping_leaves_zeros() -> None:
    plan = create.Plan(Compartment.AID, "aid.db", "aid", seal.public_key(RECOVERY), logs(5))
    keys = good(create.create(b"o" * 16, b"d" * 16, [plan], Seeded())).keys[Compartment.AID]
    opened = Opened(keys, AIDER, bytearray(b"\x21" * 32))
    opened.wipe()
    assert not any(keys.database_key) and not any(opened.signing_seed)
    assert not any(keys.logs.device) and not any(keys.logs.logs[0].seed)
    assert "bytearray" not in repr(opened)
