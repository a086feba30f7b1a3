"""A laptop, or another node that keeps a journal."""

from enum import StrEnum
from typing import Annotated, NotRequired

from pydantic import with_config
from sqlmodel import JSON, Field, String
from typing_extensions import TypedDict

from fieldkit.records.fields import CodeText, Key, Loose, Name, Number
from fieldkit.records.record import Record


class DeviceStatus(StrEnum):
    """`wiped`: it has returned the receipt for destroying its keys."""

    ACTIVE = "active"
    REVOKED = "revoked"
    WIPED = "wiped"


@with_config({"strict": True, "extra": "allow"})
class LogCut(TypedDict):
    """The last entry of a log that stands; the incarnation in hexadecimal digits.

    `head`, in hexadecimal digits, is that entry's: a branch that left the log before it does not
    stand, whatever its numbers.
    """

    incarnation: CodeText
    compartment: CodeText
    last_seq: Number
    head: NotRequired[CodeText]


class Device(Record):
    """Of the directory. `public_key`: Ed25519, 32 bytes; `areas` are codes; `cut`, of a revoked
    device, holds each log's last entry that stands.
    """

    code: CodeText
    name: Name
    public_key: Key
    areas: list[CodeText] = Field(default_factory=list, sa_type=JSON)
    status: Annotated[DeviceStatus, Loose] = Field(default=DeviceStatus.ACTIVE, sa_type=String)
    cut: list[LogCut] = Field(default_factory=list, sa_type=JSON)
