"""The inside of a backup: a plain tar stream (POSIX ustar) of a few files, manifest first.

Anyone with the age and tar tools can read it. Reading accepts only what writing makes: plain
files in one folder, in the manifest's order and of its sizes.
"""

import json
import os
import re
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from fieldkit.vault.canonical import canonical

MANIFEST = "manifest.json"
VERSION = 1

_FORMAT = "fieldkit-backup"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_BLOCK = 512
_CHUNK = 1 << 16
_LARGEST_MANIFEST = 1 << 16
_LARGEST_FILE = 8**11 - 1


class ArchiveError(Exception):
    """The stream is not an archive of this form."""


class NewerArchiveError(ArchiveError):
    """The archive is of a newer version than this program knows."""


def good_name(name: str) -> bool:
    """Whether a file may have this name in an archive."""
    return bool(_NAME.fullmatch(name)) and name != MANIFEST


class ArchiveReader:
    """A file-like object that gives the archive of `files` (name to path), piece by piece.

    Reading it raises ArchiveError if a file changes its size meanwhile, OSError if one cannot be
    read, and keeps what it raised in `error`, and the name of the file in `reading`.
    """

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._pieces = self._give(files)
        self._rest = b""
        self.reading = MANIFEST
        self.error: Exception | None = None

    def read(self, count: int = -1) -> bytes:
        """Up to `count` bytes (all that is left if negative); empty at the end."""
        while count < 0 or len(self._rest) < count:
            piece = self._next()
            if piece is None:
                break
            self._rest += piece
        end = len(self._rest) if count < 0 else count
        taken, self._rest = self._rest[:end], self._rest[end:]
        return taken

    def _next(self) -> bytes | None:
        try:
            return next(self._pieces, None)
        except (OSError, ArchiveError) as error:
            self.error = error
            raise

    def _give(self, files: Mapping[str, Path]) -> Iterator[bytes]:
        listed = [
            {"name": name, "size": path.stat().st_size} for name, path in sorted(files.items())
        ]
        manifest = canonical({"files": listed, "format": _FORMAT, "version": VERSION})
        yield _header(MANIFEST, len(manifest)) + manifest + _padding(len(manifest))
        for (_, path), entry in zip(sorted(files.items()), listed, strict=True):
            self.reading, size = str(entry["name"]), int(str(entry["size"]))
            yield _header(self.reading, size)
            left = size
            with path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    left -= len(chunk)
                    yield chunk
            if left:
                raise ArchiveError(f"{path.name} changed its size while it was read")
            yield _padding(size)
        yield bytes(2 * _BLOCK)


def _header(name: str, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.size = size
    info.mode = 0o600
    return info.tobuf(tarfile.USTAR_FORMAT)


def _padding(size: int) -> bytes:
    return bytes(-size % _BLOCK)


class ArchiveWriter:
    """A file-like object that unpacks the archive written to it into an empty folder.

    `write` raises ArchiveError for anything that `ArchiveReader` does not give and OSError from
    the disk; `finish` tells that the whole archive came.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._buffer = bytearray()
        self._awaited: list[tuple[str, int]] | None = None
        self._file: BinaryIO | None = None
        self._left = 0
        self._pad = 0
        self._ended = False

    def write(self, data: bytes) -> int:
        """Takes the next bytes of the archive, all of them."""
        self._buffer += data
        while self._step():
            pass
        return len(data)

    def flush(self) -> None:
        """Nothing waits but what is not whole yet."""

    def finish(self) -> None:
        """Raises ArchiveError unless every file of the manifest came whole and nothing more."""
        if not self._ended or self._buffer:
            raise ArchiveError("the archive has no end, or bytes after it")

    def close(self) -> None:
        """Closes a file that is open because the archive broke off."""
        if self._file:
            self._file.close()
            self._file = None

    def _step(self) -> bool:
        """Does what the buffered bytes allow; False when more are needed."""
        if self._file:
            return self._fill(self._file)
        if self._pad:
            return self._skip()
        if self._ended:
            if self._buffer:
                raise ArchiveError("bytes after the end")
            return False
        if self._awaited is None:
            return self._read_manifest()
        if not self._awaited:
            return self._read_end()
        return self._open_next(*self._awaited[0])

    def _fill(self, file: BinaryIO) -> bool:
        chunk = self._buffer[: self._left]
        file.write(chunk)
        del self._buffer[: len(chunk)]
        self._left -= len(chunk)
        if self._left:
            return False
        file.flush()
        os.fsync(file.fileno())
        self.close()
        return True

    def _skip(self) -> bool:
        if len(self._buffer) < self._pad:
            return False
        if any(self._take(self._pad)):
            raise ArchiveError("padding is zeros")
        self._pad = 0
        return True

    def _read_manifest(self) -> bool:
        if len(self._buffer) < _BLOCK:
            return False
        name, size = _read_header(bytes(self._buffer[:_BLOCK]))
        if name != MANIFEST or size > _LARGEST_MANIFEST:
            raise ArchiveError("the manifest comes first")
        whole = _BLOCK + size + len(_padding(size))
        if len(self._buffer) < whole:
            return False
        self._awaited = _read_manifest(self._take(whole)[_BLOCK : _BLOCK + size])
        return True

    def _open_next(self, name: str, size: int) -> bool:
        if len(self._buffer) < _BLOCK:
            return False
        if _read_header(self._take(_BLOCK)) != (name, size):
            raise ArchiveError("a file is not the one that the manifest names")
        assert self._awaited is not None
        self._awaited.pop(0)
        self._file = (self._folder / name).open("xb")
        self._left, self._pad = size, len(_padding(size))
        return True

    def _read_end(self) -> bool:
        if len(self._buffer) < 2 * _BLOCK:
            return False
        if any(self._take(2 * _BLOCK)):
            raise ArchiveError("a file that the manifest does not name")
        self._ended = True
        return True

    def _take(self, count: int) -> bytes:
        taken = bytes(self._buffer[:count])
        del self._buffer[:count]
        return taken


def _read_header(block: bytes) -> tuple[str, int]:
    try:
        info = tarfile.TarInfo.frombuf(block, "ascii", "strict")
    except (tarfile.HeaderError, ValueError) as error:
        raise ArchiveError("no tar header") from error
    if not info.isreg():
        raise ArchiveError("plain files only")
    return info.name, info.size


def _read_manifest(data: bytes) -> list[tuple[str, int]]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ArchiveError("the manifest is no JSON") from error
    if not isinstance(value, dict) or value.get("format") != _FORMAT:
        raise ArchiveError("not a backup of this program")
    version, files = value.get("version"), value.get("files")
    if type(version) is int and version > VERSION:
        raise NewerArchiveError(str(version))
    if version != VERSION or not isinstance(files, list):
        raise ArchiveError("the manifest is not of this version")
    listed = [_read_entry(item) for item in files]
    names = [name for name, _ in listed]
    if not names or names != sorted(set(names)):
        raise ArchiveError("names are sorted and stand once")
    return listed


def _read_entry(item: object) -> tuple[str, int]:
    name = item.get("name") if isinstance(item, dict) else None
    size = item.get("size") if isinstance(item, dict) else None
    if not isinstance(name, str) or not good_name(name):
        raise ArchiveError("a name that no file may have")
    if type(size) is not int or not 0 <= size <= _LARGEST_FILE:
        raise ArchiveError("a size that no file may have")
    return name, size
