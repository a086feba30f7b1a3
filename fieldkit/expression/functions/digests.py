"""Identifiers, digests, encodings and signed texts (ODK XForms; extract-signed as in Collect)."""

import base64
import binascii
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from fieldkit.expression.context import Context
from fieldkit.expression.functions.registry import Args, function, number, text
from fieldkit.expression.values import Value

_ALGORITHMS = {
    "MD5": "md5",
    "SHA-1": "sha1",
    "SHA-256": "sha256",
    "SHA-384": "sha384",
    "SHA-512": "sha512",
}
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz"
_SIGNATURE_BYTES = 64
_LONGEST_UUID = 1_000


def new_uuid(context: Context) -> str:
    """A version 4 UUID (RFC 4122) from the randomness handed in."""
    raw = bytearray(context.world.randomness.bytes(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


@function("uuid", 0, 1)
def uuid(context: Context, args: Args) -> Value:
    """A UUID, or that many random letters and digits."""
    if not args:
        return new_uuid(context)
    asked = number(context, args[0])
    length = int(asked) if 0 <= asked <= _LONGEST_UUID else 0
    drawn = context.world.randomness.bytes(2 * length)
    pairs = zip(drawn[::2], drawn[1::2], strict=True)
    return "".join(_LETTERS[(high << 8 | low) % len(_LETTERS)] for high, low in pairs)


@function("digest", 2, 3)
def digest(context: Context, args: Args) -> Value:
    """The digest of a text by MD5 or SHA, in base64 (the default) or hex; else empty."""
    algorithm = _ALGORITHMS.get(text(context, args[1]).upper())
    if algorithm is None:
        return ""
    raw = hashlib.new(algorithm, text(context, args[0]).encode(), usedforsecurity=False).digest()
    encoding = text(context, args[2]) if len(args) > 2 else "base64"
    return raw.hex() if encoding.lower() == "hex" else base64.b64encode(raw).decode("ascii")


@function("base64-encode", 1)
def base64_encode(context: Context, args: Args) -> Value:
    return base64.b64encode(text(context, args[0]).encode()).decode("ascii")


@function("base64-decode", 1)
def base64_decode(context: Context, args: Args) -> Value:
    """The text that the base64 holds; empty where it is none."""
    return (_decoded(text(context, args[0])) or b"").decode("utf-8", "replace")


def _decoded(value: str) -> bytes | None:
    """The bytes of base64 with or without its padding; white space does not count (RFC 4648)."""
    plain = "".join(value.split()).rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


@function("extract-signed", 2)
def extract_signed(context: Context, args: Args) -> Value:
    """The message behind an Ed25519 signature if the base64 public key made it, else empty."""
    signed, key = _decoded(text(context, args[0])), _decoded(text(context, args[1]))
    if signed is None or key is None or len(signed) < _SIGNATURE_BYTES:
        return ""
    message = signed[_SIGNATURE_BYTES:]
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signed[:_SIGNATURE_BYTES], message)
    except (InvalidSignature, ValueError):
        return ""
    return message.decode("utf-8", "replace")
