"""Someone who works with FieldKit."""

from enum import StrEnum
from typing import Annotated

from sqlmodel import JSON, Field

from fieldkit.records.fields import CodeText, Key, Loose, Name
from fieldkit.records.record import Record


class Role(StrEnum):
    """What somebody may do."""

    REGISTRAR = "registrar"
    DISTRIBUTOR = "distributor"
    STOREKEEPER = "storekeeper"
    TRACING = "tracing"
    TEAM_LEAD = "team_lead"
    DATA_MANAGER = "data_manager"
    AUDITOR = "auditor"


class User(Record):
    """Of the directory. `areas` and `devices` are codes; `public_key` checks the user's signature
    (Ed25519, 32 bytes) and is None until the first vault was opened.
    """

    code: CodeText
    name: Name
    roles: list[Annotated[Role, Loose]] = Field(sa_type=JSON)
    areas: list[CodeText] = Field(default_factory=list, sa_type=JSON)
    devices: list[CodeText] = Field(default_factory=list, sa_type=JSON)
    public_key: Key | None = None
    active: bool = True
