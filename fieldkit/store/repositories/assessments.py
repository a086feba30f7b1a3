"""Assessments that stand: those that no other corrects."""

from sqlalchemy import ColumnElement, Connection, exists

from fieldkit.records.assessment import Assessment
from fieldkit.store.values import Done, Reader

_ASSESSMENTS = Reader("assessment", Assessment)
_LATER = _ASSESSMENTS.table.alias("later")

# Only one of the same household corrects: else the index by household would be of no use.
_CORRECTED: ColumnElement[bool] = exists().where(
    _LATER.c.root == _ASSESSMENTS.table.c.root,
    _LATER.c.corrects == _ASSESSMENTS.table.c.id,
    _LATER.c.listed,
)


def of_household(connection: Connection, household: bytes) -> list[Done[Assessment]]:
    """A household's assessments, by its id, the oldest first."""
    return _ASSESSMENTS.done(connection, _ASSESSMENTS.table.c.root == household, ~_CORRECTED)


def of_form(connection: Connection, form: str) -> list[Done[Assessment]]:
    """All assessments by a form, by its code, the oldest first."""
    return _ASSESSMENTS.done(connection, _ASSESSMENTS.table.c.form == form, ~_CORRECTED)
