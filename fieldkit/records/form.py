"""A form that laptops hold."""

from collections.abc import Mapping
from typing import Any

from pydantic import with_config
from sqlmodel import JSON, BigInteger, Field
from typing_extensions import TypedDict

from fieldkit.errors import Refusal
from fieldkit.records.fields import CodeText, Count, Digest, HexDigest, Line, Number
from fieldkit.records.reasons import RecordReason
from fieldkit.records.record import Record

MOST_MEDIA = 500
"""Files of one form: each costs a row in a record that travels to every laptop."""


@with_config({"strict": True, "extra": "allow"})
class FormMedia(TypedDict):
    """A picture of a form: as the form calls it, the SHA-256 of its bytes, and how many (bytes)."""

    name: Line
    sha256: HexDigest
    size: Count


class Form(Record):
    """Of the directory. `sha256` and `size` (bytes) are of its `form_content`.

    Of the versions of a form, new assessments take the one published last (`published_ms`, by
    headquarters' clock); one that is withdrawn takes none. The bytes of `media` travel after the
    directory, each file once, whatever forms and versions name it. Where there are `areas` (codes),
    it is offered in these and in those below them alone.
    """

    code: CodeText
    version: CodeText
    title: Line
    sha256: Digest
    size: Number = Field(sa_type=BigInteger)
    published_ms: Number = Field(default=0, sa_type=BigInteger)
    withdrawn: bool = False
    media: list[FormMedia] = Field(default_factory=list, sa_type=JSON)
    areas: list[CodeText] = Field(default_factory=list, sa_type=JSON)

    @classmethod
    def sense(cls, fields: Mapping[str, Any]) -> Refusal | None:
        """Refuses more files than `MOST_MEDIA`, and a name given twice."""
        names = [each["name"] for each in fields.get("media", ())]
        if len(names) > MOST_MEDIA or len(set(names)) < len(names):
            return Refusal(RecordReason.INVALID_VALUE, {"field": "media"})
        return None
