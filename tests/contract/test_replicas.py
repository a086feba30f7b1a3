"""The same acts, roads and disasters give the same state, whatever database is under a replica."""

import random

import pytest

from fieldkit.journal.author import Act
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import JournalStore, RecordRow
from fieldkit.records.registry import KINDS
from tests.contract.conftest import Stores
from tests.sync import world as sync_world
from tests.sync.oracle import check
from tests.sync.world import AREAS, Laptop, World, area_id


class Story:
    """Two laptops and headquarters, and what happens to them, from one seed."""

    def __init__(self, seed: int) -> None:
        self.world = World(seed)
        self.chance = random.Random(seed)
        self.households: list[bytes] = []
        self.people: list[bytes] = []

    def act(self, laptop: Laptop, *acts: Act) -> None:
        self.world.act(laptop, *acts)

    def register(self, laptop: Laptop) -> None:
        area = sorted(laptop.areas)[0]
        household, person = self.world.new_id(laptop), self.world.new_id(laptop)
        name = self.chance.choice(["Вымыслова", "Небылицын", "Сказочников"])
        fields = {"household": household, "family_name": name, "given_name": "Анна", "sex": "f"}
        self.act(
            laptop,
            Act("household", household, area, {"area": area, "site": b"s" * 16}),
            Act("person", person, area, fields),
            Act("household", household, area, {"head": person}),
        )
        self.households.append(household)
        self.people.append(person)

    def edit(self, laptop: Laptop) -> None:
        listed = self.listed(laptop.replica, "person", self.people)
        if listed:
            phone = f"+7 900 {self.chance.randrange(10**7):07d}"
            area = sorted(laptop.areas)[0]
            self.act(laptop, Act("person", self.chance.choice(listed), area, {"phone": phone}))

    def move(self, laptop: Laptop) -> None:
        listed = self.listed(laptop.replica, "household", self.households)
        if listed:
            fields = {"area": area_id(self.chance.choice(AREAS))}
            place = sorted(laptop.areas)[0]
            self.act(laptop, Act("household", self.chance.choice(listed), place, fields))

    def give(self, laptop: Laptop) -> None:
        listed = self.listed(laptop.replica, "household", self.households)
        if listed:
            fields = {
                "household": self.chance.choice(listed),
                "round": b"r" * 16,
                "site": b"s" * 16,
                "lines": [{"item": "parcel", "quantity": 1}],
                "collected_by": "head",
                "collector": b"c" * 16,
                "proof": "card_scan",
            }
            self.act(laptop, Act("receipt", None, sorted(laptop.areas)[0], fields))

    def listed(self, replica: Replica, kind: str, records: list[bytes]) -> list[bytes]:
        rows = replica.store.records([(kind, record) for record in records])
        return [record for record in records if record in rows and rows[record].listed]

    def happen(self, steps: int) -> None:
        for _ in range(steps):
            laptop, other = self.chance.sample(self.world.laptops, 2)
            laptop.clock.ms += self.chance.randrange(1, 90_000)
            match self.chance.randrange(9):
                case 0 | 1:
                    self.register(laptop)
                case 2:
                    self.edit(laptop)
                case 3:
                    self.move(laptop)
                case 4:
                    self.give(laptop)
                case 5:
                    self.world.push(laptop, lose_reply=self.chance.random() < 0.3)
                case 6:
                    self.world.relay(laptop, other, laptop.pen.log, self.chance.random() < 0.5)
                case 7:
                    self.world.poison(laptop, "person", self.world.new_id(laptop), {"sex": "x"})
                case _:
                    self.world.pull(laptop, self.chance.randrange(1, 5))
        if self.people:
            self.world.erase("person", self.people[0])
        self.world.settle()


def held(replica: Replica, story: Story) -> list[RecordRow]:
    """All that a replica holds, without the values that a store need not give back."""
    ids = {act.record for act in story.world.acts}
    rows: list[RecordRow] = []
    for kind in KINDS:
        rows += replica.store.records([(kind, record) for record in ids]).values()
    return sorted(
        (RecordRow(**{**vars_of(row), "values": {}}) for row in rows),
        key=lambda row: (row.kind, row.id),
    )


def vars_of(row: RecordRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in RecordRow.__slots__}


def tell(monkeypatch: pytest.MonkeyPatch, stores: Stores, engine_name: str, seed: int) -> Story:
    def make() -> JournalStore:
        return stores.open(engine_name)

    monkeypatch.setattr(sync_world, "MemoryJournal", make)
    story = Story(seed)
    story.happen(steps=50)
    return story


@pytest.mark.slow
@pytest.mark.parametrize("engine_name", ["sqlcipher", "postgresql"])
@pytest.mark.parametrize("seed", [1, 2])
def test_every_engine_tells_the_same_story(
    monkeypatch: pytest.MonkeyPatch, stores: Stores, engine_name: str, seed: int
) -> None:
    plain = tell(monkeypatch, stores, "memory", seed)
    story = tell(monkeypatch, stores, engine_name, seed)
    replicas = [(plain.world.hq, story.world.hq)]
    pairs = zip(plain.world.laptops, story.world.laptops, strict=True)
    replicas += [(one.replica, other.replica) for one, other in pairs]
    for one, other in replicas:
        assert held(one, plain) == held(other, story)
        assert one.store.logs() == other.store.logs()
        assert one.store.unapplied() == other.store.unapplied()
        for area in AREAS:
            assert one.store.feed(area_id(area), 0, 9999) == other.store.feed(
                area_id(area), 0, 9999
            )
    check(story.world)
