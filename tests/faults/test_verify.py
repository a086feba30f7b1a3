"""`verify` names each planted difference: else its silence elsewhere would prove little."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from fieldkit.journal.author import Act, Written, write
from fieldkit.journal.replica import Replica
from fieldkit.journal.verify import Fault, verify
from fieldkit.services.laptop import Laptop
from fieldkit.store.journal_repository import SqlJournal
from tests.faults.offline import enrol_offline, open_laptop
from tests.faults.tables import wrong_rows

HOME = b"h" * 16


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    folder = tmp_path_factory.mktemp("laptop")
    enrol_offline(folder)
    opened = open_laptop(folder)
    with opened.node.transaction() as replica:
        area = min(replica.areas or ())
        for fields in ({"area": area, "site": b"s" * 16}, {"address_note": "выдуманный"}):
            written = write(replica, opened.pen, [Act("household", HOME, area, fields)])
            assert isinstance(written, Written), written
    yield opened
    opened.close()


class UndoneError(Exception):
    """Takes back what was planted."""


def faults_after(laptop: Laptop, *statements: str) -> set[Fault]:
    """What `verify` names in a transaction in which these statements are run, and undone."""
    found: set[Fault] = set()
    with pytest.raises(UndoneError), laptop.node.transaction() as replica:
        assert isinstance(replica.store, SqlJournal)
        for statement in statements:
            replica.store.connection.exec_driver_sql(statement)
        found = {each.fault for each in verify(replica).differences}
        raise UndoneError
    return found


PLANTED = {
    Fault.GAP: "DELETE FROM entry WHERE seq = 1",
    Fault.CHAIN: "UPDATE entry SET payload = zeroblob(length(payload)) WHERE seq = 2",
    Fault.TIP: "UPDATE log SET head = zeroblob(32)",
    Fault.CERTIFICATE: "DELETE FROM incarnation",
    Fault.SIGNATURE: "UPDATE checkpoint SET user_signature = zeroblob(64) WHERE seq = 2",
    Fault.UNSIGNED: "DELETE FROM checkpoint WHERE seq = 2",
    Fault.STATUS: "UPDATE entry SET status = 'journal.malformed_once' WHERE seq = 2",
    Fault.MISSING: "DELETE FROM household",
    Fault.STATE: "UPDATE household SET state = x'83000080' WHERE 1",
    Fault.SHOWN: "UPDATE household SET listed = 0",
}


def test_nothing_is_named_where_all_is_well(laptop: Laptop) -> None:
    assert faults_after(laptop) == set()


@pytest.mark.parametrize("fault", PLANTED, ids=str)
def test_a_planted_fault_is_named(laptop: Laptop, fault: Fault) -> None:
    assert fault in faults_after(laptop, PLANTED[fault])


def test_a_record_that_nothing_founds_is_named(laptop: Laptop) -> None:
    """Pages say that it is here, and no page or entry says what it is."""

    def plant(replica: Replica) -> None:
        row = replica.store.records([("household", HOME)])[HOME]
        replica.store.put_records([replace(row, baseline=b"\x82\x03\x80", state=row.state)])

    found: set[Fault] = set()
    with pytest.raises(UndoneError), laptop.node.transaction() as replica:
        plant(replica)
        found = {each.fault for each in verify(replica).differences}
        raise UndoneError
    assert found


def test_a_column_that_differs_from_the_journal_is_found(laptop: Laptop) -> None:
    with laptop.node.transaction() as replica:
        assert wrong_rows(replica, "household") == []
    found = []
    with pytest.raises(UndoneError), laptop.node.transaction() as replica:
        assert isinstance(replica.store, SqlJournal)
        replica.store.connection.exec_driver_sql("UPDATE household SET address_note = 'другой'")
        found = wrong_rows(replica, "household")
        raise UndoneError
    assert found == [("household", HOME)]
