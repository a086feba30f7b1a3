"""The bytes of the file: what is whole, cut, altered or newer, and that nothing ever raises."""

import base64
import copy
import hashlib
import json
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from vault_world import AID_WORDS, AIDER, RECOVERY, code, make_world

from fieldkit.errors import Refusal
from fieldkit.vault.canonical import canonical
from fieldkit.vault.format import LARGEST, from_bytes, to_bytes
from fieldkit.vault.model import Compartment, Vault
from fieldkit.vault.open import open_compartment, recover
from fieldkit.vault.reasons import VaultReason

WHOLE = to_bytes(make_world().vault)


def packed(content: bytes) -> bytes:
    """An envelope with a right checksum, as someone who alters the file would make it."""
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    head = f'{{"checksum":"{digest}","format":"fieldkit-vault","length":{len(content)},"vault":'
    return head.encode() + content + b"}\n"


def content() -> dict[str, object]:
    value = json.loads(WHOLE)["vault"]
    assert isinstance(value, dict)
    return value


def test_the_file_is_one_canonical_json_object() -> None:
    vault = from_bytes(WHOLE)
    assert isinstance(vault, Vault)
    assert to_bytes(vault) == WHOLE
    assert packed(canonical(content())) == WHOLE
    assert canonical(json.loads(WHOLE)) + b"\n" == WHOLE


def test_every_cut_is_called_a_cut() -> None:
    for end in range(len(WHOLE)):
        assert code(from_bytes(WHOLE[:end])) is VaultReason.CUT, end


@settings(max_examples=400)
@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_every_changed_byte_is_called_altered(place: int, change: int) -> None:
    data = bytearray(WHOLE)
    data[place] ^= change
    assert code(from_bytes(bytes(data))) is VaultReason.ALTERED


def test_every_byte_counts() -> None:
    for place in range(len(WHOLE)):
        data = bytearray(WHOLE)
        data[place] ^= 1
        assert code(from_bytes(bytes(data))) is VaultReason.ALTERED, place


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused_without_raising(data: bytes) -> None:
    assert isinstance(from_bytes(data), Refusal)
    assert isinstance(from_bytes(packed(data)), Refusal)
    assert code(from_bytes(WHOLE + data + b"\n")) is VaultReason.ALTERED


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def leaves(value: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """The way to every value inside, containers too."""
    if path:
        yield path
    if isinstance(value, dict):
        for name in value:
            yield from leaves(value[name], (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, (*path, index))


def changed(path: tuple[object, ...], new: object) -> dict[str, object]:
    value = copy.deepcopy(content())
    place: object = value
    for step in path[:-1]:
        place = place[step]  # type: ignore[index]
    place[path[-1]] = new  # type: ignore[index]
    return value


LEAVES = list(leaves(content()))


@settings(max_examples=300)
@given(st.sampled_from(LEAVES), json_values)
def test_any_value_in_any_place_never_raises(path: tuple[object, ...], new: object) -> None:
    outcome = from_bytes(packed(canonical(changed(path, new))))
    if isinstance(outcome, Refusal):
        allowed = {VaultReason.ALTERED, VaultReason.NEWER_VERSION}
        assert outcome.code in allowed
    elif outcome != from_bytes(WHOLE):
        assert concerned_refuses(outcome, path)


def concerned_refuses(vault: Vault, path: tuple[object, ...]) -> bool:
    """Whether the compartment of the changed value no longer opens; the header concerns both."""
    index = path[1] if path[0] == "compartments" and len(path) > 1 else 0
    compartment = [Compartment.AID, Compartment.TRACING][int(str(index))]
    return isinstance(recover(vault, compartment, RECOVERY), Refusal)


def other(value: object) -> object:
    """Another value of the same form."""
    if isinstance(value, int):
        return value + 1
    assert isinstance(value, str)
    if value in ("aid", "tracing") or value.endswith(".db"):
        return value + "x"
    data = bytearray(base64.b64decode(value))
    data[len(data) // 2] ^= 0x10
    return base64.b64encode(data).decode()


def test_whoever_recomputes_the_checksum_still_meets_the_mac() -> None:
    checked = 0
    for path in LEAVES:
        value: object = content()
        for step in path:
            value = value[step]  # type: ignore[index]
        if isinstance(value, dict | list) or path == ("version",):
            continue
        outcome = from_bytes(packed(canonical(changed(path, other(value)))))
        if isinstance(outcome, Vault):
            assert concerned_refuses(outcome, path), path
        checked += 1
    assert checked > 40


def test_an_altered_seal_does_not_open_by_passphrase_either() -> None:
    entry = ("compartments", 0)
    outcomes = []
    for path in [(*entry, "mac"), (*entry, "slots", 0, "key"), (*entry, "slots", 0, "personal")]:
        value: object = content()
        for step in path:
            value = value[step]  # type: ignore[index]
        vault = from_bytes(packed(canonical(changed(path, other(value)))))
        assert isinstance(vault, Vault)
        outcomes.append(code(open_compartment(vault, Compartment.AID, AIDER, AID_WORDS)))
    assert outcomes == [VaultReason.ALTERED, VaultReason.ALTERED, VaultReason.WRONG_PASSPHRASE]


def test_slots_added_removed_or_taken_from_another_laptop_meet_the_mac() -> None:
    value = content()
    slots = value["compartments"][0]["slots"]  # type: ignore[index]
    fewer = from_bytes(packed(canonical(changed(("compartments", 0, "slots"), slots[:1]))))
    assert isinstance(fewer, Vault)
    assert code(recover(fewer, Compartment.AID, RECOVERY)) is VaultReason.ALTERED
    device = base64.b64encode(b"z" * 16).decode()
    elsewhere = from_bytes(packed(canonical(changed(("device",), device))))
    assert isinstance(elsewhere, Vault)
    refusal = open_compartment(elsewhere, Compartment.AID, AIDER, AID_WORDS)
    assert code(refusal) is VaultReason.WRONG_PASSPHRASE


def test_a_newer_file_is_told_from_a_damaged_one() -> None:
    newer = packed(canonical({"version": 2, "something": ["else"]}))
    refusal = from_bytes(newer)
    assert code(refusal) is VaultReason.NEWER_VERSION
    assert isinstance(refusal, Refusal) and refusal.params == {"version": 2, "known": 1}
    assert code(from_bytes(newer[:-1] + b" ")) is VaultReason.ALTERED
    for version in (0, -1, True, "1", None, 1.0):
        damaged = packed(canonical(changed(("version",), version)))
        assert code(from_bytes(damaged)) is VaultReason.ALTERED


def test_other_spellings_of_the_same_values_are_refused() -> None:
    loose = json.dumps(content(), sort_keys=True).encode()
    assert code(from_bytes(packed(loose))) is VaultReason.ALTERED
    more = canonical({**content(), "note": "unknown"})
    assert code(from_bytes(packed(more))) is VaultReason.ALTERED
    assert code(from_bytes(packed(b"[" * 9999))) is VaultReason.ALTERED
    assert code(from_bytes(b"x" * (LARGEST + 1))) is VaultReason.ALTERED
