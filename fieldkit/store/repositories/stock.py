"""What moved into and out of a place."""

from sqlalchemy import Connection, exists, or_

from fieldkit.records.receipt import Receipt
from fieldkit.records.stock_movement import StockMovement
from fieldkit.store.tables import RECORD_TABLES
from fieldkit.store.values import Done, Reader

_MOVEMENTS = Reader("stock_movement", StockMovement)
_RECEIPTS = Reader("receipt", Receipt)
_VOID = RECORD_TABLES["void"]


def movements(connection: Connection, place: bytes) -> list[Done[StockMovement]]:
    """Movements from or to a place, by its id, the oldest first."""
    table = _MOVEMENTS.table
    here = or_(table.c.from_place == place, table.c.to_place == place)
    return _MOVEMENTS.done(connection, here)


def waybill(connection: Connection, number: str) -> list[Done[StockMovement]]:
    """The sending and the arrivals on a waybill."""
    return _MOVEMENTS.done(connection, _MOVEMENTS.table.c.waybill == number)


def handed_out(connection: Connection, site: bytes) -> list[Done[Receipt]]:
    """Receipts whose goods have left a site: voided ones too, unless the goods came back."""
    returned = exists().where(
        _VOID.c.fact == _RECEIPTS.table.c.id, _VOID.c.goods_returned, _VOID.c.listed
    )
    return _RECEIPTS.done(connection, _RECEIPTS.table.c.site == site, ~returned)
