"""Every reason has words in both languages, and they use only what the reason brings."""

from pathlib import Path
from string import Formatter

import pytest
import yaml

from fieldkit.records.reasons import RecordReason

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
