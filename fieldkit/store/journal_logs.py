"""Logs, their entries, the signatures over them and the certificates behind those."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select

from fieldkit.journal.entry import Entry, Form
from fieldkit.journal.log import IncarnationCertificate, LogName, UserKeyCertificate
from fieldkit.journal.repository import EntryRow, LogRow
from fieldkit.journal.segment import Checkpoint
from fieldkit.store.statements import Among, Statement, upsert
from fieldkit.store.tables.journal import CHECKPOINT, ENTRY, INCARNATION, KEPT_ASIDE, LOG, USER_KEY

_LOG = tuple(column.name for column in LOG.columns)
_ENTRY = tuple(column.name for column in ENTRY.columns)
_CHECKPOINT = tuple(column.name for column in CHECKPOINT.columns)
_FORMS = tuple(Form)

_ALL_LOGS = Statement(select(LOG).order_by(LOG.c.id))
_LOGS_OF = Statement(
    select(LOG)
    .where(
        LOG.c.device == bindparam("device"),
        LOG.c.incarnation == bindparam("incarnation"),
        LOG.c.compartment == bindparam("compartment"),
    )
    .order_by(LOG.c.id)
)
_LAST_LOG = Statement(select(func.max(LOG.c.id)))
_DROPS = (
    Statement(delete(LOG).where(LOG.c.id == bindparam("log"))),
    *(
        Statement(delete(each).where(each.c.log == bindparam("log")))
        for each in (ENTRY, CHECKPOINT)
    ),
)


def _span(table: Any) -> tuple[Any, ...]:
    return (
        table.c.log == bindparam("log"),
        table.c.seq >= bindparam("first"),
        table.c.seq <= bindparam("last"),
    )


_ENTRIES = Statement(select(ENTRY).where(*_span(ENTRY)).order_by(ENTRY.c.seq))
_HEADS = Statement(select(ENTRY.c.seq, ENTRY.c.head).where(*_span(ENTRY)))
_CHECKPOINTS = Statement(select(CHECKPOINT).where(*_span(CHECKPOINT)).order_by(CHECKPOINT.c.seq))
_ENTRIES_ON = Among([*ENTRY.columns], ENTRY.c.record)
_UNAPPLIED = Statement(select(ENTRY).where(KEPT_ASIDE).order_by(ENTRY.c.log, ENTRY.c.seq))


_INCARNATION_OF = Statement(
    select(INCARNATION).where(
        INCARNATION.c.device == bindparam("device"),
        INCARNATION.c.incarnation == bindparam("incarnation"),
        INCARNATION.c.compartment == bindparam("compartment"),
    )
)
_INCARNATIONS = Statement(select(INCARNATION).where(INCARNATION.c.device == bindparam("device")))
_KEYS_OF_USER = Statement(
    select(USER_KEY).where(
        USER_KEY.c.device == bindparam("device"), USER_KEY.c.user == bindparam("user")
    )
)
_KEYS_OF_DEVICE = Statement(select(USER_KEY).where(USER_KEY.c.device == bindparam("device")))
_INCARNATION = tuple(column.name for column in INCARNATION.columns)
_USER_KEY = tuple(column.name for column in USER_KEY.columns)


class SqlLogs:
    """The part of `JournalStore` that is about logs."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def logs(self, name: LogName | None = None) -> list[LogRow]:
        if name is None:
            return [_log_row(row) for row in _ALL_LOGS.rows(self.connection)]
        return [_log_row(row) for row in _LOGS_OF.rows(self.connection, **_named(name))]

    def save_log(self, row: LogRow) -> None:
        values = (row.id, row.name.device, row.name.incarnation, row.name.compartment)
        rest = (row.tag, row.seq, row.head, row.branch, row.parent, row.fork)
        upsert(self.connection, LOG, _LOG, [(*values, *rest, row.confirmed, row.epoch)])

    def drop_log(self, log: int) -> None:
        for statement in _DROPS:
            statement.run(self.connection, log=log)

    def new_log_id(self) -> int:
        return int(_LAST_LOG.rows(self.connection)[0][0] or 0) + 1

    def entries(self, log: int, first: int, last: int) -> list[EntryRow]:
        rows = _ENTRIES.rows(self.connection, log=log, first=first, last=last)
        return [_entry_row(row) for row in rows]

    def heads(self, log: int, first: int, last: int) -> dict[int, bytes]:
        return dict(_HEADS.rows(self.connection, log=log, first=first, last=last))

    def entries_on(self, records: Collection[bytes]) -> list[EntryRow]:
        return [_entry_row(row) for row in sorted(_ENTRIES_ON.rows(self.connection, records))]

    def put_entries(self, rows: Sequence[EntryRow]) -> None:
        values = [
            (
                row.log,
                row.seq,
                row.head,
                row.kind,
                row.record,
                row.area,
                int(row.entry.form),
                row.status,
                row.entry.header,
                row.entry.payload,
            )
            for row in rows
        ]
        upsert(self.connection, ENTRY, _ENTRY, values)

    def unapplied(self) -> list[EntryRow]:
        return [_entry_row(row) for row in _UNAPPLIED.rows(self.connection)]

    def checkpoints(self, log: int, first: int, last: int) -> list[Checkpoint]:
        rows = _CHECKPOINTS.rows(self.connection, log=log, first=first, last=last)
        return [Checkpoint(*row[1:]) for row in rows]

    def put_checkpoint(self, log: int, checkpoint: Checkpoint) -> None:
        signatures = (checkpoint.device_signature, checkpoint.user_signature)
        row = (log, checkpoint.seq, checkpoint.author, *signatures)
        upsert(self.connection, CHECKPOINT, _CHECKPOINT, [row])

    def incarnation(self, name: LogName) -> IncarnationCertificate | None:
        rows = _INCARNATION_OF.rows(self.connection, **_named(name))
        return _incarnation(rows[0]) if rows else None

    def user_key(self, device: bytes, user: bytes) -> list[UserKeyCertificate]:
        rows = _KEYS_OF_USER.rows(self.connection, device=device, user=user)
        return [UserKeyCertificate(*row) for row in rows]

    def put_certificates(
        self,
        incarnations: Iterable[IncarnationCertificate],
        user_keys: Iterable[UserKeyCertificate],
    ) -> None:
        named = [
            (
                each.device,
                each.name.incarnation,
                each.compartment,
                each.number,
                each.public_key,
                each.started,
                each.signature,
            )
            for each in incarnations
        ]
        upsert(self.connection, INCARNATION, _INCARNATION, named)
        keys = [(key.device, key.user, key.public_key, key.signature) for key in user_keys]
        upsert(self.connection, USER_KEY, _USER_KEY, keys)

    def certificates_of(
        self, device: bytes
    ) -> tuple[list[IncarnationCertificate], list[UserKeyCertificate]]:
        incarnations = _INCARNATIONS.rows(self.connection, device=device)
        keys = _KEYS_OF_DEVICE.rows(self.connection, device=device)
        return (
            [_incarnation(row) for row in incarnations],
            [UserKeyCertificate(*row) for row in keys],
        )


def _named(name: LogName) -> dict[str, Any]:
    return {
        "device": name.device,
        "incarnation": name.incarnation,
        "compartment": name.compartment,
    }


def _log_row(row: tuple[Any, ...]) -> LogRow:
    identity, device, incarnation, compartment, *rest = row
    return LogRow(identity, LogName(device, incarnation, compartment), *rest)


def _entry_row(row: tuple[Any, ...]) -> EntryRow:
    log, seq, head, kind, record, area, form, status, header, payload = row
    entry = Entry(_FORMS[form], header, payload)
    return EntryRow(log, seq, head, kind, record, area, entry, status)


def _incarnation(row: tuple[Any, ...]) -> IncarnationCertificate:
    device, _, compartment, number, public_key, started, signature = row
    return IncarnationCertificate(device, compartment, number, public_key, started, signature)
