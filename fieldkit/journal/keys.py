"""Ed25519 signatures and HPKE sealing, as thin names over `cryptography`.

Every signed statement is deterministic CBOR of a list whose first item is a domain string, so that
a signature made for one purpose fits no other.
"""

from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from fieldkit.journal.codec import MalformedError, encode

SIGNATURE_BYTES = 64
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


class SigningKey:
    """An Ed25519 private key made from its 32-byte seed."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public: bytes = self._key.public_key().public_bytes_raw()

    def sign(self, statement: list[Any]) -> bytes:
        """64-byte signature over the statement's encoding."""
        return self._key.sign(encode(statement))


@lru_cache(maxsize=4096)
def _public(raw: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(raw)


def verify(public: bytes, signature: bytes, statement: list[Any]) -> bool:
    """Whether `signature` is `public`'s over `statement`; False for broken keys as well."""
    try:
        _public(public).verify(signature, encode(statement))
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def sealing_public(seed: bytes) -> bytes:
    """The X25519 public key that belongs to a 32-byte private key."""
    return X25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def seal(public: bytes, plain: bytes, info: bytes) -> bytes:
    """HPKE (RFC 9180, base mode, X25519, HKDF-SHA256, ChaCha20-Poly1305): enc ‖ ciphertext."""
    return SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(public), info=info)


def unseal(seed: bytes, sealed: bytes, info: bytes) -> bytes:
    """Undoes `seal`; raises `MalformedError` if it was sealed to another key or altered."""
    try:
        return SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(seed), info=info)
    except (InvalidTag, ValueError) as error:
        raise MalformedError("sealed to another key, or altered") from error
