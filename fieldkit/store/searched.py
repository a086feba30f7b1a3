"""Keeping what the search looks in up to date, in the transaction that changes the records.

Only listed persons and proxies can be found, and households by their telephone. Who is erased,
deleted or gone is taken out, so that not even a folded name stays behind.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, literal_column, select
from sqlalchemy import column as named
from sqlalchemy import table as table_named

from fieldkit.journal.repository import RecordRow
from fieldkit.records.names import fold
from fieldkit.store.columns import text
from fieldkit.store.statements import Among, Statement, upsert
from fieldkit.store.tables.search import SOUGHT, SOUGHT_WORD, WORD, WORD_GRAM

SOUGHT_KINDS = frozenset({"person", "proxy", "household"})
PHONE_DIGITS = 10
"""A Russian number without the 7 or 8 before it."""

INDEX = table_named("sought_index", named("sought_index"), named("rowid"), named("words"))
"""The FTS5 table, on SQLite alone; it keeps no text, so it must be told what to take out."""

_NOT_DIGITS = re.compile(r"[^0-9]+")
_SOUGHT = ("number", "record", "kind", "words", "phone")
_HELD = Among([SOUGHT.c[name] for name in _SOUGHT], SOUGHT.c.record)
_LAST = Statement(select(func.max(SOUGHT.c.number)))
_REMOVE = Statement(delete(SOUGHT).where(SOUGHT.c.number == bindparam("own")))
_INDEX = Statement(insert(INDEX).values(rowid=bindparam("rowid"), words=bindparam("words")))
_UNINDEX = Statement(
    insert(INDEX).values(
        sought_index=literal_column("'delete'"), rowid=bindparam("rowid"), words=bindparam("words")
    )
)
_ADD_WORD = Statement(
    insert(SOUGHT_WORD).values(word=bindparam("word"), number=bindparam("number"))
)
_REMOVE_WORDS = Statement(delete(SOUGHT_WORD).where(SOUGHT_WORD.c.number == bindparam("own")))
_KNOWN = Among([WORD.c.word], WORD.c.word)
_STILL_USED = {
    "sqlite": Statement(
        select(INDEX.c.rowid).where(INDEX.c.sought_index.op("MATCH")(bindparam("match"))).limit(1)
    ),
    "postgresql": Statement(
        select(SOUGHT_WORD.c.number).where(SOUGHT_WORD.c.word == bindparam("match")).limit(1)
    ),
}
_FORGET = Statement(delete(WORD).where(WORD.c.word == bindparam("gone")))
_FORGET_GRAMS = Statement(
    delete(WORD_GRAM).where(
        WORD_GRAM.c.gram == bindparam("run"), WORD_GRAM.c.word == bindparam("gone")
    )
)


@dataclass(frozen=True, slots=True)
class Sought:
    """A row of the table of the same name."""

    number: int
    record: bytes
    kind: str
    words: str
    phone: str | None

    def row(self) -> tuple[Any, ...]:
        return (self.number, self.record, self.kind, self.words, self.phone)


def phone_digits(phone: str) -> str:
    """The last ten digits, or all there are."""
    return _NOT_DIGITS.sub("", phone)[-PHONE_DIGITS:]


def grams(word: str) -> list[str]:
    """Runs of three letters of a word and of its ends, marked by < and >."""
    marked = f"<{word}>"
    return list(dict.fromkeys(marked[i : i + 3] for i in range(len(marked) - 2)))


def keep_searchable(connection: Connection, rows: Iterable[RecordRow]) -> None:
    """Adds, changes and takes out what the search knows of these records."""
    wanted = {row.id: row for row in rows if row.kind in SOUGHT_KINDS}
    if not wanted:
        return
    held = {row[1]: Sought(*row) for row in _HELD.rows(connection, wanted)}
    last = int(_LAST.rows(connection)[0][0] or 0)
    added: list[Sought] = []
    removed: list[Sought] = []
    for record, row in wanted.items():
        before = held.get(record)
        number = before.number if before else last + 1
        after = _sought(row, number) if row.listed else None
        if before == after:
            continue
        if before:
            removed.append(before)
        if after:
            last = max(last, number)
            added.append(after)
    _remove(connection, removed)
    _add(connection, added)
    _forget_words(connection, removed)


def _sought(row: RecordRow, number: int) -> Sought | None:
    """What is looked in for this record; None for a household without a telephone."""
    values = row.values
    names = map(text, map(values.get, ("family_name", "given_name", "patronymic")))
    words = " ".join(filter(None, (_folded(name) for name in names if name)))
    phone = text(values.get("phone"))
    if not words and not phone:
        return None
    return Sought(number, row.id, row.kind, words, phone_digits(phone) if phone else None)


@lru_cache(16384)
def _folded(name: str) -> str:
    """Names are few beside the people who bear them."""
    return fold(name)


def _remove(connection: Connection, rows: Sequence[Sought]) -> None:
    _REMOVE.run_many(connection, ("own",), [(row.number,) for row in rows])
    if connection.dialect.name == "postgresql":
        _REMOVE_WORDS.run_many(connection, ("own",), [(row.number,) for row in rows])
    else:
        gone = [(row.number, row.words) for row in rows]
        _UNINDEX.run_many(connection, ("rowid", "words"), gone)


def _add(connection: Connection, rows: Sequence[Sought]) -> None:
    upsert(connection, SOUGHT, _SOUGHT, [row.row() for row in rows])
    if connection.dialect.name == "postgresql":
        words = [(word, row.number) for row in rows for word in _words(row)]
        _ADD_WORD.run_many(connection, ("word", "number"), words)
    else:
        indexed = [(row.number, row.words) for row in rows]
        _INDEX.run_many(connection, ("rowid", "words"), indexed)
    _learn_words(connection, {word for row in rows for word in _words(row)})


def _words(row: Sought) -> list[str]:
    return list(dict.fromkeys(row.words.split()))


def _learn_words(connection: Connection, words: set[str]) -> None:
    known = {row[0] for row in _KNOWN.rows(connection, words)}
    new = sorted(words - known)
    upsert(connection, WORD, ("word",), [(word,) for word in new])
    runs = [(gram, word) for word in new for gram in grams(word)]
    upsert(connection, WORD_GRAM, ("gram", "word"), runs)


def _forget_words(connection: Connection, removed: Sequence[Sought]) -> None:
    """Takes out words that nobody bears any more."""
    used = _STILL_USED[connection.dialect.name]
    for word in sorted({word for row in removed for word in _words(row)}):
        match = f'"{word}"' if connection.dialect.name == "sqlite" else word
        if not used.rows(connection, match=match):
            _FORGET.run(connection, gone=word)
            runs = [(gram, word) for gram in grams(word)]
            _FORGET_GRAMS.run_many(connection, ("run", "gone"), runs)
