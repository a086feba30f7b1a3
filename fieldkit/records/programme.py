"""A programme of assistance, which runs in rounds."""

from typing import Annotated

from sqlmodel import JSON, Field

from fieldkit.records.fields import CodeText, Loose, Name, Quantity
from fieldkit.records.needs import Need
from fieldkit.records.record import Record


class Programme(Record):
    """Of the directory. `priority`: whose needs go first where there is not enough for all.

    `card_list_days`: how many days old a laptop's list of cancelled cards may be before a card's
    verdict asks for care; None for `rules.card_list.DAYS`.
    """

    code: CodeText
    name_ru: Name
    name_en: Name
    priority: list[Annotated[Need, Loose]] = Field(default_factory=list, sa_type=JSON)
    partner: Name | None = None
    card_list_days: Quantity | None = None
