"""A form that laptops hold."""

from sqlmodel import BigInteger, Field

from fieldkit.records.fields import CodeText, Digest, Line, Number
from fieldkit.records.record import Record


class Form(Record):
    """Of the directory. `sha256` and `size` (bytes) are of its `form_content`.

    Of the versions of a form, new assessments take the one published last (`published_ms`, by
    headquarters' clock); one that is withdrawn takes none.
    """

    code: CodeText
    version: CodeText
    title: Line
    sha256: Digest
    size: Number = Field(sa_type=BigInteger)
    published_ms: Number = Field(default=0, sa_type=BigInteger)
    withdrawn: bool = False
