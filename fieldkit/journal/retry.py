"""After an upgrade: what an older version had to keep aside is judged again."""

from fieldkit import __version__
from fieldkit.journal.apply import rebuild
from fieldkit.journal.classify import reclassify
from fieldkit.journal.feed import areas_of, feed
from fieldkit.journal.paging import put_cursors
from fieldkit.journal.replica import Replica

VERSION_SETTING = "application"
UNREADABLE_SETTING = "unreadable"


def retry_after_upgrade(replica: Replica, version: str = __version__) -> None:
    """Applies what this version can and an earlier one could not; once for each version.

    Where pages held states that could not be read, they are all fetched again.
    """
    if replica.store.setting(VERSION_SETTING) == version.encode():
        return
    logs = {row.id: row for row in replica.store.logs()}
    judged = [reclassify(replica, logs[row.log], row) for row in replica.store.unapplied()]
    ready = [row for row, applicable in judged if applicable is not None]
    replica.store.put_entries(ready)
    changed = rebuild(replica, {(row.kind, row.record) for row in ready})
    if replica.feeds:
        feed(replica, changed, areas_of(ready))
    if replica.store.setting(UNREADABLE_SETTING):
        put_cursors(replica, {})
        replica.store.put_setting(UNREADABLE_SETTING, b"")
    replica.store.put_setting(VERSION_SETTING, version.encode())
