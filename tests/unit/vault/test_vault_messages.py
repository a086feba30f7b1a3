"""Every code of the room has words in both languages that fill the same places."""

from string import Formatter

import pytest
from vault_world import WORDS

from fieldkit.errors import Code
from fieldkit.vault.reasons import BackupReason, VaultReason, WeakReason

CODES: list[Code] = [*VaultReason, *WeakReason, *BackupReason]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_file_holds_these_codes_and_no_others() -> None:
    assert list(WORDS) == [code.value for code in CODES]


@pytest.mark.parametrize("code", CODES)
def test_both_languages_fill_the_same_places(code: Code) -> None:
    words = WORDS[code.value]
    assert set(words) == {"en", "ru"}
    assert places(words["en"]) == places(words["ru"])
    assert not set("абвгдежзиклмнопрсту") & set(words["en"].lower())
