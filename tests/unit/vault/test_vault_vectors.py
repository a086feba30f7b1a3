"""The published vectors: stored files still open, and each step is what the document says."""

import base64
import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from vault_world import good

from fieldkit.vault.format import from_bytes, to_bytes
from fieldkit.vault.kdf import tidy
from fieldkit.vault.model import Compartment, Keys
from fieldkit.vault.open import open_all, recover

FILE = Path(__file__).parents[2] / "vectors" / "vault.json"
VECTORS: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
STEPS: dict[str, str] = VECTORS["steps"]
ENTRY: dict[str, Any] = json.loads(VECTORS["file"])["vault"]["compartments"][0]
RECOVERY = bytes.fromhex(VECTORS["recovery_private_key"])


def plain(keys: Keys) -> dict[str, Any]:
    return {
        "database_key": keys.database_key.hex(),
        "device_seed": keys.logs.device.hex(),
        "logs": [{"log": one.log.hex(), "seed": one.seed.hex()} for one in keys.logs.logs],
    }


def hkdf(secret: bytes, info: str) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=None, info=info.encode()).derive(secret)


@pytest.mark.parametrize("user", VECTORS["users"], ids=lambda user: str(user["opens"]))
def test_the_stored_file_opens_for_each_user(user: dict[str, Any]) -> None:
    vault = good(from_bytes(VECTORS["file"].encode()))
    opened = good(open_all(vault, bytes.fromhex(user["user"]), user["passphrase"]))
    assert [compartment.value for compartment in opened] == user["opens"]
    for compartment, one in opened.items():
        assert plain(one.keys) == VECTORS["compartments"][compartment.value]
        assert one.signing_seed.hex() == user["signing_seed"]


def test_the_stored_file_opens_by_the_recovery_key_and_is_written_alike() -> None:
    vault = good(from_bytes(VECTORS["file"].encode()))
    for compartment in Compartment:
        keys = good(recover(vault, compartment, RECOVERY))
        assert plain(keys) == VECTORS["compartments"][compartment.value]
    assert to_bytes(vault).decode() == VECTORS["file"]


def test_the_stored_file_with_an_unfinished_rekey_opens() -> None:
    vault = good(from_bytes(VECTORS["rekey"]["file"].encode()))
    keys = good(recover(vault, Compartment.AID, RECOVERY))
    assert keys.database_key.hex() == VECTORS["rekey"]["database_key"]
    assert keys.previous_key is not None
    assert keys.previous_key.hex() == VECTORS["rekey"]["previous_key"]


def test_from_passphrase_to_seed_step_by_step() -> None:
    assert tidy(STEPS["typed"]).encode().hex() == STEPS["tidy_utf8"]
    slot = ENTRY["slots"][0]
    kdf = slot["kdf"]
    argon = Argon2id(
        salt=base64.b64decode(kdf["salt"]),
        length=32,
        iterations=kdf["passes"],
        lanes=kdf["lanes"],
        memory_cost=kdf["memory"],
    )
    root = argon.derive(STEPS["passphrase"].encode())
    assert root.hex() == STEPS["root"]
    bound = STEPS["personal_bound"]
    key = hkdf(root, bound)
    assert key.hex() == STEPS["personal_key"]
    nonce, sealed = base64.b64decode(slot["nonce"]), base64.b64decode(slot["personal"])
    personal = ChaCha20Poly1305(key).decrypt(nonce, sealed, bound.encode())
    unlock = X25519PrivateKey.from_private_bytes(personal[:32]).public_key()
    assert unlock.public_bytes_raw() == base64.b64decode(slot["unlock"])
    assert personal[32:].hex() == VECTORS["users"][0]["signing_seed"]


def test_the_log_keys_and_the_mac_step_by_step() -> None:
    database_key = bytes.fromhex(VECTORS["compartments"]["aid"]["database_key"])
    key = hkdf(database_key, STEPS["log_keys_bound"])
    assert key.hex() == STEPS["log_keys_key"]
    box = ENTRY["log_keys"]
    nonce, sealed = base64.b64decode(box["nonce"]), base64.b64decode(box["sealed"])
    opened = ChaCha20Poly1305(key).decrypt(nonce, sealed, STEPS["log_keys_bound"].encode())
    device = base64.b64decode(json.loads(opened)["device"])
    assert device.hex() == VECTORS["compartments"]["aid"]["device_seed"]
    mac_key = hkdf(database_key, STEPS["mac_bound"])
    assert mac_key.hex() == STEPS["mac_key"]
    mac = hmac.new(mac_key, STEPS["mac_covers"].encode(), hashlib.sha256).digest()
    assert mac.hex() == STEPS["mac"]
    assert base64.b64encode(mac).decode() == ENTRY["mac"]
    covered = {name: value for name, value in ENTRY.items() if name != "mac"}
    assert json.loads(STEPS["mac_covers"]) == covered
