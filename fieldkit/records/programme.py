"""A programme of assistance, which runs in rounds."""

from typing import Annotated

from sqlmodel import JSON, Field

from fieldkit.records.fields import CodeText, Loose, Name
from fieldkit.records.needs import Need
from fieldkit.records.record import Record


class Programme(Record):
    """Of the directory. `priority`: whose needs go first where there is not enough for all."""

    code: CodeText
    name_ru: Name
    name_en: Name
    priority: list[Annotated[Need, Loose]] = Field(default_factory=list, sa_type=JSON)
    partner: Name | None = None
