"""What a node offers of a log, and how branches of a fork find their places."""

import copy
from itertools import permutations

import pytest
from journal_world import NORTH, SITE, Forger, as_user, born, edit, household, offered, second_user

from fieldkit.errors import Refusal
from fieldkit.journal.accept import Accepted, accept
from fieldkit.journal.author import Act, write
from fieldkit.journal.chain import Branches
from fieldkit.journal.entry import Form
from fieldkit.journal.offer import Audience, Reader, next_segment
from fieldkit.journal.page import unpack_page
from fieldkit.journal.paging import Paged, apply_page, make_page
from fieldkit.journal.replica import Replica
from fieldkit.journal.segment import MAX_COMPRESSED, MAX_ENTRIES, Segment
from tests.sync.world import Laptop, World

ORDERS = list(permutations(range(3)))


@pytest.fixture
def world() -> World:
    return World(6)


def run_through(laptop: Laptop) -> list[tuple[int, int]]:
    """(first, last) of each segment offered from the start to the tip; headquarters takes all."""
    row = laptop.replica.main_log(laptop.pen.log)
    spans, first = [], 1
    while first <= row.seq:
        segment = offered(laptop, first=first)
        assert len(segment.pack()) <= MAX_COMPRESSED
        assert len(segment.entries) <= MAX_ENTRIES
        spans.append((first, segment.checkpoint.seq))
        first = segment.checkpoint.seq + 1
    return spans


def test_a_segment_ends_at_a_checkpoint_and_another_user_starts_a_new_one(world: World) -> None:
    laptop = world.laptops[0]
    record = born(world, laptop)
    world.act(
        laptop,
        household(laptop, record, phone="+7 1000"),
        household(laptop, record, phone="+7 1001"),
    )
    assert run_through(laptop) == [(1, 3)]
    as_user(laptop, *second_user(world, laptop))
    edit(world, laptop, record, "+7 900 000-00-01")
    edit(world, laptop, record, "+7 900 000-00-02")
    assert run_through(laptop) == [(1, 3), (4, 5)]
    assert offered(laptop, first=2).checkpoint.seq == 3


def test_many_entries_are_cut_at_500(world: World) -> None:
    laptop = world.laptops[0]
    record = born(world, laptop)
    for count in range(510):
        world.act(laptop, household(laptop, record, phone=f"+7 900 000-{count:04}"))
    assert run_through(laptop) == [(1, 500), (501, 511)]


def test_large_entries_are_cut_below_256_kib(world: World) -> None:
    laptop = world.laptops[0]
    record = born(world, laptop)
    noise = [world.randomness.bytes(30_000) for _ in range(20)]
    world.act(laptop, *[household(laptop, record, later_field=each) for each in noise])
    spans = run_through(laptop)
    assert spans[-1][1] == 21
    assert len(spans) > 2
    for first, _ in spans:
        assert isinstance(accept(world.hq, offered(laptop, first=first)), Accepted)


def test_an_entry_over_64_kib_is_refused_and_nothing_changes(world: World) -> None:
    laptop = world.laptops[0]
    record, last = born(world, laptop), laptop.replica.clock.last
    acts = [household(laptop, record, phone="+7 1000"), household(laptop, record, x=bytes(70_000))]
    answer = write(laptop.replica, laptop.pen, acts)
    assert isinstance(answer, Refusal) and answer.code == "journal.too_large"
    assert laptop.replica.main_log(laptop.pen.log).seq == 1
    assert laptop.replica.clock.last == last


@pytest.mark.parametrize(
    ("reader", "form"),
    [(Reader.HEADQUARTERS, Form.OPEN), (Reader.RELAY, Form.SEALED), (Reader.LAPTOP, Form.BARE)],
)
def test_entries_outside_the_readers_areas_are_hidden(
    world: World, reader: Reader, form: Form
) -> None:
    two = world.laptops[1]
    born(world, two, area=sorted(two.areas)[0])
    row = two.replica.main_log(two.pen.log)
    segment = next_segment(two.replica, row, 1, Audience(reader, frozenset()))
    assert segment is not None
    assert [entry.form for entry in segment.entries] == [form]
    shown = next_segment(two.replica, row, 1, Audience(reader, two.areas))
    assert shown is not None
    assert [entry.form for entry in shown.entries] == [Form.OPEN]
    assert shown.heads(bytes(32)) == segment.heads(bytes(32))


def test_nothing_is_offered_past_the_tip(world: World) -> None:
    laptop = world.laptops[0]
    born(world, laptop)
    row = laptop.replica.main_log(laptop.pen.log)
    assert next_segment(laptop.replica, row, 2, Audience(Reader.HEADQUARTERS)) is None


# Forks


