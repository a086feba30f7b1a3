"""A district of the area tree."""

from fieldkit.records.fields import CodeText, Id, Name
from fieldkit.records.record import Record


class Area(Record):
    """Of the directory. `pcode` is the OCHA place code, `oktmo` the Russian municipal code."""

    code: CodeText
    parent: Id | None = None
    name_ru: Name
    name_en: Name
    pcode: CodeText | None = None
    oktmo: CodeText | None = None
