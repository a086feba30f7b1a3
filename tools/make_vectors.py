"""Makes tests/vectors/protocol.json: the examples of docs/protocol.md, from fixed seeds.

    python tools/make_vectors.py            writes the file
    python tools/make_vectors.py --sealed   prints a new sealed sample, for SEALED below

Every key, id and salt is derived from its name, so that anybody gets the same bytes again. Sealing
is randomised: its sample is kept here and must open. Values named `packed` are zstd frames, whose
bytes another release of zstd may choose otherwise.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path

import requests
from form_vectors import form
from vector_world import (
    AREA,
    BORN,
    CERTIFICATES,
    DEVICES,
    EDIT,
    HOUSEHOLD,
    INCARNATIONS,
    LOGS,
    NOON,
    ONE,
    ONLINE,
    ORGANISATION,
    OTHER,
    ROOT,
    SEALING,
    SETTLED,
    TWO,
    USER,
    USER_KEY,
    VOID,
    Fixed,
    Json,
    cbor,
    keys,
    seed,
)

from fieldkit.errors import Refusal
from fieldkit.journal.clock import hlc
from fieldkit.journal.codec import decompress, encode
from fieldkit.journal.confirmation import confirm
from fieldkit.journal.entry import Entry, dot, fact_id
from fieldkit.journal.keys import sealing_public
from fieldkit.journal.log import certify_user_key, device_id
from fieldkit.journal.manifest import Manifest, certify_online_key, record_hash, sign_manifest
from fieldkit.journal.merge import Applicable, Corrections, apply, conflicts, left, shown
from fieldkit.journal.page import Cover, Page, PageRecord
from fieldkit.journal.segment import Segment, sign_checkpoint
from fieldkit.journal.state import Erased, State
from fieldkit.records.ids import directory_id
from fieldkit.records.organisation import OWN
from fieldkit.records.registry import KINDS, key_of
from fieldkit.sync.enrolment import EnrolCode, fingerprint, sign_enrolment, token_id
from fieldkit.sync.reasons import SyncReason
from fieldkit.sync.signing import COVERED
from fieldkit.sync.transport import DeviceAuth
from fieldkit.sync.wire import MAX_PLAIN, MEDIA_TYPE, pack, refusal_body

FILE = Path(__file__).resolve().parents[1] / "tests" / "vectors" / "protocol.json"
SEALED = (
    "8358558901021b0199052a91e000005020ab0640508b954220f6b4c9e629473169686f757365686f"
    "6c6450f6c237d835e31efa836fecd795921e9f50e1c2e78b0db12b30bc6dae19dceef0df82010248"
    "7c039da64fbe64fd58780eac79498e802b13e0fc8a2e11b6043ede7e06aa968aa25aa6d71ec20e3c"
    "28831726854751e3332c9e104f59bbe02f27b44a67e56aa5dbd93177d3b6487ae65696f1dd2d15df"
    "b0098f73a9d70b7dcac4f708b8784ca0c8c33cf5505f06583e500ee8f8109dc2aba06ae663aad3ba"
    "a7465c0fc08e1647ddf601"
)


def names() -> Json:
    codes = [("area", "kursk-city"), ("site", "centre-1"), ("form", "needs/3")]
    codes.append(("organisation", OWN))
    revoked = {"serial": bytes(range(12))}
    return {
        "device id": LOGS[0].device.hex(),
        "incarnation id": LOGS[0].incarnation.hex(),
        "log": encode(LOGS[0].wire()).hex(),
        "origin": LOGS[0].origin(ORGANISATION).hex(),
        "tag": LOGS[0].tag(ORGANISATION).hex(),
        "other log": encode(LOGS[1].wire()).hex(),
        "other tag": LOGS[1].tag(ORGANISATION).hex(),
        "directory ids": [
            [kind, code, directory_id(ORGANISATION, kind, code).hex()] for kind, code in codes
        ],
        "revocation code": key_of(KINDS["revocation"], revoked),
        "times": [[ms, count, hlc(ms, count)] for ms, count in ((0, 1), (NOON, 0), (NOON, 65535))],
    }


def certificates() -> Json:
    incarnation = CERTIFICATES[0]
    user = certify_user_key(ORGANISATION, DEVICES[0], USER, USER_KEY.public)
    return {
        "incarnation": {
            "statement": encode(incarnation.statement(ORGANISATION)).hex(),
            "wire": encode(incarnation.wire()).hex(),
        },
        "user key": {
            "statement": encode(user.statement(ORGANISATION)).hex(),
            "wire": encode(user.wire()).hex(),
        },
    }


def entry_of(entry: Entry, applicable: Applicable) -> Json:
    return {
        "header": entry.header.hex(),
        "salt": entry.payload[:16].hex(),
        "fields": entry.payload[16:].hex(),
        "payload hash": entry.payload_hash().hex(),
        "digest": entry.digest().hex(),
        "head": applicable.head.hex(),
        "dot": dot(applicable.head).hex(),
        "record": (applicable.header.record or fact_id(applicable.head)).hex(),
        "open": encode(entry.wire()).hex(),
        "closed": encode(entry.closed().wire()).hex(),
        "bare": encode(entry.bare().wire()).hex(),
    }


def entries() -> list[Json]:
    found = [
        entry_of(entry, applicable)
        for entry, applicable in zip(ONE.entries, (BORN, EDIT, VOID), strict=True)
    ]
    found[1]["sealed"] = SEALED
    return found


def segment() -> Json:
    pair = (INCARNATIONS[0], USER_KEY)
    checkpoint = sign_checkpoint(ORGANISATION, ONE.log, 3, ONE.head, USER, pair)
    parcel = Segment(ONE.log, 1, tuple(ONE.entries), checkpoint)
    place = [ORGANISATION, *ONE.log.wire(), 3, ONE.head, USER]
    packed = parcel.pack()
    return {
        "device statement": encode(["fk1-checkpoint-device", *place]).hex(),
        "device signature": checkpoint.device_signature.hex(),
        "user statement": encode(["fk1-checkpoint-user", *place]).hex(),
        "user signature": checkpoint.user_signature.hex(),
        "plain": decompress(packed, MAX_PLAIN).hex(),
        "packed": packed.hex(),
    }


def added(*writes: Applicable) -> State:
    state: State | None = None
    for write in writes:
        state = apply(state, write)
    assert state is not None
    return state


def step(*writes: Applicable) -> Json:
    state = added(*writes)
    return {
        "dots": [dot(write.head).hex() for write in writes],
        "packed state": state.pack().hex(),
        "phone": shown(state, Corrections()).get("phone"),
        "conflicts": sorted(conflicts(state)),
    }


def states() -> Json:
    edited = added(BORN, EDIT)
    return {
        "register": edited.pack().hex(),
        "register with a dead dot": added(EDIT).pack().hex(),
        "fact": added(VOID).pack().hex(),
        "erased": Erased(seed("erasure", 16)).pack().hex(),
        "left": left(None, {LOGS[0].tag(ORGANISATION): 2}).pack().hex(),
        "merge": {
            "other writes": [
                entry_of(entry, applicable)
                for entry, applicable in zip(TWO.entries, (OTHER, SETTLED), strict=True)
            ],
            "born": step(BORN),
            "edited on one": step(BORN, EDIT),
            "edited on both": step(BORN, EDIT, OTHER),
            "edited on both, the other way round": step(OTHER, EDIT, BORN),
            "settled": step(SETTLED, BORN, OTHER, EDIT),
        },
    }


def page() -> Json:
    covers = (Cover(LOGS[0].tag(ORGANISATION), LOGS[0], 3, ONE.head),)
    first = (1 << 40) | 7
    records = (PageRecord("household", HOUSEHOLD, first, added(BORN, EDIT).pack()),)
    parcel = Page(ORGANISATION, AREA, 0, first, covers, records)
    statement = ["fk1-page", sha256(parcel.body()).digest()]
    return {
        "body": parcel.body().hex(),
        "statement": encode(statement).hex(),
        "signature": ONLINE.sign(statement).hex(),
        "packed": parcel.pack(ONLINE).hex(),
    }


def manifest() -> Json:
    publics = (ONLINE.public, sealing_public(SEALING), sealing_public(seed("recovery")))
    online = certify_online_key(ORGANISATION, ROOT, 1, publics)
    body = encode({"code": "kursk-city", "name_en": "Kursk", "name_ru": "Курск"})
    hashed = record_hash("area", AREA, body)
    draft = Manifest(ORGANISATION, 1, 2, NOON, NOON + 604_800_000, {("area", AREA): hashed}, online)
    signed = sign_manifest(draft, ONLINE)
    return {
        "online key statement": encode(online.statement(ORGANISATION)).hex(),
        "online key": encode(online.wire()).hex(),
        "record": ["area", AREA.hex(), body.hex()],
        "record hash": hashed.hex(),
        "body": signed.body().hex(),
        "statement": encode(signed.statement()).hex(),
        "signature": signed.signature.hex(),
        "packed": signed.pack().hex(),
    }


def confirmation() -> Json:
    word = confirm(ORGANISATION, ONLINE, ONE.log, 3, ONE.head, (1, NOON))
    return {
        "statement": encode(word.statement(ORGANISATION)).hex(),
        "wire": encode(word.wire()).hex(),
    }


def enrolment() -> Json:
    token = seed("token", 10)
    code = EnrolCode(ORGANISATION, fingerprint(ROOT.public), token, "https://hq.example:8443")
    name = "ноутбук 1"
    statement = ["fk1-enrol", ORGANISATION, token, DEVICES[0].public, name]
    return {
        "root fingerprint": code.root_fingerprint.hex(),
        "token": token.hex(),
        "token id": token_id(token),
        "url": code.url,
        "text": code.text(),
        "name": name,
        "statement": encode(statement).hex(),
        "signature": sign_enrolment(DEVICES[0], code, name).hex(),
    }


def request() -> Json:
    auth = DeviceAuth(device_id(DEVICES[0].public), seed("device 1"), Fixed())
    auth.nonce = "AAECAwQFBgcICQoL"
    body = pack(ORGANISATION, {"directory": [1, 2], "cursors": [[AREA, 0]], "tips": []})
    plain = decompress(body, MAX_PLAIN)
    sample = b"any body"
    draft = requests.Request(
        "POST",
        "https://hq.example:8443/v1/pull",
        headers={"Content-Type": MEDIA_TYPE},
        data=sample,
    ).prepare()
    signed = auth(draft.copy())
    base = auth.prepare(draft).signature_base.decode()
    names = ("Content-Digest", "Signature-Input", "Signature")
    refusal = refusal_body(Refusal(SyncReason.SERVER_FAULT, {"status": 503, "why": "not carried"}))
    return {
        "pull": plain.hex(),
        "refusal": encode({"v": 1, "org": ORGANISATION, **refusal}).hex(),
        "covered": list(COVERED),
        "body": sample.hex(),
        "signature base": base,
        "headers": {name: signed.headers[name] for name in names},
    }


def vectors() -> Json:
    """Everything, as it stands in the file."""
    return {
        "keys": keys(),
        "cbor": cbor(),
        "names": names(),
        "certificates": certificates(),
        "entries": entries(),
        "segment": segment(),
        "states": states(),
        "page": page(),
        "manifest": manifest(),
        "form": form(),
        "confirmation": confirmation(),
        "enrolment": enrolment(),
        "request": request(),
    }


def main() -> None:
    if "--sealed" in sys.argv:
        print(encode(ONE.entries[1].sealed(sealing_public(SEALING)).wire()).hex())
        return
    text = json.dumps(vectors(), ensure_ascii=False, indent=1)
    FILE.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
