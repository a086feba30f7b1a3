"""Enrolling laptops: one-time codes given out, and the answer to a laptop that brings one."""

from dataclasses import dataclass
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.hq.headquarters import Headquarters
from fieldkit.hq.publish import publish
from fieldkit.hq.reasons import HqReason
from fieldkit.journal.codec import decode, encode, expect
from fieldkit.journal.log import device_id, is_bytes
from fieldkit.journal.replica import Replica
from fieldkit.sync.enrolment import (
    TOKEN_BYTES,
    EnrolCode,
    enrolment_holds,
    fingerprint,
    token_id,
)
from fieldkit.sync.reasons import SyncReason
from fieldkit.sync.wire import refusal_body

VALID_HOURS = 72
Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a code grants: area codes for the device, users (ids) who work on it, where to ask."""

    areas: tuple[str, ...]
    users: tuple[bytes, ...]
    url: str


def enrol_code(headquarters: Headquarters, invitation: Invitation) -> EnrolCode | Refusal:
    """A new one-time code; headquarters keeps only the hash of its token."""
    token = headquarters.randomness.bytes(TOKEN_BYTES)
    with headquarters.node.transaction() as replica:
        known = {fields["code"] for _, fields in replica.directory_fields("area")}
        unknown = sorted(set(invitation.areas) - known)
        if unknown:
            return Refusal(HqReason.UNKNOWN_AREA, {"code": unknown[0]})
        content = {
            "areas": list(invitation.areas),
            "users": list(invitation.users),
            "until": headquarters.clock.now_ms() + VALID_HOURS * 3_600_000,
            "used": False,
        }
        replica.store.put_setting(f"enrol/{token_id(token)}", encode(content))
    keys = headquarters.keys
    return EnrolCode(keys.organisation, fingerprint(keys.root_public), token, invitation.url)


def answer_enrolment(headquarters: Headquarters, body: Body) -> Body:
    """Certifies the laptop that brings a good code: a device record and a new directory.

    A laptop whose answer was lost may ask again with the same code and key. Raises
    `MalformedError` for a body of the wrong shape.
    """
    token, public = body.get("token"), body.get("public_key")
    name, signature = body.get("name"), body.get("signature")
    expect(is_bytes(token, TOKEN_BYTES) and is_bytes(public, 32), "enrolment")
    expect(isinstance(name, str) and isinstance(signature, bytes), "enrolment")
    assert isinstance(token, bytes) and isinstance(public, bytes)
    assert isinstance(name, str) and isinstance(signature, bytes)
    if not enrolment_holds(headquarters.keys.organisation, token, public, name, signature):
        return refusal_body(Refusal(SyncReason.BAD_SIGNATURE))
    with headquarters.node.transaction() as replica:
        granted = _grant(headquarters, replica, token, public)
        if isinstance(granted, Refusal):
            return refusal_body(granted)
        refusal = _certify(headquarters, replica, granted, public, name)
        if refusal is not None:
            return refusal_body(refusal)
        return {
            "root": headquarters.keys.root_public,
            "manifest": replica.store.setting("manifest"),
            "records": [[row.kind, row.id, row.body] for row in replica.store.directory()],
        }


def _grant(
    headquarters: Headquarters, replica: Replica, token: bytes, public: bytes
) -> Body | Refusal:
    setting = f"enrol/{token_id(token)}"
    stored = replica.store.setting(setting)
    if stored is None:
        return Refusal(SyncReason.CODE_UNKNOWN)
    content: Body = decode(stored)
    if content["used"] not in (False, public):
        return Refusal(SyncReason.CODE_USED)
    if content["until"] < headquarters.clock.now_ms():
        return Refusal(SyncReason.CODE_EXPIRED)
    replica.store.put_setting(setting, encode({**content, "used": public}))
    return content


def _certify(
    headquarters: Headquarters, replica: Replica, granted: Body, public: bytes, name: str
) -> Refusal | None:
    device = device_id(public)
    if replica.store.directory_record("device", device) is not None:
        return None
    code = device.hex()
    records: dict[tuple[str, bytes], Body] = {
        ("device", device): {
            "code": code,
            "name": name,
            "public_key": public,
            "areas": granted["areas"],
        }
    }
    for user, fields in replica.directory_fields("user"):
        if user in granted["users"]:
            devices = sorted({*fields.get("devices", []), code})
            records["user", user] = {**fields, "devices": devices}
    result = publish(headquarters, replica, records)
    return result if isinstance(result, Refusal) else None
