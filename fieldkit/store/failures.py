"""What a driver's error means to people: the few outcomes that are not faults of ours."""

from sqlalchemy.exc import DBAPIError

from fieldkit.store.reasons import StoreReason

# Primary result codes of SQLite (sqlite.org/rescode.html). An input or output error while saving
# is most often a full or failing disk, and asks for the same act.
_SQLITE = {
    5: StoreReason.BUSY,
    6: StoreReason.BUSY,
    8: StoreReason.NOT_WRITABLE,
    10: StoreReason.DISK_FULL,
    11: StoreReason.DAMAGED,
    13: StoreReason.DISK_FULL,
    14: StoreReason.NOT_WRITABLE,
    26: StoreReason.OTHER_KEY,
}

# Classes and codes of PostgreSQL (appendix A of its manual).
_POSTGRESQL = {
    "53100": StoreReason.DISK_FULL,
    "40P01": StoreReason.BUSY,
    "55P03": StoreReason.BUSY,
    "57P01": StoreReason.UNREACHABLE,
    "57P02": StoreReason.UNREACHABLE,
    "57P03": StoreReason.UNREACHABLE,
    "XX001": StoreReason.DAMAGED,
    "XX002": StoreReason.DAMAGED,
}


def reason_of(error: DBAPIError) -> StoreReason | None:
    """The outcome behind a database error; None for a fault of ours."""
    reason = reason_of_driver(error.orig)
    if reason is None and error.connection_invalidated:
        return StoreReason.UNREACHABLE
    return reason


def reason_of_driver(error: BaseException | None) -> StoreReason | None:
    """The outcome behind a driver's own error."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF)
    state = getattr(error, "sqlstate", None)
    if state is not None:
        return StoreReason.UNREACHABLE if state.startswith("08") else _POSTGRESQL.get(state)
    # What psycopg raises by itself, without a word from the server.
    lost = hasattr(error, "sqlstate") and type(error).__name__ == "OperationalError"
    return StoreReason.UNREACHABLE if lost else None
