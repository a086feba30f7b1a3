"""`fieldkit hq organisation`: the name at the head of receipts, and where people may complain."""

from typing import Annotated

import typer

from fieldkit.commands.asking import done
from fieldkit.commands.hq_opened import HERE, Data, Secret, opened
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
    data: Data = HERE,
    secret: Secret = None,
) -> None:
    """Shows or changes what stands on every receipt: the name, and where people may complain."""
    words = NewWords(name_ru, name_en, contact_ru, contact_en)
    with opened(data, secret) as headquarters:
        if words.some:
            found = done(change_organisation(headquarters, words))
        else:
            found = organisation_of(headquarters)
    print(f"ru: {found.name_ru}\n    {found.contact_ru or 'no contact: people must know one'}")
    print(f"en: {found.name_en}\n    {found.contact_en or 'no contact: people must know one'}")
    if words.some:
        print("Laptops hear of it at their next sync.")
