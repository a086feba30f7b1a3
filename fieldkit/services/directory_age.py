"""How old the directory in force is, by headquarters' own stamps, and the list that it brings."""

from functools import lru_cache

from fieldkit.journal.manifest import unpack_manifest
from fieldkit.journal.replica import Replica
from fieldkit.rules.card_list import ListAge, list_age
from fieldkit.services.session import Session


def issued_ms(replica: Replica) -> int | None:
    """When the directory held was issued (ms since 1970); None before the first."""
    return _stamps(replica)[0]


def expires_ms(replica: Replica) -> int | None:
    """When its term ends; work goes on past it, with its age shown. None before the first."""
    return _stamps(replica)[1]


def card_list_age(session: Session, replica: Replica, limit: int | None) -> ListAge | None:
    """How old the list of cancelled cards is, which is the directory's; None before the first.

    `limit`: of the programme, in days; None: as `rules.card_list` has it.
    """
    issued = issued_ms(replica)
    return None if issued is None else list_age(session.day_of(issued), session.today(), limit)


def _stamps(replica: Replica) -> tuple[int, int] | tuple[None, None]:
    packed = replica.store.setting("manifest")
    return (None, None) if packed is None else _read(packed)


# A manifest lists every record of the directory, and is asked for its age at every scan.
@lru_cache(maxsize=2)
def _read(packed: bytes) -> tuple[int, int]:
    manifest = unpack_manifest(packed)
    return manifest.issued, manifest.expires
