"""A laptop in hostile hands: what it signs harms no record but its own."""

from dataclasses import replace

import pytest
from journal_world import (
    NORTH,
    SITE,
    Forger,
    born,
    edit,
    offered,
)

from fieldkit.errors import Refusal
from fieldkit.journal.accept import Accepted, accept, take_certificates
from fieldkit.journal.apply import rebuild
from fieldkit.journal.author import Act
from fieldkit.journal.chain import Branches
from fieldkit.journal.codec import MalformedError, encode
from fieldkit.journal.entry import Header, decode_header
from fieldkit.journal.keys import SigningKey
from fieldkit.journal.log import certify_incarnation, log_name
from fieldkit.journal.merge import shown
from fieldkit.journal.segment import Segment, unpack_segment
from fieldkit.journal.state import unpack
from tests.sync.world import ORGANISATION, World


@pytest.fixture
def world() -> World:
    return World(5)


def refused(world: World, segment: Segment) -> str:
    """The code with which headquarters refuses a segment, after which nothing has changed."""
    before = world.hq.store.logs()
    answer = accept(world.hq, segment)
    assert isinstance(answer, Refusal), answer
    assert world.hq.store.logs() == before
    return str(answer.code)


def test_a_laptop_cannot_overwrite_anothers_fact(world: World) -> None:
    one, two = world.laptops
    fields = {"fact": b"f" * 16, "reason": "wrong_item", "goods_returned": True}
    fact = world.act(one, Act("void", None, NORTH, fields)).rows[0].record
    accept(world.hq, offered(one))
    forger = Forger(two)
    forger.write("household", fact, {"area": NORTH, "site": SITE})
    accept(world.hq, forger.segment())
    rebuild(world.hq, {("void", fact)})
    row = world.hq.store.records([("void", fact)])[fact]
    assert shown(unpack(row.state), world.hq.corrections) == fields


def test_two_kinds_under_one_id_stay_apart(world: World) -> None:
    record, forger = b"r" * 16, Forger(world.laptops[0])
    forger.write("household", record, {"area": NORTH, "site": SITE})
    forger.write("card", record, {"phone": "+7 900 000-00-09"})
    assert isinstance(accept(world.hq, forger.segment()), Accepted)
    row = world.hq.store.records([("card", record)])[record]
    assert dict(row.values) == {"phone": "+7 900 000-00-09"}


def test_a_revoked_laptop_cannot_write_below_its_cut(world: World) -> None:
    laptop = world.laptops[0]
    record = born(world, laptop)
    edit(world, laptop, record, "+7 900 000-00-01")
    accept(world.hq, offered(laptop))
    head = laptop.replica.main_log(laptop.pen.log).head
    revoke(world, cut=2, head=head)
    forger = Forger(laptop, seq=1)
    forger.write("household", record, {"phone": "+7 900 666-66-66"})
    answer = accept(world.hq, forger.segment())
    assert isinstance(answer, Accepted)
    assert answer.unapplied == ("journal.device_revoked",)


def revoke(world: World, cut: int, head: bytes = b"") -> None:
    laptop = world.laptops[0]
    fields = {
        "code": laptop.pen.log.device.hex(),
        "name": "laptop",
        "public_key": laptop.device_key.public,
        "areas": ["north"],
        "status": "revoked",
        "cut": [
            {
                "incarnation": laptop.pen.log.incarnation.hex(),
                "compartment": "aid",
                "last_seq": cut,
                **({"head": head.hex()} if head else {}),
            }
        ],
    }
    world.directory["device", laptop.pen.log.device] = encode(fields)
    world.publish()


def test_acts_after_the_cut_are_kept_but_not_in_force(world: World) -> None:
    laptop = world.laptops[0]
    record = born(world, laptop)
    edit(world, laptop, record, "+7 900 000-00-01")
    edit(world, laptop, record, "+7 900 000-00-02")
    accept(world.hq, offered(laptop))
    revoke(world, cut=2)
    row = world.hq.store.records([("household", record)])[record]
    assert row.values["phone"] == "+7 900 000-00-01"
    assert [held.status for held in world.hq.store.unapplied()] == ["journal.device_revoked"]
    revoke(world, cut=3)
    row = world.hq.store.records([("household", record)])[record]
    assert row.values["phone"] == "+7 900 000-00-02"
    assert world.hq.store.unapplied() == []


