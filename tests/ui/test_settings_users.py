"""Settings: who unlocks this laptop, and another user let in; on a real laptop too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldkit.errors import Refusal
from fieldkit.services.laptop import Laptop
from fieldkit.services.unlock import Machine, unlock
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.settings import SettingsPage, SettingsServices
from fieldkit.ui.pages.settings_users import LaptopPeople, UsersPart, let_in, people_of
from fieldkit.vault.reasons import VaultReason, WeakReason
from tests.hq.conftest import (  # noqa: F401
    PASSPHRASE,
    Served,
    laptop,
    region_areas,
    served,
    template,
)
from tests.ui.conftest import ToolsMaker
from tests.ui.first_run_samples import GOOD, PEOPLE, WORDS, FakeUsers
from tests.ui.front import in_front, inline
from tests.ui.samples import SITES, Sample


def shown(tools: Tools, fake: FakeUsers, sample: Sample) -> SettingsPage:
    services = SettingsServices(sample.settings, sample.keep, SITES, fake.services())
    return in_front(SettingsPage(tools, services), (1100, 1000))


def part_of(page: SettingsPage) -> UsersPart:
    assert page.users is not None
    return page.users


def test_another_user_is_let_in_and_known_at_unlock(tools: Tools, sample: Sample) -> None:
    fake = FakeUsers()
    page = shown(tools, fake, sample)
    part = part_of(page)
    assert part.names.text() == PEOPLE[0].name
    part.begin.click()
    assert part.focusWidget() is part.step.users
    assert [part.step.users.itemText(at) for at in range(part.step.users.count())] == [
        PEOPLE[1].name
    ]
    QTest.keyClick(part.step.users, Qt.Key.Key_Return)
    QTest.keyClick(part.go_on, Qt.Key.Key_Return)
    assert fake.given == [(PEOPLE[1].id, WORDS["ru"][0])]
    assert PEOPLE[1].name in part.done.sentence.text()
    assert part.names.text() == f"{PEOPLE[0].name}, {PEOPLE[1].name}"
    assert not part.step.isVisible() and not part.begin.isVisible()
    assert part.step.passphrase.offered.text() == ""
    assert sample.kept[-1].logins[PEOPLE[1].id.hex()] == "boris"


def test_a_refusal_is_told_and_can_be_mended(tools: Tools, sample: Sample) -> None:
    full = Refusal(VaultReason.DISK_FULL, {"folder": "C:\\FieldKit"})
    fake = FakeUsers(answers=[full])
    page = shown(tools, fake, sample)
    part = part_of(page)
    part.begin.click()
    part.go_on.click()
    assert part.problem.sentence.text() == tools.speech.outcome(full)
    assert fake.given == [] and part.step.isVisible() and sample.kept == []
    part.go_on.click()
    assert fake.given and not part.problem.isVisible()


def test_not_now_leaves_nothing_typed(tools: Tools, sample: Sample) -> None:
    page = shown(tools, FakeUsers(), sample)
    part = part_of(page)
    part.begin.click()
    part.step.passphrase.own.setChecked(True)
    part.step.passphrase.field.setText(GOOD)
    QTest.keyClick(part.step.passphrase.field, Qt.Key.Key_Escape)
    assert not part.step.isVisible() and part.step.passphrase.field.text() == ""
    assert part.focusWidget() is part.begin


def test_one_slot_at_a_time(make_tools: ToolsMaker, sample: Sample) -> None:
    tools = make_tools(held=True)
    runner = inline(tools)
    fake = FakeUsers()
    page = shown(tools, fake, sample)
    part = part_of(page)
    runner.run_all()
    part.begin.click()
    part.proceed()
    part.proceed()
    part.close_part()
    runner.run_all()
    assert len(fake.given) == 1


def test_the_last_one_let_in_leaves_the_focus_on_the_page(tools: Tools, sample: Sample) -> None:
    fake = FakeUsers()
    page = shown(tools, fake, sample)
    part = part_of(page)
    part.begin.setFocus()
    fake.outside = []
    part.refresh()
    assert not part.begin.isVisible()
    assert page.focusWidget() is page.idle.box


def test_where_nobody_else_may_work_it_says_what_to_do(tools: Tools, sample: Sample) -> None:
    page = shown(tools, FakeUsers(outside=[]), sample)
    part = part_of(page)
    assert not part.begin.isVisible() and "менеджера данных" in part.help.text()


@pytest.mark.slow
def test_on_a_real_laptop_the_other_user_unlocks_by_their_own_words(
    laptop: Laptop,  # noqa: F811
) -> None:
    people = people_of(laptop)
    assert isinstance(people, LaptopPeople)
    assert [each.id for each in people.inside] == [laptop.pen.user]
    other = people.outside[0]
    weak = let_in(laptop, other.id, "12345678")
    assert isinstance(weak, Refusal) and isinstance(weak.code, WeakReason)
    words = "тюлень варежка сугроб ковёр"
    assert let_in(laptop, other.id, words) is None
    after = people_of(laptop)
    assert isinstance(after, LaptopPeople) and after.outside == []
    laptop.lock.release()
    again = unlock(laptop.folder, other.id, words, Machine(laptop.clock, laptop.randomness))
    assert isinstance(again, Laptop) and again.pen.user == other.id
    again.engine.dispose()
