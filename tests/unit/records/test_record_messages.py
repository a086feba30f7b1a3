"""Every reason has words in both languages, and they use only what the reason brings."""

from pathlib import Path
from string import Formatter

import pytest
import yaml

from fieldkit.errors import Refusal
from fieldkit.records.reasons import RecordReason
from fieldkit.records.registry import KINDS, build, validate_fields

FILE = Path(__file__).parents[3] / "resources" / "i18n" / "messages" / "records.yaml"


def test_every_reason_has_words_and_every_word_a_reason() -> None:
    words = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    assert set(words) == {reason.value for reason in RecordReason}


@pytest.mark.parametrize("reason", list(RecordReason))
def test_both_languages_fill_the_same_places(reason: RecordReason) -> None:
    words = yaml.safe_load(FILE.read_text(encoding="utf-8"))[reason.value]
    places = [
        {name for _, name, _, _ in Formatter().parse(words[lang]) if name} for lang in ("en", "ru")
    ]
    assert places[0] == places[1]


@pytest.mark.parametrize("kind", list(KINDS))
@pytest.mark.parametrize("value", [None, "", "\0", "x" * 5000, b"x", -1, 2**80, 1.5, [], [1], {}])
def test_every_refusal_fills_its_words(kind: str, value: object) -> None:
    words = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    every = dict.fromkeys(KINDS[kind].checks, value)
    outcomes = [validate_fields(kind, {name: value}) for name in every]
    outcomes += [validate_fields(kind, every), build(kind, bytes(16), every)]
    refusals = [each for each in outcomes if isinstance(each, Refusal)]
    assert refusals
    for refusal in refusals:
        for text in words[refusal.code.value].values():
            assert text.format(**refusal.params)
