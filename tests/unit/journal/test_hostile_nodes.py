"""A hostile relay, a hostile laptop: what they send is refused, or harms nobody else."""

from dataclasses import replace

import pytest
from journal_world import (
    NORTH,
    SITE,
    Forger,
    as_user,
    born,
    edit,
    offered,
    second_user,
)

from fieldkit.errors import Refusal
from fieldkit.journal.accept import Accepted, accept, take_certificates
from fieldkit.journal.apply import rebuild
from fieldkit.journal.author import Act
from fieldkit.journal.chain import Branches
from fieldkit.journal.codec import MalformedError, encode
from fieldkit.journal.directory import DirectoryTaken, take_directory
from fieldkit.journal.entry import Entry, Form, Header, decode_header
from fieldkit.journal.keys import SigningKey, sealing_public
from fieldkit.journal.log import certify_incarnation, certify_user_key, log_name
from fieldkit.journal.manifest import certify_online_key, sign_manifest
from fieldkit.journal.merge import shown
from fieldkit.journal.segment import Segment, unpack_segment
from fieldkit.journal.state import unpack
from tests.sync.world import ORGANISATION, World


@pytest.fixture
def world() -> World:
    return World(5)


def fails(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


def refused(world: World, segment: Segment) -> str:
    """The code with which headquarters refuses a segment, after which nothing has changed."""
    before = world.hq.store.logs()
    answer = accept(world.hq, segment)
    assert isinstance(answer, Refusal), answer
    assert world.hq.store.logs() == before
    return str(answer.code)


# A relay


@pytest.mark.parametrize("form", ["bare", "closed"])
def test_headquarters_refuses_entries_that_a_relay_bared_or_closed(world: World, form: str) -> None:
    born(world, world.laptops[0])
    segment = offered(world.laptops[0])
    hidden = tuple(getattr(entry, form)() for entry in segment.entries)
    assert refused(world, replace(segment, entries=hidden)) == "journal.incomplete"
    assert isinstance(accept(world.hq, segment), Accepted)


def test_headquarters_refuses_entries_sealed_to_another_key(world: World) -> None:
    born(world, world.laptops[0])
    segment = offered(world.laptops[0])
    sealed = tuple(entry.sealed(sealing_public(b"e" * 32)) for entry in segment.entries)
    assert refused(world, replace(segment, entries=sealed)) == "journal.incomplete"


def test_headquarters_opens_entries_that_a_relay_got_sealed(world: World) -> None:
    record = born(world, world.laptops[0])
    segment = offered(world.laptops[0])
    sealed = tuple(entry.sealed(world.key.sealing) for entry in segment.entries)
    answer = accept(world.hq, replace(segment, entries=sealed))
    assert isinstance(answer, Accepted)
    row = world.hq.store.records([("household", record)])[record]
    assert row.values["phone"] == "+7 900 000-00-00"


def tampered(segment: Segment, how: str) -> Segment:
    entries, checkpoint = list(segment.entries), segment.checkpoint
    match how:
        case "payload":
            entries[0] = replace(entries[0], payload=entries[0].payload[:-1] + b"7")
        case "order":
            entries.reverse()
        case "left out":
            del entries[1]
            checkpoint = replace(checkpoint, seq=checkpoint.seq - 1)
        case "added":
            entries.append(entries[-1])
            checkpoint = replace(checkpoint, seq=checkpoint.seq + 1)
        case "cut":
            entries.pop()
            checkpoint = replace(checkpoint, seq=checkpoint.seq - 1)
        case "user signature":
            checkpoint = replace(checkpoint, user_signature=checkpoint.device_signature)
        case "device signature":
            checkpoint = replace(checkpoint, device_signature=checkpoint.user_signature)
    return replace(segment, entries=tuple(entries), checkpoint=checkpoint)


@pytest.mark.parametrize(
    "how",
    ["payload", "order", "left out", "added", "cut", "user signature", "device signature"],
)
def test_an_altered_segment_is_refused(world: World, how: str) -> None:
    laptop = world.laptops[0]
    record = born(world, laptop)
    edit(world, laptop, record, "+7 900 000-00-01")
    edit(world, laptop, record, "+7 900 000-00-02")
    assert refused(world, tampered(offered(laptop), how)) == "journal.bad_signature"


def test_a_checkpoint_of_another_log_is_refused(world: World) -> None:
    one, two = world.laptops
    user = certify_user_key(ORGANISATION, two.device_key, one.pen.user, one.pen.user_key.public)
    assert take_certificates(world.hq, [], [user]) is None
    born(world, one)
    moved = replace(offered(one), log=two.pen.log)
    assert refused(world, moved) == "journal.bad_signature"


def test_a_repeat_changes_nothing(world: World) -> None:
    born(world, world.laptops[0])
    segment = offered(world.laptops[0])
    accept(world.hq, segment)
    logs, position = world.hq.store.logs(), world.hq.store.position(0)
    again = accept(world.hq, segment)
    assert isinstance(again, Accepted) and again.new == 0 and not again.touched
    assert (world.hq.store.logs(), world.hq.store.position(0)) == (logs, position)


def test_a_segment_past_what_is_held_says_where_to_go_on(world: World) -> None:
    laptop = world.laptops[0]
    record = born(world, laptop)
    edit(world, laptop, record, "+7 900 000-00-01")
    answer = accept(world.hq, offered(laptop, first=2))
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.params) == ("journal.gap", {"next": 1})


