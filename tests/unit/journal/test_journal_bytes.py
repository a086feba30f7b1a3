"""Whatever bytes come in, a reader gives a value or `MalformedError`, within bounds."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from backports import zstd
from hypothesis import example, given, note
from hypothesis import strategies as st

from fieldkit.errors import Refusal
from fieldkit.journal.codec import MalformedError, compress, decode, decompress, encode
from fieldkit.journal.confirmation import confirmation
from fieldkit.journal.entry import (
    MAX_BYTES,
    Entry,
    Form,
    Header,
    decode_header,
    open_entry,
    read_entry,
)
from fieldkit.journal.log import incarnation_certificate, log_name, user_key_certificate
from fieldkit.journal.manifest import online_key, unpack_manifest
from fieldkit.journal.page import unpack_page
from fieldkit.journal.segment import MAX_COMPRESSED, MAX_ENTRIES, unpack_segment
from fieldkit.journal.state import unpack
from fieldkit.sync.wire import MAX_BODY
from fieldkit.sync.wire import unpack as unpack_envelope

FILE = Path(__file__).parents[2] / "vectors" / "protocol.json"
VECTORS: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
ONLINE = bytes.fromhex(VECTORS["keys"]["ed25519 seed and public key"]["online"][1])
ORGANISATION = bytes.fromhex(VECTORS["keys"]["organisation"])

Reader = Callable[[bytes], Any]


def framed(reader: Callable[[bytes], Any]) -> Reader:
    return lambda plain: reader(compress(plain))


def of(reader: Callable[[Any], Any]) -> Reader:
    return lambda data: reader(decode(data))


def envelope(plain: bytes) -> Any:
    return unpack_envelope(compress(plain), ORGANISATION)


def vector(*path: Any) -> bytes:
    found: Any = VECTORS
    for step in path:
        found = found[step]
    return bytes.fromhex(found)


def plain(*path: Any) -> bytes:
    return decompress(vector(*path), 1 << 20)


GOOD: dict[str, tuple[Reader, bytes]] = {
    "header": (decode_header, vector("entries", 1, "header")),
    "entry": (of(read_entry), vector("entries", 1, "open")),
    "sealed entry": (of(read_entry), vector("entries", 1, "sealed")),
    "log name": (of(log_name), vector("names", "log")),
    "incarnation": (of(incarnation_certificate), vector("certificates", "incarnation", "wire")),
    "user key": (of(user_key_certificate), vector("certificates", "user key", "wire")),
    "online key": (of(online_key), vector("manifest", "online key")),
    "confirmation": (of(confirmation), vector("confirmation", "wire")),
    "segment": (framed(unpack_segment), plain("segment", "packed")),
    "page": (framed(lambda data: unpack_page(data, ONLINE)), plain("page", "packed")),
    "manifest": (framed(unpack_manifest), plain("manifest", "packed")),
    "register": (unpack, vector("states", "register")),
    "fact": (unpack, vector("states", "fact")),
    "erased": (unpack, vector("states", "erased")),
    "left": (unpack, vector("states", "left")),
    "envelope": (envelope, vector("request", "pull")),
}
each = pytest.mark.parametrize("name", GOOD)


def read(reader: Reader, data: bytes) -> Any:
    """What the reader gives, None if it refuses; anything else it raises is a fault."""
    try:
        found = reader(data)
    except MalformedError:
        return None
    return None if isinstance(found, Refusal) else found


@each
def test_the_whole_is_read(name: str) -> None:
    assert read(*GOOD[name]) is not None


@each
def test_every_cut_is_refused(name: str) -> None:
    reader, data = GOOD[name]
    assert [end for end in range(len(data)) if read(reader, data[:end]) is not None] == []


@given(place=st.integers(0, 1 << 16), bit=st.integers(0, 7))
def test_a_flipped_bit_is_read_or_refused(place: int, bit: int) -> None:
    for name, (reader, data) in GOOD.items():
        note(name)
        altered = bytearray(data)
        altered[place % len(data)] ^= 1 << bit
        read(reader, bytes(altered))


plain_data = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**64), 2**64 - 1)
    | st.floats()
    | st.text(max_size=4)
    | st.binary(max_size=4)
    | st.sampled_from([b"x" * 8, b"x" * 16, b"x" * 32, b"x" * 64]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(places=st.lists(st.integers(0, 1 << 16), min_size=1, max_size=3), value=plain_data)
def test_a_value_of_another_type_is_read_or_refused(places: list[int], value: Any) -> None:
    for name, (reader, data) in GOOD.items():
        note(name)
        read(reader, encode(replaced(decode(data), places, value)))


def replaced(tree: Any, places: list[int], value: Any) -> Any:
    """The tree with one of its values exchanged, at the depth of `places`."""
    if isinstance(tree, list) and tree and places:
        place = places[0] % len(tree)
        return [
            replaced(item, places[1:], value) if index == place else item
            for index, item in enumerate(tree)
        ]
    if isinstance(tree, dict) and tree and places:
        key = sorted(tree)[places[0] % len(tree)]
        return {**tree, key: replaced(tree[key], places[1:], value)}
    return value


@given(value=plain_data)
def test_other_data_is_read_or_refused(value: Any) -> None:
    for name, (reader, _) in GOOD.items():
        note(name)
        read(reader, encode(value))


@given(st.binary(max_size=200))
@example(b"\xc4\x82\x1b\x0d\xe0\xb6\xb3\xa7\x64\x00\x00\x01")
@example(b"\xc5\x82\x3b\x0d\xe0\xb6\xb3\xa7\x64\x00\x00\x01")
@example(b"\xd8\x1e\x82\x01\x00")
@example(b"\xd8\x23\x61(")
@example(b"\xd8\x1c\x81\xd8\x1d\x00")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for reader, _ in GOOD.values():
        read(reader, data)
    for unpacker in (unpack_segment, unpack_manifest, lambda data: unpack_page(data, ONLINE)):
        read(unpacker, data)


@given(plain_data)
def test_what_is_written_is_read(value: Any) -> None:
    data = encode(value)
    assert encode(decode(data)) == data


# Bounds


@pytest.mark.parametrize("reader", [unpack_segment, unpack_manifest])
def test_a_bomb_is_refused(reader: Reader) -> None:
    bomb = zstd.compress(bytes(200 << 20), 1)
    assert len(bomb) < 64 * 1024
    with pytest.raises(MalformedError):
        reader(bomb)


def test_decompression_stops_at_the_limit() -> None:
    assert decompress(compress(bytes(1000)), 1000) == bytes(1000)
    with pytest.raises(MalformedError):
        decompress(compress(bytes(1001)), 1000)


@pytest.mark.parametrize("altered", [lambda data: data + b"x", lambda data: data[:-1]])
def test_a_frame_that_is_cut_or_followed_by_more_is_refused(
    altered: Callable[[bytes], bytes],
) -> None:
    with pytest.raises(MalformedError):
        decompress(altered(compress(b"some text")), 100)


def test_two_frames_are_refused() -> None:
    with pytest.raises(MalformedError):
        decompress(compress(b"one") + compress(b"two"), 100)


def test_an_entry_is_at_most_64_kib() -> None:
    header = Header(1, 1, b"a" * 16, "household", b"r" * 16, b"b" * 16, (1, 1))
    room = MAX_BYTES - len(header.encode()) - 16 - len(encode({"a": b""})) - 2
    assert open_entry(header, bytes(16), {"a": bytes(room)}).form is Form.OPEN
    with pytest.raises(MalformedError):
        open_entry(header, bytes(16), {"a": bytes(room + 1)})
    with pytest.raises(MalformedError):
        read_entry([b"h", bytes(MAX_BYTES + 128)])


def test_a_sealed_entry_of_the_largest_size_is_read() -> None:
    header = Header(1, 1, b"a" * 16, "household", b"r" * 16, b"b" * 16, (1, 1)).encode()
    entry = Entry(Form.OPEN, header, bytes(MAX_BYTES - len(header)))
    sealed = entry.sealed(vector("keys", "x25519 private and public key", "sealing", 1))
    assert read_entry(sealed.wire()) == sealed


def test_a_segment_has_at_most_500_entries() -> None:
    body = decode(plain("segment", "packed"))
    for count, fine in ((MAX_ENTRIES, True), (MAX_ENTRIES + 1, False), (0, False)):
        body[6] = [[b"", bytes(32), 3]] * count
        assert (read(framed(unpack_segment), encode(body)) is not None) is fine


def test_a_segment_of_more_than_256_kib_is_refused_unread() -> None:
    with pytest.raises(MalformedError, match="256 KiB"):
        unpack_segment(bytes(MAX_COMPRESSED + 1))


def test_a_body_of_more_than_4_mib_is_refused_unread() -> None:
    answer = unpack_envelope(bytes(MAX_BODY + 1), ORGANISATION)
    assert isinstance(answer, Refusal) and answer.code == "sync.too_large"


def test_a_segment_of_very_many_items_is_refused_by_its_plain_size() -> None:
    from fieldkit.journal.segment import MAX_PLAIN

    assert MAX_PLAIN <= 4 << 20


@pytest.mark.parametrize("name", ["segment", "page"])
def test_bytes_after_a_parcel_are_refused(name: str) -> None:
    reader, data = GOOD[name]
    assert read(reader, data + b"\x00") is None
