"""The directory as it travels: one signed manifest over every record that headquarters wrote.

A hub or a stick can carry it, but neither change nor omit: the manifest lists the hash of every
record. It is never accepted with a lower (epoch, version) than the one held; past its expiry work
goes on with its age shown. An offline root key certifies headquarters' online signing key.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from fieldkit.journal.codec import compress, decode, decompress, encode, expect
from fieldkit.journal.keys import SIGNATURE_BYTES, SigningKey, verify
from fieldkit.journal.log import is_bytes, is_count

FORMAT = 1
MAX_PLAIN = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class OnlineKey:
    """Headquarters' public keys, certified by the offline root key.

    `signing` (Ed25519) for pages, manifests and confirmations, `sealing` (X25519) for entries,
    `recovery` (X25519) for the recovery slots of vaults; the private half of the last is offline as
    well. `number` rises with each replacement; `root_signature` covers all of it.
    """

    number: int
    signing: bytes
    sealing: bytes
    recovery: bytes
    root_signature: bytes

    def statement(self, organisation: bytes) -> list[Any]:
        keys = [self.signing, self.sealing, self.recovery]
        return ["fk1-online-key", organisation, self.number, *keys]

    def verify(self, organisation: bytes, root: bytes) -> bool:
        return verify(root, self.root_signature, self.statement(organisation))

    def wire(self) -> list[Any]:
        return [self.number, self.signing, self.sealing, self.recovery, self.root_signature]


def certify_online_key(
    organisation: bytes, root: SigningKey, number: int, keys: tuple[bytes, bytes, bytes]
) -> OnlineKey:
    """`keys` are the signing, sealing and recovery public keys."""
    draft = OnlineKey(number, *keys, b"")
    return OnlineKey(number, *keys, root.sign(draft.statement(organisation)))


def online_key(wire: Any) -> OnlineKey:
    """Reads `OnlineKey.wire()`; raises `MalformedError`."""
    expect(isinstance(wire, list) and len(wire) == 5, "online key")
    number, *keys, signature = wire
    expect(is_count(number) and all(is_bytes(key, 32) for key in keys), "online key")
    expect(is_bytes(signature, SIGNATURE_BYTES), "online key")
    return OnlineKey(number, keys[0], keys[1], keys[2], signature)


def record_hash(kind: str, record: bytes, body: bytes) -> bytes:
    return sha256(b"fk1-directory" + encode([kind, record, body])).digest()


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which directory records there are, at one (epoch, version).

    `issued` and `expires` are milliseconds since 1970; `hashes` maps (kind, id) to the record's
    hash.
    """

    organisation: bytes
    epoch: int
    version: int
    issued: int
    expires: int
    hashes: dict[tuple[str, bytes], bytes]
    key: OnlineKey
    signature: bytes = b""

    def body(self) -> bytes:
        listed = [[kind, record, self.hashes[kind, record]] for kind, record in sorted(self.hashes)]
        return encode(
            [FORMAT, self.organisation, self.epoch, self.version, self.issued, self.expires, listed]
        )

    def statement(self) -> list[Any]:
        return ["fk1-manifest", sha256(self.body()).digest(), self.key.wire()]

    def pack(self) -> bytes:
        return compress(encode([self.body(), self.key.wire(), self.signature]))

    def genuine(self, organisation: bytes, root: bytes) -> bool:
        """Whether root certified the key and the key signed the manifest."""
        return (
            self.organisation == organisation
            and self.key.verify(organisation, root)
            and verify(self.key.signing, self.signature, self.statement())
        )


def sign_manifest(draft: Manifest, signer: SigningKey) -> Manifest:
    return Manifest(
        draft.organisation,
        draft.epoch,
        draft.version,
        draft.issued,
        draft.expires,
        draft.hashes,
        draft.key,
        signer.sign(draft.statement()),
    )


def unpack_manifest(data: bytes) -> Manifest:
    """Reads `Manifest.pack()`; raises `MalformedError`. The signature is not checked here."""
    outer = decode(decompress(data, MAX_PLAIN))
    expect(isinstance(outer, list) and len(outer) == 3, "manifest")
    body, key, signature = outer
    expect(isinstance(body, bytes) and is_bytes(signature, SIGNATURE_BYTES), "manifest")
    items = decode(body)
    expect(isinstance(items, list) and len(items) == 7 and items[0] == FORMAT, "manifest")
    _, organisation, epoch, version, issued, expires, listed = items
    expect(is_bytes(organisation, 16), "organisation")
    expect(all(map(is_count, (epoch, version, issued, expires))), "manifest")
    expect(isinstance(listed, list), "manifest")
    return Manifest(
        organisation, epoch, version, issued, expires, _hashes(listed), online_key(key), signature
    )


def _hashes(listed: Iterable[Any]) -> dict[tuple[str, bytes], bytes]:
    hashes: dict[tuple[str, bytes], bytes] = {}
    for item in listed:
        expect(isinstance(item, list) and len(item) == 3, "manifest")
        kind, record, digest = item
        expect(isinstance(kind, str) and is_bytes(record, 16) and is_bytes(digest, 32), "manifest")
        expect((kind, record) not in hashes, "manifest")
        hashes[kind, record] = digest
    return hashes
