"""Naming the branches of a forked log as headquarters does.

Which branch of a fork is "the log itself" depends on which came first, so replicas may differ; a
page's states use headquarters' names. Forks are rare: where names differ, everything held of that
log is laid out anew, and the records it touches are added up again.
"""

from collections.abc import Iterable
from dataclasses import replace

from fieldkit.journal.apply import rebuild
from fieldkit.journal.log import LogName
from fieldkit.journal.page import Cover
from fieldkit.journal.renewal import ask_renewal
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import EntryRow, LogRow
from fieldkit.journal.segment import Checkpoint

MANY = 1 << 62


def adopt(replica: Replica, covers: Iterable[Cover]) -> None:
    """Renames branches where headquarters' names differ from ours."""
    by_log: dict[LogName, list[Cover]] = {}
    for cover in covers:
        by_log.setdefault(cover.log, []).append(cover)
    for name, group in by_log.items():
        if len(group) > 1 and _differ(replica, name, group):
            ask_renewal(replica, name)
            _Layout(replica, name, group).lay()


def _differ(replica: Replica, name: LogName, covers: list[Cover]) -> bool:
    """Whether some entry that we hold stands under another branch than at headquarters."""
    rows = {row.branch: row for row in replica.store.logs(name)}
    for cover in covers:
        row = rows.get(cover.branch)
        if cover.branch and row is None:
            first = cover.fork + 1
            held = [replica.store.heads(each.id, first, first) for each in rows.values()]
            if any(heads.get(first) == cover.branch for heads in held):
                return True
        if row is not None and cover.fork < cover.seq <= row.seq:
            if replica.store.heads(row.id, cover.seq, cover.seq).get(cover.seq) != cover.head:
                return True
        elif row is not None and row.seq < cover.seq and _goes_on_elsewhere(row, rows, covers):
            return True
    return False


def _goes_on_elsewhere(row: LogRow, rows: dict[bytes, LogRow], covers: list[Cover]) -> bool:
    """Whether our row stops where a branch begins that headquarters has not named a branch."""
    named = {cover.branch for cover in covers}
    return any(
        other.parent == row.id and other.fork == row.seq and other.branch not in named
        for other in rows.values()
    )


class _Layout:
    """Takes a log's rows apart into a tree of heads, and lays them out by headquarters' names."""

    def __init__(self, replica: Replica, name: LogName, covers: list[Cover]) -> None:
        self._replica, self._name = replica, name
        self._named = {cover.branch: cover.tag for cover in covers if cover.branch}
        self._tips = {cover.head for cover in covers if not cover.branch}
        self._origin = name.origin(replica.organisation)
        self._tree: dict[bytes, EntryRow] = {}
        self._after: dict[bytes, list[bytes]] = {}
        self._checkpoints: dict[bytes, Checkpoint] = {}
        self._confirmed: dict[bytes, int] = {}

    def lay(self) -> None:
        rows = self._replica.store.logs(self._name)
        self._take_apart(rows)
        identity = min(row.id for row in rows)
        main = LogRow(identity, self._name, self._origin[:8], 0, self._origin)
        waiting, laid = [(main, self._origin)], []
        following = max(self._replica.store.new_log_id(), identity + 1)
        while waiting:
            row, head = waiting.pop()
            row, branches = self._run(row, head)
            laid.append(row)
            for first in branches:
                tag = self._named.get(first, first[:8])
                before = self._tree[first].seq - 1
                child = LogRow(
                    following,
                    self._name,
                    tag,
                    before,
                    head,
                    branch=first,
                    parent=row.id,
                    fork=before,
                )
                waiting.append((child, first))
                following += 1
        for row in laid:
            self._replica.store.save_log(row)
        touched = {(held.kind, held.record) for held in self._tree.values()}
        rebuild(self._replica, {key for key in touched if key[0]})

    def _take_apart(self, rows: list[LogRow]) -> None:
        heads: dict[int, dict[int, bytes]] = {}
        for row in rows:
            entries = self._replica.store.entries(row.id, 1, MANY)
            heads[row.id] = {entry.seq: entry.head for entry in entries}
            before = heads[row.parent].get(row.fork, self._origin) if row.parent else self._origin
            for entry in entries:
                self._tree[entry.head] = entry
                self._after.setdefault(before, []).append(entry.head)
                before = entry.head
            for checkpoint in self._replica.store.checkpoints(row.id, 1, MANY):
                self._checkpoints[heads[row.id][checkpoint.seq]] = checkpoint
            if row.confirmed in heads[row.id]:
                self._confirmed[heads[row.id][row.confirmed]] = row.epoch
        for row in rows:
            self._replica.store.drop_log(row.id)

    def _run(self, row: LogRow, head: bytes) -> tuple[LogRow, list[bytes]]:
        """Follows one branch to its end; gives it as saved, and the heads that begin others."""
        branches: list[bytes] = []
        entries: list[EntryRow] = []
        current: bytes | None = head
        if head == self._origin:
            current, others = self._onward(head)
            branches += others
        while current is not None:
            held = self._tree[current]
            entries.append(replace(held, log=row.id))
            if current in self._confirmed:
                row = replace(row, confirmed=held.seq, epoch=self._confirmed[current])
            row = replace(row, seq=held.seq, head=current)
            current, others = self._onward(current)
            branches += others
        self._replica.store.put_entries(entries)
        for entry in entries:
            if entry.head in self._checkpoints:
                self._replica.store.put_checkpoint(row.id, self._checkpoints[entry.head])
        return row, branches

    def _onward(self, head: bytes) -> tuple[bytes | None, list[bytes]]:
        """The entry that goes on with the same branch, and those that begin another."""
        children = self._after.get(head, [])
        unnamed = [child for child in children if child not in self._named]
        if len(unnamed) > 1:
            unnamed.sort(key=lambda child: (not self._leads_to_tip(child), child))
        own = unnamed[0] if unnamed else None
        return own, [child for child in children if child != own]

    def _leads_to_tip(self, head: bytes) -> bool:
        waiting = [head]
        while waiting:
            current = waiting.pop()
            if current in self._tips:
                return True
            waiting.extend(self._after.get(current, ()))
        return False
