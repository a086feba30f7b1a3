"""A needs assessment: a form filled in for a household."""

from sqlmodel import JSON, Field

from fieldkit.records.fields import CodeText, Id, Plain
from fieldkit.records.record import Record


class Assessment(Record):
    """A fact. `answers` are plain values by question; `corrects` the fact it stands in place of."""

    household: Id
    form: CodeText
    form_version: CodeText
    answers: Plain = Field(sa_type=JSON)
    corrects: Id | None = None
