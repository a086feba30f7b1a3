"""The published vectors: the code reads and writes exactly these bytes."""

import base64
import importlib
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from fieldkit.errors import Refusal
from fieldkit.forms.package import Package
from fieldkit.forms.package import unpack as unpack_form
from fieldkit.journal.clock import hlc, milliseconds
from fieldkit.journal.codec import MalformedError, compress, decode, decompress, encode
from fieldkit.journal.confirmation import confirmation
from fieldkit.journal.entry import Form, decode_header, next_head, read_entry
from fieldkit.journal.log import incarnation_certificate, log_name, user_key_certificate
from fieldkit.journal.manifest import online_key, record_hash, unpack_manifest
from fieldkit.journal.merge import Applicable, Corrections, apply, conflicts, shown
from fieldkit.journal.page import unpack_page
from fieldkit.journal.segment import checkpoint_holds, unpack_segment
from fieldkit.journal.state import State, unpack
from fieldkit.records.ids import directory_id
from fieldkit.records.registry import validate_fields
from fieldkit.sync.enrolment import enrolment_holds, fingerprint, read_code, token_id
from fieldkit.sync.signing import Request, key_id, verify_request
from fieldkit.sync.wire import unpack as unpack_envelope

ROOT = Path(__file__).parents[3]
FILE = ROOT / "tests" / "vectors" / "protocol.json"
VECTORS: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
KEYS: dict[str, Any] = VECTORS["keys"]
ENTRIES: list[dict[str, Any]] = VECTORS["entries"]
ORGANISATION = bytes.fromhex(KEYS["organisation"])
MERGE: dict[str, Any] = VECTORS["states"]["merge"]


def raw(text: str) -> bytes:
    return bytes.fromhex(text)


def public(name: str) -> bytes:
    return raw(KEYS["ed25519 seed and public key"][name][1])


def signed(key: bytes, signature: str, statement: str) -> None:
    """Raises unless it holds, by the library alone."""
    Ed25519PublicKey.from_public_bytes(key).verify(raw(signature), raw(statement))


def without_packed(value: Any) -> Any:
    """zstd frames may differ from release to release; what is in them may not."""
    match value:
        case dict():
            return {key: without_packed(each) for key, each in value.items() if key != "packed"}
        case list():
            return [without_packed(each) for each in value]
        case _:
            return value


def test_the_tool_makes_this_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    made = importlib.import_module("make_vectors").vectors()
    assert without_packed(json.loads(json.dumps(made))) == without_packed(VECTORS)


@pytest.mark.parametrize("data", VECTORS["cbor"]["reads"].values(), ids=VECTORS["cbor"]["reads"])
def test_cbor_that_is_read_is_written_alike(data: str) -> None:
    assert encode(decode(raw(data))).hex() == data


@pytest.mark.parametrize("why", VECTORS["cbor"]["refuses"])
def test_cbor_that_is_refused(why: str) -> None:
    with pytest.raises(MalformedError):
        decode(raw(VECTORS["cbor"]["refuses"][why]))


def test_names() -> None:
    names = VECTORS["names"]
    log = log_name(decode(raw(names["log"])))
    assert log.device == sha256(b"fk1-device" + public("device 1")).digest()[:16]
    assert log.incarnation == sha256(b"fk1-incarnation" + public("incarnation 1")).digest()[:8]
    assert encode(log.wire()).hex() == names["log"]
    origin = sha256(b"fk1" + encode([ORGANISATION, *log.wire()])).hexdigest()
    assert log.origin(ORGANISATION).hex() == origin == names["origin"]
    assert log.tag(ORGANISATION).hex() == origin[:16] == names["tag"]
    for kind, code, expected in names["directory ids"]:
        assert directory_id(ORGANISATION, kind, code).hex() == expected
    for ms, count, time in names["times"]:
        assert hlc(ms, count) == time == ms * 65536 + count
        assert milliseconds(time) == ms


def test_certificates() -> None:
    incarnation = VECTORS["certificates"]["incarnation"]
    read = incarnation_certificate(decode(raw(incarnation["wire"])))
    assert encode(read.wire()).hex() == incarnation["wire"]
    assert encode(read.statement(ORGANISATION)).hex() == incarnation["statement"]
    assert read.verify(ORGANISATION, public("device 1"))
    assert not read.verify(ORGANISATION, public("device 2"))
    user = VECTORS["certificates"]["user key"]
    certificate = user_key_certificate(decode(raw(user["wire"])))
    assert encode(certificate.wire()).hex() == user["wire"]
    assert encode(certificate.statement(ORGANISATION)).hex() == user["statement"]
    assert certificate.verify(ORGANISATION, public("device 1"))


