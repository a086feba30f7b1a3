"""Every outcome code has words in both languages, and words always come, whatever fills them."""

import importlib
import pkgutil
import re
from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal
from string import Formatter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import fieldkit
from fieldkit.errors import Code, Refusal
from fieldkit.ui import messages
from fieldkit.ui.messages import FORMS, Language, catalogue, folder, words

CYRILLIC = re.compile("[А-Яа-яЁё]")
LANGUAGES: tuple[Language, ...] = ("ru", "en")


def import_everything() -> None:
    for module in pkgutil.walk_packages(fieldkit.__path__, "fieldkit."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def enumerations(base: type[Code] = Code) -> list[type[Code]]:
    found = []
    for each in base.__subclasses__():
        if each.__module__.startswith("fieldkit."):
            found += [each, *enumerations(each)]
    return found


import_everything()
CODES = sorted({code for each in enumerations() for code in each}, key=str)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_no_two_enumerations_share_a_code() -> None:
    counted = Counter(str(code) for each in enumerations() for code in each)
    assert [code for code, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("code", CODES, ids=str)
def test_a_code_has_words_in_both_languages(code: Code) -> None:
    assert code in catalogue(), f"{code} has no words in {folder()}"
    said = catalogue()[code]
    assert set(said) == {"en", "ru"}
    assert said["en"].strip() == said["en"] != "" != said["ru"] == said["ru"].strip()
    assert CYRILLIC.search(said["ru"]), "no Russian"
    assert not CYRILLIC.search(said["en"]), "Cyrillic letters in the English words"
    assert places(said["en"]) == places(said["ru"])
    for language in LANGUAGES:
        assert all(re.fullmatch("[a-z][a-z0-9_]*", name) for name in places(said[language]))
        check_forms(said[language], language)


def check_forms(text: str, language: Language) -> None:
    for _, _, spec, conversion in Formatter().parse(text):
        assert conversion is None
        if spec and spec != "d":
            assert len(spec.split("|")) == len(FORMS[language]), f"forms of {spec}"


def test_no_file_speaks_of_a_code_that_is_not_there() -> None:
    assert sorted(set(catalogue()) - {str(code) for code in CODES}) == []


def test_no_code_stands_in_two_files_or_twice_in_one() -> None:
    listed = []
    for file in sorted(folder().glob("*.yaml")):
        node = yaml.compose(file.read_text(encoding="utf-8"))
        listed += [key.value for key, _ in node.value]
    assert [code for code, times in Counter(listed).items() if times > 1] == []


class Sample(Code):
    """Codes of these tests alone."""

    PLAIN = "sample.plain"
    COUNTED = "sample.counted"
    WITHOUT_WORDS = "sample.without_words"


SAMPLE = {
    "sample.plain": {"en": "It is {what}.", "ru": "Это {what}."},
    "sample.counted": {
        "en": "{days} {days:day|days}, list {list:d}",
        "ru": "{days} {days:день|дня|дней}, список {list:d}",
    },
}


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "catalogue", lambda: SAMPLE)


@pytest.mark.usefixtures("sample")
class TestFilling:
    @pytest.mark.parametrize(
        ("value", "english", "russian"),
        [
            ("bread", "It is bread.", "Это bread."),
            (7, "It is 7.", "Это 7."),
            (35200, "It is 35,200.", "Это 35\N{NO-BREAK SPACE}200."),
            (Decimal("2.5"), "It is 2.5.", "Это 2,5."),
            (float("inf"), "It is ….", "Это …."),
            (10**400, "It is ….", "Это …."),
            (date(2024, 9, 5), "It is 5 Sept 2024.", "Это 05.09.2024."),
            (
                datetime(2024, 9, 5, 14, 3, tzinfo=UTC),
                "It is 5 Sept 2024 14:03.",
                "Это 05.09.2024 14:03.",
            ),
            (b"\x01\xff", "It is 01ff.", "Это 01ff."),
            (True, "It is True.", "Это True."),
            ("two\nlines\x1b", "It is two lines .", "Это two lines ."),
            ("{what}", "It is {what}.", "Это {what}."),
            ("n" * 999, f"It is {'n' * 200}….", f"Это {'n' * 200}…."),
        ],
    )
    def test_a_value_reads_as_the_language_writes_it(
        self, value: object, english: str, russian: str
    ) -> None:
        refusal = Refusal(Sample.PLAIN, {"what": value})
        assert (words(refusal, "en"), words(refusal, "ru")) == (english, russian)

    @pytest.mark.parametrize(
        ("days", "russian", "english"),
        [
            (0, "дней", "days"),
            (1, "день", "day"),
            (2, "дня", "days"),
            (5, "дней", "days"),
            (11, "дней", "days"),
            (21, "день", "days"),
            (1.5, "дня", "days"),
        ],
    )
    def test_a_word_follows_its_number(self, days: float, russian: str, english: str) -> None:
        refusal = Refusal(Sample.COUNTED, {"days": days, "list": 12345})
        assert words(refusal, "ru").endswith(f" {russian}, список 12345")
        assert words(refusal, "en").endswith(f" {english}, list 12345")

    def test_a_missing_value_reads_as_dots(self) -> None:
        assert words(Refusal(Sample.PLAIN), "en") == "It is …."
        assert words(Refusal(Sample.COUNTED), "ru") == "… дней, список …"

    def test_a_value_that_is_a_code_reads_as_its_words(self) -> None:
        assert words(Refusal(Sample.PLAIN, {"what": "sample.plain"}), "en") == "It is It is ….."

    def test_a_code_without_words_reads_as_itself(self) -> None:
        assert words(Refusal(Sample.WITHOUT_WORDS), "ru") == "sample.without_words"


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
values = scalars | st.decimals() | st.dates() | st.datetimes() | st.lists(scalars)


@given(st.sampled_from(CODES), st.data(), st.sampled_from(LANGUAGES))
def test_words_always_come(code: Code, data: st.DataObject, language: Language) -> None:
    names = sorted(places(catalogue().get(code, {}).get("en", "")))
    params = {name: data.draw(values) for name in names if data.draw(st.booleans())}
    assert words(Refusal(code, params), language)
