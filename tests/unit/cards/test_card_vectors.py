"""The published vectors, judged by the room and, apart from it, by the document's steps alone."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldkit.cards.keys import load_keys
from fieldkit.cards.numbers import read_short_number, short_number
from fieldkit.cards.payload import check, sign_payload
from fieldkit.errors import Refusal

FILE = Path(__file__).parents[2] / "vectors" / "cards.json"
VECTORS: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
CARDS: list[dict[str, Any]] = VECTORS["cards"]
TODAY = date.fromisoformat(VECTORS["judge_by"]["today"])
KEYS: dict[str, Any] = VECTORS["judge_by"]["keys"]


def judge_of_the_document() -> Callable[[str, dict[str, Any], date], str | None]:
    """The program that stands in docs/card-format.md, with nothing from the room."""
    page = (FILE.parents[2] / "docs" / "card-format.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    names: dict[str, Any] = {}
    exec(program, names)
    found: Callable[[str, dict[str, Any], date], str | None] = names["judge"]
    return found


BY_THE_DOCUMENT = judge_of_the_document()


@pytest.mark.parametrize("vector", CARDS, ids=lambda vector: vector["what"])
def test_each_card_has_its_reason(vector: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text(json.dumps(KEYS), encoding="utf-8")
    keys = load_keys(tmp_path / "keys.json")
    assert not isinstance(keys, Refusal)
    verdict = check(vector["text"], keys.issuers, keys.revocations, keys.organisation, TODAY)
    reason = verdict.code.removeprefix("card.") if isinstance(verdict, Refusal) else None
    assert reason == vector["reason"] == BY_THE_DOCUMENT(vector["text"], KEYS, TODAY)


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
