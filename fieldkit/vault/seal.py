"""Sealing: AEAD, HPKE, derived keys and MACs, each bound to the one place where it may be read."""

from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, hmac, hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fieldkit.ports import Randomness
from fieldkit.vault.canonical import b64, canonical
from fieldkit.vault.model import FORMAT, VERSION, Box, Compartment

Secret = bytes | bytearray

SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
"""RFC 9180: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305, base mode, no AAD."""


@dataclass(frozen=True)
class Place:
    """Where a seal belongs: an organisation's device and one of its compartments."""

    organisation: bytes
    device: bytes
    compartment: Compartment

    def bound(self, use: str, **more: object) -> bytes:
        """The canonical bytes that bind a seal to this place and to what it is for.

        They are the associated data of an AEAD, the `info` of HKDF and HPKE.
        """
        return canonical(
            {
                "compartment": self.compartment.value,
                "device": b64(self.device),
                "format": FORMAT,
                "organisation": b64(self.organisation),
                "use": use,
                "version": VERSION,
                **more,
            }
        )


def derive(secret: Secret, bound: bytes) -> bytearray:
    """A key of 32 bytes: HKDF-SHA256 (RFC 5869) of the secret without salt, info `bound`."""
    return bytearray(HKDF(hashes.SHA256(), 32, salt=None, info=bound).derive(secret))


def seal(secret: Secret, bound: bytes, plain: Secret, randomness: Randomness) -> Box:
    """ChaCha20-Poly1305 (RFC 8439) under the key derived from the secret, both bound."""
    nonce = randomness.bytes(12)
    return Box(nonce, ChaCha20Poly1305(derive(secret, bound)).encrypt(nonce, plain, bound))


def unseal(secret: Secret, bound: bytes, box: Box) -> bytearray | None:
    """The sealed bytes; None if the secret is another, or the box or its binding was altered."""
    try:
        plain = ChaCha20Poly1305(derive(secret, bound)).decrypt(box.nonce, box.sealed, bound)
    except (InvalidTag, ValueError):
        return None
    return bytearray(plain)


def public_key(private: Secret) -> bytes:
    """The X25519 public key (32 bytes) of a private key (32 bytes)."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_to(public: bytes, bound: bytes, plain: Secret) -> bytes:
    """HPKE to an X25519 public key: encapsulated key (32 bytes), then ciphertext and tag.

    Raises ValueError for a public key that is not 32 bytes or is a point of low order.
    """
    return SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(public), bound)


def unseal_with(private: Secret, bound: bytes, sealed: bytes) -> bytearray | None:
    """What HPKE sealed to the private key's public half; None if it was not, or was altered."""
    try:
        key = X25519PrivateKey.from_private_bytes(private)
        return bytearray(SUITE.decrypt(sealed, key, bound))
    except (InvalidTag, ValueError):
        return None


def mac(secret: Secret, bound: bytes, data: bytes) -> bytes:
    """HMAC-SHA256 (32 bytes) of the data under the key derived from the secret."""
    code = hmac.HMAC(bytes(derive(secret, bound)), hashes.SHA256())
    code.update(data)
    return code.finalize()


def mac_fits(secret: Secret, bound: bytes, data: bytes, expected: bytes) -> bool:
    """Whether `expected` is the data's MAC, compared in constant time."""
    code = hmac.HMAC(bytes(derive(secret, bound)), hashes.SHA256())
    code.update(data)
    try:
        code.verify(expected)
    except InvalidSignature:
        return False
    return True
