"""`fieldkit hq organisation`: the name at the head of receipts, and where people may complain."""

from pathlib import Path
from typing import Annotated

import typer

from fieldkit.app import machine
from fieldkit.commands.asking import done, passphrase
from fieldkit.hq.headquarters import open_headquarters
from fieldkit.hq.keys import PASSPHRASE_VARIABLE as VARIABLE
from fieldkit.hq.organisation import NewWords, change_organisation
from fieldkit.hq.organisation import organisation as organisation_of

Word = str | None


def organisation(
    name_ru: Annotated[Word, typer.Option(help="Name in Russian.")] = None,
    name_en: Annotated[Word, typer.Option(help="Name in English.")] = None,
    contact_ru: Annotated[
        Word, typer.Option(help="Where to ask and complain, in Russian; empty takes it away.")
    ] = None,
    contact_en: Annotated[Word, typer.Option(help="The same in English.")] = None,
    data: Annotated[Path, typer.Option("--data", help="Folder of the headquarters.")] = Path(
        "hq-data"
    ),
    secret: Annotated[
        Path | None, typer.Option("--passphrase-file", help=f"Else {VARIABLE}, else asked for.")
    ] = None,
) -> None:
    """Shows or changes what stands on every receipt: the name, and where people may complain."""
    this = machine()
    phrase = passphrase(secret, VARIABLE, "Passphrase of the headquarters")
    headquarters = done(open_headquarters(data, phrase, this.clock, this.randomness))
    words = NewWords(name_ru, name_en, contact_ru, contact_en)
    try:
        if words.some:
            found = done(change_organisation(headquarters, words))
        else:
            found = organisation_of(headquarters)
    finally:
        headquarters.close()
    print(f"ru: {found.name_ru}\n    {found.contact_ru or 'no contact: people must know one'}")
    print(f"en: {found.name_en}\n    {found.contact_en or 'no contact: people must know one'}")
    if words.some:
        print("Laptops hear of it at their next sync.")
