"""Every code of expressions and forms has words in both languages, and its placeholders fill."""

import string
from pathlib import Path

import pytest
import yaml

from fieldkit.expression.codes import ExpressionReason
from fieldkit.forms.advice import Advice, Checked, Mistake
from fieldkit.forms.codes import FormReason, ProblemKind, WhyReason

FILE = Path(__file__).resolve().parents[3] / "resources/i18n/messages/forms.yaml"
WORDS = yaml.safe_load(FILE.read_text(encoding="utf-8"))
CODES = [
    *ExpressionReason,
    *FormReason,
    *ProblemKind,
    *WhyReason,
    *Mistake,
    *Advice,
    *Checked,
]


def test_words_and_codes_are_the_same_set() -> None:
    assert set(WORDS) == {str(code) for code in CODES}


@pytest.mark.parametrize("code", CODES)
def test_both_languages_fill_the_same_places(code: str) -> None:
    fields = [
        {name for _, name, _, _ in string.Formatter().parse(WORDS[code][tongue]) if name}
        for tongue in ("en", "ru")
    ]
    assert fields[0] == fields[1]
    assert any("а" <= char.lower() <= "я" for char in WORDS[code]["ru"])
