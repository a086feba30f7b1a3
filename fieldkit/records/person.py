"""A person, of one household."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from sqlmodel import JSON, Field, String

from fieldkit.records import ages
from fieldkit.records.fields import Date, Id, Loose, Name, Phone, Year
from fieldkit.records.needs import Need
from fieldkit.records.record import Record


class Sex(StrEnum):
    """As stated by the person or the family."""

    FEMALE = "f"
    MALE = "m"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """To the head of the household."""

    HEAD = "head"
    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    OTHER_RELATIVE = "other_relative"
    NOT_RELATED = "not_related"


class Person(Record):
    """A register. Of the birth the best known stands: a date, or a year, or an age band noted on
    `band_on`; where several do, the date goes before the year and the year before the band.
    """

    household: Id
    family_name: Name
    given_name: Name
    patronymic: Name | None = None
    sex: Annotated[Sex, Loose] = Field(sa_type=String)
    birth_date: Date | None = None
    birth_year: Year | None = None
    age_band: Annotated[ages.AgeBand, Loose] | None = Field(default=None, sa_type=String)
    band_on: Date | None = None
    specific_needs: list[Annotated[Need, Loose]] = Field(default_factory=list, sa_type=JSON)
    relation: Annotated[Relation, Loose] | None = Field(default=None, sa_type=String)
    phone: Phone | None = None
    deleted: bool = False

    def age(self, today: date) -> int | None:
        """Whole years on `today`, or None where nothing is known; negative if born after it."""
        return ages.age(today, self.birth_date, self.birth_year, self.age_band, self.band_on)
