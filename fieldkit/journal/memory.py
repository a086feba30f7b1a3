"""The store in memory: for tests and simulations, and the plainest statement of the port."""

from collections.abc import Collection, Iterable, Sequence

from fieldkit.journal.log import IncarnationCertificate, LogName, UserKeyCertificate
from fieldkit.journal.repository import (
    APPLIED,
    DirectoryRow,
    EntryRow,
    LogRow,
    Placement,
    RecordRow,
)
from fieldkit.journal.segment import Checkpoint


class MemoryJournal:
    """`JournalStore` over dictionaries. Not thread-safe."""

    def __init__(self) -> None:
        self._logs: dict[int, LogRow] = {}
        self._entries: dict[int, dict[int, EntryRow]] = {}
        self._checkpoints: dict[int, dict[int, Checkpoint]] = {}
        self._incarnations: dict[LogName, IncarnationCertificate] = {}
        self._user_keys: dict[tuple[bytes, bytes, bytes], UserKeyCertificate] = {}
        self._records: dict[tuple[str, bytes], RecordRow] = {}
        self._placements: dict[tuple[bytes, str, bytes], Placement] = {}
        self._directory: dict[tuple[str, bytes], DirectoryRow] = {}
        self._settings: dict[str, bytes] = {}
        self._files: dict[bytes, bytes] = {}
        self._position = 0

    def logs(self, name: LogName | None = None) -> list[LogRow]:
        rows = [self._logs[key] for key in sorted(self._logs)]
        return [row for row in rows if name is None or row.name == name]

    def save_log(self, row: LogRow) -> None:
        self._logs[row.id] = row

    def drop_log(self, log: int) -> None:
        for held in (self._logs, self._entries, self._checkpoints):
            held.pop(log, None)

    def new_log_id(self) -> int:
        return max(self._logs, default=0) + 1

    def entries(self, log: int, first: int, last: int) -> list[EntryRow]:
        held = self._entries.get(log, {})
        return [held[seq] for seq in sorted(held) if first <= seq <= last]

    def heads(self, log: int, first: int, last: int) -> dict[int, bytes]:
        return {row.seq: row.head for row in self.entries(log, first, last)}

    def entries_on(self, records: Collection[bytes]) -> list[EntryRow]:
        wanted = set(records)
        return [row for row in self._all_entries() if row.record in wanted]

    def _all_entries(self) -> list[EntryRow]:
        return [
            self._entries[log][seq]
            for log in sorted(self._entries)
            for seq in sorted(self._entries[log])
        ]

    def put_entries(self, rows: Sequence[EntryRow]) -> None:
        for row in rows:
            self._entries.setdefault(row.log, {})[row.seq] = row

    def unapplied(self) -> list[EntryRow]:
        return [row for row in self._all_entries() if row.status != APPLIED]

    def checkpoints(self, log: int, first: int, last: int) -> list[Checkpoint]:
        held = self._checkpoints.get(log, {})
        return [held[seq] for seq in sorted(held) if first <= seq <= last]

    def put_checkpoint(self, log: int, checkpoint: Checkpoint) -> None:
        self._checkpoints.setdefault(log, {})[checkpoint.seq] = checkpoint

    def incarnation(self, name: LogName) -> IncarnationCertificate | None:
        return self._incarnations.get(name)

    def user_key(self, device: bytes, user: bytes) -> list[UserKeyCertificate]:
        return [
            found
            for found in self._user_keys.values()
            if (found.device, found.user) == (device, user)
        ]

    def put_certificates(
        self,
        incarnations: Iterable[IncarnationCertificate],
        user_keys: Iterable[UserKeyCertificate],
    ) -> None:
        for incarnation in incarnations:
            self._incarnations[incarnation.name] = incarnation
        for key in user_keys:
            self._user_keys[key.device, key.user, key.public_key] = key

    def certificates_of(
        self, device: bytes
    ) -> tuple[list[IncarnationCertificate], list[UserKeyCertificate]]:
        incarnations = [found for found in self._incarnations.values() if found.device == device]
        return incarnations, [key for key in self._user_keys.values() if key.device == device]

    def records(self, keys: Collection[tuple[str, bytes]]) -> dict[bytes, RecordRow]:
        return {key[1]: self._records[key] for key in keys if key in self._records}

    def all_records(self) -> list[RecordRow]:
        """Every row held; the simulation compares replicas by it."""
        return list(self._records.values())

    def put_records(self, rows: Sequence[RecordRow]) -> None:
        for row in rows:
            self._records[row.kind, row.id] = row

    def rooted(self, roots: Collection[bytes]) -> list[tuple[str, bytes]]:
        wanted = set(roots)
        return [
            key
            for key, row in self._records.items()
            if row.root in wanted or "household" in row.conflicts
        ]

    def disputed(self) -> list[tuple[str, bytes]]:
        return [key for key, row in self._records.items() if row.conflicts]

    def placements(self, records: Collection[bytes]) -> dict[bytes, list[Placement]]:
        wanted = set(records)
        found: dict[bytes, list[Placement]] = {}
        for row in self._placements.values():
            if row.record in wanted:
                found.setdefault(row.record, []).append(row)
        return found

    def put_placements(self, rows: Sequence[Placement]) -> None:
        for row in rows:
            self._placements[row.area, row.kind, row.record] = row

    def feed(self, area: bytes, after: int, limit: int) -> list[Placement]:
        rows = [
            row for row in self._placements.values() if row.area == area and row.position > after
        ]
        return sorted(rows, key=lambda row: row.position)[:limit]

    def feed_size(self, area: bytes, after: int) -> int:
        return len(self.feed(area, after, len(self._placements)))

    def position(self, advance: int) -> int:
        self._position += advance
        return self._position

    def directory(self, kind: str | None = None) -> list[DirectoryRow]:
        return [row for row in self._directory.values() if kind is None or row.kind == kind]

    def directory_record(self, kind: str, record: bytes) -> DirectoryRow | None:
        return self._directory.get((kind, record))

    def put_directory(self, rows: Sequence[DirectoryRow]) -> None:
        self._directory = {(row.kind, row.id): row for row in rows}

    def setting(self, name: str) -> bytes | None:
        return self._settings.get(name)

    def put_setting(self, name: str, value: bytes) -> None:
        self._settings[name] = value

    def held_files(self) -> frozenset[bytes]:
        return frozenset(self._files)

    def file(self, sha256: bytes) -> bytes | None:
        return self._files.get(sha256)

    def put_file(self, sha256: bytes, content: bytes) -> None:
        self._files[sha256] = content

    def drop_file(self, sha256: bytes) -> None:
        self._files.pop(sha256, None)