@pytest.mark.parametrize("entry", [*ENTRIES, *MERGE["other writes"]])
def test_an_entry_in_all_its_forms(entry: dict[str, Any]) -> None:
    opened = read_entry(decode(raw(entry["open"])))
    assert (opened.header.hex(), opened.payload.hex()) == (
        entry["header"],
        entry["salt"] + entry["fields"],
    )
    header = decode_header(opened.header)
    assert header.encode().hex() == entry["header"]
    assert encode(opened.fields()).hex() == entry["fields"]
    assert not isinstance(validate_fields(header.kind, opened.fields()), Refusal)
    hashed = sha256(opened.payload)
    assert hashed.hexdigest() == entry["payload hash"]
    assert sha256(opened.header + hashed.digest()).hexdigest() == entry["digest"]
    for name, form in (("open", Form.OPEN), ("closed", Form.CLOSED), ("bare", Form.BARE)):
        read = read_entry(decode(raw(entry[name])))
        assert read.form is form
        assert encode(read.wire()).hex() == entry[name]
        assert read.digest().hex() == entry["digest"]
    assert opened.closed() == read_entry(decode(raw(entry["closed"])))
    assert opened.bare() == read_entry(decode(raw(entry["bare"])))
    assert entry["record"] == (header.record or raw(entry["head"])[:16]).hex()


def test_the_sealed_sample_opens() -> None:
    sealed = read_entry(decode(raw(ENTRIES[1]["sealed"])))
    assert sealed.form is Form.SEALED
    assert sealed.digest().hex() == ENTRIES[1]["digest"]
    private = raw(KEYS["x25519 private and public key"]["sealing"][0])
    assert sealed.unsealed(private) == read_entry(decode(raw(ENTRIES[1]["open"])))
    with pytest.raises(MalformedError):
        sealed.unsealed(bytes(32))


def test_heads_follow_one_another() -> None:
    head = raw(VECTORS["names"]["origin"])
    for entry in ENTRIES:
        digest = raw(entry["digest"])
        assert next_head(head, read_entry(decode(raw(entry["bare"])))).hex() == entry["head"]
        head = sha256(b"fk1" + head + digest).digest()
        assert head.hex() == entry["head"]
        assert head[:8].hex() == entry["dot"]


def test_the_segment_and_its_checkpoint() -> None:
    vector = VECTORS["segment"]
    signed(public("incarnation 1"), vector["device signature"], vector["device statement"])
    signed(public("user key"), vector["user signature"], vector["user statement"])
    assert decompress(raw(vector["packed"]), 1 << 20).hex() == vector["plain"]
    segment = unpack_segment(raw(vector["packed"]))
    assert decompress(segment.pack(), 1 << 20).hex() == vector["plain"]
    heads = segment.heads(raw(VECTORS["names"]["origin"]))
    assert [head.hex() for head in heads] == [entry["head"] for entry in ENTRIES]
    publics = (public("incarnation 1"), public("user key"))
    assert checkpoint_holds(segment.checkpoint, ORGANISATION, segment.log, heads[-1], publics)
    assert not checkpoint_holds(segment.checkpoint, ORGANISATION, segment.log, heads[0], publics)


@pytest.mark.parametrize("name", ["register", "register with a dead dot", "fact", "erased", "left"])
def test_a_state_is_read_and_written_alike(name: str) -> None:
    data = VECTORS["states"][name]
    assert unpack(raw(data)).pack().hex() == data


def writes() -> dict[str, Applicable]:
    found = {}
    logs = [("tag", ENTRIES), ("other tag", MERGE["other writes"])]
    for tag, entries in logs:
        for vector in entries:
            entry = read_entry(decode(raw(vector["open"])))
            header = decode_header(entry.header)
            place = raw(VECTORS["names"][tag])
            head = raw(vector["head"])
            found[vector["dot"]] = Applicable(place, header.seq, head, header, entry.fields())
    return found


@pytest.mark.parametrize("step", [name for name in MERGE if name != "other writes"])
def test_the_merge_example(step: str) -> None:
    vector = MERGE[step]
    known = writes()
    state: State | None = None
    for dot in vector["dots"]:
        state = apply(state, known[dot])
    assert state is not None
    assert state.pack().hex() == vector["packed state"]
    assert shown(state, Corrections()).get("phone") == vector["phone"]
    assert sorted(conflicts(state)) == vector["conflicts"]


def test_the_page() -> None:
    vector = VECTORS["page"]
    signed(public("online"), vector["signature"], vector["statement"])
    assert decode(raw(vector["statement"])) == ["fk1-page", sha256(raw(vector["body"])).digest()]
    page = unpack_page(raw(vector["packed"]), public("online"))
    assert page is not None
    assert page.body().hex() == vector["body"]
    assert unpack_page(raw(vector["packed"]), public("root")) is None


