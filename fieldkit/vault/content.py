"""Vault values to and from JSON values; every field's type, length and spelling is checked."""

import base64
import binascii
import re
from collections.abc import Mapping

from fieldkit.vault.canonical import b64
from fieldkit.vault.model import (
    VERSION,
    Box,
    Compartment,
    Entry,
    KdfCost,
    RecoverySlot,
    Slot,
    Vault,
)

DATABASE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
ROLE_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
LARGEST_NUMBER = 2**31 - 1


class ContentError(ValueError):
    """The content does not have the form of this version."""


def vault_fields(vault: Vault) -> dict[str, object]:
    """The file's content as JSON values."""
    return {
        "compartments": [{**entry_fields(e), "mac": b64(e.mac)} for e in vault.entries],
        "device": b64(vault.device),
        "organisation": b64(vault.organisation),
        "version": VERSION,
    }


def entry_fields(entry: Entry) -> dict[str, object]:
    """One compartment as JSON values, all but its MAC: what the MAC covers."""
    fields: dict[str, object] = {
        "database": entry.database,
        "log_keys": _box_fields(entry.log_keys),
        "name": entry.compartment.value,
        "recovery": {"key": b64(entry.recovery.key), "public": b64(entry.recovery.public)},
        "role": entry.role,
        "slots": [_slot_fields(slot) for slot in entry.slots],
    }
    if entry.previous:
        fields["previous"] = _box_fields(entry.previous)
    return fields


def cost_fields(cost: KdfCost, salt: bytes) -> dict[str, object]:
    """The Argon2id parameters as JSON values."""
    return {
        "lanes": cost.lanes,
        "memory": cost.memory,
        "passes": cost.passes,
        "salt": b64(salt),
    }


def _slot_fields(slot: Slot) -> dict[str, object]:
    return {
        "kdf": cost_fields(slot.cost, slot.salt),
        "key": b64(slot.key),
        "nonce": b64(slot.nonce),
        "personal": b64(slot.personal),
        "unlock": b64(slot.unlock),
        "user": b64(slot.user),
    }


def _box_fields(box: Box) -> dict[str, object]:
    return {"nonce": b64(box.nonce), "sealed": b64(box.sealed)}


def read_vault(value: object) -> Vault:
    """The vault of the content's JSON values. Raises ContentError for any other form."""
    fields = _object(value)
    entries = tuple(_read_entry(_object(item)) for item in _list(fields, "compartments"))
    names = [entry.compartment for entry in entries]
    if not names or names != sorted(set(names)):
        raise ContentError("compartments are sorted and named once")
    if len({entry.database for entry in entries}) != len(entries):
        raise ContentError("each compartment has its own database")
    return Vault(_bytes(fields, "organisation", 16), _bytes(fields, "device", 16), entries)


def _read_entry(fields: Mapping[str, object]) -> Entry:
    slots = tuple(_read_slot(_object(item)) for item in _list(fields, "slots"))
    users = [slot.user for slot in slots]
    if users != sorted(set(users)):
        raise ContentError("slots are sorted and a user has one")
    recovery = _object(fields.get("recovery"))
    return Entry(
        compartment=_compartment(fields),
        database=_text(fields, "database", DATABASE_NAME),
        role=_text(fields, "role", ROLE_NAME),
        log_keys=_read_box(fields.get("log_keys")),
        slots=slots,
        recovery=RecoverySlot(_bytes(recovery, "public", 32), _bytes(recovery, "key", 80)),
        previous=_read_box(fields["previous"]) if "previous" in fields else None,
        mac=_bytes(fields, "mac", 32),
    )


def _read_slot(fields: Mapping[str, object]) -> Slot:
    kdf = _object(fields.get("kdf"))
    return Slot(
        user=_bytes(fields, "user", 16),
        cost=KdfCost(_number(kdf, "memory"), _number(kdf, "passes"), _number(kdf, "lanes")),
        salt=_bytes(kdf, "salt", None),
        unlock=_bytes(fields, "unlock", 32),
        nonce=_bytes(fields, "nonce", 12),
        personal=_bytes(fields, "personal", 80),
        key=_bytes(fields, "key", 80),
    )


def _read_box(value: object) -> Box:
    fields = _object(value)
    return Box(_bytes(fields, "nonce", 12), _bytes(fields, "sealed", None))


def _object(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ContentError("an object is expected")
    return value


def _list(fields: Mapping[str, object], name: str) -> list[object]:
    value = fields.get(name)
    if not isinstance(value, list):
        raise ContentError(f"{name} is a list")
    return value


def _number(fields: Mapping[str, object], name: str) -> int:
    value = fields.get(name)
    if type(value) is not int or not 0 <= value <= LARGEST_NUMBER:
        raise ContentError(f"{name} is a whole number")
    return value


def _text(fields: Mapping[str, object], name: str, form: re.Pattern[str]) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise ContentError(f"{name} is not spelled as it must be")
    return value


def _compartment(fields: Mapping[str, object]) -> Compartment:
    value = fields.get("name")
    if not isinstance(value, str) or value not in list(Compartment):
        raise ContentError("no compartment of this name")
    return Compartment(value)


def _bytes(fields: Mapping[str, object], name: str, length: int | None) -> bytes:
    value = fields.get(name)
    if not isinstance(value, str):
        raise ContentError(f"{name} is base64 text")
    try:
        data = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ContentError(f"{name} is base64 text") from error
    if length is not None and len(data) != length:
        raise ContentError(f"{name} is {length} bytes")
    return data
