"""A form that laptops hold."""

from sqlmodel import BigInteger, Field

from fieldkit.records.fields import CodeText, Digest, Line, Number
from fieldkit.records.record import Record


class Form(Record):
    """Of the directory. `sha256` and `size` (bytes) are of the XLSForm file."""

    code: CodeText
    version: CodeText
    title: Line
    sha256: Digest
    size: Number = Field(sa_type=BigInteger)
