"""A place where work is done or goods are kept."""

from enum import StrEnum
from typing import Annotated

from sqlmodel import JSON, Field, String

from fieldkit.records.fields import CodeText, Count, Id, Loose, Name
from fieldkit.records.position import Position
from fieldkit.records.record import Record


class SiteKind(StrEnum):
    """`tac`: temporary accommodation centre."""

    TAC = "tac"
    BRANCH = "branch"
    WAREHOUSE = "warehouse"
    MOBILE = "mobile"


class Site(Record):
    """Of the directory. `capacity` in people; `position` where the place was measured."""

    code: CodeText
    area: Id
    kind: Annotated[SiteKind, Loose] = Field(sa_type=String)
    name_ru: Name
    name_en: Name
    capacity: Count | None = None
    position: Position | None = Field(default=None, sa_type=JSON)
