"""Finding people as one types: by the beginnings of names, mistyped names, telephone or card.

Names are compared folded (`fieldkit.records.names`), with the other keyboard layout and Latin
look-alikes taken into account.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Table,
    and_,
    any_,
    bindparam,
    exists,
    select,
)
from sqlalchemy.types import ARRAY

from fieldkit.records.names import readings
from fieldkit.records.person import Person
from fieldkit.records.proxy import Proxy
from fieldkit.store.searched import INDEX, PHONE_DIGITS
from fieldkit.store.statements import Among, Rows, Statement
from fieldkit.store.tables import RECORD_TABLES
from fieldkit.store.tables.search import BY_BYTES, SOUGHT, SOUGHT_WORD
from fieldkit.store.values import Reader
from fieldkit.store.words import LAST, Term, begun, mistyped

LIMIT = 20
CANDIDATES = 200
"""How many matches are put in order; of a very common beginning the rest is never looked at."""
MOST_TERMS = 6

_NUMBER = re.compile(r"[0-9 +().\-]+")
_CARD_DIGITS = 10
_PEOPLE = Reader("person", Person)
_PROXIES = Reader("proxy", Proxy)
_CARD: Table = RECORD_TABLES["card"]

_MATCHING = Statement(
    select(INDEX.c.rowid)
    .where(INDEX.c.sought_index.op("MATCH")(bindparam("match")))
    .limit(bindparam("most"))
)
_ROWS = Among([SOUGHT.c.number, SOUGHT.c.record, SOUGHT.c.words], SOUGHT.c.number)
_BY_PHONE = Statement(
    select(SOUGHT.c.record, SOUGHT.c.kind)
    .where(SOUGHT.c.phone >= bindparam("first"), SOUGHT.c.phone < bindparam("beyond"))
    .order_by(SOUGHT.c.phone)
    .limit(bindparam("most"))
)

Found = Person | Proxy


def find_people(connection: Connection, typed: str, limit: int = LIMIT) -> list[Found]:
    """Listed persons and proxies that answer to what was typed, the likeliest first.

    Each word may be the beginning of a family name, given name or patronymic, in any order. Only
    where nobody answers as typed, typing errors are allowed for. Digits find a telephone number, a
    person's own or the household's, by its beginning, and the household of a card by its whole
    short number.
    """
    if _NUMBER.fullmatch(typed):
        return _read(connection, _by_number(connection, typed, limit))
    folds = [fold.split()[:MOST_TERMS] for fold in readings(typed)]
    for understand in (begun, mistyped):
        found: dict[bytes, None] = {}
        for words in folds:
            terms = [understand(connection, word) for word in words]
            found.update(dict.fromkeys(_by_name(connection, terms, limit)))
            if len(found) >= limit:
                break
        if found:
            return _read(connection, list(islice(found, limit)))
    return []


def names_alike(connection: Connection, name: str, most: int) -> dict[bytes, str]:
    """Folded names of listed persons and proxies, by id, that may be this one: as it stands, begun,
    and, unlike `find_people`, with typing errors as well where somebody answers as it stands.

    For comparing, so in no order: at most so many of each, of a commoner name the rest is not seen.
    """
    numbers: dict[int, None] = {}
    for fold in readings(name):
        words = fold.split()[:MOST_TERMS]
        exact = [Term(word, {word: 0}) for word in words]
        for terms in (exact, [mistyped(connection, word) for word in words]):
            if all(term.words for term in terms):
                numbers.update(dict.fromkeys(_matching(connection, terms, most)))
    return {row[1]: row[2] for row in _ROWS.rows(connection, numbers)}


def _by_name(connection: Connection, terms: Sequence[Term], limit: int) -> list[bytes]:
    """Ids of those who bear a word of every term, the nearest first."""
    if any(not term.words for term in terms):
        return []
    exact = [Term(term.typed, {term.typed: 0}) for term in terms if term.typed in term.words]
    numbers = _matching(connection, exact, limit) if len(exact) == len(terms) else []
    if len(numbers) < limit:
        numbers += _matching(connection, terms, CANDIDATES)
    rows = _ROWS.rows(connection, numbers)
    ranked = sorted(rows, key=lambda row: (_rank(row[2].split(), terms), row[2], row[0]))
    return [row[1] for row in ranked[:limit]]


def _rank(words: Sequence[str], terms: Sequence[Term]) -> tuple[int, int]:
    """Distance of a name from what was typed, then how far it stands from the typed order."""
    distance, disorder = 0, 0
    for place, term in enumerate(terms):
        distances = [
            (term.words.get(word, 1), abs(at - place))
            for at, word in enumerate(words)
            if word in term.words or word.startswith(term.typed)
        ]
        nearest, moved = min(distances, default=(9, 9))
        distance += nearest
        disorder += moved
    return distance, disorder


def _matching(connection: Connection, terms: Sequence[Term], most: int) -> list[int]:
    """Numbers of sought rows that bear a word of every term, in no order."""
    if connection.dialect.name == "sqlite":
        match = " AND ".join(_alternatives(term) for term in terms)
        return [row[0] for row in _MATCHING.rows(connection, match=match, most=most)]
    # One person may bear several words that begin alike.
    named: dict[str, object] = {"most": 2 * most}
    for place, term in enumerate(terms):
        named[f"words{place}"] = list(term.words)
        named[f"first{place}"] = term.typed
        named[f"beyond{place}"] = term.typed + LAST
    bearing = _bearing(tuple(_begins_alike(term) for term in terms))
    return [row[0] for row in bearing.rows(connection, **named)]


def _alternatives(term: Term) -> str:
    """A term in FTS5's language; folded words hold letters and digits alone."""
    named = [word for word in term.words if not (term.beginning and word.startswith(term.typed))]
    beginning = [f'"{term.typed}"*'] if term.beginning else []
    return "(" + " OR ".join([*beginning, *(f'"{word}"' for word in named)]) + ")"


