"""Headquarters' secrets, each file an age file under a passphrase.

`headquarters.age` is what the server needs each day. `root-key.age` and `recovery-key.age` are
needed when a new online key is certified or a laptop's vault recovered: they belong on a stick in
a safe, not on the server.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyrage

from fieldkit.errors import Refusal
from fieldkit.hq.reasons import HqReason
from fieldkit.journal.keys import SigningKey, sealing_public
from fieldkit.journal.manifest import OnlineKey, certify_online_key
from fieldkit.ports import Randomness
from fieldkit.vault.atomic import replace_file

PASSPHRASE_VARIABLE = "FIELDKIT_HQ_PASSPHRASE"  # noqa: S105
"""Environment variable from which a server without a person takes its passphrase."""
KEYS_FILE = "headquarters.age"
ROOT_FILE = "root-key.age"
RECOVERY_FILE = "recovery-key.age"
WRONG_PASSPHRASE_TEXT = "Decryption failed"  # noqa: S105
"""The age library tells a wrong passphrase from damage by its error's text alone."""
_SEEDS = (
    "signing",
    "sealing",
    "database",
    "device",
    "incarnation",
    "operator_key",
    "card_issuer",
)


@dataclass(frozen=True)
class HqKeys:
    """What the server holds: seeds and keys of 32 bytes, ids of 16."""

    organisation: bytes
    name: str
    root_public: bytes
    certificate: OnlineKey
    operator: bytes
    database_url: str
    signing: bytes = field(repr=False)
    sealing: bytes = field(repr=False)
    database: bytes = field(repr=False)
    device: bytes = field(repr=False)
    incarnation: bytes = field(repr=False)
    operator_key: bytes = field(repr=False)
    card_issuer: bytes = field(repr=False)


def create_keys(
    folder: Path, name: str, passphrase: str, database_url: str, randomness: Randomness
) -> HqKeys | Refusal:
    """Makes all of a new organisation's keys and writes the three files.

    `database_url` is empty for the embedded engine. Refuses a folder that has keys already or can't
    be written.
    """
    if (folder / KEYS_FILE).exists():
        return Refusal(HqReason.EXISTS, {"folder": str(folder)})
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Refusal(HqReason.NOT_WRITABLE, {"folder": str(folder)})
    root, recovery = randomness.bytes(32), randomness.bytes(32)
    seeds = {each: randomness.bytes(32) for each in _SEEDS}
    organisation = randomness.bytes(16)
    root_key = SigningKey(root)
    publics = (
        SigningKey(seeds["signing"]).public,
        sealing_public(seeds["sealing"]),
        sealing_public(recovery),
    )
    certificate = certify_online_key(organisation, root_key, 1, publics)
    keys = HqKeys(
        organisation,
        name,
        root_key.public,
        certificate,
        randomness.bytes(16),
        database_url,
        **seeds,
    )
    files: list[tuple[str, Mapping[str, object]]] = [
        (ROOT_FILE, {"organisation": organisation.hex(), "root": root.hex()}),
        (RECOVERY_FILE, {"organisation": organisation.hex(), "recovery": recovery.hex()}),
        (KEYS_FILE, _content(keys)),
    ]
    for file, content in files:
        data = pyrage.passphrase.encrypt(json.dumps(content).encode(), passphrase)
        refusal = replace_file(folder / file, data)
        if refusal is not None:
            return refusal
    return keys


def read_keys(folder: Path, passphrase: str) -> HqKeys | Refusal:
    """Opens `headquarters.age`; takes about a second, by design of the passphrase's stretching."""
    content = _read(folder / KEYS_FILE, passphrase)
    if isinstance(content, Refusal):
        return content
    try:
        certificate = content["certificate"]
        assert isinstance(certificate, list)
        number, *parts = certificate
        return HqKeys(
            bytes.fromhex(str(content["organisation"])),
            str(content["name"]),
            bytes.fromhex(str(content["root_public"])),
            OnlineKey(int(number), *(bytes.fromhex(part) for part in parts)),
            bytes.fromhex(str(content["operator"])),
            str(content["database_url"]),
            **{each: bytes.fromhex(str(content[each])) for each in _SEEDS},
        )
    except (KeyError, ValueError, TypeError, AssertionError):
        return Refusal(HqReason.KEYS_DAMAGED, {"file": KEYS_FILE})


def read_recovery_key(file: Path, passphrase: str) -> bytes | Refusal:
    """The X25519 private key that opens the recovery slots of laptops' vaults."""
    content = _read(file, passphrase)
    if isinstance(content, Refusal):
        return content
    try:
        return bytes.fromhex(str(content["recovery"]))
    except (KeyError, ValueError):
        return Refusal(HqReason.KEYS_DAMAGED, {"file": file.name})


def _content(keys: HqKeys) -> dict[str, object]:
    number, *parts = keys.certificate.wire()
    return {
        "version": 1,
        "organisation": keys.organisation.hex(),
        "name": keys.name,
        "root_public": keys.root_public.hex(),
        "certificate": [number, *(part.hex() for part in parts)],
        "operator": keys.operator.hex(),
        "database_url": keys.database_url,
        **{each: getattr(keys, each).hex() for each in _SEEDS},
    }


def _read(file: Path, passphrase: str) -> dict[str, object] | Refusal:
    try:
        data = file.read_bytes()
    except OSError:
        return Refusal(HqReason.ABSENT, {"file": file.name})
    try:
        content = json.loads(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError as error:
        wrong = str(error) == WRONG_PASSPHRASE_TEXT
        reason = HqReason.WRONG_PASSPHRASE if wrong else HqReason.KEYS_DAMAGED
        return Refusal(reason, {"file": file.name})
    except ValueError:
        return Refusal(HqReason.KEYS_DAMAGED, {"file": file.name})
    if not isinstance(content, dict):
        return Refusal(HqReason.KEYS_DAMAGED, {"file": file.name})
    return content
