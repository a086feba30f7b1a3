"""What a laptop's tables show, against what its journal adds up to, column by column."""

from fieldkit.journal.apply import Key
from fieldkit.journal.replica import Replica
from fieldkit.journal.verify import added_up
from fieldkit.store.columns import fits, fitted
from fieldkit.store.journal_repository import SqlJournal
from fieldkit.store.statements import Among
from fieldkit.store.tables import RECORD_TABLES
from fieldkit.store.tables.facts import DONE
from fieldkit.store.tables.kept import JOURNALLED


def wrong_rows(replica: Replica, kind: str) -> list[Key]:
    """Records of a kind whose columns differ from what page and entries add up to."""
    assert isinstance(replica.store, SqlJournal)
    table = RECORD_TABLES[kind]
    checks = fits(table, JOURNALLED + DONE)
    columns = [table.c.id, *(table.c[name] for name, _ in checks)]
    connection = replica.store.connection
    ids = [row[0] for row in connection.exec_driver_sql(f"SELECT id FROM {table.name}")]
    shown = {row[0]: list(row[1:]) for row in Among(columns, table.c.id).rows(connection, ids)}
    return [
        key
        for key, _, expected in added_up(replica, [(kind, record) for record in ids])
        if expected is None or shown[key[1]] != fitted(expected.values, checks)
    ]
