"""Counts that the database makes by itself, for the first screen."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from fieldkit.store.repositories.receipts import VOIDED
from fieldkit.store.tables import RECORD_TABLES

_RECEIPT = RECORD_TABLES["receipt"]


def listed(connection: Connection, kind: str) -> int:
    """How many records of a kind are there to be seen."""
    table = RECORD_TABLES[kind]
    return connection.execute(
        select(func.count()).select_from(table).where(table.c.listed)
    ).scalar_one()


def households_by_site(connection: Connection) -> Mapping[bytes, int]:
    """Households by the id of their site."""
    table = RECORD_TABLES["household"]
    query = select(table.c.site, func.count()).where(table.c.listed).group_by(table.c.site)
    return {row[0]: row[1] for row in connection.execute(query)}


def receipts_by_round(connection: Connection) -> Mapping[bytes, int]:
    """Receipts that stand, by the id of their round."""
    query = select(_RECEIPT.c.round, func.count()).where(_RECEIPT.c.listed, ~VOIDED)
    return {row[0]: row[1] for row in connection.execute(query.group_by(_RECEIPT.c.round))}


def receipts_at(connection: Connection, site: bytes, since_ms: int, until_ms: int) -> int:
    """How many receipts that stand a site wrote from `since_ms` on, before `until_ms`."""
    acted = _RECEIPT.c.acted_ms
    span = (_RECEIPT.c.site == site, acted >= since_ms, acted < until_ms)
    query = select(func.count()).select_from(_RECEIPT).where(_RECEIPT.c.listed, *span, ~VOIDED)
    return connection.execute(query).scalar_one()
