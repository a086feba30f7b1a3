"""The organisation that gives: how it is called, and where people may complain."""

from fieldkit.records.fields import CodeText, Line, Name
from fieldkit.records.ids import directory_id
from fieldkit.records.record import Record

OWN = "own"
"""The code of the organisation whose directory it is; any other names another organisation."""


class Organisation(Record):
    """Of the directory. `contact`: one line for questions and complaints (a telephone number, an
    address), which is printed on every receipt.
    """

    code: CodeText
    name_ru: Name
    name_en: Name
    contact_ru: Line | None = None
    contact_en: Line | None = None


def own_organisation(organisation: bytes) -> bytes:
    """The id of the record of the organisation with this 16-byte id."""
    return directory_id(organisation, "organisation", OWN)


def card_number_of(organisation: bytes) -> int:
    """The first two bytes, big-endian: what stands in a card's `organisation` field."""
    return int.from_bytes(organisation[:2], "big")
