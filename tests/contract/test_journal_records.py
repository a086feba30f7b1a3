"""What every journal store does with records, placements, the directory and settings."""

from dataclasses import replace

from fieldkit.journal.repository import DirectoryRow, JournalStore, RecordRow
from tests.contract.rows import AREA, household, identity, person, placement, void


def bare_row(row: RecordRow) -> RecordRow:
    """Without values, which a store need not give back."""
    return replace(row, values={})


def test_records_come_back_by_kind_and_id(store: JournalStore) -> None:
    rows = [
        person(1, baseline=b"before", paged=True, position=5 << 40),
        household(2, conflicts=("head", "status"), listed=False),
        void(3, fact=9),
        RecordRow("kind_of_tomorrow", identity(4), b"state", conflicts=("x",)),
    ]
    store.put_records(rows)
    found = store.records({(row.kind, row.id) for row in rows})
    assert {key: bare_row(row) for key, row in found.items()} == {
        row.id: bare_row(row) for row in rows
    }
    assert store.records([("person", identity(2)), ("kind_of_today", identity(4))]) == {}
    assert store.records([]) == {}


def test_putting_a_record_again_replaces_it(store: JournalStore) -> None:
    store.put_records([person(1, conflicts=("phone",), baseline=b"b")])
    again = person(1, state=b"other", household=2, listed=False, values={})
    store.put_records([again])
    assert bare_row(store.records([("person", identity(1))])[identity(1)]) == bare_row(again)
    assert store.disputed() == []


def test_the_last_of_two_equal_records_in_one_batch_stays(store: JournalStore) -> None:
    store.put_records([person(1, state=b"one"), person(1, state=b"two")])
    assert store.records([("person", identity(1))])[identity(1)].state == b"two"


def test_a_thousand_records_at_once(store: JournalStore) -> None:
    store.put_records([person(number, household=number // 4) for number in range(1000)])
    keys = [("person", identity(number)) for number in range(1200)]
    assert len(store.records(keys)) == 1000
    assert len(store.rooted([identity(number) for number in range(250)])) == 1000


def test_rooted_finds_a_household_and_all_that_names_it(store: JournalStore) -> None:
    card = RecordRow("card", identity(5), b"state", root=identity(1))
    torn = person(6, household=2, conflicts=("household",))
    plain = person(7, household=2, conflicts=("phone",))
    store.put_records([household(1), household(2), person(3), person(4), card, torn, plain])
    assert set(store.rooted([identity(1), identity(44)])) == {
        ("household", identity(1)),
        ("person", identity(3)),
        ("person", identity(4)),
        ("card", identity(5)),
        ("person", identity(6)),
    }
    assert set(store.disputed()) == {("person", identity(6)), ("person", identity(7))}


def test_values_that_fit_no_column_do_not_stop_the_write(store: JournalStore) -> None:
    values = {
        "household": "text for bytes",
        "family_name": "nul \x00",
        "given_name": "half a pair \ud800",
        "sex": 7,
        "birth_date": "05.09.1984",
        "birth_year": 1 << 40,
        "specific_needs": {"not": float("nan")},
        "deleted": "yes",
        "unheard_of": [1],
    }
    row = person(1, values=values)
    store.put_records([row])
    assert bare_row(store.records([("person", row.id)])[row.id]) == bare_row(row)


def test_placements_come_by_record(store: JournalStore) -> None:
    other = b"another area !!!"
    rows = [placement(AREA, 1, 1), placement(other, 1, 2, here=False), placement(AREA, 2, 3)]
    store.put_placements(rows)
    found = store.placements([identity(1), identity(1), identity(9)])
    assert {key: set(some) for key, some in found.items()} == {identity(1): set(rows[:2])}


def test_a_feed_is_one_area_past_a_position_in_order(store: JournalStore) -> None:
    store.put_placements([placement(AREA, number, 10 - number) for number in range(1, 6)])
    store.put_placements([placement(b"another area !!!", 1, 7)])
    assert [row.position for row in store.feed(AREA, 5, 3)] == [6, 7, 8]
    moved = placement(AREA, 5, 20, here=False)
    store.put_placements([moved])
    assert [row.position for row in store.feed(AREA, 0, 9)] == [6, 7, 8, 9, 20]
    assert store.feed(AREA, 19, 9) == [moved]


def test_the_size_of_a_feed_is_of_one_area_past_a_position(store: JournalStore) -> None:
    store.put_placements([placement(AREA, number, 10 - number) for number in range(1, 6)])
    store.put_placements([placement(b"another area !!!", 1, 7), placement(AREA, 5, 20, here=False)])
    assert [store.feed_size(AREA, after) for after in (0, 6, 19, 20)] == [5, 4, 1, 0]
    assert store.feed_size(b"no such area !!!", 0) == 0


def test_positions_only_rise(store: JournalStore) -> None:
    before = store.position(0)
    assert store.position(7) == before + 7
    assert store.position(1 << 40) == before + 7 + (1 << 40)
    assert store.position(0) == before + 7 + (1 << 40)


def test_a_directory_is_replaced_whole(store: JournalStore) -> None:
    old = [DirectoryRow("area", identity(1), b"a", 1), DirectoryRow("site", identity(2), b"s", 1)]
    new = [replace(old[0], body=b"b", version=2), DirectoryRow("user", identity(3), b"u", 2)]
    store.put_directory(old)
    store.put_directory(new)
    assert sorted(store.directory(), key=lambda row: row.id) == new
    assert store.directory("user") == new[1:] and store.directory("site") == []
    assert store.directory_record("area", identity(1)) == new[0]
    assert store.directory_record("site", identity(2)) is None


def test_settings_are_named_blobs(store: JournalStore) -> None:
    assert store.setting("manifest") is None
    store.put_setting("manifest", b"\x00\xff")
    store.put_setting("manifest", b"")
    assert store.setting("manifest") == b""


def test_files_are_kept_by_their_hash(store: JournalStore) -> None:
    first, second = b"1" * 32, b"2" * 32
    assert store.held_files() == frozenset() and store.file(first) is None
    store.put_file(first, b"\x00\xff" * 100_000)
    store.put_file(second, b"")
    store.put_file(second, b"picture")
    assert store.held_files() == {first, second}
    assert (store.file(first), store.file(second)) == (b"\x00\xff" * 100_000, b"picture")
    store.drop_file(first)
    store.drop_file(first)
    assert store.held_files() == {second} and store.file(first) is None
