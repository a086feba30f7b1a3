"""`fieldkit hq elsewhere`: how often laptops ask about other areas, and how often they may."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from fieldkit.app import machine
from fieldkit.commands.asking import done, passphrase
from fieldkit.hq.elsewhere import Asking, askings, limit, set_limit
from fieldkit.hq.headquarters import open_headquarters
from fieldkit.hq.keys import PASSPHRASE_VARIABLE as VARIABLE

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def elsewhere(
    data: Annotated[Path, typer.Option("--data", help="Folder of the headquarters.")] = Path(
        "hq-data"
    ),
    secret: Annotated[
        Path | None, typer.Option("--passphrase-file", help=f"Else {VARIABLE}, else asked for.")
    ] = None,
    most: Annotated[
        int | None,
        typer.Option(
            "--limit", min=0, help="People a laptop may ask about in a day; 0 turns it off."
        ),
    ] = None,
) -> None:
    """Says how many people each laptop has asked about in other areas; sets the day's limit."""
    this = machine()
    phrase = passphrase(secret, VARIABLE, "Passphrase of the headquarters")
    headquarters = done(open_headquarters(data, phrase, this.clock, this.randomness))
    with headquarters.node.transaction() as replica:
        if most is not None:
            set_limit(replica, most)
        now, counted = limit(replica), askings(replica)
    headquarters.close()
    print(f"People a laptop may ask about in a day: {now}")
    for each in counted:
        print(_line(each))


def _line(asking: Asking) -> str:
    day = (EPOCH + timedelta(days=asking.day)).date().isoformat()
    return (
        f"{asking.name} ({asking.device.hex()[:8]}): {asking.people} on {day}, {asking.ever} ever"
    )
