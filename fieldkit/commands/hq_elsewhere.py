"""`fieldkit hq elsewhere`: how often laptops ask about other areas, and how often they may."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from fieldkit.commands.hq_opened import HERE, Data, Secret, opened
from fieldkit.hq.elsewhere import Asking, askings, limit, set_limit

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def elsewhere(
    data: Data = HERE,
    secret: Secret = None,
    most: Annotated[
        int | None,
        typer.Option(
            "--limit", min=0, help="People a laptop may ask about in a day; 0 turns it off."
        ),
    ] = None,
) -> None:
    """Says how many people each laptop has asked about in other areas; sets the day's limit."""
    with opened(data, secret) as headquarters, headquarters.node.transaction() as replica:
        if most is not None:
            set_limit(replica, most)
        now, counted = limit(replica), askings(replica)
    print(f"People a laptop may ask about in a day: {now}")
    for each in counted:
        print(_line(each))


def _line(asking: Asking) -> str:
    day = (EPOCH + timedelta(days=asking.day)).date().isoformat()
    return (
        f"{asking.name} ({asking.device.hex()[:8]}): {asking.people} on {day}, {asking.ever} ever"
    )