def _begins_alike(term: Term) -> bool:
    """Whether the beginning alone says which words are meant."""
    return term.beginning and all(word.startswith(term.typed) for word in term.words)


@cache
def _bearing(begins: tuple[bool, ...]) -> Statement:
    """For PostgreSQL: for each term, whether its words are those in a span or those in a list."""
    query = select(SOUGHT_WORD.c.number).where(_stands_for(SOUGHT_WORD, 0, begins[0]))
    for place in range(1, len(begins)):
        other = SOUGHT_WORD.alias()
        same = other.c.number == SOUGHT_WORD.c.number
        query = query.where(exists().where(same, _stands_for(other, place, begins[place])))
    return Statement(query.limit(bindparam("most")))


def _stands_for(table: FromClause, place: int, begins: bool) -> ColumnElement[bool]:
    word = table.c.word
    if begins:
        return and_(word >= bindparam(f"first{place}"), word < bindparam(f"beyond{place}"))
    return word == any_(bindparam(f"words{place}", type_=ARRAY(BY_BYTES)))


def _by_number(connection: Connection, typed: str, limit: int) -> list[bytes]:
    digits = "".join(filter(str.isdigit, typed))
    if not digits:
        return []
    household = _household_of_card(connection, digits)
    found = [person.id for person in _members(connection, household)] if household else []
    # With or without the 7 or 8 that is dialled before a number.
    beginnings = [digits[1:], digits] if digits[0] in "78" else [digits]
    for beginning in beginnings:
        if 0 < len(beginning) <= PHONE_DIGITS and len(found) < limit:
            beyond = beginning + LAST
            rows = _BY_PHONE.rows(connection, first=beginning, beyond=beyond, most=limit)
            found += _answering(connection, rows)
    return list(dict.fromkeys(found))[:limit]


def _answering(connection: Connection, rows: Rows) -> list[bytes]:
    """Those who have the telephone themselves, then the members of households that have it."""
    own = [record for record, kind in rows if kind != "household"]
    homes = [record for record, kind in rows if kind == "household"]
    members = _PEOPLE.fetch(connection, _PEOPLE.table.c.root.in_(homes)) if homes else []
    return [*own, *(person.id for person in members)]


def _household_of_card(connection: Connection, digits: str) -> bytes | None:
    numbers = {digits, digits.zfill(_CARD_DIGITS)}
    query = select(_CARD.c.household).where(_CARD.c.listed, _CARD.c.short_number.in_(numbers))
    return connection.execute(query.order_by(_CARD.c.id)).scalar()


def _members(connection: Connection, household: bytes) -> list[Person]:
    return _PEOPLE.fetch(connection, _PEOPLE.table.c.root == household)


def _read(connection: Connection, records: Sequence[bytes]) -> list[Found]:
    """The people with these ids, in this order."""
    found: dict[bytes, Found] = {}
    for person in _PEOPLE.fetch(connection, _PEOPLE.table.c.id.in_(records)):
        found[person.id] = person
    if len(found) < len(records):
        for proxy in _PROXIES.fetch(connection, _PROXIES.table.c.id.in_(records)):
            found[proxy.id] = proxy
    return [found[record] for record in records if record in found]
