"""What the commands of a headquarters share: where it is, and how it is opened and closed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from fieldkit.app import machine
from fieldkit.commands.asking import done, passphrase
from fieldkit.hq.headquarters import Headquarters, open_headquarters
from fieldkit.hq.keys import PASSPHRASE_VARIABLE as VARIABLE

Data = Annotated[Path, typer.Option("--data", help="Folder of the headquarters.")]
Secret = Annotated[
    Path | None, typer.Option("--passphrase-file", help=f"Else {VARIABLE}, else asked for.")
]
HERE = Path("hq-data")


@contextmanager
def opened(data: Path, secret: Path | None) -> Iterator[Headquarters]:
    """The headquarters in a folder; it is closed at the end, whatever that is.

    Where it does not open, the command tells why and ends.
    """
    this = machine()
    phrase = passphrase(secret, VARIABLE, "Passphrase of the headquarters")
    headquarters = done(open_headquarters(data, phrase, this.clock, this.randomness))
    try:
        yield headquarters
    finally:
        headquarters.close()
