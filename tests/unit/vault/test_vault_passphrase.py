"""Which passphrases will do, and what the generator gives."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vault_world import Seeded, code

from fieldkit.errors import Refusal
from fieldkit.vault.passphrase import Language, generate_passphrase, read_words, weakness
from fieldkit.vault.reasons import WeakReason

LANGUAGES: list[Language] = ["ru", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_holds_2048_short_plain_words(language: Language) -> None:
    words = read_words(language)
    assert len(set(words)) == 2048
    form = {"ru": r"[а-я]{3,8}", "en": r"[a-z]{3,8}"}[language]
    assert [word for word in words if not re.fullmatch(form, word)] == []
    assert list(words) == sorted(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_generated_passphrases_always_will_do(language: Language) -> None:
    randomness = Seeded(language)
    for _ in range(25):
        passphrase = generate_passphrase(language, randomness)
        assert len(passphrase.split()) == 4
        assert weakness(passphrase) is None, passphrase


class Fixed:
    """Gives the two bytes of each number in turn."""

    def __init__(self, numbers: list[int]) -> None:
        self.left = list(numbers)

    def bytes(self, count: int) -> bytes:
        return self.left.pop(0).to_bytes(count, "big")


def test_each_word_has_the_same_share_of_the_random_numbers() -> None:
    words = read_words("en")
    drawn = generate_passphrase("en", Fixed([0, 2047, 2048, 65535]))
    assert drawn.split() == [words[0], words[2047], words[0], words[2047]]


@pytest.mark.parametrize(
    ("passphrase", "personal", "reason"),
    [
        ("", (), WeakReason.SHORT),
        ("a b c", (), WeakReason.SHORT),
        ("password1", (), WeakReason.COMMON),
        ("пароль123", (), WeakReason.COMMON),
        ("йцукенгш", (), WeakReason.COMMON),
        ("abcdefghij", (), WeakReason.SEQUENCE),
        ("aaaaaaaaaaaa", (), WeakReason.REPEAT),
        ("12.11.1987", (), WeakReason.DATE),
        ("берег берег берег", (), WeakReason.REPEAT),
        ("самовар 7", (), WeakReason.WORD),
        ("Зябликовская", ("Зябликовская Марфа",), WeakReason.NAME),
    ],
)
def test_weak_passphrases_are_refused_with_their_reason(
    passphrase: str, personal: tuple[str, ...], reason: WeakReason
) -> None:
    refusal = weakness(passphrase, personal)
    assert code(refusal) is reason


def test_russian_words_under_either_layout_count_as_known() -> None:
    assert weakness("самоваркулич") == weakness("самоваркулич".upper())
    assert isinstance(weakness("cfvjdfh12"), Refusal)


@settings(max_examples=30)
@given(st.text(max_size=120))
def test_no_text_makes_the_check_raise(text: str) -> None:
    outcome = weakness(text)
    assert outcome is None or isinstance(outcome, Refusal)
