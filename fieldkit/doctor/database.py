"""Checks of the encrypted database's engine."""

from dataclasses import dataclass

import sqlcipher3

from fieldkit.doctor.codes import Found, Mend, State, Subject
from fieldkit.doctor.finding import Finding

Version = tuple[int, int, int]

WAL_MENDED: tuple[Version, ...] = ((3, 44, 6), (3, 50, 7), (3, 51, 3))
"""The releases of SQLite in which a restart of the WAL can no longer damage a database that several
connections write (sqlite.org/wal.html, "The WAL-Reset Bug"): the last of them and everything after
it, and the older branches from that release on."""


@dataclass(frozen=True)
class Engine:
    """What an empty database in memory says. `cipher`: SQLCipher's version, None without it."""

    cipher: str | None
    sqlite: str
    searches: bool


def look_at_engine() -> Engine:
    """Asks the driver; no file is made."""
    connection = sqlcipher3.connect(":memory:")
    try:
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
        sqlite = connection.execute("SELECT sqlite_version()").fetchone()[0]
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
            searches = True
        except sqlcipher3.DatabaseError:
            searches = False
    finally:
        connection.close()
    return Engine(str(cipher[0]) if cipher else None, str(sqlite), searches)


def check_encryption(engine: Engine) -> Finding:
    """Whether databases are encrypted, and safely written by several connections."""
    if engine.cipher is None:
        return Finding(Subject.ENCRYPTION, State.BAD, Found.ENCRYPTION_NONE, Mend.REINSTALL)
    params = {"cipher": engine.cipher.split()[0], "sqlite": engine.sqlite}
    if is_wal_mended(engine.sqlite):
        return Finding(Subject.ENCRYPTION, State.OK, Found.ENCRYPTION_FITS, None, params)
    return Finding(Subject.ENCRYPTION, State.BAD, Found.ENCRYPTION_OLD, Mend.UPDATE, params)


def check_search(engine: Engine) -> Finding:
    """Whether the engine has the full-text search that finds families."""
    if engine.searches:
        return Finding(Subject.SEARCH, State.OK, Found.SEARCH_THERE)
    return Finding(Subject.SEARCH, State.BAD, Found.SEARCH_MISSING, Mend.REINSTALL)


def is_wal_mended(sqlite: str) -> bool:
    """Whether this release has the correction: see WAL_MENDED."""
    parts = [int(part) for part in sqlite.split(".") if part.isdigit()]
    version = tuple((*parts, 0, 0, 0)[:3])
    same_branch = [first for first in WAL_MENDED if first[:2] == version[:2]]
    first = same_branch[0] if same_branch else WAL_MENDED[-1]
    return version >= first
