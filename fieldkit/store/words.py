"""From a word as typed to the words that people bear: as it stands, begun, or mistyped."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import Connection, bindparam, func, literal_column, select

from fieldkit.store.searched import grams
from fieldkit.store.statements import Statement
from fieldkit.store.tables.search import WORD, WORD_GRAM

MOST_WORDS = 64
"""More words than this are looked up by their beginning, not one by one."""
INDEXED = 4
"""Beginnings of so many letters have an index of their own (see `migrations`)."""
MOST_ALIKE = 20_000
MOST_SHARING = 300
SHORTEST = 3
"""A word of fewer letters is like too many others."""
SHORT = 5
"""A word of so many letters may have one typing error; a longer one two."""
LAST = "\U0010ffff"
"""Comes after every letter."""

_BEGUN = Statement(
    select(WORD.c.word)
    .where(WORD.c.word >= bindparam("first"), WORD.c.word < bindparam("beyond"))
    .order_by(WORD.c.word)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Term:
    """One typed word: the words it may stand for, with the distance of each (0: as typed).

    `beginning`: it also stands for every word that begins with it, named in `words` or not.
    """

    typed: str
    words: dict[str, int]
    beginning: bool = False


def begun(connection: Connection, typed: str) -> Term:
    """The words that begin with what was typed."""
    rows = _BEGUN.rows(connection, first=typed, beyond=typed + LAST, most=MOST_WORDS + 1)
    words = {row[0]: 0 if row[0] == typed else 1 for row in rows[:MOST_WORDS]}
    return Term(typed, words, len(typed) <= INDEXED or len(rows) > MOST_WORDS)


def mistyped(connection: Connection, typed: str) -> Term:
    """The words that begin with what was typed, or nearly so."""
    term = begun(connection, typed)
    if len(typed) < SHORTEST:
        return term
    words = {**_near(typed, _alike(connection, typed)), **term.words}
    nearest = sorted(words.items(), key=lambda pair: (pair[1], pair[0]))[:MOST_WORDS]
    return Term(typed, dict(nearest), term.beginning)


def _near(typed: str, words: Sequence[str]) -> dict[str, int]:
    """Words whose beginning is as typed but for a few errors (letters wrong, missing, too many or
    swapped), with one more than the number of errors; the end of the word may be yet to come.
    """
    errors = 1 if len(typed) <= SHORT else 2
    found: dict[str, int] = {}
    for length in range(len(typed) - errors, len(typed) + errors + 1):
        begun_alike = process.extract(
            typed,
            [word[:length] for word in words],
            scorer=OSA.distance,
            score_cutoff=errors,
            limit=None,
        )
        for _, distance, place in begun_alike:
            word = words[place]
            found[word] = min(int(distance) + 1, found.get(word, MOST_WORDS))
    return found


def _alike(connection: Connection, typed: str) -> list[str]:
    """All words with the same first letter, and those that share the most runs of letters."""
    first = typed[0]
    same = _BEGUN.rows(connection, first=first, beyond=first + LAST, most=MOST_ALIKE)
    runs = grams(typed)[1:-1]
    named = {f"run{place}": run for place, run in enumerate(runs)}
    sharing = _sharing(len(runs)).rows(connection, **named) if runs else []
    return list(dict.fromkeys(row[0] for row in (*same, *sharing)))


@cache
def _sharing(runs: int) -> Statement:
    among = WORD_GRAM.c.gram.in_([bindparam(f"run{place}") for place in range(runs)])
    shared = func.count().desc()
    return Statement(
        select(WORD_GRAM.c.word)
        .where(among)
        .group_by(WORD_GRAM.c.word)
        .order_by(shared, WORD_GRAM.c.word)
        .limit(literal_column(str(MOST_SHARING)))
    )
