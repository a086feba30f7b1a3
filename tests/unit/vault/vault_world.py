"""A vault on which the tests of this room stand: two users, both compartments, floor cost."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml

from fieldkit.errors import Refusal
from fieldkit.vault import create, seal, users
from fieldkit.vault.kdf import FLOOR
from fieldkit.vault.model import Compartment, KdfCost, Keys, LogKey, LogKeys, Vault

MESSAGES = Path(__file__).parents[3] / "resources" / "i18n" / "messages" / "vault.yaml"
WORDS: dict[str, dict[str, str]] = yaml.safe_load(MESSAGES.read_text(encoding="utf-8"))

ORGANISATION = bytes(range(16))
DEVICE = bytes(range(16, 32))
AIDER = b"\x01" * 16
TRACER = b"\x02" * 16
STRANGER = b"\x03" * 16
RECOVERY = b"\x77" * 32
AID_WORDS = "pebble lantern orbit walnut"
TRACING_WORDS = "тропинка фонарь якорь облако"
COST = KdfCost(FLOOR.memory, FLOOR.passes, 1)


class Seeded:
    """Predictable bytes: SHA-256 over a seed and a counter."""

    def __init__(self, seed: str = "vault") -> None:
        self._seed = seed
        self._count = 0

    def bytes(self, count: int) -> bytes:
        out = b""
        while len(out) < count:
            self._count += 1
            out += hashlib.sha256(f"{self._seed}/{self._count}".encode()).digest()
        return out[:count]


def logs(first: int) -> LogKeys:
    """Log keys in plain patterns: the device's seed and one incarnation."""
    return LogKeys(bytearray([9] * 32), (LogKey(bytes([first] * 34), bytearray([first] * 32)),))


T = TypeVar("T")


def good(outcome: T | Refusal) -> T:
    """The value, where a refusal would be a failure of the test."""
    assert not isinstance(outcome, Refusal), outcome
    return outcome


def code(outcome: object) -> object:
    """A refusal's code, once its words took its parameters; any other outcome as it is."""
    if not isinstance(outcome, Refusal):
        return outcome
    for language in ("en", "ru"):
        WORDS[outcome.code.value][language].format(**outcome.params)
    return outcome.code


@dataclass(frozen=True)
class World:
    """A vault, and the keys that were made with it."""

    vault: Vault
    aid: Keys
    tracing: Keys


def make_world() -> World:
    """AIDER may open aid; TRACER may open both."""
    randomness = Seeded()
    public = seal.public_key(RECOVERY)
    plans = [
        create.Plan(Compartment.TRACING, "tracing.db", "tracing", public, logs(6)),
        create.Plan(Compartment.AID, "aid.db", "aid", public, logs(5)),
    ]
    made = good(create.create(ORGANISATION, DEVICE, plans, randomness))
    aid, tracing = made.keys[Compartment.AID], made.keys[Compartment.TRACING]
    aider = users.Member(AIDER, ["aid"], b"\x21" * 32)
    tracer = users.Member(TRACER, ["aid", "tracing"], b"\x22" * 32)
    vault = good(users.add_user(made.vault, [aid], aider, AID_WORDS, COST, randomness))
    vault = good(users.add_user(vault, [aid, tracing], tracer, TRACING_WORDS, COST, randomness))
    return World(vault, aid, tracing)
