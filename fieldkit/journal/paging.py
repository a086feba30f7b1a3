"""Making pages from the feed, and putting pages in place."""

from dataclasses import dataclass

from fieldkit.errors import Refusal
from fieldkit.journal.adopt import adopt
from fieldkit.journal.apply import Key, held_rows, rebuilt, row_of
from fieldkit.journal.classify import reclassify
from fieldkit.journal.codec import MalformedError, decode, encode
from fieldkit.journal.letting_go import let_go
from fieldkit.journal.merge import Applicable, contains, left
from fieldkit.journal.page import Cover, Page, PageRecord
from fieldkit.journal.reasons import JournalReason
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import Placement, RecordRow
from fieldkit.journal.state import Erased, Left, Seen, State, unpack

PAGE_BYTES = 1024 * 1024
MAX_STATE = 1024 * 1024
"""A record grown past this goes into no page: it would hold up all others of its area. Only hostile
writes make one; headquarters still has it."""


def make_page(replica: Replica, area: bytes, after: int, limit: int) -> tuple[Page, bool]:
    """The next page of an area past a position, and whether more follows.

    A page ends at `limit` records or about 1 MiB. With nothing new it is empty and `upto` is
    `after`.
    """
    placements = replica.store.feed(area, after, limit + 1)
    more = len(placements) > limit
    placements = placements[:limit]
    rows = held_rows(replica, [(row.kind, row.record) for row in placements])
    records: list[PageRecord] = []
    tags: set[bytes] = set()
    size, upto = 0, after
    for placement in placements:
        if size > PAGE_BYTES:
            more = True
            break
        upto = placement.position
        state, seen = _page_state(rows[placement.kind, placement.record], placement)
        if len(state) > MAX_STATE:
            continue
        records.append(PageRecord(placement.kind, placement.record, placement.position, state))
        tags.update(seen)
        size += len(state)
    covers = _covers(replica, tags)
    return Page(replica.organisation, area, after, upto, covers, tuple(records)), more


def _page_state(row: RecordRow, placement: Placement) -> tuple[bytes, Seen]:
    state = unpack(row.state)
    seen = {} if isinstance(state, Erased) else state.seen
    if placement.here or isinstance(state, Erased):
        return row.state, seen
    return left(None, seen).pack(), seen


def _covers(replica: Replica, tags: set[bytes]) -> tuple[Cover, ...]:
    """The logs that the page names, and any fork of them."""
    logs = replica.store.logs() if tags else []
    names = {row.name for row in logs if row.tag in tags}
    rows = [row for row in logs if row.name in names]
    return tuple(Cover(row.tag, row.name, row.seq, row.head, row.branch, row.fork) for row in rows)


@dataclass(frozen=True, slots=True)
class Paged:
    """What a page changed here; `unreadable` counts states that this version can't read."""

    touched: frozenset[Key]
    unreadable: int = 0


def apply_page(replica: Replica, page: Page) -> Paged | Refusal:
    """Puts a page in place: its states instead of ours, our further entries on top.

    The page's signature has been checked. Of two pages that speak of one record, the later position
    holds, whichever comes first: a record that moves between two areas of this replica stays.
    Refuses a page of another organisation or area.
    """
    if page.organisation != replica.organisation:
        return Refusal(JournalReason.OTHER_ORGANISATION)
    if replica.areas is not None and page.area not in replica.areas:
        return Refusal(JournalReason.PAGE_OUTSIDE_AREAS)
    adopt(replica, page.covers)
    keys = {(record.kind, record.id) for record in page.records}
    held = held_rows(replica, keys)
    entries = _entries_on(replica, keys)
    rows: list[RecordRow] = []
    placed: list[tuple[RecordRow, State]] = []
    unreadable = 0
    for record in page.records:
        before = held.get((record.kind, record.id))
        if before is not None and before.position >= record.position:
            continue
        try:
            state = unpack(record.state)
        except MalformedError:
            unreadable += 1
            continue
        row = _placed(replica, record, state, entries.get((record.kind, record.id), []))
        rows.append(row)
        placed.append((row, state))
    if unreadable:
        replica.store.put_setting("unreadable", b"1")
    replica.store.put_records(rows)
    replica.store.put_placements(
        [
            Placement(page.area, row.kind, row.id, row.position, not isinstance(state, Left))
            for row, state in placed
        ]
    )
    let_go(replica, [row for row in rows if row.paged])
    return Paged(frozenset((row.kind, row.id) for row in rows), unreadable)


def cursors(replica: Replica) -> dict[bytes, int]:
    """How far this replica has read each area's pages."""
    stored = replica.store.setting("cursors")
    return dict(decode(stored)) if stored else {}


def put_cursors(replica: Replica, held: dict[bytes, int]) -> None:
    replica.store.put_setting("cursors", encode([list(pair) for pair in sorted(held.items())]))


def _entries_on(replica: Replica, keys: set[Key]) -> dict[Key, list[Applicable]]:
    """Entries in force held on these records; on a laptop mostly none."""
    found: dict[Key, list[Applicable]] = {}
    entries = replica.store.entries_on({record for _, record in keys})
    if not entries:
        return found
    logs = {row.id: row for row in replica.store.logs()}
    for row in entries:
        applicable = reclassify(replica, logs[row.log], row)[1]
        if applicable is not None:
            found.setdefault((row.kind, row.record), []).append(applicable)
    return found


def _placed(
    replica: Replica, record: PageRecord, state: State, entries: list[Applicable]
) -> RecordRow:
    key = (record.kind, record.id)
    if record.id in replica.erased or all(contains(state, entry) for entry in entries):
        if record.id in replica.erased:
            state = Erased(replica.erased[record.id])
        return row_of(replica, key, state, None, paged=True, position=record.position)
    beneath = RecordRow(*key, record.state, paged=True, position=record.position)
    row = rebuilt(replica, key, beneath, entries)
    assert row is not None
    return row
