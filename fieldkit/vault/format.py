"""The bytes of vault.json: an envelope that never changes around a content that is versioned.

The envelope tells a cut, an altered and a newer file apart before any passphrase is tried:
`{"checksum":…,"format":"fieldkit-vault","length":…,"vault":CONTENT}` and a line feed, where
`checksum` is the SHA-256 of CONTENT's bytes and `length` their number.
"""

import hashlib
import json
import re

from fieldkit.errors import Refusal
from fieldkit.vault.canonical import b64, canonical
from fieldkit.vault.content import ContentError, read_vault, vault_fields
from fieldkit.vault.model import FORMAT, VERSION, Vault
from fieldkit.vault.reasons import VaultReason

LARGEST = 1 << 20
"""No vault file is longer, in bytes."""

_HEAD = re.compile(
    rb'\{"checksum":"(?P<checksum>[A-Za-z0-9+/]{43}=)",'
    rb'"format":"' + FORMAT.encode() + rb'",'
    rb'"length":(?P<length>[1-9][0-9]{0,6}),"vault":'
)
_HEAD_LONGEST = 110
_TAIL = b"}\n"


def to_bytes(vault: Vault) -> bytes:
    """The file of a vault."""
    content = canonical(vault_fields(vault))
    checksum = b64(hashlib.sha256(content).digest())
    head = f'{{"checksum":"{checksum}","format":"{FORMAT}","length":{len(content)},"vault":'
    return head.encode("ascii") + content + _TAIL


def from_bytes(data: bytes) -> Vault | Refusal:
    """The vault of a file's bytes; never raises, whatever the bytes.

    Refusals: `vault.cut` (the end is missing), `vault.altered` (anything else that is not as it
    was written), `vault.newer_version` (whole, but written by a newer program).
    """
    content = _content(data)
    if isinstance(content, Refusal):
        return content
    try:
        value = json.loads(content)
        version = _version(value)
        if version > VERSION:
            return Refusal(VaultReason.NEWER_VERSION, {"version": version, "known": VERSION})
        vault = read_vault(value)
    except (ValueError, RecursionError):
        return Refusal(VaultReason.ALTERED)
    if version != VERSION or canonical(vault_fields(vault)) != content:
        return Refusal(VaultReason.ALTERED)
    return vault


def _content(data: bytes) -> bytes | Refusal:
    """The content's bytes, of the length and checksum that the envelope states."""
    if _is_cut(data):
        return Refusal(VaultReason.CUT)
    head = _HEAD.match(data)
    if head is None or not data.endswith(_TAIL) or len(data) > LARGEST:
        return Refusal(VaultReason.ALTERED)
    content = data[head.end() : -len(_TAIL)]
    checksum = b64(hashlib.sha256(content).digest()).encode("ascii")
    if len(content) != int(head["length"]) or checksum != head["checksum"]:
        return Refusal(VaultReason.ALTERED)
    return content


def _is_cut(data: bytes) -> bool:
    """Whether the end is missing: a whole file of the stated length alone ends with the tail."""
    if data.endswith(_TAIL):
        return False
    head = _HEAD.match(data)
    if head is None:
        return len(data) < _HEAD_LONGEST
    return len(data) < head.end() + int(head["length"]) + len(_TAIL)


def _version(value: object) -> int:
    version = value.get("version") if isinstance(value, dict) else None
    if type(version) is not int:
        raise ContentError("the version is a whole number")
    return version
