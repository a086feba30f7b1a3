"""The base of every value class, and its way to and from journal fields."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError
from sqlmodel import SQLModel
from sqlmodel._compat import SQLModelConfig

from fieldkit.errors import Refusal
from fieldkit.records.fields import Id


class Record(SQLModel):
    """A frozen value, valid once constructed; its table is a subclass in the store.

    `id` has 16 bytes: a UUIDv7 (register), the start of the head of its entry (fact), or derived
    from organisation and code (directory). A reference in a field of its own is an id; references
    in lists are codes, since lists are kept as JSON, which has no bytes.
    """

    model_config = SQLModelConfig(frozen=True, extra="forbid", strict=True)

    id: Id

    @classmethod
    def sense(cls, fields: Mapping[str, object]) -> Refusal | None:  # noqa: ARG003
        """What is wrong with the fields taken together, each being valid alone.

        Only for facts and the directory: fields of a register merge one by one, so that two
        sensible writes may add up to a senseless record, which must still be kept and shown.
        """
        return None

    @model_validator(mode="after")
    def _make_sense(self) -> Self:
        refusal = self.sense(self.__dict__)
        if refusal is not None:
            raise PydanticCustomError(refusal.code.value, "refused", dict(refusal.params))
        return self


def fields_of(record: Record) -> dict[str, object]:
    """The record's fields as the journal keeps them.

    Without the id, nothings and defaults; dates as ISO text, codes as plain text.
    """
    fields: dict[str, object] = {}
    for name, default in _defaults(type(record)):
        value = getattr(record, name)
        if value is not None and value != default:
            fields[name] = plain(value)
    return fields


@cache
def _defaults(kind: type[Record]) -> tuple[tuple[str, object], ...]:
    """Each field but the id with its default, None where it must be given."""
    return tuple(
        (name, None if info.is_required() else info.get_default(call_default_factory=True))
        for name, info in kind.model_fields.items()
        if name != "id"
    )


def plain(value: object) -> object:
    """A field's value as the journal keeps it: dates as ISO text, codes as plain text."""
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case list():
            return [plain(each) for each in value]
        case dict():
            return {key: plain(each) for key, each in value.items()}
        case _:
            return value
