"""Letting a forgetful user in from afar: a laptop's request, and headquarters' answer to it.

The laptop never sends anything secret, and headquarters' recovery key never leaves it. The answer
opens only with the request's own key, which stays in the laptop's folder, and with the words that
headquarters says to the person. The bytes: docs/vault-format.md, "Recovery from afar".
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fieldkit.errors import FaultError, Refusal
from fieldkit.ports import Randomness
from fieldkit.vault import seal, slots
from fieldkit.vault.canonical import b64
from fieldkit.vault.kdf import FLOOR, SALT_LENGTH, stretch
from fieldkit.vault.model import Box, Compartment, Vault
from fieldkit.vault.reasons import VaultReason
from fieldkit.vault.seal import Place

REQUEST, ANSWER = "FKR1", "FKA1"
LONGEST = 4096
"""Signs of a request or an answer; both are far shorter."""
_CHECK = 4
_GROUP = 5
_NUMBERS = {Compartment.AID: 1, Compartment.TRACING: 2}
_SEALED = 80


@dataclass(frozen=True)
class Request:
    """Who asks, from which laptop: ids of 16 bytes; the request's X25519 public key (32);
    headquarters' recovery key (32); each compartment's database key as it lies in the recovery slot
    (80), sealed to that recovery key.
    """

    organisation: bytes
    device: bytes
    user: bytes
    public: bytes
    recovery: bytes
    keys: Mapping[Compartment, bytes]

    def body(self) -> bytes:
        parts = [self.organisation, self.device, self.user, self.public, self.recovery]
        for compartment in sorted(self.keys):
            parts += [bytes([_NUMBERS[compartment]]), self.keys[compartment]]
        return b"".join(parts)

    def text(self) -> str:
        """The request as a line of text, as a file or a QR carries it."""
        return _written(REQUEST, self.body())

    def digest(self) -> bytes:
        return hashlib.sha256(b"fk1-recovery" + self.body()).digest()

    def number(self) -> str:
        """Sixteen digits by which two people make sure that they mean the same request.

        Of fewer, somebody on the road would find another request with the same number in minutes.
        """
        digits = f"{int.from_bytes(self.digest()[:8], 'big') % 10**16:016d}"
        return " ".join(digits[at : at + 4] for at in range(0, 16, 4))


def make_request(
    vault: Vault, user: bytes, randomness: Randomness
) -> tuple[Request, bytearray] | Refusal:
    """A request for every compartment in which the user has a slot, and its private key.

    Refusal: `vault.unknown_user`.
    """
    private = bytearray(randomness.bytes(32))
    request = request_of(vault, user, private)
    return Refusal(VaultReason.UNKNOWN_USER) if request is None else (request, private)


def request_of(vault: Vault, user: bytes, private: seal.Secret) -> Request | None:
    """The request under this private key (32 bytes), as the vault stands; None without a slot."""
    entries = [entry for entry in vault.entries if entry.slot(user)]
    if not entries:
        return None
    keys = {entry.compartment: entry.recovery.key for entry in entries}
    recovery = entries[0].recovery.public
    public = seal.public_key(private)
    return Request(vault.organisation, vault.device, user, public, recovery, keys)


def read_request(text: str) -> Request | Refusal:
    """Undoes `Request.text`. Refusal: `vault.recovery_request_wrong`; never raises."""
    body = _read(REQUEST, text)
    wrong = Refusal(VaultReason.RECOVERY_REQUEST_WRONG)
    if body is None or len(body) < 112 or (len(body) - 112) % (1 + _SEALED):
        return wrong
    names = {number: compartment for compartment, number in _NUMBERS.items()}
    keys: dict[Compartment, bytes] = {}
    for at in range(112, len(body), 1 + _SEALED):
        compartment = names.get(body[at])
        if compartment is None or compartment in keys:
            return wrong
        keys[compartment] = body[at + 1 : at + 1 + _SEALED]
    request = Request(body[:16], body[16:32], body[32:48], body[48:80], body[80:112], keys)
    return request if keys and request.body() == body else wrong


def answer_request(
    request: Request,
    private: seal.Secret,
    allowed: Sequence[Compartment],
    words: str,
    randomness: Randomness,
) -> str | Refusal:
    """The answer's text: the database keys of the `allowed` compartments, sealed to the request's
    key, and that again under `words`.

    Takes as long as one Argon2id run at the floor. Refusals: `vault.recovery_key_wrong` (`private`
    is another headquarters'), `vault.recovery_request_wrong`, `vault.compartment_not_allowed`.
    """
    if len(private) != 32 or seal.public_key(private) != request.recovery:
        return Refusal(VaultReason.RECOVERY_KEY_WRONG)
    plain = bytearray()
    for compartment in sorted(set(request.keys) & set(allowed)):
        place = Place(request.organisation, request.device, compartment)
        bound = slots.recovery_bound(place, request.recovery)
        key = seal.unseal_with(private, bound, request.keys[compartment])
        if key is None or len(key) != 32:
            return Refusal(VaultReason.RECOVERY_REQUEST_WRONG)
        plain += bytes([_NUMBERS[compartment]]) + key
    if not plain:
        return Refusal(VaultReason.COMPARTMENT_NOT_ALLOWED)
    try:
        sealed = seal.seal_to(request.public, _bound(request), plain)
    except ValueError:
        return Refusal(VaultReason.RECOVERY_REQUEST_WRONG)
    salt = randomness.bytes(SALT_LENGTH)
    box = seal.seal(_root(words, salt), _bound(request, salt), sealed, randomness)
    return _written(ANSWER, request.digest() + salt + box.nonce + box.sealed)


def answers(request: Request, text: str) -> Refusal | None:
    """Whether a text is an answer to this request.

    Refusals: `vault.recovery_answer_wrong`, `vault.recovery_answer_other`.
    """
    body = _answer_body(text)
    if isinstance(body, Refusal):
        return body
    same = body[:32] == request.digest()
    return None if same else Refusal(VaultReason.RECOVERY_ANSWER_OTHER)


def open_answer(
    request: Request, private: seal.Secret, text: str, words: str
) -> Mapping[Compartment, bytearray] | Refusal:
    """The database keys in the answer, by compartment.

    Takes as long as one Argon2id run at the floor. Refusals: those of `answers`;
    `vault.recovery_words_wrong`; `vault.recovery_answer_wrong`.
    """
    refusal = answers(request, text)
    body = _answer_body(text)
    if refusal is not None or isinstance(body, Refusal):
        return refusal or Refusal(VaultReason.RECOVERY_ANSWER_WRONG)
    salt, nonce, sealed = body[32:48], body[48:60], body[60:]
    inner = seal.unseal(_root(words, salt), _bound(request, salt), Box(nonce, sealed))
    if inner is None:
        return Refusal(VaultReason.RECOVERY_WORDS_WRONG)
    plain = seal.unseal_with(private, _bound(request), bytes(inner))
    if plain is None or len(plain) % 33 or not plain:
        return Refusal(VaultReason.RECOVERY_ANSWER_WRONG)
    names = {number: compartment for compartment, number in _NUMBERS.items()}
    parts = [plain[at : at + 33] for at in range(0, len(plain), 33)]
    return {names[part[0]]: part[1:] for part in parts if part[0] in names}


def _bound(request: Request, salt: bytes = b"") -> bytes:
    """Binds a seal to one request, and the outer one to its salt too."""
    place = Place(request.organisation, request.device, Compartment.AID)
    return place.bound("recovery answer", request=b64(request.digest()), salt=b64(salt))


def _root(words: str, salt: bytes) -> bytearray:
    """The words stretched; case does not matter, since they are said and not read."""
    root = stretch(words.casefold().replace("ё", "е").replace("-", " "), FLOOR, salt)
    if isinstance(root, Refusal):
        raise FaultError("the floor is within the bounds")
    return root


def _answer_body(text: str) -> bytes | Refusal:
    body = _read(ANSWER, text)
    if body is None or len(body) < 32 + SALT_LENGTH + 12 + 16:
        return Refusal(VaultReason.RECOVERY_ANSWER_WRONG)
    return body


def _written(name: str, body: bytes) -> str:
    data = body + hashlib.sha256(name.encode() + body).digest()[:_CHECK]
    packed = base64.b32encode(data).decode("ascii").rstrip("=")
    groups = [packed[at : at + _GROUP] for at in range(0, len(packed), _GROUP)]
    return f"{name}-" + "-".join(groups)


def _read(name: str, text: str) -> bytes | None:
    """The body of a text that `_written` made; None for any other."""
    plain = "".join(text.split()).replace("-", "").upper()
    if len(text) > LONGEST or not plain.startswith(name):
        return None
    packed = plain[len(name) :]
    try:
        data = base64.b32decode(packed + "=" * (-len(packed) % 8))
    except ValueError:
        return None
    body = data[:-_CHECK]
    return body if _written(name, body).replace("-", "") == plain else None
