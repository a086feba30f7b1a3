"""The published vectors, judged by the room and, apart from it, by the document's steps alone."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fieldkit.cards.keys import load_keys
from fieldkit.cards.numbers import read_short_number, short_number
from fieldkit.cards.payload import check, sign_payload
from fieldkit.errors import Refusal

FILE = Path(__file__).parents[2] / "vectors" / "cards.json"
VECTORS: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
CARDS: list[dict[str, Any]] = VECTORS["cards"]
TODAY = date.fromisoformat(VECTORS["judge_by"]["today"])
KEYS: dict[str, Any] = VECTORS["judge_by"]["keys"]


def by_the_document(text: str) -> str | None:
    """docs/card-format.md step by step, with nothing from the room."""
    if not (text.isascii() and text.isdigit()) or len(text) <= 20:
        return "not_a_card"
    if len(text) != 205 or int(text) >= 2**680:
        return "malformed"
    content = int(text).to_bytes(85, "big")
    issuers = {each["issuer"]: each["public_key"] for each in KEYS["issuers"]}
    key = issuers.get(int.from_bytes(content[3:5], "big"))
    if content[0] != 1:
        return "version"
    if int.from_bytes(content[1:3], "big") != KEYS["organisation"]:
        return "organisation"
    if key is None:
        return "issuer"
    try:
        domain = bytes.fromhex(VECTORS["domain"])
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(content[21:], domain + content[:21])
    except InvalidSignature:
        return "signature"
    if date(2024, 1, 1) + timedelta(days=int.from_bytes(content[19:21], "big")) < TODAY:
        return "expired"
    return "revoked" if content[5:17].hex() in KEYS["revoked"] else None


@pytest.mark.parametrize("vector", CARDS, ids=lambda vector: vector["what"])
def test_each_card_has_its_reason(vector: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text(json.dumps(KEYS), encoding="utf-8")
    keys = load_keys(tmp_path / "keys.json")
    assert not isinstance(keys, Refusal)
    verdict = check(vector["text"], keys.issuers, keys.revocations, keys.organisation, TODAY)
    reason = verdict.code.removeprefix("card.") if isinstance(verdict, Refusal) else None
    assert reason == vector["reason"] == by_the_document(vector["text"])


@pytest.mark.parametrize(
    "vector",
    [each for each in CARDS if each["reason"] in (None, "expired", "revoked")],
    ids=lambda vector: vector["what"],
)
def test_each_genuine_card_is_made_again_from_its_fields(vector: dict[str, Any]) -> None:
    fields = dict(vector["fields"])
    fields["serial"] = bytes.fromhex(fields["serial"])
    fields["expiry"] = date.fromisoformat(fields["expiry"])
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(VECTORS["private_key"]))
    payload = sign_payload(key, **fields)
    assert payload.text() == vector["text"]
    assert payload.signed_bytes().hex() == vector["signed"]
    assert payload.signature.hex() == vector["signature"]
    assert short_number(payload.serial) == vector["short_number"]


def test_short_numbers() -> None:
    for each in VECTORS["short_numbers"]:
        assert short_number(bytes.fromhex(each["serial"])) == each["printed"]
        assert read_short_number(each["printed"]) == each["number"]
