"""What every journal store does with logs, entries, checkpoints and certificates."""

from dataclasses import replace

from fieldkit.journal.log import IncarnationCertificate, LogName, UserKeyCertificate
from fieldkit.journal.repository import JournalStore
from tests.contract.rows import NAME, bare, checkpoint, entry, identity, log

OTHER = LogName(b"device of a test", b"incarn-2", 1)


def test_logs_come_back_oldest_first_and_by_name(store: JournalStore) -> None:
    fork = log(2, branch=b"b" * 32, parent=1, fork=2, confirmed=1, epoch=4)
    rows = [log(1), fork, log(3, name=OTHER)]
    for row in reversed(rows):
        store.save_log(row)
    assert store.logs() == rows
    assert store.logs(NAME) == rows[:2]
    assert store.logs(LogName(b"another device !", b"incarn-1", 1)) == []


def test_saving_a_log_again_replaces_it(store: JournalStore) -> None:
    store.save_log(log(1))
    store.save_log(log(1, seq=9, confirmed=4))
    assert store.logs() == [log(1, seq=9, confirmed=4)]


def test_new_log_ids_follow_the_highest(store: JournalStore) -> None:
    assert store.new_log_id() == 1
    store.save_log(log(4))
    assert store.new_log_id() == 5
    store.drop_log(4)
    assert store.logs() == [] and store.new_log_id() == 1


def test_entries_of_a_span_come_by_seq(store: JournalStore) -> None:
    rows = [entry(1, seq) for seq in (3, 1, 2, 5)] + [entry(2, 2)]
    store.put_entries(rows)
    assert [row.seq for row in store.entries(1, 2, 4)] == [2, 3]
    assert store.entries(1, 5, 5) == [rows[3]]
    assert store.heads(1, 2, 5) == {2: rows[2].head, 3: rows[0].head, 5: rows[3].head}


def test_putting_an_entry_again_replaces_it(store: JournalStore) -> None:
    store.put_entries([entry(1, 1, status="journal.malformed")])
    closed = entry(1, 1).now(entry(1, 1).entry.closed())
    store.put_entries([closed, bare(1, 2)])
    assert store.entries(1, 1, 9) == [closed, bare(1, 2)]
    assert store.unapplied() == []


def test_the_last_of_two_equal_keys_in_one_batch_stays(store: JournalStore) -> None:
    store.put_entries([entry(1, 1, payload=b"first"), entry(1, 1, payload=b"second")])
    assert [row.entry.payload for row in store.entries(1, 1, 1)] == [b"second"]


def test_entries_on_records_come_by_log_and_seq(store: JournalStore) -> None:
    store.put_entries([entry(2, 1, record=1), entry(1, 9, record=1), entry(1, 3, record=2)])
    store.put_entries([entry(1, 1, record=3), bare(1, 2)])
    found = store.entries_on([identity(2), identity(1), identity(1), identity(77)])
    assert [(row.log, row.seq) for row in found] == [(1, 3), (1, 9), (2, 1)]
    assert store.entries_on([]) == []


def test_many_records_are_looked_up_at_once(store: JournalStore) -> None:
    store.put_entries([entry(1, seq, record=seq) for seq in range(1, 1101)])
    wanted = [identity(number) for number in range(1, 1101)]
    assert len(store.entries_on(wanted)) == 1100


def test_entries_kept_aside_are_listed(store: JournalStore) -> None:
    aside = [entry(1, 2, status="records.unknown_kind"), entry(2, 1, status="journal.malformed")]
    store.put_entries([*reversed(aside), entry(1, 1)])
    assert store.unapplied() == aside


def test_dropping_a_log_takes_entries_and_checkpoints_along(store: JournalStore) -> None:
    store.put_entries([*(entry(1, seq) for seq in (1, 2)), entry(2, 1)])
    for held in (1, 2):
        store.put_checkpoint(held, checkpoint(1))
    store.drop_log(1)
    assert store.entries(1, 1, 9) == [] and store.checkpoints(1, 1, 9) == []
    assert store.entries(2, 1, 9) == [entry(2, 1)]
    assert store.checkpoints(2, 1, 9) == [checkpoint(1)]


def test_checkpoints_come_by_seq_and_replace_each_other(store: JournalStore) -> None:
    for seq in (9, 2, 5):
        store.put_checkpoint(1, checkpoint(seq))
    other = replace(checkpoint(5), author=identity(8))
    store.put_checkpoint(1, other)
    assert store.checkpoints(1, 2, 8) == [checkpoint(2), other]
    assert store.checkpoints(2, 1, 9) == []


def test_certificates_are_found_by_device_user_and_log(store: JournalStore) -> None:
    device = b"device of a test"
    certificate = IncarnationCertificate(device, 1, 1, b"k" * 32, 12 << 16, b"s" * 64)
    users = [
        UserKeyCertificate(device, identity(1), b"1" * 32, b"s" * 64),
        UserKeyCertificate(device, identity(1), b"2" * 32, b"s" * 64),
        UserKeyCertificate(device, identity(2), b"1" * 32, b"s" * 64),
        UserKeyCertificate(b"another device !", identity(1), b"1" * 32, b"s" * 64),
    ]
    for _ in range(2):
        store.put_certificates([certificate], users)
    assert store.incarnation(certificate.name) == certificate
    assert store.incarnation(NAME) is None
    assert sorted(store.user_key(device, identity(1)), key=lambda key: key.public_key) == users[:2]
    incarnations, keys = store.certificates_of(device)
    assert incarnations == [certificate]
    assert set(keys) == set(users[:3])
