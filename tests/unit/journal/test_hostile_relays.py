"""A hostile relay: what it alters, hides, joins or leaves out is refused or does no harm."""

from dataclasses import replace

import pytest
from journal_world import (
    NORTH,
    as_user,
    born,
    edit,
    offered,
    second_user,
)

from fieldkit.errors import Refusal
from fieldkit.journal.accept import Accepted, accept, take_certificates
from fieldkit.journal.author import Act
from fieldkit.journal.codec import encode
from fieldkit.journal.directory import DirectoryTaken, take_directory
from fieldkit.journal.entry import Entry, Form
from fieldkit.journal.keys import SigningKey, sealing_public
from fieldkit.journal.log import certify_user_key
from fieldkit.journal.manifest import certify_online_key, sign_manifest
from fieldkit.journal.segment import Segment
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


# The directory on its way


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
