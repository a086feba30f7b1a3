"""Receipts that stand: those that no void cancels."""

from sqlalchemy import ColumnElement, Connection, exists

from fieldkit.records.receipt import Receipt
from fieldkit.store.tables import RECORD_TABLES
from fieldkit.store.values import Done, Reader

_RECEIPTS = Reader("receipt", Receipt)
_VOID = RECORD_TABLES["void"]

VOIDED: ColumnElement[bool] = exists().where(_VOID.c.fact == _RECEIPTS.table.c.id, _VOID.c.listed)
"""Condition of a receipt that some void cancels."""


def of_household(connection: Connection, household: bytes) -> list[Done[Receipt]]:
    """What a household took, by its id, the oldest first."""
    return _RECEIPTS.done(connection, _RECEIPTS.table.c.root == household, ~VOIDED)


def of_round(connection: Connection, round_: bytes) -> list[Done[Receipt]]:
    """What was handed out in a round, by its id, the oldest first."""
    return _RECEIPTS.done(connection, _RECEIPTS.table.c.round == round_, ~VOIDED)


def at_site(
    connection: Connection, site: bytes, since_ms: int, until_ms: int
) -> list[Done[Receipt]]:
    """What was handed out at a site from `since_ms` on, before `until_ms` (ms since 1970)."""
    acted = _RECEIPTS.table.c.acted_ms
    span = (acted >= since_ms, acted < until_ms)
    return _RECEIPTS.done(connection, _RECEIPTS.table.c.site == site, *span, ~VOIDED)


def voided_of_household(connection: Connection, household: bytes) -> list[Done[Receipt]]:
    """A household's receipts that were cancelled, the oldest first."""
    return _RECEIPTS.done(connection, _RECEIPTS.table.c.root == household, VOIDED)
