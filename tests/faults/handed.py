"""Unlocking with keys that were handed over, since Argon2id would take most of a long run.

All else of `unlock` is the product's: lock, vault file, database, marker, incarnation.
"""

from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from fieldkit.errors import Refusal
from fieldkit.services import unlock as unlocking
from fieldkit.services.laptop import Laptop
from fieldkit.vault.model import Compartment, Keys, LogKey, LogKeys, Opened


@dataclass(frozen=True)
class Handed:
    """What a passphrase opens, as plain bytes that can go to another process."""

    user: bytes
    signing_seed: bytes
    database: str
    database_key: bytes
    device_seed: bytes
    logs: tuple[tuple[bytes, bytes], ...]

    def opened(self) -> Opened:
        logs = tuple(LogKey(log, bytearray(seed)) for log, seed in self.logs)
        keys = Keys(
            Compartment.AID,
            self.database,
            bytearray(self.database_key),
            None,
            LogKeys(bytearray(self.device_seed), logs),
        )
        return Opened(keys, self.user, bytearray(self.signing_seed))


def hand_over(folder: Path, user: bytes, passphrase: str) -> Handed:
    """Stretches the passphrase once."""
    vault = unlocking.read_vault(folder)
    assert not isinstance(vault, Refusal), vault
    opened = unlocking.open_compartment(vault, Compartment.AID, user, passphrase)
    assert isinstance(opened, Opened), opened
    logs = opened.keys.logs
    return Handed(
        user,
        bytes(opened.signing_seed),
        opened.keys.database,
        bytes(opened.keys.database_key),
        bytes(logs.device),
        tuple((key.log, bytes(key.seed)) for key in logs.logs),
    )


def unlock_handed(folder: Path, handed: Handed, machine: unlocking.Machine) -> Laptop | Refusal:
    with patch.object(unlocking, "open_compartment", lambda *_: handed.opened()):
        return unlocking.unlock(folder, handed.user, "", machine)
