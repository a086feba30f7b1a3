"""Unlock: users, passphrase, Caps Lock, letters, what went wrong; a desk nobody wants is closed."""

from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from fieldkit.errors import Refusal
from fieldkit.ui.desk import Desk
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.unlock import UnlockPage, UnlockServices, User
from fieldkit.ui.typing_signs import Letters, caps_lock, letters_of
from fieldkit.vault.reasons import VaultReason
from tests.ui.conftest import ToolsMaker
from tests.ui.front import inline

ANNA, BORIS = User(b"a" * 16, "anna"), User(b"b" * 16, "boris")
DESK = Desk(cast(Any, None), cast(Any, None), cast(Any, None), [], {}, "")


class Vault:
    """Opens for one passphrase."""

    def __init__(self) -> None:
        self.asked: list[tuple[bytes, str]] = []
        self.closed: list[Desk] = []

    def unlock(self, user: bytes, passphrase: str) -> Desk | Refusal:
        self.asked.append((user, passphrase))
        return DESK if passphrase == "good" else Refusal(VaultReason.WRONG_PASSPHRASE)

    def services(self, users: Any = (BORIS, ANNA), last: bytes = b"") -> UnlockServices:
        return UnlockServices(users, self.unlock, self.closed.append, last)


def page_of(qtbot: QtBot, tools: Tools, services: UnlockServices) -> UnlockPage:
    page = UnlockPage(tools, services)
    qtbot.addWidget(page)
    page.retranslate()
    page.resize(900, 700)
    page.show()
    page.entered()
    return page


def press(
    field: QLineEdit, sign: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """One key as a keyboard sends it: with Caps Lock on, a capital comes without Shift."""
    key = Qt.Key(ord(sign.upper()))
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, modifier, sign))


def test_the_last_user_is_offered_first(qtbot: QtBot, tools: Tools) -> None:
    page = page_of(qtbot, tools, Vault().services(last=BORIS.id))
    assert [page.user.itemText(at) for at in range(2)] == ["anna", "boris"]
    assert page.user.currentData() == BORIS.id
    assert page.passphrase.field.echoMode() is QLineEdit.EchoMode.Password


def test_a_good_passphrase_opens_and_does_not_stay_in_the_field(qtbot: QtBot, tools: Tools) -> None:
    vault = Vault()
    page = page_of(qtbot, tools, vault.services(last=ANNA.id))
    QTest.keyClicks(page.passphrase.field, "good")
    with qtbot.waitSignal(page.unlocked) as opened:
        QTest.keyClick(page.passphrase.field, Qt.Key.Key_Return)
    assert opened.args == [DESK]
    assert vault.asked == [(ANNA.id, "good")]
    assert page.passphrase.field.text() == ""


def test_a_wrong_one_is_told_in_words_that_switch(qtbot: QtBot, tools: Tools) -> None:
    page = page_of(qtbot, tools, Vault().services())
    page.passphrase.field.setText("wrong")
    page.open.click()
    refusal = Refusal(VaultReason.WRONG_PASSPHRASE)
    assert page.problem.sentence.text() == tools.speech.outcome(refusal)
    assert page.open.isEnabled() and not page.progress.isVisible()
    tools.speech.choose("en")
    QApplication.processEvents()
    assert page.problem.sentence.text() == tools.speech.outcome(refusal)


def test_nothing_is_tried_without_a_passphrase(qtbot: QtBot, tools: Tools) -> None:
    vault = Vault()
    page = page_of(qtbot, tools, vault.services())
    page.open.click()
    assert vault.asked == []


def test_what_is_stopped_is_closed_when_it_opens(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    tools, vault, opened = make_tools(held=True), Vault(), []
    runner = inline(tools)
    page = page_of(qtbot, tools, vault.services())
    page.unlocked.connect(opened.append)
    page.passphrase.field.setText("good")
    page.unlock()
    assert page.progress.isVisible() and not page.open.isEnabled()
    page.progress.stop.click()
    assert not page.progress.isVisible()
    runner.run_all()
    assert (opened, vault.closed) == ([], [DESK])
    assert page.open.isEnabled(), "the next try can begin"


def test_one_try_at_a_time_even_after_stopping(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    tools, vault = make_tools(held=True), Vault()
    runner = inline(tools)
    page = page_of(qtbot, tools, vault.services())
    for _ in range(3):
        page.passphrase.field.setText("wrong")
        page.unlock()
    assert len(runner.waiting) == 1


@pytest.mark.parametrize(
    ("code", "part"), [(VaultReason.ABSENT, "зарегистрируйте"), (VaultReason.CUT, "обрезан")]
)
def test_a_laptop_without_a_sound_vault_says_what_to_do(
    qtbot: QtBot, tools: Tools, code: VaultReason, part: str
) -> None:
    page = page_of(qtbot, tools, Vault().services(users=Refusal(code)))
    assert page.nobody.isVisible() and part in page.nobody.sentence.text()
    assert not page.passphrase.isVisible() and not page.open.isVisible()


def test_caps_lock_and_letters_are_told_as_one_types(qtbot: QtBot, tools: Tools) -> None:
    page = page_of(qtbot, tools, Vault().services())
    field = page.passphrase.field
    press(field, "a")
    assert page.signs.text() == "Вы вводите латинские буквы."
    press(field, "B")
    assert page.signs.text() == "Включён Caps Lock. Вы вводите латинские буквы."
    press(field, "C", Qt.KeyboardModifier.ShiftModifier)
    assert page.signs.text() == "Вы вводите латинские буквы."
    field.setText("аб")
    assert page.signs.text().endswith("Вы вводите русские буквы.")
    field.setText("аb")
    assert "вперемешку" in page.signs.text()


def test_the_language_can_be_changed_before_anybody_unlocks(qtbot: QtBot, tools: Tools) -> None:
    page = page_of(qtbot, tools, Vault().services())
    assert page.other_language.text() == "English"
    page.other_language.click()
    QApplication.processEvents()
    assert (page.title.text(), page.other_language.text()) == ("Unlock FieldKit", "Русский")


@pytest.mark.parametrize(
    ("typed", "shift", "caps"),
    [("a", False, False), ("A", False, True), ("A", True, False), ("a", True, True)],
)
def test_caps_lock_by_one_key(typed: str, shift: bool, caps: bool) -> None:
    assert caps_lock(typed, shift) is caps
    assert caps_lock({"a": "ф", "A": "Ф"}[typed], shift) is caps


@pytest.mark.parametrize("typed", ["", "1", " ", "-", "ab"])
def test_what_is_no_letter_tells_nothing_of_caps_lock(typed: str) -> None:
    assert caps_lock(typed, False) is None


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("", Letters.NONE),
        ("12-3", Letters.NONE),
        ("ab1", Letters.LATIN),
        ("ёж", Letters.CYRILLIC),
        ("ёжx", Letters.MIXED),
    ],
)
def test_letters(text: str, letters: Letters) -> None:
    assert letters_of(text) is letters
