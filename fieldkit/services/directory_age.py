"""How old the directory in force is, by headquarters' own stamps."""

from functools import lru_cache

from fieldkit.journal.manifest import unpack_manifest
from fieldkit.journal.replica import Replica


def issued_ms(replica: Replica) -> int | None:
    """When the directory held was issued (ms since 1970); None before the first."""
    return _stamps(replica)[0]


def expires_ms(replica: Replica) -> int | None:
    """When its term ends; work goes on past it, with its age shown. None before the first."""
    return _stamps(replica)[1]


def _stamps(replica: Replica) -> tuple[int, int] | tuple[None, None]:
    packed = replica.store.setting("manifest")
    return (None, None) if packed is None else _read(packed)


# A manifest lists every record of the directory, and is asked for its age at every scan.
@lru_cache(maxsize=2)
def _read(packed: bytes) -> tuple[int, int]:
    manifest = unpack_manifest(packed)
    return manifest.issued, manifest.expires
