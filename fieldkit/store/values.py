"""From rows to the frozen values that leave the store."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Row, Select, select

from fieldkit.errors import Refusal
from fieldkit.records.record import Record
from fieldkit.records.registry import KINDS, build
from fieldkit.store.tables import RECORD_TABLES
from fieldkit.store.tables.facts import DONE

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """A fact with its entry's own time (ms since 1970, uncorrected), author and area."""

    value: R
    at_ms: int
    by: bytes
    area: bytes


class Reader(Generic[R]):
    """Reads the listed records of one kind: born, not deleted, not erased, not gone."""

    def __init__(self, kind: str, value: type[R]) -> None:
        self.kind, self.value = kind, value
        self.table = RECORD_TABLES[kind]
        self.columns = [self.table.c[name] for name in value.model_fields]

    def fetch(
        self,
        connection: Connection,
        *conditions: Any,
        order: Iterable[Any] = (),
        most: int | None = None,
    ) -> list[R]:
        """The values of listed rows that meet the conditions, by `order`, then by id."""
        query = self._select(self.columns, conditions).order_by(*order, self.table.c.id).limit(most)
        return [value for row in connection.execute(query) if (value := self.value_of(row))]

    def done(self, connection: Connection, *conditions: Any) -> list[Done[R]]:
        """The facts that meet the conditions, the oldest first."""
        stamps = [self.table.c[name] for name in DONE]
        query = self._select([*self.columns, *stamps], conditions)
        found = []
        for row in connection.execute(query.order_by(stamps[0], self.table.c.id)):
            value = self.value_of(row)
            if value is not None:
                found.append(Done(value, *row[-len(DONE) :]))
        return found

    def _select(self, columns: list[Any], conditions: tuple[Any, ...]) -> Select[Any]:
        return select(*columns).where(self.table.c.listed, *conditions)

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
