"""From the journal's form of a value to what its column holds, alike for both drivers.

A value that its column can't hold (written by a later version, say) leaves the column empty: the
packed state beside it loses nothing, and the write goes on.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
)
from sqlmodel import AutoString

Fit = Callable[[Any], Any]
"""Gives the column's value, or None where it does not fit."""

_write_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def text(value: Any) -> str | None:
    """Text that both engines keep: no NUL, no lone surrogates."""
    if type(value) is not str or "\x00" in value:
        return None
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return None
    return value


def json_text(value: Any) -> str | None:
    """A list or map as JSON; None where it has what JSON, or an engine's JSON, has not."""
    if not isinstance(value, list | dict):
        return None
    try:
        written = _write_json(value)
    except (TypeError, ValueError, RecursionError):
        return None
    return None if "\\u0000" in written else text(written)


def _bytes(value: Any) -> bytes | None:
    return value if type(value) is bytes else None


def _flag(value: Any) -> bool | None:
    return value if type(value) is bool else None


def _day(value: Any) -> str | None:
    if type(value) is not str or len(value) != 10:
        return None
    try:
        date.fromisoformat(value)
    except ValueError:
        return None
    return value


def _whole(bits: int) -> Fit:
    least, most = -(1 << (bits - 1)), (1 << (bits - 1)) - 1

    def fit(value: Any) -> int | None:
        return value if type(value) is int and least <= value <= most else None

    return fit


_FITS: tuple[tuple[type[Any], Fit], ...] = (
    (LargeBinary, _bytes),
    (Boolean, _flag),
    (Date, _day),
    (JSON, json_text),
    (BigInteger, _whole(64)),
    (SmallInteger, _whole(16)),
    (Integer, _whole(32)),
    (String, text),
    (AutoString, text),
)


def fit_of(column: Column[Any]) -> Fit:
    """The check for a column's type."""
    return next(fit for kind, fit in _FITS if isinstance(column.type, kind))


@cache
def fits(table: Table, leave: tuple[str, ...]) -> tuple[tuple[str, Fit], ...]:
    """Name and check of a table's columns in their order, without those named in `leave`."""
    return tuple(
        (column.name, fit_of(column)) for column in table.columns if column.name not in leave
    )


def fitted(values: Mapping[str, Any], checks: tuple[tuple[str, Fit], ...]) -> list[Any]:
    """The columns' values of a record; None for what is absent or does not fit."""
    if not values:
        return [None] * len(checks)
    get = values.get
    return [None if (value := get(name)) is None else fit(value) for name, fit in checks]