def test_an_overlap_brings_only_what_is_new(world: World) -> None:
    laptop = world.laptops[0]
    record = born(world, laptop)
    accept(world.hq, offered(laptop))
    edit(world, laptop, record, "+7 900 000-00-01")
    answer = accept(world.hq, offered(laptop))
    assert isinstance(answer, Accepted)
    assert (answer.new, answer.forked, answer.log.seq) == (1, False, 2)


@fails("a relay joins the runs of two users under the later one's checkpoint: the first stay out")
def test_a_relay_cannot_put_one_users_acts_under_anothers_name(world: World) -> None:
    laptop = world.laptops[0]
    record = born(world, laptop)
    as_user(laptop, *second_user(world, laptop))
    edit(world, laptop, record, "+7 900 000-00-01")
    first, second = offered(laptop, first=1), offered(laptop, first=2)
    joined = replace(second, first=1, entries=first.entries + second.entries)
    accept(world.hq, joined)
    accept(world.hq, first)
    accept(world.hq, second)
    row = world.hq.store.records([("household", record)])[record]
    assert row.listed and row.values["phone"] == "+7 900 000-00-01"


# A laptop in hostile hands


@fails("records are looked up by id alone: a register may take a fact's id and replace it")
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


@fails("records are looked up by id alone: the result depends on what came in one segment")
def test_two_kinds_under_one_id_stay_apart(world: World) -> None:
    record, forger = b"r" * 16, Forger(world.laptops[0])
    forger.write("household", record, {"area": NORTH, "site": SITE})
    forger.write("card", record, {"phone": "+7 900 000-00-09"})
    assert isinstance(accept(world.hq, forger.segment()), Accepted)
    row = world.hq.store.records([("card", record)])[record]
    assert dict(row.values) == {"phone": "+7 900 000-00-09"}


@fails("a cut names no head: a fork below it, made after the theft, stands")
def test_a_revoked_laptop_cannot_write_below_its_cut(world: World) -> None:
    laptop = world.laptops[0]
    record = born(world, laptop)
    edit(world, laptop, record, "+7 900 000-00-01")
    accept(world.hq, offered(laptop))
    revoke(world, cut=2)
    forger = Forger(laptop, seq=1)
    forger.write("household", record, {"phone": "+7 900 666-66-66"})
    answer = accept(world.hq, forger.segment())
    assert isinstance(answer, Accepted)
    assert answer.unapplied == ("journal.device_revoked",)


