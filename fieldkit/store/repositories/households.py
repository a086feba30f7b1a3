"""Households with their people and cards."""

from sqlalchemy import Connection

from fieldkit.records.card import Card
from fieldkit.records.household import Household
from fieldkit.records.person import Person
from fieldkit.records.proxy import Proxy
from fieldkit.store.values import Reader

_HOUSEHOLDS = Reader("household", Household)
_PEOPLE = Reader("person", Person)
_PROXIES = Reader("proxy", Proxy)
_CARDS = Reader("card", Card)


def household(connection: Connection, record: bytes) -> Household | None:
    """One household by its id."""
    found = _HOUSEHOLDS.fetch(connection, _HOUSEHOLDS.table.c.id == record)
    return found[0] if found else None


def households_at(
    connection: Connection, site: bytes, after: bytes = b"", most: int = 200
) -> list[Household]:
    """Up to `most` households of a site in the order of their ids, so of registration; the next
    page is `after` the last id of this one.
    """
    table = _HOUSEHOLDS.table
    return _HOUSEHOLDS.fetch(connection, table.c.site == site, table.c.id > after, most=most)


def members(connection: Connection, record: bytes) -> list[Person]:
    """The people of a household, by its id, in the order of registration."""
    return _PEOPLE.fetch(connection, _PEOPLE.table.c.root == record)


def proxies(connection: Connection, record: bytes) -> list[Proxy]:
    """Those registered to collect for a household, by its id."""
    return _PROXIES.fetch(connection, _PROXIES.table.c.root == record)


def cards(connection: Connection, record: bytes) -> list[Card]:
    """The cards bound to a household, by its id, lost and replaced ones among them."""
    return _CARDS.fetch(connection, _CARDS.table.c.root == record)


def card_by_serial(connection: Connection, serial: bytes) -> Card | None:
    """The card with this serial (12 bytes); where two records claim it, the earlier one."""
    found = _CARDS.fetch(connection, _CARDS.table.c.serial == serial, most=1)
    return found[0] if found else None
