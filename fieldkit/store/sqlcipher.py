"""A connection to SQLCipher: its key, its settings, and how its transactions begin."""

from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection

from fieldkit.store.reasons import StoreReason

KEY_BYTES = 32
BUSY_MS = 5000
CACHE_KIB = 64 * 1024
WRITING = "fieldkit_writing"
"""Execution option of a connection that is going to write."""


def connect(path: Path, key: bytes, busy_ms: int = BUSY_MS) -> Any:
    """A driver's connection, keyed and set; SQLAlchemy's transactions are begun by `begin`."""
    assert len(key) == KEY_BYTES, "a raw key has 32 bytes"
    connection = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False)
    settings = (
        "cipher_log_level = NONE",
        # docs/decisions/0015: locking each allocation costs nine tenths of a search.
        "cipher_memory_security = OFF",
        f"""key = "x'{key.hex()}'" """,
        f"busy_timeout = {busy_ms}",
        "temp_store = MEMORY",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        f"cache_size = -{CACHE_KIB}",
        f"journal_size_limit = {CACHE_KIB * 1024}",
    )
    try:
        for setting in settings:
            connection.execute(f"PRAGMA {setting}")
    except sqlcipher3.DatabaseError:
        connection.close()
        raise
    return connection


def begin(connection: Connection) -> None:
    """A writer takes its lock at once: one that began by reading could not take it later."""
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def change_key(path: Path, key: bytes, new_key: bytes, busy_ms: int) -> StoreReason | None:
    """Encrypts the file anew, past SQLAlchemy: its errors quote the statement, and here that holds
    the key. Raises the driver's error where the file does not open.
    """
    assert len(new_key) == KEY_BYTES, "a raw key has 32 bytes"
    connection = connect(path, key, busy_ms)
    try:
        # Out of WAL, so that no pages under the old key stay behind in it.
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
        if mode != "delete":
            return StoreReason.BUSY
        try:
            connection.execute(f"""PRAGMA rekey = "x'{new_key.hex()}'" """)
        except sqlcipher3.DatabaseError:
            # SQLCipher gives one code for all its troubles; that of a sound file is room.
            return StoreReason.DISK_FULL
    finally:
        connection.close()
    return None
