"""The journal's store in SQL: `fieldkit.journal.repository.JournalStore` on either engine."""

from fieldkit.store.journal_feed import SqlFeed
from fieldkit.store.journal_files import SqlFiles
from fieldkit.store.journal_logs import SqlLogs
from fieldkit.store.journal_records import SqlRecords


class SqlJournal(SqlLogs, SqlRecords, SqlFeed, SqlFiles):
    """`JournalStore` over one connection, inside the transaction of a unit of work.

    Used by the one thread that owns the connection. Behaves as `MemoryJournal` does (one contract
    suite runs on both); raises what the driver raises, which the unit of work turns into outcomes.
    """
