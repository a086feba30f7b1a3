"""What headquarters does about segments, by whatever road they came: the line, or a stick."""

from fieldkit.hq.cards_cancelled import publish_cancelled
from fieldkit.hq.clocks import correct_clock
from fieldkit.hq.headquarters import Headquarters
from fieldkit.journal.accept import Accepted
from fieldkit.journal.replica import Replica
from fieldkit.sync.exchange import Exchange


def exchange_of(headquarters: Headquarters) -> Exchange:
    """Headquarters' side of every exchange of parcels: what it accepts it also acts on, in the
    transaction of the segment that brought it.
    """
    return Exchange(
        headquarters.node,
        headquarters.online,
        headquarters.clock,
        lambda replica, accepted: _take_in(headquarters, replica, accepted),
    )


def _take_in(headquarters: Headquarters, replica: Replica, accepted: Accepted) -> None:
    correct_clock(headquarters, replica, accepted)
    publish_cancelled(headquarters, replica, accepted)
