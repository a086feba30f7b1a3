"""The marker: the last written place of each log, in marker.json outside the databases.

A database behind its marker is a restored copy or a clone. The file is not secret and not
authenticated: it guards against accidents and copies, and its checksum against damage.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fieldkit.errors import FaultError, Refusal
from fieldkit.vault.atomic import replace_file
from fieldkit.vault.canonical import canonical

NAME = "marker.json"
VERSION = 1
LARGEST = 1 << 20

_LOG = re.compile(r"(?:[0-9a-f]{2}){1,64}")
_HEAD = re.compile(r"[0-9a-f]{64}")
_LARGEST_SEQ = 2**63 - 1


@dataclass(frozen=True)
class Mark:
    """The last committed entry of a log: its number and the head after it (32 bytes)."""

    seq: int
    head: bytes


@dataclass(frozen=True)
class Marker:
    """The marks of a vault's logs, by log id (1 to 64 bytes)."""

    marks: Mapping[bytes, Mark]

    def moved(self, log: bytes, mark: Mark) -> "Marker":
        """The marker with one log's mark replaced."""
        return Marker({**self.marks, log: mark})


@dataclass(frozen=True)
class MarkerAbsent:
    """No marker: a new vault, or one restored from a backup."""


@dataclass(frozen=True)
class MarkerDamaged:
    """A marker is there, but it is cut, altered, unreadable or of a newer form."""


def write_marker(folder: Path, marker: Marker) -> Refusal | None:
    """Replaces the folder's marker; to be called after each commit.

    Refusals: `vault.disk_full`, `vault.folder_not_writable`; the old marker is intact.
    """
    logs = {}
    for log, mark in marker.marks.items():
        fields = {"head": mark.head.hex(), "seq": mark.seq}
        if not _LOG.fullmatch(log.hex()) or _read_mark(fields) is None:
            raise FaultError("a mark is a log of 1 to 64 bytes, a seq and a head of 32 bytes")
        logs[log.hex()] = fields
    content = {"logs": logs, "version": VERSION}
    return replace_file(folder / NAME, canonical({"checksum": _checksum(content), **content}))


def read_marker(folder: Path) -> Marker | MarkerAbsent | MarkerDamaged:
    """The folder's marker, or that it is absent or damaged; bad content never raises."""
    try:
        with (folder / NAME).open("rb") as file:
            data = file.read(LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return MarkerAbsent()
    except OSError:
        return MarkerDamaged()
    try:
        return _read(json.loads(data), data) or MarkerDamaged()
    except (ValueError, RecursionError):
        return MarkerDamaged()


def _read(fields: object, data: bytes) -> Marker | None:
    if not isinstance(fields, dict) or fields.get("version") != VERSION:
        return None
    logs = fields.get("logs")
    if not isinstance(logs, dict):
        return None
    content = {"logs": logs, "version": VERSION}
    if canonical({"checksum": _checksum(content), **content}) != data:
        return None
    marks: dict[bytes, Mark] = {}
    for log, value in logs.items():
        mark = _read_mark(value)
        if mark is None or not _LOG.fullmatch(log):
            return None
        marks[bytes.fromhex(log)] = mark
    return Marker(marks)


def _read_mark(value: object) -> Mark | None:
    if not isinstance(value, dict):
        return None
    seq, head = value.get("seq"), value.get("head")
    if type(seq) is not int or not 0 <= seq <= _LARGEST_SEQ:
        return None
    if not isinstance(head, str) or not _HEAD.fullmatch(head):
        return None
    return Mark(seq, bytes.fromhex(head))


def _checksum(content: Mapping[str, object]) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()
