"""Every code of the rules has words in both languages."""

from pathlib import Path
from string import Formatter

import pytest
import yaml

from fieldkit.errors import Code
from fieldkit.rules import reasons

FILE = Path(__file__).parents[3] / "resources" / "i18n" / "messages" / "rules.yaml"
CODES = [
    code
    for enumeration in vars(reasons).values()
    if isinstance(enumeration, type) and issubclass(enumeration, Code)
    for code in enumeration
]


def test_every_code_has_words_and_every_word_a_code() -> None:
    words = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    assert set(words) == {code.value for code in CODES}


@pytest.mark.parametrize("code", CODES)
def test_both_languages_fill_the_same_places(code: Code) -> None:
    words = yaml.safe_load(FILE.read_text(encoding="utf-8"))[code.value]
    places = [
        {name for _, name, _, _ in Formatter().parse(words[lang]) if name} for lang in ("en", "ru")
    ]
    assert places[0] == places[1]
