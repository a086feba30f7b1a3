"""The figures of what this node holds, for a report."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.journal.replica import Replica
from fieldkit.reports.figures import AreaFigures, added_up, by_area
from fieldkit.services.lookups import connection_of
from fieldkit.services.session import Session, transact


@dataclass(frozen=True)
class Figures:
    """`total` as `reports.figures.added_up` gives it; `areas` by the area's id."""

    total: dict[str, Any]
    areas: Mapping[bytes, AreaFigures]


def figures(session: Session) -> Figures | Refusal:
    """Counts what is held in the areas that this node may read, with today's ages."""
    return transact(session, lambda replica: _figures(session, replica))


def _figures(session: Session, replica: Replica) -> Figures:
    found = by_area(connection_of(replica), session.today(), replica.areas)
    return Figures(added_up(found.values()), found)
