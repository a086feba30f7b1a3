"""The window's process killed at the handing-out table: the receipt or the draft, never both,
never neither.

Each life begins where the last one was killed: what the store holds is what the page puts back and
hands over.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from fieldkit.errors import Refusal
from fieldkit.hq.seeded import Seeded
from fieldkit.hq.users import add_user
from fieldkit.records.receipt import Receipt
from fieldkit.records.user import Role
from fieldkit.services.details import HouseholdDetails
from fieldkit.services.enrol import FirstUser, finish
from fieldkit.services.home import home_of
from fieldkit.services.laptop import Laptop
from fieldkit.services.meet import meet_headquarters
from fieldkit.services.move_stock import Receive, StockMoved, move_stock
from fieldkit.services.register_household import Registered, register_household
from fieldkit.services.session import Session
from fieldkit.services.unlock import Machine, unlock
from fieldkit.ui.desk import Desk, open_desk
from fieldkit.ui.drafts import read_drafts
from fieldkit.ui.places import Place
from tests.faults.giver import ITEM, Stop, give_until_killed, serial
from tests.faults.handed import Handed, hand_over, unlock_handed
from tests.faults.lives import live_and_die
from tests.hq.conftest import FLOOR, PASSPHRASE, Served, invite
from tests.hq.elsewhere_world import OLGA
from tests.sync.world import SeededRandomness, VirtualClock

LIVES = (
    Stop.NOWHERE,
    Stop.BEFORE,
    Stop.AFTER,
    Stop.NOWHERE,
    Stop.NOWHERE,
    Stop.AFTER,
    Stop.NOWHERE,
)
FAMILIES = 40
MOST_HEARD = 14
Told = list[tuple[str, Any]]


@dataclass(frozen=True)
class World:
    """A closed laptop with families to be served, and the keys to open it."""

    folder: Path
    handed: Handed
    households: list[bytes]


@pytest.fixture
def world(served: Served, tmp_path: Path, region_areas: list[str]) -> World:
    areas = region_areas[:3]
    roles = ["registrar", "distributor", "storekeeper"]
    user = add_user(served.headquarters, "vera", "Проба vera", roles, areas)
    assert isinstance(user, bytes), user
    machine = Machine(VirtualClock(), SeededRandomness(1005))
    folder, answered = tmp_path / "laptop", invite(served, areas)
    first = FirstUser(user, PASSPHRASE, FLOOR)
    assert finish(answered, first, folder, machine.clock, machine.randomness) is None
    laptop = unlock(folder, user, PASSPHRASE, machine)
    assert isinstance(laptop, Laptop), laptop
    assert not isinstance(meet_headquarters(laptop), Refusal)
    session = session_of(laptop)
    units = 300
    range_ = [{"first": "ZZ-0001", "last": f"ZZ-{units:04}"}]
    came = Receive(session.place.site, [{"item": ITEM, "quantity": units, "ranges": range_}])  # type: ignore[list-item]
    assert isinstance(move_stock(session, came), StockMoved)
    households = [registered(session, number) for number in range(FAMILIES)]
    laptop.close()
    return World(folder, hand_over(folder, user, PASSPHRASE), households)


def session_of(laptop: Laptop) -> Session:
    desk = open_desk(laptop, "", UTC)
    assert isinstance(desk, Desk), desk
    return replace(desk.session, roles=frozenset(Role))


def registered(session: Session, number: int) -> bytes:
    people = [replace(OLGA, family_name=name_of(2 * number + each)) for each in range(2)]
    people = [replace(each, birth_date=None, birth_year=1940 + number) for each in people]
    done = register_household(session, HouseholdDetails(people))
    assert isinstance(done, Registered), done
    return done.household


def name_of(number: int) -> str:
    """Like no other, so that nobody is taken for another's double."""
    return "".join(chr(ord("а") + each % 32) for each in SeededRandomness(number).bytes(9)).title()


@contextmanager
def opened(world: World) -> Iterator[Session]:
    laptop = unlock_handed(world.folder, world.handed, Machine(VirtualClock(), SeededRandomness(7)))
    assert isinstance(laptop, Laptop), laptop
    try:
        yield session_of(laptop)
    finally:
        laptop.close()


def receipts(session: Session, world: World) -> dict[int, Receipt]:
    """The one receipt of pre-paid cards of each family served, by the family's number."""
    found: dict[int, Receipt] = {}
    with session.node.transaction() as replica:
        for number, household in enumerate(world.households):
            every = [each.value for each in home_of(replica, household).receipts]
            assert len(every) <= 1, f"family {number} was served twice"
            if every:
                found[number] = every[0]
    return found


def told_in(world: World, life: int, stop: Stop) -> Told:
    """What one life told, which is killed where it is to stop, or anywhere."""
    seeded = Seeded(life, "hand-out")
    wanted = 1 + seeded.below(MOST_HEARD)

    def enough(told: Told) -> bool:
        if stop is Stop.NOWHERE:
            return len(told) >= wanted
        return bool(told) and told[-1][0] == "stopped"

    given = (world.folder, world.handed, world.households, life, stop)
    return live_and_die(give_until_killed, given, enough, seeded)


def check(session: Session, world: World, told: Told, stop: Stop) -> dict[str, Any] | None:
    """What is there is what was told; the draft that is left, which the next life goes on with."""
    served = receipts(session, world)
    draft = read_drafts(session).get(str(Place.DISTRIBUTE))
    given = {number for said, number in told if said == "given"}
    assert given <= set(served), "the page said that it is saved"
    entered = [value for said, value in told if said in ("kept", "back")]
    last = told[-1][0] if told[-1][0] != "stopped" else stop
    if last in ("kept", "back"):
        assert draft is not None, "what was told as kept is lost"
        assert _covers(draft, entered[-1]), (draft, entered[-1])
    if last in ("giving", Stop.BEFORE, Stop.AFTER):
        number = next(value for said, value in reversed(told) if said == "giving")
        begun = draft is not None and draft["id"] == entered[-1]["id"]
        assert begun is not (number in served), "the receipt or the draft"
        assert last == "giving" or begun is (last is Stop.BEFORE)
    if draft is not None:
        assert world.households.index(bytes.fromhex(draft["who"][1])) not in served
    return draft


def _covers(draft: dict[str, Any], told: dict[str, Any]) -> bool:
    """What was kept later has all that was told as kept, or it is of the next family."""
    return draft["id"] != told["id"] or (
        draft["lines"] == told["lines"]
        and (draft["proven"] == told["proven"] or not told["proven"][0])
    )


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_kill_at_the_table_leaves_the_receipt_or_the_draft(world: World) -> None:
    left: dict[str, Any] | None = None
    for life, stop in enumerate(LIVES):
        told = told_in(world, life, stop)
        said, value = told[0]
        if left is None:
            assert (said, value) == ("nothing", ""), "nothing was begun, and nothing is said of it"
        else:
            assert said == "back" and value == left, "all of it stands there again"
        with opened(world) as session:
            left = check(session, world, told, stop)
    with opened(world) as session:
        served = receipts(session, world)
        assert sorted(served) == list(range(len(served))) and len(served) >= len(LIVES) // 2
        taken = Counter(each.lines[0]["serials"][0] for each in served.values())
        assert set(taken) == {serial(number) for number in served}
