"""From rows to the frozen values that leave the store."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Row, select

from fieldkit.errors import Refusal
from fieldkit.records.record import Record
from fieldkit.records.registry import KINDS, build
from fieldkit.store.tables import RECORD_TABLES

R = TypeVar("R", bound=Record)


class Reader(Generic[R]):
    """Reads the listed records of one kind: born, not deleted, not erased, not gone."""

    def __init__(self, kind: str, value: type[R]) -> None:
        self.kind, self.value = kind, value
        self.table = RECORD_TABLES[kind]
        self.columns = [self.table.c[name] for name in value.model_fields]

    def fetch(self, connection: Connection, *conditions: Any, order: Iterable[Any] = ()) -> list[R]:
        """The values of all listed rows that meet the conditions, by `order`, then by id."""
        query = (
            select(*self.columns)
            .where(self.table.c.listed, *conditions)
            .order_by(*order, self.table.c.id)
        )
        return [value for row in connection.execute(query) if (value := self.value_of(row))]

    def value_of(self, row: Row[Any]) -> R | None:
        """The value in a row that begins with `columns`; None if it lacks what it needs.

        A later version may have written what this one can't read: such a field counts as empty,
        so that a person with an unknown code is not left out.
        """
        pairs = zip(self.value.model_fields, row, strict=False)
        fields = {name: value for name, value in pairs if value is not None}
        record = fields.pop("id")
        while True:
            built = build(self.kind, record, fields)
            if isinstance(built, self.value):
                return built
            assert isinstance(built, Refusal)
            unreadable = str(built.params.get("field", "")).partition(".")[0]
            if unreadable not in fields or unreadable in KINDS[self.kind].required:
                return None
            del fields[unreadable]
