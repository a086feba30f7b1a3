"""The tables of logs: entries as hashed, signatures over them, and the keys that made those."""

from sqlalchemy import Index, literal_column
from sqlmodel import BigInteger, Field, SmallInteger

from fieldkit.store.tables.kept import Stored, table_of


class LogTable(Stored, table=True):
    """`fieldkit.journal.repository.LogRow`."""

    __tablename__ = "log"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    device: bytes = Field(index=True)
    incarnation: bytes
    compartment: int = Field(sa_type=SmallInteger)
    tag: bytes
    seq: int = Field(sa_type=BigInteger)
    head: bytes
    branch: bytes
    parent: int | None
    fork: int = Field(sa_type=BigInteger)
    confirmed: int = Field(sa_type=BigInteger)
    epoch: int = Field(sa_type=BigInteger)


class EntryTable(Stored, table=True):
    """`fieldkit.journal.repository.EntryRow`."""

    __tablename__ = "entry"

    log: int = Field(primary_key=True)
    seq: int = Field(primary_key=True, sa_type=BigInteger)
    head: bytes
    kind: str
    record: bytes = Field(index=True)
    area: bytes
    form: int = Field(sa_type=SmallInteger)
    status: str
    header: bytes
    payload: bytes


class CheckpointTable(Stored, table=True):
    """`fieldkit.journal.segment.Checkpoint`."""

    __tablename__ = "checkpoint"

    log: int = Field(primary_key=True)
    seq: int = Field(primary_key=True, sa_type=BigInteger)
    author: bytes
    device_signature: bytes
    user_signature: bytes


class IncarnationTable(Stored, table=True):
    """`fieldkit.journal.log.IncarnationCertificate`, by the name of its log."""

    __tablename__ = "incarnation"

    device: bytes = Field(primary_key=True)
    incarnation: bytes = Field(primary_key=True)
    compartment: int = Field(primary_key=True, sa_type=SmallInteger)
    number: int = Field(sa_type=BigInteger)
    public_key: bytes
    started: int = Field(sa_type=BigInteger)
    signature: bytes


class UserKeyTable(Stored, table=True):
    """`fieldkit.journal.log.UserKeyCertificate`."""

    __tablename__ = "user_key"

    device: bytes = Field(primary_key=True)
    user: bytes = Field(primary_key=True)
    public_key: bytes = Field(primary_key=True)
    signature: bytes


LOG = table_of(LogTable)
ENTRY = table_of(EntryTable)
CHECKPOINT = table_of(CheckpointTable)
INCARNATION = table_of(IncarnationTable)
USER_KEY = table_of(UserKeyTable)

KEPT_ASIDE = ENTRY.c.status != literal_column("''")
"""Condition of entries not in force, word for word that of their index."""

Index(
    "ix_entry_unapplied",
    ENTRY.c.log,
    ENTRY.c.seq,
    sqlite_where=KEPT_ASIDE,
    postgresql_where=KEPT_ASIDE,
)
