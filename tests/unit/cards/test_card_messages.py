"""Every code of the room has words in both languages that fill the same places."""

from pathlib import Path
from string import Formatter

import pytest
import yaml
from cards_world import ORGANISATION, OTHER_KEY, TODAY, TRUSTED, card

from fieldkit.cards.live import Hint
from fieldkit.cards.payload import Revocations, check
from fieldkit.cards.reasons import CardReason, ImageReason, KeysReason, NumberReason, PrintReason
from fieldkit.errors import Code, Refusal
from fieldkit.ui.messages import MISSING, words

FILE = Path(__file__).parents[3] / "resources" / "i18n" / "messages" / "cards.yaml"
WORDS: dict[str, dict[str, str]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
CODES: list[Code] = [
    *CardReason,
    *NumberReason,
    *KeysReason,
    *ImageReason,
    *PrintReason,
    *Hint,
]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_file_holds_these_codes_and_no_others() -> None:
    assert set(WORDS) == {code.value for code in CODES}


@pytest.mark.parametrize("code", CODES)
def test_both_languages_fill_the_same_places(code: Code) -> None:
    both = WORDS[code.value]
    assert set(both) == {"en", "ru"}
    assert places(both["en"]) == places(both["ru"])
    assert not set("абвгдежзиклмнопрсту") & set(both["en"].lower())


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        card().text()[:50],
        "0" * 205,
        card(organisation=9).text(),
        card(issuer=9).text(),
        card(key=OTHER_KEY).text(),
        card(expiry=TODAY.replace(year=2025)).text(),
        card(5).text(),
    ],
)
def test_each_verdict_fills_its_words(text: str) -> None:
    revoked = Revocations(frozenset({card(5).serial}), TODAY)
    verdict = check(text, TRUSTED, revoked, ORGANISATION, TODAY)
    assert isinstance(verdict, Refusal)
    for language in ("en", "ru"):
        told = words(verdict, language)
        assert MISSING not in told
        assert "{" not in told
