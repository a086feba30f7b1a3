"""The tables of registers: the shown value of each field, and the packed state behind it."""

from sqlmodel import Field

from fieldkit.records.card import Card
from fieldkit.records.household import Household
from fieldkit.records.person import Person
from fieldkit.records.proxy import Proxy
from fieldkit.store.tables.kept import Kept, finished


class HouseholdRow(Kept, Household, table=True):
    """`root` is the household's own id."""

    __tablename__ = "household"

    id: bytes = Field(primary_key=True)


class PersonRow(Kept, Person, table=True):
    __tablename__ = "person"

    id: bytes = Field(primary_key=True)


class ProxyRow(Kept, Proxy, table=True):
    __tablename__ = "proxy"

    id: bytes = Field(primary_key=True)


class CardRow(Kept, Card, table=True):
    __tablename__ = "card"

    id: bytes = Field(primary_key=True)


REGISTER_TABLES = {
    "household": finished(HouseholdRow, "site area listed", "joined_to"),
    "person": finished(PersonRow, "root listed"),
    "proxy": finished(ProxyRow, "root"),
    "card": finished(CardRow, "root", "serial", "short_number"),
}