def test_the_manifest() -> None:
    vector = VECTORS["manifest"]
    manifest = unpack_manifest(raw(vector["packed"]))
    assert manifest.body().hex() == vector["body"]
    assert encode(manifest.statement()).hex() == vector["statement"]
    assert manifest.signature.hex() == vector["signature"]
    signed(public("online"), vector["signature"], vector["statement"])
    assert manifest.genuine(ORGANISATION, public("root"))
    assert not manifest.genuine(ORGANISATION, public("online"))
    key = online_key(decode(raw(vector["online key"])))
    assert key == manifest.key
    assert encode(key.statement(ORGANISATION)).hex() == vector["online key statement"]
    kind, record, body = vector["record"]
    hashed = record_hash(kind, raw(record), raw(body))
    assert hashed.hex() == vector["record hash"]
    assert manifest.hashes == {(kind, raw(record)): hashed}


def test_the_form() -> None:
    found = VECTORS["form"]
    for kind, code, record, body, hashed in (found["form"], found["form_content"]):
        fields = decode(raw(body))
        assert validate_fields(kind, fields) == fields
        assert directory_id(ORGANISATION, kind, code) == raw(record)
        assert record_hash(kind, raw(record), raw(body)) == raw(hashed)
    form, content = (decode(raw(found[kind][3])) for kind in ("form", "form_content"))
    packed = content["content"]
    assert sha256(packed).digest() == form["sha256"] == content["sha256"]
    assert len(packed) == form["size"]
    assert decompress(packed, 1 << 20) == raw(found["plain"])
    package = unpack_form(packed)
    assert isinstance(package, Package) and encode([package.xform, package.files]) == decompress(
        packed, 1 << 20
    )
    ready = package.form()
    assert not isinstance(ready, Refusal) and ready.form_id == "visit"
    assert len(ready.instances["roofs"].children[0].children) == 2
    (picture,) = form["media"]
    assert sha256(raw(found["picture"])).hexdigest() == picture["sha256"]
    assert picture["size"] == len(raw(found["picture"]))
    assert decode(raw(found["asks"]))["files"] == [bytes.fromhex(picture["sha256"])]
    assert decode(raw(found["answers"]))["files"] == [raw(found["picture"])]


def test_the_confirmation() -> None:
    vector = VECTORS["confirmation"]
    word = confirmation(decode(raw(vector["wire"])))
    assert encode(word.wire()).hex() == vector["wire"]
    assert encode(word.statement(ORGANISATION)).hex() == vector["statement"]
    assert word.genuine(ORGANISATION, public("online"))
    assert not word.genuine(ORGANISATION, public("root"))


def test_the_enrolment_code() -> None:
    vector = VECTORS["enrolment"]
    code = read_code(vector["text"])
    assert not isinstance(code, Refusal)
    assert code == read_code(vector["text"].lower().replace("-", " "))
    assert code.text() == vector["text"]
    assert (code.organisation, code.url) == (ORGANISATION, vector["url"])
    assert code.root_fingerprint.hex() == vector["root fingerprint"]
    assert fingerprint(public("root")) == code.root_fingerprint
    assert code.token.hex() == vector["token"]
    assert token_id(code.token) == vector["token id"]
    signed(public("device 1"), vector["signature"], vector["statement"])
    signature = raw(vector["signature"])
    device = public("device 1")
    assert enrolment_holds(ORGANISATION, code.token, device, vector["name"], signature)
    assert not enrolment_holds(ORGANISATION, code.token, device, "other", signature)


def test_the_signed_request() -> None:
    vector = VECTORS["request"]
    headers = {name.lower(): value for name, value in vector["headers"].items()}
    device = decode(raw(VECTORS["names"]["log"]))[0].hex()
    assert key_id(headers) == device
    request = Request("POST", "https://hq.example:8443/v1/pull", headers)
    body = raw(vector["body"])
    assert verify_request(request, body, device, public("device 1")) == "AAECAwQFBgcICQoL"
    assert verify_request(request, body + b"x", device, public("device 1")) is None
    assert verify_request(request, body, device, public("device 2")) is None
    elsewhere = Request("POST", "https://hq.example:8443/v1/push", headers)
    assert verify_request(elsewhere, body, device, public("device 1")) is None
    signature = base64.b64decode(headers["signature"].removeprefix("fk=:").removesuffix(":"))
    key = Ed25519PublicKey.from_public_bytes(public("device 1"))
    key.verify(signature, vector["signature base"].encode())
    for name in ("pull", "refusal"):
        assert encode(decode(raw(vector[name]))).hex() == vector[name]


def test_an_envelope_is_read() -> None:
    body = unpack_envelope(compress(raw(VECTORS["request"]["pull"])), ORGANISATION)
    assert not isinstance(body, Refusal)
    assert body["directory"] == [1, 2]
