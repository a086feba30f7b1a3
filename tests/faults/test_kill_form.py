"""The window's process killed in the midst of a form: every answer that was left is there.

Each life begins where the last one was killed: what the store holds is what the page shows again.
"""

from pathlib import Path

import pytest

from fieldkit.forms import Form
from fieldkit.forms import Session as Filling
from fieldkit.forms.package import Package
from fieldkit.hq.forms_read import ReadyForm
from fieldkit.hq.seeded import Seeded
from fieldkit.services.details import HouseholdDetails
from fieldkit.services.forms import FormShelf
from fieldkit.services.laptop import Laptop
from fieldkit.services.register_household import Registered, register_household
from fieldkit.services.unlock import Machine
from fieldkit.ui.drafts import read_drafts
from fieldkit.ui.places import Place
from tests.faults.filler import (
    FORM,
    QUESTIONS,
    answer,
    fill_until_killed,
    question,
    type_and_lock,
)
from tests.faults.handed import Handed, hand_over, unlock_handed
from tests.faults.lives import PROCESSES, live_and_die
from tests.hq.conftest import PASSPHRASE, Served, make_laptop
from tests.hq.elsewhere_world import OLGA, session_of
from tests.hq.test_published_forms import meet, put
from tests.sync.world import SeededRandomness, VirtualClock

KILLS = 5
MOST_HEARD = 12
HOLDERS = "".join(f"<q{number}/>" for number in range(1, QUESTIONS + 1))
INPUTS = "".join(
    f'<input ref="/data/q{number}"><label>Question {number}</label></input>'
    for number in range(1, QUESTIONS + 1)
)
XFORM = f"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>Killed</h:title><model><instance><data id="{FORM}" version="1">{HOLDERS}</data>
</instance></model></h:head><h:body>{INPUTS}</h:body></h:html>"""


@pytest.fixture
def area(region_areas: list[str]) -> str:
    return region_areas[0]


@pytest.fixture
def household(served: Served, tmp_path: Path, region_areas: list[str]) -> bytes:
    """A family on a laptop that has the form; the laptop is closed."""
    form = ReadyForm("killed.xml", FORM, "1", "Killed", Package(XFORM.encode()).pack())
    assert put(served, form) is None
    laptop = make_laptop(served, tmp_path / "laptop", region_areas[:3])
    done = register_household(meet(laptop, region_areas[0]), HouseholdDetails((OLGA,)))
    assert isinstance(done, Registered), done
    laptop.close()
    return done.household


@pytest.fixture
def handed(household: bytes, served: Served, tmp_path: Path) -> Handed:
    users = sorted(served_users(served))
    return hand_over(tmp_path / "laptop", users[0], PASSPHRASE)


def served_users(served: Served) -> list[bytes]:
    with served.headquarters.node.transaction() as replica:
        return [user for user, _ in replica.directory_fields("user")]


def kept_answers(folder: Path, handed: Handed, area: str) -> dict[int, str]:
    """What the encrypted store holds of the form, read as the page reads it."""
    laptop = unlock_handed(folder, handed, Machine(VirtualClock(), SeededRandomness(7)))
    assert isinstance(laptop, Laptop), laptop
    try:
        session = session_of(laptop, area)
        draft = read_drafts(session).get(str(Place.ASSESS))
        if draft is None:
            return {}
        form = FormShelf(session).form(FORM, "1")
        assert isinstance(form, Form)
        filling = Filling(
            form, laptop.clock, laptop.randomness, instance=str(draft["answers"]).encode()
        )
        nodes = {number: filling.node(question(number)) for number in range(1, QUESTIONS + 1)}
        return {number: node.text for number, node in nodes.items() if node and node.text}
    finally:
        laptop.close()


def told_in(folder: Path, handed: Handed, household: bytes, life: int) -> list[int]:
    """The numbers of the answers that one life said are kept."""
    seeded = Seeded(life, "forms")
    wanted = 1 + seeded.below(MOST_HEARD)
    given = (folder, handed, household, life)
    return live_and_die(fill_until_killed, given, lambda told: len(told) >= wanted, seeded)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_every_answer_that_was_left_survives_kills_and_locking(
    household: bytes, handed: Handed, tmp_path: Path, area: str
) -> None:
    folder, last = tmp_path / "laptop", 0
    for life in range(KILLS):
        told = told_in(folder, handed, household, life)
        assert told[0] > last, "it did not go on where it was killed"
        last = told[-1]
        kept = kept_answers(folder, handed, area)
        lost = [number for number in range(1, last + 1) if kept.get(number) != answer(number)]
        assert not lost, f"told as kept, but not there: {lost}"
        # Killed between keeping and telling, one more may be there; never a half of one.
        assert {number: answer(number) for number in kept} == kept
        assert max(kept) <= last + 1
        last = max(kept)
    process = PROCESSES.Process(
        target=type_and_lock, args=(folder, handed, household, KILLS, "half a wor")
    )
    process.start()
    process.join(60)
    assert process.exitcode == 0
    assert kept_answers(folder, handed, area)[QUESTIONS] == "half a wor"