def revoke(world: World, cut: int) -> None:
    laptop = world.laptops[0]
    fields = {
        "code": laptop.pen.log.device.hex(),
        "name": "laptop",
        "public_key": laptop.device_key.public,
        "areas": ["north"],
        "status": "revoked",
        "cut": [
            {"incarnation": laptop.pen.log.incarnation.hex(), "compartment": "aid", "last_seq": cut}
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


@fails("dots named in base are kept with every field's name: one entry grows a thousandfold")
def test_one_entry_cannot_grow_a_record_without_bound(world: World) -> None:
    laptop, record = world.laptops[0], b"r" * 16
    forger = Forger(laptop)
    dots = tuple(count.to_bytes(8, "big") for count in range(1000))
    forger.write("household", record, {"n" * 30_000: 1}, dots)
    accept(world.hq, forger.segment())
    held = world.hq.store.records([("household", record)])
    assert not held or len(held[record].state) <= 2 * 64 * 1024


@fails("any number of branches of one log is taken; each costs every later segment time")
def test_a_log_has_a_bounded_number_of_branches(world: World) -> None:
    for count in range(70):
        forger = Forger(world.laptops[0], seq=0)
        forger.write("household", count.to_bytes(16, "big"), {"area": NORTH, "site": SITE})
        accept(world.hq, forger.segment())
    assert len(world.hq.store.logs()) <= 64


@fails("1.0 and true pass for compartment 1, and give the log another origin")
@pytest.mark.parametrize("compartment", [1.0, True])
def test_a_compartment_is_a_whole_number(compartment: object) -> None:
    with pytest.raises(MalformedError):
        log_name([b"d" * 16, b"i" * 8, compartment])


@fails("a kind may hold NUL, which PostgreSQL does not store: its headquarters stops there")
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


@fails("the number of an online key is not compared: one that was replaced still signs")
def test_a_replaced_online_key_is_refused(world: World) -> None:
    newer, publics = SigningKey(b"n" * 32), (world.key.sealing, world.key.recovery)
    second = certify_online_key(ORGANISATION, world.root, 2, (newer.public, *publics))
    two = replace(world.manifest, version=world.manifest.version + 1, key=second)
    taken = take_directory(world.hq, sign_manifest(two, newer), world.directory)
    assert isinstance(taken, DirectoryTaken)
    three = replace(world.manifest, version=world.manifest.version + 2)
    stolen = take_directory(world.hq, sign_manifest(three, world.online), world.directory)
    assert isinstance(stolen, Refusal)


def test_an_older_or_foreign_directory_is_refused(world: World) -> None:
    laptop = world.laptops[0]
    old = world.manifest
    world.publish()
    world.take_directory(laptop)
    answer = take_directory(laptop.replica, old, world.directory)
    assert isinstance(answer, Refusal) and answer.code == "journal.directory_older"
    foreign = sign_manifest(replace(world.manifest, organisation=b"o" * 16), world.online)
    answer = take_directory(laptop.replica, foreign, world.directory)
    assert isinstance(answer, Refusal) and answer.code == "journal.other_organisation"
    forged = sign_manifest(replace(world.manifest, version=99), SigningKey(b"f" * 32))
    answer = take_directory(laptop.replica, forged, world.directory)
    assert isinstance(answer, Refusal) and answer.code == "journal.bad_signature"


def test_a_directory_with_a_record_left_out_changes_nothing(world: World) -> None:
    laptop = world.laptops[0]
    world._add("area", b"a" * 16, {"code": "west", "name_ru": "west", "name_en": "west"})
    world.publish()
    bodies = {key: body for key, body in world.directory.items() if key[1] != b"a" * 16}
    taken = take_directory(laptop.replica, world.manifest, bodies)
    assert isinstance(taken, DirectoryTaken)
    assert taken.missing == (("area", b"a" * 16),)
    assert laptop.replica.store.directory_record("area", b"a" * 16) is None
    changed = {**world.directory, ("area", b"a" * 16): encode({"code": "other"})}
    taken = take_directory(laptop.replica, world.manifest, changed)
    assert isinstance(taken, DirectoryTaken) and taken.missing


def test_a_late_arrival_of_an_erased_person_comes_closed(world: World) -> None:
    laptop = world.laptops[0]
    record = world.new_id(laptop)
    fields = {"household": b"h" * 16, "family_name": "Пробная", "given_name": "Проба"}
    world.act(laptop, Act("person", record, NORTH, {**fields, "sex": "f"}))
    segment = offered(laptop)
    world.erase("person", record)
    assert isinstance(accept(world.hq, segment), Accepted)
    rows = world.hq.store.entries_on([record])
    assert [row.entry.form for row in rows] == [Form.CLOSED]
    assert "Пробная".encode() not in repr(world.hq.store.all_records()).encode()
    closed = replace(segment, entries=tuple(entry.closed() for entry in segment.entries))
    assert isinstance(accept(world.hq, closed), Accepted)


def test_a_bare_entry_shows_nothing_but_its_digest(world: World) -> None:
    born(world, world.laptops[0])
    entry = offered(world.laptops[0]).entries[0].bare()
    assert entry == Entry(Form.BARE, b"", entry.digest())


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
