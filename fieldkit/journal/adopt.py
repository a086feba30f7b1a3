"""Naming the branches of a forked log as headquarters does.

Which branch of a fork is "the log itself" depends on which came first, so replicas may differ; a
page's states use headquarters' names. Forks are rare: what is renamed is added up again.
"""

from collections.abc import Iterable
from dataclasses import replace

from fieldkit.journal.apply import rebuild
from fieldkit.journal.chain import Branches
from fieldkit.journal.page import Cover
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import LogRow

MANY = 1 << 62


def adopt(replica: Replica, covers: Iterable[Cover]) -> None:
    """Renames branches where headquarters' names differ from ours."""
    by_log: dict[object, list[Cover]] = {}
    for cover in covers:
        by_log.setdefault(cover.log, []).append(cover)
    for group in by_log.values():
        forks = [cover for cover in group if cover.branch]
        if not forks:
            continue
        branches = Branches(replica, group[0].log)
        for fork in forks:
            _split_off(replica, branches, fork)
        named = {cover.branch for cover in forks}
        for main in (cover for cover in group if not cover.branch):
            _join(replica, branches, main, named)
        branches.save()


def _split_off(replica: Replica, branches: Branches, cover: Cover) -> None:
    """Ours holds in one run what headquarters calls a branch: give it a row of its own."""
    for row in list(branches.rows.values()):
        if row.branch == cover.branch:
            return
    for row in list(branches.rows.values()):
        held = replica.store.heads(row.id, cover.fork + 1, cover.fork + 1)
        if held.get(cover.fork + 1) != cover.branch:
            continue
        before = branches.head_at(row, cover.fork)
        assert before is not None
        identity = max(max(branches.rows) + 1, replica.store.new_log_id())
        branches.rows[identity] = LogRow(
            identity,
            cover.log,
            cover.tag,
            row.seq,
            row.head,
            branch=cover.branch,
            parent=row.id,
            fork=cover.fork,
            confirmed=row.confirmed,
            epoch=row.epoch,
        )
        branches.rows[row.id] = replace(
            row, seq=cover.fork, head=before, confirmed=min(row.confirmed, cover.fork)
        )
        branches.save()
        _move(replica, row.id, cover.fork + 1, identity)
        return


def _join(replica: Replica, branches: Branches, main: Cover, named: set[bytes]) -> None:
    """Ours calls a branch what headquarters calls the log itself: put it there."""
    own = next((row for row in branches.rows.values() if not row.branch), None)
    if own is None:
        return
    for row in list(branches.rows.values()):
        if row.parent != own.id or row.fork != own.seq or row.branch in named:
            continue
        ours = branches.head_at(row, main.seq) if main.seq <= row.seq else main.head
        if ours != main.head:
            continue
        branches.rows[own.id] = replace(
            own, seq=row.seq, head=row.head, confirmed=row.confirmed, epoch=row.epoch
        )
        for child in list(branches.rows.values()):
            if child.parent == row.id:
                branches.rows[child.id] = replace(child, parent=own.id)
        del branches.rows[row.id]
        replica.store.drop_log(row.id)
        branches.save()
        _move(replica, row.id, row.fork + 1, own.id)
        return


def _move(replica: Replica, log: int, first: int, to: int) -> None:
    replica.store.move_entries(log, first, to)
    rows = replica.store.entries(to, first, MANY)
    rebuild(replica, {(row.kind, row.record) for row in rows if row.kind})
