"""Any order of acts, roads, losses and disasters that Hypothesis can think of."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from fieldkit.journal.author import Act
from fieldkit.journal.entry import Form
from tests.sync.oracle import check
from tests.sync.world import AREAS, World, area_id

WHO = st.integers(0, 1)
PICK = st.integers(0, 1_000)
LOST = st.booleans()


class Convergence(RuleBasedStateMachine):
    """Two laptops and one headquarters; ends with everything offered everywhere and checked."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(seed=7)
        self.households: list[tuple[bytes, bytes]] = []
        self.persons: list[tuple[bytes, bytes, bytes]] = []
        self.facts: list[tuple[bytes, bytes, bytes]] = []
        self.steps = 0

    def visible(self, who: int) -> list[tuple[bytes, bytes]]:
        """Households that this laptop lists."""
        laptop = self.world.laptops[who]
        keys = [("household", record) for record, _ in self.households]
        rows = laptop.replica.store.records(keys)
        return [(rec, area) for rec, area in self.households if rec in rows and rows[rec].listed]

    @rule(who=WHO, pick=PICK)
    def register(self, who: int, pick: int) -> None:
        laptop = self.world.laptops[who]
        area = sorted(laptop.areas)[pick % len(laptop.areas)]
        household, person = self.world.new_id(laptop), self.world.new_id(laptop)
        self.world.act(
            laptop,
            Act("household", household, area, {"area": area, "site": b"s" * 16}),
            Act(
                "person",
                person,
                area,
                {
                    "household": household,
                    "family_name": "Вымыслова",
                    "given_name": "Анна",
                    "sex": "f",
                },
            ),
            Act("household", household, area, {"head": person}),
        )
        self.households.append((household, area))
        self.persons.append((person, household, area))

    @rule(who=WHO, pick=PICK, name=st.sampled_from(["phone", "address_note"]), value=PICK)
    def edit(self, who: int, pick: int, name: str, value: int) -> None:
        visible = self.visible(who)
        if visible:
            record, area = visible[pick % len(visible)]
            laptop = self.world.laptops[who]
            fields = {name: f"+7900{value:07d}", "origin_settlement": f"село {value % 3}"}
            self.world.act(laptop, Act("household", record, area, fields))

    @rule(who=WHO, pick=PICK, to=st.sampled_from(AREAS))
    def move(self, who: int, pick: int, to: str) -> None:
        visible = self.visible(who)
        if visible:
            record, area = visible[pick % len(visible)]
            done_in = area_id(to) if pick % 2 else area
            act = Act("household", record, done_in, {"area": area_id(to)})
            self.world.act(self.world.laptops[who], act)

    @rule(who=WHO, pick=PICK)
    def rename(self, who: int, pick: int) -> None:
        laptop = self.world.laptops[who]
        mine = [
            each
            for each in self.persons
            if laptop.replica.store.records([("person", each[0])])
            and laptop.replica.store.records([("person", each[0])])[each[0]].listed
        ]
        if mine:
            person, _, area = mine[pick % len(mine)]
            fields = {"family_name": f"Придуманова{'бвгд'[pick % 4]}"}
            self.world.act(laptop, Act("person", person, area, fields))

    @rule(who=WHO, pick=PICK)
    def assess(self, who: int, pick: int) -> None:
        visible = self.visible(who)
        if visible:
            record, area = visible[pick % len(visible)]
            fields = {
                "household": record,
                "form": "needs",
                "form_version": "1",
                "answers": {"people": pick},
            }
            written = self.world.act(self.world.laptops[who], Act("assessment", None, area, fields))
            self.facts.append((written.rows[0].record, record, area))

    @rule(who=WHO, pick=PICK)
    def hand_out(self, who: int, pick: int) -> None:
        visible = self.visible(who)
        if visible:
            record, _ = visible[pick % len(visible)]
            laptop = self.world.laptops[who]
            area = sorted(laptop.areas)[pick % len(laptop.areas)]
            fields = {
                "household": record,
                "round": b"r" * 16,
                "site": b"s" * 16,
                "lines": [{"item": "FOOD", "quantity": 1 + pick % 3}],
                "collected_by": "head",
                "collector": b"c" * 16,
                "proof": "card_scan",
            }
            written = self.world.act(laptop, Act("receipt", None, area, fields))
            self.facts.append((written.rows[0].record, record, area))

    @rule(who=WHO, pick=PICK)
    def void(self, who: int, pick: int) -> None:
        if self.facts:
            fact, household, area = self.facts[pick % len(self.facts)]
            fields = {
                "fact": fact,
                "household": household,
                "reason": "mistake",
                "goods_returned": True,
            }
            self.world.act(self.world.laptops[who], Act("void", None, area, fields))

    @rule(who=WHO, lose=LOST)
    def push(self, who: int, lose: bool) -> None:
        self.world.push(self.world.laptops[who], lose_reply=lose)

    @rule(who=WHO)
    def push_what_the_other_wrote(self, who: int) -> None:
        other = self.world.laptops[1 - who].pen.log
        self.world.push(self.world.laptops[who], name=other, lose_reply=True)

    @rule(who=WHO, lose=LOST, limit=st.integers(1, 4))
    def pull(self, who: int, lose: bool, limit: int) -> None:
        self.world.pull(self.world.laptops[who], limit, lose)

    @rule(who=WHO, own=st.booleans(), sealed=st.booleans())
    def relay(self, who: int, own: bool, sealed: bool) -> None:
        giver, taker = self.world.laptops[who], self.world.laptops[1 - who]
        name = giver.pen.log if own else taker.pen.log
        self.world.relay(giver, taker, name, sealed)

    @rule(who=WHO)
    def hear_directory(self, who: int) -> None:
        self.world.take_directory(self.world.laptops[who])

    @rule(who=WHO, hours=st.sampled_from([-400_000, -1, 1, 30, 90_000]))
    def clock_jumps(self, who: int, hours: int) -> None:
        clock = self.world.laptops[who].clock
        clock.ms = max(0, clock.ms + hours * 3_600_000)

    @rule(who=WHO, first=st.integers(1, 3), span=st.integers(0, 40), hours=st.integers(-99, 99))
    def correct_clock(self, who: int, first: int, span: int, hours: int) -> None:
        name = self.world.laptops[who].pen.log
        taken = any(log == name for log, *_ in self.world.corrections)
        if not taken:
            self.world.correct_clock(name, first, first + span, hours * 3_600_000)

    @rule(pick=PICK)
    def erase(self, pick: int) -> None:
        left = [person for person, *_ in self.persons if person not in self.world.erased]
        if left:
            self.world.erase("person", left[pick % len(left)])

    @rule(who=WHO, pick=PICK)
    def poison(self, who: int, pick: int) -> None:
        kind, fields = [
            ("spaceship", {"engine": "warp"}),
            ("household", {"area": "not an area"}),
            ("receipt", {"household": b"too short"}),
        ][pick % 3]
        record = None if kind == "receipt" else self.world.new_id(self.world.laptops[who])
        self.world.poison(self.world.laptops[who], kind, record, fields)

    @precondition(lambda self: self.world.clone is None)
    @rule()
    def copy_laptop(self) -> None:
        self.world.copy_laptop()

    @precondition(lambda self: self.world.clone is not None and self.households)
    @rule(pick=PICK, value=PICK)
    def act_on_clone(self, pick: int, value: int) -> None:
        clone = self.world.clone
        assert clone is not None
        keys = [("household", record) for record, _ in self.households]
        rows = clone[0].replica.store.records(keys)
        known = [each for each in self.households if each[0] in rows and rows[each[0]].listed]
        if known:
            record, area = known[pick % len(known)]
            fields = {"phone": f"+7911{value:07d}"}
            self.world.act_on_clone(Act("household", record, area, fields))

    @precondition(lambda self: self.world.clone is not None)
    @rule(lose=LOST)
    def push_clone(self, lose: bool) -> None:
        assert self.world.clone is not None
        self.world.push(self.world.clone[0], lose_reply=lose)

    @precondition(lambda self: self.world.clone is not None)
    @rule(sealed=LOST)
    def relay_clone(self, sealed: bool) -> None:
        assert self.world.clone is not None
        clone = self.world.clone[0]
        self.world.relay(clone, self.world.laptops[1], clone.pen.log, sealed)

    @invariant()
    def own_acts_are_kept(self) -> None:
        """No step takes an act out of the journal of the laptop that saved it, nor its payload.

        It may become sealed or, by an erasure, closed; never bare.
        """
        for laptop in self.world.laptops:
            store = laptop.replica.store
            logs = [row for row in store.logs() if row.name.device == laptop.replica.own_device]
            held = {row.head: row for log in logs for row in store.entries(log.id, 1, log.seq)}
            for act in self.world.acts:
                if act.by is laptop:
                    assert act.head in held, "an act is gone from its own laptop"
                    assert held[act.head].entry.form is not Form.BARE, "an own payload is gone"

    def teardown(self) -> None:
        self.world.settle()
        check(self.world)
