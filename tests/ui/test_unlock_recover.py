"""Unlock without the passphrase: the request saved, the answer opened, a new passphrase set."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.errors import Refusal
from fieldkit.hq.keys import RECOVERY_FILE, read_recovery_key
from fieldkit.hq.recover import RecoveryAnswer, answer_recovery
from fieldkit.services.laptop import Laptop
from fieldkit.services.unlock import Machine, unlock
from fieldkit.ui.desk import Desk
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.unlock import UnlockPage, UnlockServices, User
from fieldkit.ui.pages.unlock_recover import RecoverPart
from fieldkit.ui.pages.unlock_services import recover_services
from fieldkit.vault.reasons import VaultReason
from tests.hq.conftest import (  # noqa: F401
    PASSPHRASE,
    Served,
    make_laptop,
    region_areas,
    served,
    template,
)
from tests.sync.world import SeededRandomness, VirtualClock
from tests.ui.first_run_samples import DESK, SAID, WORDS, FakeRecovery
from tests.ui.front import SCREEN, in_front

ANNA, BORIS = User(b"a" * 16, "anna"), User(b"b" * 16, "boris")


def shown(tools: Tools, fake: FakeRecovery, tried: list[str]) -> UnlockPage:
    def opening(_: bytes, phrase: str) -> Desk | Refusal:
        tried.append(phrase)
        return DESK

    services = UnlockServices(
        [ANNA, BORIS], opening, lambda _: None, ANNA.id, recovery=fake.services()
    )
    return in_front(UnlockPage(tools, services), SCREEN)


def part_of(page: UnlockPage) -> RecoverPart:
    assert page.recover is not None
    return page.recover


def answered(page: UnlockPage) -> RecoverPart:
    """The page with headquarters' answer opened."""
    page.forgotten.click()
    part_of(page).take_file("/stick/answer.txt")
    return part_of(page)


def test_from_forgotten_to_unlocked(qtbot: QtBot, tools: Tools) -> None:
    fake, tried = FakeRecovery(), list[str]()
    page = shown(tools, fake, tried)
    page.forgotten.click()
    part = part_of(page)
    assert page.title.text() == "Новая парольная фраза: anna" and not page.passphrase.isVisible()
    assert part.number.isVisible() and len(part.number.text()) == 19
    part.save_to("/stick/request.txt")
    assert fake.saved["request.txt"].startswith("FKR1-")
    assert "request.txt" in part.told.sentence.text()
    part.take_file("/stick/answer.txt")
    assert page.focusWidget() is part.words and not part.save.isVisible()
    part.words.setText(SAID)
    with qtbot.waitSignal(page.unlocked) as opened:
        part.go_on.click()
    assert opened.args == [DESK]
    assert fake.taken == [(ANNA.id, "FKA1-ANSWER", SAID, WORDS["ru"][0])]
    assert tried == [WORDS["ru"][0]]
    assert part.words.text() == "" and part.passphrase.offered.text() == ""


def test_an_answer_to_another_request_is_told(tools: Tools) -> None:
    page = shown(tools, FakeRecovery(), [])
    page.forgotten.click()
    part = part_of(page)
    part.take_file("/stick/other.txt")
    told = tools.speech.outcome(Refusal(VaultReason.RECOVERY_ANSWER_OTHER))
    assert part.problem.sentence.text() == told and part.open_answer.isVisible()
    part.take_file("/stick/answer.txt")
    assert not part.problem.isVisible() and part.go_on.isVisible()


def test_wrong_words_can_be_typed_again(tools: Tools) -> None:
    fake = FakeRecovery()
    page = shown(tools, fake, [])
    part = answered(page)
    part.go_on.click()
    assert part.words_row.wrong.isVisible() and fake.taken == []
    part.words.setText("не те слова")
    part.go_on.click()
    wrong = tools.speech.outcome(Refusal(VaultReason.RECOVERY_WORDS_WRONG))
    assert part.problem.sentence.text() == wrong and part.go_on.isEnabled()
    part.words.setText(SAID)
    part.go_on.click()
    assert len(fake.taken) == 1


def test_escape_leads_back_and_the_next_user_gets_their_own_request(tools: Tools) -> None:
    page = shown(tools, FakeRecovery(), [])
    page.forgotten.click()
    first = part_of(page).number.text()
    QTest.keyClick(part_of(page).save, Qt.Key.Key_Escape)
    assert page.passphrase.isVisible() and page.focusWidget() is page.passphrase.field
    page.user.setCurrentIndex(1)
    page.forgotten.click()
    assert part_of(page).number.text() != first


def test_a_full_disk_is_told(tools: Tools) -> None:
    full = Refusal(VaultReason.DISK_FULL, {"folder": "E:"})
    page = shown(tools, FakeRecovery(asks=[full]), [])
    page.forgotten.click()
    part = part_of(page)
    assert part.problem.sentence.text() == tools.speech.outcome(full)
    assert not part.save.isVisible() and part.leave.isVisible()
    part.leave.click()
    page.forgotten.click()
    part.save_to("/full/request.txt")
    assert part.problem.isVisible() and not part.told.isVisible()


def test_the_language_switches_on_the_way(tools: Tools) -> None:
    page = shown(tools, FakeRecovery(), [])
    page.forgotten.click()
    page.other_language.click()
    QApplication.processEvents()
    assert page.title.text() == "A new passphrase: anna" and not page.passphrase.isVisible()


@pytest.mark.slow
def test_with_a_real_headquarters(
    qtbot: QtBot,
    tools: Tools,
    served: Served,  # noqa: F811
    region_areas: list[str],  # noqa: F811
    tmp_path: Path,
) -> None:
    folder, machine = tmp_path / "laptop", Machine(VirtualClock(), SeededRandomness(60))
    laptop = make_laptop(served, folder, region_areas[:3])
    user = laptop.pen.user
    laptop.close()
    part = RecoverPart(tools, recover_services(folder, machine))
    qtbot.addWidget(part)
    part.begin(user, "anna")
    part.save_to(str(tmp_path / "request.txt"))
    key = read_recovery_key(served.headquarters.folder / RECOVERY_FILE, PASSPHRASE)
    assert isinstance(key, bytes)
    text = (tmp_path / "request.txt").read_text(encoding="utf-8")
    answer = answer_recovery(served.headquarters, key, text, "ru")
    assert isinstance(answer, RecoveryAnswer) and answer.number == part.number.text()
    (tmp_path / "answer.txt").write_text(answer.text + "\n", encoding="utf-8")
    part.take_file(str(tmp_path / "request.txt"))
    assert not part.problem.isHidden()
    part.take_file(str(tmp_path / "answer.txt"))
    part.words.setText(answer.words)
    with qtbot.waitSignal(part.recovered) as recovered:
        part.proceed()
    again = unlock(folder, user, recovered.args[0], machine)
    assert isinstance(again, Laptop)
    again.close()