def test_one_entry_cannot_grow_a_record_without_bound(world: World) -> None:
    laptop, record = world.laptops[0], b"r" * 16
    forger = Forger(laptop)
    dots = tuple(count.to_bytes(8, "big") for count in range(1000))
    forger.write("household", record, {"n" * 30_000: 1}, dots)
    accept(world.hq, forger.segment())
    held = world.hq.store.records([("household", record)])
    assert not held or len(held[record].state) <= 2 * 64 * 1024


def test_a_log_has_a_bounded_number_of_branches(world: World) -> None:
    for count in range(70):
        forger = Forger(world.laptops[0], seq=0)
        forger.write("household", count.to_bytes(16, "big"), {"area": NORTH, "site": SITE})
        accept(world.hq, forger.segment())
    assert len(world.hq.store.logs()) <= 64


@pytest.mark.parametrize("compartment", [1.0, True])
def test_a_compartment_is_a_whole_number(compartment: object) -> None:
    with pytest.raises(MalformedError):
        log_name([b"d" * 16, b"i" * 8, compartment])


def test_a_kind_is_plain_text() -> None:
    header = Header(1, 1, b"a" * 16, "house\x00hold", None, b"b" * 16, (1, 1))
    with pytest.raises(MalformedError):
        decode_header(header.encode())


@pytest.mark.parametrize(
    "fields",
    [{}, {"phone": 5}, {"area": b"short"}, {"phone": None, "x": float("nan")}, {"x": [[[1]]]}],
)
def test_an_odd_entry_never_blocks_what_follows(world: World, fields: dict[str, object]) -> None:
    record, forger = b"r" * 16, Forger(world.laptops[0])
    forger.write("household", record, fields)
    forger.write_raw(b"\xff not a header", {"a": 1})
    forger.write("no_such_kind", None, {"a": 1})
    forger.write("household", record, {"area": NORTH, "site": SITE, "phone": "+7 900 000-00-01"})
    answer = accept(world.hq, unpack_segment(forger.segment().pack()))
    assert isinstance(answer, Accepted) and answer.new == 4
    assert "journal.malformed" in answer.unapplied
    assert world.hq.store.records([("household", record)])[record].listed


def test_an_entry_of_a_later_schema_is_kept(world: World) -> None:
    forger = Forger(world.laptops[0])
    forger.write_raw(encode([2, "whatever comes"]), {"a": 1})
    answer = accept(world.hq, forger.segment())
    assert isinstance(answer, Accepted)
    assert answer.unapplied == ("journal.newer_schema",)


def test_certificates_of_strangers_are_refused(world: World) -> None:
    stranger, key = SigningKey(b"s" * 32), SigningKey(b"k" * 32)
    unknown = certify_incarnation(ORGANISATION, stranger, 1, 1, key.public, 0)
    answer = take_certificates(world.hq, [unknown], [])
    assert isinstance(answer, Refusal) and answer.code == "journal.unknown_device"
    forged = replace(unknown, device=world.laptops[0].pen.log.device)
    answer = take_certificates(world.hq, [forged], [])
    assert isinstance(answer, Refusal) and answer.code == "journal.bad_signature"


def test_a_log_without_certificates_is_refused(world: World) -> None:
    born(world, world.laptops[0])
    segment = offered(world.laptops[0])
    other = replace(segment, log=replace(segment.log, incarnation=b"i" * 8))
    assert refused(world, other) == "journal.unknown_incarnation"
    stranger = replace(segment, checkpoint=replace(segment.checkpoint, author=b"u" * 16))
    assert refused(world, stranger) == "journal.unknown_user_key"


def test_forks_of_forks_all_verify(world: World) -> None:
    """Six branches of one log, each a chain of its own, in the order in which they came."""
    laptop = world.laptops[0]
    record = born(world, laptop)
    for count in range(5):
        edit(world, laptop, record, f"+7 900 000-00-1{count}")
    accept(world.hq, offered(laptop))
    for start in (4, 2, 5, 2):
        forger = Forger(laptop, seq=start)
        for count in range(3):
            forger.write("household", record, {"phone": f"+7 900 00{start}-00-2{count}"})
        answer = accept(world.hq, forger.segment())
        assert isinstance(answer, Accepted)
    branches = Branches(world.hq, laptop.pen.log)
    assert len(branches.rows) == 4
    for row in branches.rows.values():
        assert all(branches.head_at(row, seq) for seq in range(row.seq + 1))
