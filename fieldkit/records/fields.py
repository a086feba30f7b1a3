"""The types of fields: bounded text, ids, dates and numbers that every engine keeps alike.

Every check raises pydantic's own error with a `RecordReason` as its type, so that the registry can
turn the first one into a `Refusal`.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, Strict
from pydantic_core import PydanticCustomError

from fieldkit.records.reasons import RecordReason

# NUL and lone surrogates: PostgreSQL refuses what SQLite would keep.
_INVALID = re.compile("[\x00\ud800-\udfff]")
_PHONE = re.compile(r"\+?[0-9][0-9 ()\-.]{3,24}")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:@/\-]*")
_HEX_DIGEST = re.compile(r"[0-9a-f]{64}")
_Amount = TypeVar("_Amount", int, float)
EARLIEST = date(1900, 1, 1)
MOST_INT = 2**63 - 1
DEEPEST = 16
MOST_PACKED = 1024 * 1024
"""Bytes of a file in the directory (protocol: bounds)."""


def wrong(reason: RecordReason, **params: object) -> PydanticCustomError:
    """Pydantic's error for a reason; its message is never shown."""
    return PydanticCustomError(reason.value, "refused", params)


def clean_text(text: str) -> str:
    """Trims and composes (NFC); raises on NUL and lone surrogates, which no engine may see."""
    if _INVALID.search(text):
        raise wrong(RecordReason.INVALID_TEXT)
    return unicodedata.normalize("NFC", text).strip()


def _bounded(maximum: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        text = clean_text(text)
        if not text:
            raise wrong(RecordReason.EMPTY_TEXT)
        if len(text) > maximum:
            raise wrong(RecordReason.TEXT_TOO_LONG, maximum=maximum)
        return text

    return check


def _code(text: str) -> str:
    text = _bounded(64)(text)
    if not _CODE.fullmatch(text):
        raise wrong(RecordReason.INVALID_VALUE)
    return text


def _phone(text: str) -> str:
    text = clean_text(text)
    if not _PHONE.fullmatch(text):
        raise wrong(RecordReason.INVALID_PHONE)
    return text


def _hexadecimal(text: str) -> str:
    if not _HEX_DIGEST.fullmatch(text):
        raise wrong(RecordReason.INVALID_VALUE)
    return text


def _sized(size: int) -> Callable[[bytes], bytes]:
    def check(value: bytes) -> bytes:
        if len(value) != size:
            raise wrong(RecordReason.INVALID_ID, size=size)
        return value

    return check


def _packed(value: bytes) -> bytes:
    if not 0 < len(value) <= MOST_PACKED:
        raise wrong(RecordReason.INVALID_VALUE)
    return value


def _date(value: object) -> date:
    if type(value) is date:
        return value
    # The short forms of ISO 8601 are refused, so that one day has one text.
    if not isinstance(value, str) or len(value) != 10:
        raise wrong(RecordReason.INVALID_DATE)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise wrong(RecordReason.INVALID_DATE) from None


def _not_before_1900(value: date) -> date:
    if value < EARLIEST:
        raise wrong(RecordReason.DATE_TOO_EARLY, earliest=EARLIEST.isoformat())
    return value


def _within(least: int, most: int) -> Callable[[_Amount], _Amount]:
    small = RecordReason.NOT_POSITIVE if least == 1 else RecordReason.INVALID_NUMBER

    def check(value: _Amount) -> _Amount:
        # Written so that what is no number (NaN) is refused as well.
        if not least <= value <= most:
            reason = small if value < least else RecordReason.INVALID_NUMBER
            raise wrong(reason, least=least, most=most)
        return value

    return check


def _plain(value: object, depth: int = 0) -> object:
    """What JSON and CBOR both carry: text, 64-bit integers, finite numbers, lists, maps."""
    if depth > DEEPEST:
        raise wrong(RecordReason.ANSWERS_TOO_DEEP)
    match value:
        case None | bool():
            return value
        case int() if abs(value) <= MOST_INT:
            return value
        case float() if value - value == 0:
            return value
        case str():
            if _INVALID.search(value):
                raise wrong(RecordReason.INVALID_TEXT)
            return unicodedata.normalize("NFC", value)
        case list():
            return [_plain(each, depth + 1) for each in value]
        case dict():
            return {_key(key): _plain(each, depth + 1) for key, each in value.items()}
        case _:
            raise wrong(RecordReason.INVALID_VALUE)


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise wrong(RecordReason.INVALID_VALUE)
    return clean_text(key)


Id = Annotated[bytes, AfterValidator(_sized(16))]
Serial = Annotated[bytes, AfterValidator(_sized(12))]
Digest = Annotated[bytes, AfterValidator(_sized(32))]
HexDigest = Annotated[str, AfterValidator(_hexadecimal)]
Packed = Annotated[bytes, AfterValidator(_packed)]
Key = Annotated[bytes, AfterValidator(_sized(32))]

Name = Annotated[str, AfterValidator(_bounded(100))]
Line = Annotated[str, AfterValidator(_bounded(300))]
Note = Annotated[str, AfterValidator(_bounded(2000))]
Phone = Annotated[str, AfterValidator(_phone)]
CodeText = Annotated[str, AfterValidator(_code)]
SerialText = Annotated[str, AfterValidator(_bounded(40))]

Date = Annotated[date, BeforeValidator(_date), AfterValidator(_not_before_1900)]
Year = Annotated[int, AfterValidator(_within(1900, 2200))]
Quantity = Annotated[int, AfterValidator(_within(1, 10_000_000))]
Count = Annotated[int, AfterValidator(_within(0, 10_000_000))]
Kopecks = Annotated[int, AfterValidator(_within(0, 10**15))]
Number = Annotated[int, AfterValidator(_within(0, MOST_INT))]
Offset = Annotated[int, AfterValidator(_within(-MOST_INT, MOST_INT))]
Latitude = Annotated[float, AfterValidator(_within(-90, 90))]
Longitude = Annotated[float, AfterValidator(_within(-180, 180))]
Metres = Annotated[float, AfterValidator(_within(0, 1_000_000))]
Plain = Annotated[dict[str, object], AfterValidator(_plain)]

# Codes arrive from journals as text, while all else is taken strictly.
Loose = Strict(False)
