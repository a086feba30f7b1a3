"""Removing a user: every prefix of the three steps leaves a laptop that opens."""

from dataclasses import replace

from vault_world import (
    AID_WORDS,
    AIDER,
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
from fieldkit.vault import rekey
from fieldkit.vault.format import from_bytes, to_bytes
from fieldkit.vault.model import Compartment
from fieldkit.vault.open import open_compartment, recover
from fieldkit.vault.reasons import VaultReason


def test_who_stays_opens_to_the_new_key_without_a_new_passphrase(world: World) -> None:
    changed = good(rekey.remove_user(world.vault, world.aid, AIDER, Seeded("remove")))
    assert changed.keys.previous_key == world.aid.database_key
    assert changed.keys.database_key != world.aid.database_key
    vault = good(from_bytes(to_bytes(changed.vault)))
    opened = good(open_compartment(vault, Compartment.AID, TRACER, TRACING_WORDS))
    assert opened.keys == changed.keys
    assert recover(vault, Compartment.AID, RECOVERY) == changed.keys
    refusal = open_compartment(vault, Compartment.AID, AIDER, AID_WORDS)
    assert isinstance(refusal, Refusal) and refusal.code is VaultReason.UNKNOWN_USER


def test_a_power_cut_at_any_step_leaves_a_database_that_opens(world: World) -> None:
    database = bytes(world.aid.database_key)
    removed = good(rekey.remove_user(world.vault, world.aid, AIDER, Seeded("remove")))
    finished = good(rekey.finish_rekey(removed.vault, removed.keys))
    rekeyed = bytes(removed.keys.database_key)
    for vault, key in [
        (world.vault, database),
        (removed.vault, database),
        (removed.vault, rekeyed),
        (finished.vault, rekeyed),
    ]:
        keys = good(recover(vault, Compartment.AID, RECOVERY))
        assert key in (keys.database_key, keys.previous_key)
        done = good(rekey.finish_rekey(vault, keys))
        assert done.keys.previous_key is None
    assert good(recover(finished.vault, Compartment.AID, RECOVERY)) == finished.keys
    assert database not in to_bytes(finished.vault)


def test_the_other_compartment_is_untouched(world: World) -> None:
    changed = good(rekey.remove_user(world.vault, world.aid, TRACER, Seeded("remove")))
    assert changed.vault.entry(Compartment.TRACING) == world.vault.entry(Compartment.TRACING)
    assert changed.vault.compartments_of(TRACER) == (Compartment.TRACING,)


def test_the_last_user_may_go_and_recovery_stays(world: World) -> None:
    changed = good(rekey.remove_user(world.vault, world.tracing, TRACER, Seeded("remove")))
    assert good(recover(changed.vault, Compartment.TRACING, RECOVERY)) == changed.keys


def test_removals_that_cannot_be_done_are_refused(world: World) -> None:
    randomness = Seeded("remove")
    nobody = rekey.remove_user(world.vault, world.aid, STRANGER, randomness)
    assert code(nobody) is VaultReason.UNKNOWN_USER
    changed = good(rekey.remove_user(world.vault, world.aid, AIDER, randomness))
    second = rekey.remove_user(changed.vault, changed.keys, TRACER, randomness)
    assert code(second) is VaultReason.REKEY_UNFINISHED
    old = rekey.put_log_keys(changed.vault, world.aid, logs(8), randomness)
    assert code(old) is VaultReason.ALTERED
    strange = replace(world.aid, database_key=bytearray(32))
    assert code(rekey.finish_rekey(world.vault, strange)) is VaultReason.ALTERED
