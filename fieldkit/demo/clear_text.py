"""Whether any name stands in clear in any file: what a thief of the laptop would look for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1251")
CHUNK = 8 * 1024 * 1024


@dataclass(frozen=True)
class Hit:
    """A name found in clear: in which file and encoding. The name itself is not repeated."""

    file: Path
    encoding: str


def patterns(names: Iterable[str]) -> dict[bytes, str]:
    """What to look for: each name as written and in capitals, in every encoding."""
    found: dict[bytes, str] = {}
    for name in names:
        for form in (name, name.upper(), name.lower()):
            for encoding in ENCODINGS:
                found[form.encode(encoding, errors="ignore")] = encoding
    return {pattern: encoding for pattern, encoding in found.items() if len(pattern) >= 4}


def search(folder: Path, names: Iterable[str]) -> list[Hit]:
    """Looks into every file below a folder, file names included."""
    wanted = patterns(names)
    hits: list[Hit] = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        seen = {wanted[p] for p in wanted if p in str(file.name).encode()}
        for block in _blocks(file):
            seen |= {encoding for pattern, encoding in wanted.items() if pattern in block}
        hits.extend(Hit(file, encoding) for encoding in sorted(seen))
    return hits


def _blocks(file: Path) -> Iterator[bytes]:
    """Overlapping blocks, so that a name on a border is seen."""
    tail = b""
    with file.open("rb") as source:
        while block := source.read(CHUNK):
            yield tail + block
            tail = block[-256:]


def sees_planted(folder: Path, name: str) -> bool:
    """The control: the search finds a name planted in each encoding, and the files are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for encoding in ENCODINGS:
        file = folder / f"control-{encoding}.bin"
        file.write_bytes(b"\x00" * 999 + name.encode(encoding) + b"\xff" * 99)
        files.append(file)
    seen = {hit.file for hit in search(folder, [name])}
    for file in files:
        file.unlink()
    return seen == set(files)
