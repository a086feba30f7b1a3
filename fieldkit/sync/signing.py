"""Requests signed with the device's key: HTTP Message Signatures (RFC 9421), Ed25519.

Replay is stopped by a nonce that headquarters gave with its last answer, not by `created`: a laptop
whose clock is dead must still connect.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from http_message_signatures import (
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    InvalidSignature,
)
from http_message_signatures import algorithms as algorithms
from http_message_signatures.exceptions import HTTPMessageSignaturesException

COVERED = ("@method", "@path")
LABEL = "fk"


class DeviceKeys(HTTPSignatureKeyResolver):
    """Keys by key id, which is the device's id in hexadecimal digits."""

    def __init__(
        self,
        public: Mapping[str, bytes] | None = None,
        private: Mapping[str, bytes] | None = None,
    ) -> None:
        self._public, self._private = public or {}, private or {}

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey:
        return Ed25519PublicKey.from_public_bytes(self._public[key_id])

    def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self._private[key_id])


class AnyTimeVerifier(HTTPMessageVerifier):
    """Takes no notice of `created`: the sender's clock may be dead."""

    def validate_created_and_expires(self, sig_input: Any, max_age: Any = None) -> None:
        """Nothing to check."""


@dataclass
class Request:
    """What of a request is signed, in the shape that the library wants."""

    method: str
    url: str
    headers: dict[str, str]


def key_id(request_headers: Mapping[str, str]) -> str | None:
    """The key id that a request claims, before anything is verified."""
    claimed = request_headers.get("signature-input", "")
    _, _, rest = claimed.partition('keyid="')
    name, quote, _ = rest.partition('"')
    return name if quote and len(name) == 32 else None


def verify_request(request: Request, body: bytes, device: str, public: bytes) -> str | None:
    """The nonce under which the device signed this request; None if the signature fails."""
    verifier = AnyTimeVerifier(
        signature_algorithm=algorithms.ED25519, key_resolver=DeviceKeys({device: public})
    )
    try:
        results = verifier.verify(request, max_age=None, require_components=COVERED, body=body)
    except (InvalidSignature, HTTPMessageSignaturesException):
        return None
    if len(results) != 1 or (body and results[0].body != body):
        return None
    return str(results[0].parameters.get("nonce", ""))
