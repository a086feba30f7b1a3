"""The register of kinds: what each record is, and how its journal fields are checked and built."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, get_type_hints

from pydantic import AfterValidator, ConfigDict, TypeAdapter, ValidationError

from fieldkit.errors import Refusal
from fieldkit.records.area import Area
from fieldkit.records.assessment import Assessment
from fieldkit.records.card import Card
from fieldkit.records.card_issuer import CardIssuer
from fieldkit.records.card_range import CardRange
from fieldkit.records.clock_correction import ClockCorrection
from fieldkit.records.device import Device
from fieldkit.records.erasure import Erasure
from fieldkit.records.form import Form
from fieldkit.records.form_content import FormContent
from fieldkit.records.household import Household
from fieldkit.records.item import Item
from fieldkit.records.organisation import Organisation
from fieldkit.records.person import Person
from fieldkit.records.programme import Programme
from fieldkit.records.proxy import Proxy
from fieldkit.records.reasons import RecordReason
from fieldkit.records.receipt import Receipt
from fieldkit.records.record import Record
from fieldkit.records.revocation import Revocation
from fieldkit.records.round import Round
from fieldkit.records.site import Site
from fieldkit.records.stock_movement import StockMovement
from fieldkit.records.user import User
from fieldkit.records.void import Void


class Family(StrEnum):
    """How records of a kind are written: changed field by field, once, or by HQ alone."""

    REGISTER = "register"
    FACT = "fact"
    DIRECTORY = "directory"


class Compartment(StrEnum):
    """Which database and which key; nothing is in `tracing` yet."""

    AID = "aid"
    TRACING = "tracing"


@dataclass(frozen=True)
class Kind:
    """What is known of a kind.

    `root`: the field that names the household ("id" for the household itself).
    `strict`: fields with no value in force while several are live.
    `required`: fields without which the record does not count as born.
    `stays`: a fact that is seen where it was done as well as where its household is: goods that
    left a store stay on its books.
    `key`: of the directory, the fields that make the code its id is derived from.
    """

    name: str
    family: Family
    value: type[Record]
    root: str | None = None
    strict: frozenset[str] = frozenset()
    stays: bool = False
    key: tuple[str, ...] = ()
    compartment: Compartment = Compartment.AID

    @cached_property
    def required(self) -> frozenset[str]:
        fields = self.value.model_fields.items()
        return frozenset(name for name, info in fields if info.is_required()) - {"id"}

    @cached_property
    def checks(self) -> Mapping[str, Callable[[object], object]]:
        """A check for each field, from and to its journal form."""
        hints = get_type_hints(self.value, include_extras=True)
        names = [name for name in self.value.model_fields if name != "id"]
        return {name: _check(hints[name]) for name in names}


def _check(hint: Any) -> Callable[[object], object]:
    adapter: TypeAdapter[Any] = TypeAdapter(
        Annotated[hint, AfterValidator(_as_text)],
        config=ConfigDict(strict=True, use_enum_values=True),
    )
    return adapter.validator.validate_python


def _as_text(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


_REGISTER, _FACT, _DIRECTORY = Family.REGISTER, Family.FACT, Family.DIRECTORY

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "household",
            _REGISTER,
            Household,
            root="id",
            strict=frozenset({"area", "head", "status", "joined_to", "deleted"}),
        ),
        Kind(
            "person",
            _REGISTER,
            Person,
            root="household",
            strict=frozenset({"household", "deleted"}),
        ),
        Kind(
            "proxy", _REGISTER, Proxy, root="household", strict=frozenset({"household", "deleted"})
        ),
        Kind(
            "card",
            _REGISTER,
            Card,
            root="household",
            strict=frozenset({"household", "status", "deleted"}),
        ),
        Kind("assessment", _FACT, Assessment, root="household"),
        Kind("receipt", _FACT, Receipt, root="household", stays=True),
        Kind("void", _FACT, Void, root="household", stays=True),
        Kind("stock_movement", _FACT, StockMovement),
        Kind("organisation", _DIRECTORY, Organisation, key=("code",)),
        Kind("area", _DIRECTORY, Area, key=("code",)),
        Kind("site", _DIRECTORY, Site, key=("code",)),
        Kind("item", _DIRECTORY, Item, key=("code",)),
        Kind("programme", _DIRECTORY, Programme, key=("code",)),
        Kind("round", _DIRECTORY, Round, key=("code",)),
        Kind("user", _DIRECTORY, User, key=("code",)),
        Kind("device", _DIRECTORY, Device, key=("code",)),
        Kind("form", _DIRECTORY, Form, key=("code", "version")),
        Kind("form_content", _DIRECTORY, FormContent, key=("sha256",)),
        Kind("card_issuer", _DIRECTORY, CardIssuer, key=("number",)),
        Kind("card_range", _DIRECTORY, CardRange, key=("issuer", "first")),
        Kind("revocation", _DIRECTORY, Revocation, key=("serial",)),
        Kind("erasure", _DIRECTORY, Erasure, key=("kind", "record")),
        Kind(
            "clock_correction",
            _DIRECTORY,
            ClockCorrection,
            key=("device", "incarnation", "compartment", "first_seq"),
        ),
    )
}


def key_of(kind: Kind, fields: Mapping[str, object]) -> str:
    """The code of a directory record, from which `ids.directory_id` derives its id.

    Its key fields joined by "/", bytes in hexadecimal digits.
    """
    parts = (fields[name] for name in kind.key)
    return "/".join(part.hex() if isinstance(part, bytes) else str(part) for part in parts)


def validate_fields(kind: str, fields: Mapping[str, object]) -> dict[str, object] | Refusal:
    """Checks and normalises journal fields: some of a register, all of a fact or directory record.

    Fields that this version does not know are carried through untouched. None clears a field that
    may be empty. Refuses an unknown kind, a value that is not acceptable, and, of facts and the
    directory, what is missing or makes no sense together.
    """
    known = KINDS.get(kind)
    if known is None:
        return Refusal(RecordReason.UNKNOWN_KIND, {"kind": kind})
    checks = known.checks
    checked = dict(fields)
    name = ""
    try:
        for name, value in fields.items():
            check = checks.get(name)
            if check is not None:
                checked[name] = check(value)
    except ValidationError as error:
        return refusal_of(error, name)
    if known.family is Family.REGISTER:
        return checked
    missing = known.required.difference(fields)
    if missing:
        return Refusal(RecordReason.MISSING_FIELD, {"field": min(missing)})
    return known.value.sense(checked) or checked


def build(kind: str, record_id: bytes, fields: Mapping[str, object]) -> Record | Refusal:
    """The value of a record from its id and journal fields; unknown fields are left aside.

    Refuses as `validate_fields` does, and a register that lacks a field it needs to be born.
    """
    known = KINDS.get(kind)
    if known is None:
        return Refusal(RecordReason.UNKNOWN_KIND, {"kind": kind})
    checks = known.checks
    values = {name: value for name, value in fields.items() if name in checks}
    values["id"] = record_id
    try:
        value = known.value.__pydantic_validator__.validate_python(values)
    except ValidationError as error:
        return refusal_of(error)
    assert isinstance(value, known.value)
    return value


def refusal_of(error: ValidationError, field: str = "") -> Refusal:
    """The first thing that pydantic found wrong, as an outcome with the field's name."""
    first = error.errors(include_url=False, include_input=False)[0]
    params: dict[str, object] = dict(first.get("ctx", {}))
    path = [str(part) for part in (field, *first["loc"]) if isinstance(part, str) and part]
    if path:
        params["field"] = ".".join(path)
    if first["type"] == "missing":
        return Refusal(RecordReason.MISSING_FIELD, params)
    try:
        return Refusal(RecordReason(first["type"]), params)
    except ValueError:
        params.pop("error", None)
        return Refusal(RecordReason.INVALID_VALUE, params)
