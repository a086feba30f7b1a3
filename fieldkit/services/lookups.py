"""Ids of records by what they hold, where the journal's own port has no way to ask."""

import json
from collections import Counter
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, String, bindparam, cast, exists, func, select

from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import RecordRow
from fieldkit.store.journal_repository import SqlJournal
from fieldkit.store.statements import Among, Statement
from fieldkit.store.tables import RECORD_TABLES

_VOID, _CARD, _RECEIPT = (RECORD_TABLES[kind] for kind in ("void", "card", "receipt"))
_MOVED, _HOUSEHOLD = RECORD_TABLES["stock_movement"], RECORD_TABLES["household"]
_VOIDS = Among([_VOID.c.id], _VOID.c.fact, _VOID.c.listed)
_NUMBERED = Among([_CARD.c.id], _CARD.c.short_number, _CARD.c.listed)
_MOVEMENTS = Statement(select(_MOVED.c.id).where(_MOVED.c.listed))
_BROUGHT_BACK = exists().where(
    _VOID.c.fact == _RECEIPT.c.id, _VOID.c.goods_returned, _VOID.c.listed
)
_GONE = Statement(
    select(cast(_RECEIPT.c.lines, String), func.count())
    .where(_RECEIPT.c.site == bindparam("site"), _RECEIPT.c.listed, ~_BROUGHT_BACK)
    .group_by(cast(_RECEIPT.c.lines, String))
)
_NAMING = Statement(
    select(_RECEIPT.c.id).where(
        cast(_RECEIPT.c.lines, String).like(bindparam("pattern"), escape="!"), _RECEIPT.c.listed
    )
)
_JOINED = Statement(select(_HOUSEHOLD.c.id).where(_HOUSEHOLD.c.joined_to == bindparam("into")))


def connection_of(replica: Replica) -> Connection:
    """The connection of the transaction that the replica is bound to."""
    return _store(replica).connection


def _store(replica: Replica) -> SqlJournal:
    store = replica.store
    assert isinstance(store, SqlJournal), "services work on a database"
    return store


def rows_under(replica: Replica, households: Collection[bytes]) -> list[RecordRow]:
    """Whatever names one of these households, themselves included, and whatever may: records of
    which it is disputed whose they are.
    """
    return _store(replica).rows_rooted(households)


def _ids(rows: Iterable[tuple[bytes, ...]]) -> list[bytes]:
    return [row[0] for row in rows]


def voids_of(replica: Replica, facts: Collection[bytes]) -> list[bytes]:
    """Ids of the voids that cancel any of these facts."""
    return _ids(_VOIDS.rows(connection_of(replica), facts))


def cards_numbered(replica: Replica, short_number: str) -> list[bytes]:
    """Ids of cards with this short number."""
    return _ids(_NUMBERED.rows(connection_of(replica), [short_number]))


def movements(replica: Replica) -> list[bytes]:
    """Ids of all stock movements held here."""
    return _ids(_MOVEMENTS.rows(connection_of(replica)))


def units_gone(replica: Replica, site: bytes) -> Counter[str]:
    """Units by item code that left a site on receipts and were not brought back.

    Receipts with the same lines are one row, so that thousands cost little.
    """
    gone: Counter[str] = Counter()
    for lines, receipts in _GONE.rows(connection_of(replica), site=site):
        for line in json.loads(lines):
            gone[line["item"]] += line["quantity"] * receipts
    return gone


def receipts_naming(replica: Replica, text: str) -> list[bytes]:
    """Ids of receipts whose lines may hold this text as a value: a serial, or an item's code."""
    written = json.dumps(text, ensure_ascii=False)
    for sign in "!%_":
        written = written.replace(sign, "!" + sign)
    return _ids(_NAMING.rows(connection_of(replica), pattern=f"%{written}%"))


def joined_into(replica: Replica, household: bytes) -> list[bytes]:
    """Ids of the households that went into this one."""
    return _ids(_JOINED.rows(connection_of(replica), into=household))