def forked(world: World) -> tuple[bytes, list[Forger]]:
    """A chain of 6, one that leaves it after 4, and one that leaves that after 6."""
    laptop = world.laptops[0]
    record = b"r" * 16
    trunk = Forger(laptop)
    trunk.write("household", record, {"area": NORTH, "site": SITE})
    for count in range(5):
        trunk.write("household", record, {"phone": f"+7 900 000-00-1{count}"})
    accept(laptop.replica, trunk.segment())
    branch = Forger(laptop, seq=4)
    for count in range(4):
        branch.write("household", record, {"phone": f"+7 900 000-00-2{count}"})
    twig = copy.copy(branch)
    twig.entries, twig.first = branch.entries[:2], 5
    twig.seq, twig.head = 6, branch.segment().heads(heads_of(trunk)[3])[1]
    twig.write("household", record, {"phone": "+7 900 000-00-30"})
    return record, [trunk, branch, twig]


def heads_of(forger: Forger) -> list[bytes]:
    return forger.segment().heads(forger.laptop.pen.log.origin(b"ORG-FOR-TESTING!"))


def verify_all(replica: Replica, laptop: Laptop, leaves: set[bytes]) -> None:
    """Every leaf's chain is held whole, and can be offered from its start."""
    branches = Branches(replica, laptop.pen.log)
    tips = {row.head: row for row in branches.rows.values()}
    assert leaves <= tips.keys()
    for leaf in leaves:
        row = tips[leaf]
        assert all(branches.head_at(row, seq) for seq in range(row.seq + 1))
        segment = next_segment(replica, row, 1, Audience(Reader.HEADQUARTERS))
        assert segment is not None
        origin = laptop.pen.log.origin(replica.organisation)
        assert segment.heads(origin)[-1] == leaf


@pytest.mark.parametrize("order", ORDERS)
def test_a_fork_of_a_fork_verifies_in_any_order(world: World, order: tuple[int, ...]) -> None:
    _, forgers = forked(world)
    segments = [each.segment() for each in forgers]
    waiting = [segments[place] for place in order]
    for _ in range(3):
        waiting = [one for one in waiting if not isinstance(accept(world.hq, one), Accepted)]
    assert waiting == []
    verify_all(world.hq, world.laptops[0], {each.head for each in forgers})


@pytest.mark.parametrize("theirs", range(3))
@pytest.mark.parametrize("ours", ORDERS)
def test_headquarters_names_for_branches_leave_every_chain_whole(
    world: World, ours: tuple[int, ...], theirs: int
) -> None:
    """The laptop got the branches in one order, headquarters in another."""
    record, forgers = forked(world)
    laptop = world.laptops[1]
    for place in ours:
        assert isinstance(accept(laptop.replica, whole(forgers, place)), Accepted)
    for place in (theirs, 0, 1, 2):
        assert isinstance(accept(world.hq, whole(forgers, place)), Accepted)
    page, _ = make_page(world.hq, NORTH, 0, 10)
    read = unpack_page(page.pack(world.online), world.online.public)
    assert read is not None
    assert isinstance(apply_page(laptop.replica, read), Paged)
    verify_all(laptop.replica, world.laptops[0], {each.head for each in forgers})
    here = laptop.replica.store.records([("household", record)])[record]
    there = world.hq.store.records([("household", record)])[record]
    assert here.state == there.state


def whole(forgers: list[Forger], place: int) -> Segment:
    """A branch's run from the log's start."""
    trunk, branch, twig = forgers
    entries = (
        trunk.entries,
        trunk.entries[:4] + branch.entries,
        trunk.entries[:4] + twig.entries,
    )
    joined = copy.copy(forgers[place])
    joined.first, joined.entries = 1, entries[place]
    return joined.segment()


def test_every_act_of_a_fork_is_in_the_record(world: World) -> None:
    record, forgers = forked(world)
    for each in forgers:
        assert isinstance(accept(world.hq, each.segment()), Accepted)
    row = world.hq.store.records([("household", record)])[record]
    assert row.conflicts == ("phone",)
    answer = accept(world.hq, forgers[1].segment())
    assert isinstance(answer, Accepted) and answer.new == 0


def test_an_act_of_two_records_is_offered_whole(world: World) -> None:
    laptop = world.laptops[0]
    acts = [
        Act("household", world.new_id(laptop), NORTH, {"area": NORTH, "site": SITE})
        for _ in range(2)
    ]
    world.act(laptop, *acts)
    assert run_through(laptop) == [(1, 2)]


def test_a_relay_can_pass_on_sealed_what_it_got_open(world: World) -> None:
    one, two = world.laptops
    record = born(world, one)
    for count in range(20):
        world.act(one, household(one, record, later_field=f"{count}" + "слова " * 2_500))
    assert isinstance(accept(two.replica, offered(one, Reader.LAPTOP)), Accepted)
    row = two.replica.main_log(one.pen.log)
    segment = next_segment(two.replica, row, 1, Audience(Reader.RELAY))
    assert segment is not None
    assert len(segment.pack()) <= MAX_COMPRESSED
