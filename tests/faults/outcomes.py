"""Outcomes that people see: a typed refusal whose words are whole in both languages."""

import re

from fieldkit.errors import Refusal
from fieldkit.ui.messages import MISSING, words


def refused(outcome: object, *codes: str) -> None:
    """Asserts a refusal with one of these codes that has whole words in both languages."""
    assert isinstance(outcome, Refusal), outcome
    assert outcome.code in codes, outcome
    russian, english = words(outcome, "ru"), words(outcome, "en")
    assert re.search("[а-яё]", russian) and not re.search("[а-яё]", english)
    assert MISSING not in russian + english
