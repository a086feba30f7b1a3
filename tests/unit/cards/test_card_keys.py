"""The keys file."""

import json
from datetime import date
from pathlib import Path

import pytest
from cards_world import TODAY, TRUSTED, card

from fieldkit.cards.keys import CardKeys, load_keys, save_keys
from fieldkit.cards.payload import check
from fieldkit.cards.reasons import CardReason, KeysReason
from fieldkit.errors import Refusal

KEYS = CardKeys(7, TRUSTED, frozenset({card(2).serial}), date(2026, 2, 1))


def test_keys_come_back_as_saved_and_judge_cards(tmp_path: Path) -> None:
    save_keys(KEYS, tmp_path / "keys.json")
    keys = load_keys(tmp_path / "keys.json")
    assert keys == KEYS
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]
    good = check(card(1).text(), keys.issuers, keys.revocations, keys.organisation, TODAY)
    assert not isinstance(good, Refusal)
    bad = check(card(2).text(), keys.issuers, keys.revocations, keys.organisation, TODAY)
    assert bad == Refusal(CardReason.REVOKED, {"list_age_days": 9})


def test_another_issuer_is_added_but_never_exchanged() -> None:
    more = KEYS.with_issuer(4, bytes(32))
    assert isinstance(more, CardKeys)
    assert more.issuers == {**TRUSTED, 4: bytes(32)}
    assert more.with_issuer(4, bytes(32)) == more
    assert more.with_issuer(4, b"x" * 32) == Refusal(KeysReason.OTHER_KEY, {"issuer": 4})


@pytest.mark.parametrize(
    "change",
    [
        {"format": "fieldkit-card-keys/2"},
        {"organisation": 70000},
        {"organisation": None},
        {"issuers": [{"issuer": 1, "public_key": "00"}]},
        {"issuers": [{"issuer": 1, "public_key": "00" * 32}] * 2},
        {"issuers": [{"issuer": 1, "public_key": "00" * 32, "private_key": ""}]},
        {"revoked": ["0123"]},
        {"revoked": ["00" * 12 + "\n"]},
        {"revoked_as_of": "yesterday"},
        {"more": 1},
    ],
)
def test_files_of_another_form_are_refused(change: dict[str, object], tmp_path: Path) -> None:
    save_keys(KEYS, tmp_path / "keys.json")
    content = json.loads((tmp_path / "keys.json").read_text(encoding="utf-8"))
    (tmp_path / "keys.json").write_text(json.dumps({**content, **change}), encoding="utf-8")
    assert load_keys(tmp_path / "keys.json") == Refusal(
        KeysReason.UNREADABLE, {"file": "keys.json"}
    )


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b"{" * 5000])
def test_what_is_no_keys_file(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_bytes(content)
    assert isinstance(load_keys(tmp_path / "keys.json"), Refusal)
    assert isinstance(load_keys(tmp_path / "missing.json"), Refusal)
