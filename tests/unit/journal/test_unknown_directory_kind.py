"""A directory record of a kind that this version does not know: kept, not shown, passed on."""

import pytest

from fieldkit.journal.codec import encode
from fieldkit.journal.directory import DirectoryTaken, take_directory
from fieldkit.journal.manifest import unpack_manifest
from fieldkit.journal.memory import MemoryJournal
from fieldkit.journal.replica import Replica
from fieldkit.records.organisation import Organisation, own_organisation
from fieldkit.records.registry import KINDS, build
from tests.sync.world import ORGANISATION, World

RECORD = own_organisation(ORGANISATION)
FIELDS = {"code": "own", "name_ru": "Имя", "name_en": "Name", "of_a_later_version": [1, 2]}


def test_an_older_laptop_keeps_the_organisation_and_passes_it_on_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = World(5)
    laptop = world.laptops[0]
    with monkeypatch.context() as older:
        older.delitem(KINDS, "organisation")  # type: ignore[arg-type]
        world._add("organisation", RECORD, FIELDS)
        world.publish()
        world.take_directory(laptop)
        row = laptop.replica.store.directory_record("organisation", RECORD)
        assert row is not None and row.body == encode(FIELDS)
        # A newer directory that does not send the record again finds it kept.
        world._add("area", b"a" * 16, {"code": "west", "name_ru": "west", "name_en": "west"})
        world.publish()
        sent = {key: body for key, body in world.directory.items() if key[0] == "area"}
        taken = take_directory(laptop.replica, world.manifest, sent)
        assert isinstance(taken, DirectoryTaken) and not taken.missing
    packed = laptop.replica.store.setting("manifest")
    assert packed is not None
    manifest, held = unpack_manifest(packed), laptop.replica.store.directory()
    bodies = {(row.kind, row.id): row.body for row in held}
    replica = laptop.replica
    other = Replica(ORGANISATION, replica.root_key, MemoryJournal(), replica.clock)
    passed = take_directory(other, manifest, bodies)
    assert isinstance(passed, DirectoryTaken) and not passed.missing
    fields = dict(other.directory_fields("organisation"))[RECORD]
    assert fields == FIELDS
    value = build("organisation", RECORD, fields)
    assert isinstance(value, Organisation) and value.name_en == "Name"
