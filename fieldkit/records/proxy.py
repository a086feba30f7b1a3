"""A proxy: someone registered to collect for a household."""

from fieldkit.records.fields import Date, Id, Line, Name
from fieldkit.records.record import Record


class Proxy(Record):
    """A register. `document_note` says which document was seen, never its full number."""

    household: Id
    family_name: Name
    given_name: Name
    patronymic: Name | None = None
    document_note: Line | None = None
    valid_until: Date | None = None
    deleted: bool = False
