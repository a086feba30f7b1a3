"""What is wrong in a sheet, told to the one who wrote it: the cell, and what to change."""

import io

import openpyxl
import pytest

from fieldkit.errors import Code, Refusal
from fieldkit.forms.advice import Advice, Mistake, advice, mistake
from fieldkit.forms.codes import FormReason
from fieldkit.forms.workbook import Converted, convert
from fieldkit.ui.messages import words

COLUMNS = ["type", "name", "label", "relevant"]
CHOICES = [["list_name", "name", "label"], ["yn", "y", "Yes"]]


def converted(*survey: list[str], choices: list[list[str]] = CHOICES) -> Converted | Refusal:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("survey", 0)
    for row in ([*COLUMNS], *survey):
        sheet.append(row)
    sheet = book.create_sheet("choices")
    for row in choices:
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return convert(held.getvalue(), "f.xlsx")


@pytest.mark.parametrize(
    ("survey", "code", "row"),
    [
        ([["intger", "a", "A"]], Mistake.TYPE, 2),
        ([["text", "a", "A"], ["text", "a", "B"]], Mistake.NAME_TWICE, 3),
        ([["text", "a", "A", "${b} = 1"]], Mistake.REFERENCE, 2),
        ([["select_one nope", "a", "A"]], Mistake.LIST, 2),
        ([["text", "", "A"]], Mistake.NO_NAME, 2),
        ([["text", "my name", "A"]], Mistake.NAME, 2),
        ([["text", "b", "B"], ["text", "a", ""]], Mistake.NO_LABEL, 3),
        ([["begin group", "g", "G"], ["text", "a", "A"]], Mistake.UNMATCHED, 2),
        ([["", "a", "A"]], Mistake.NO_TYPE, 2),
    ],
)
def test_a_mistake_is_told_with_its_row_and_what_to_change(
    survey: list[list[str]], code: Code, row: int
) -> None:
    found = converted(*survey)
    assert isinstance(found, Refusal) and found.code == FormReason.WORKBOOK_WRONG
    detail = found.params["detail"]
    assert isinstance(detail, Refusal) and detail.code == code
    assert (found.params["sheet"], found.params["row"]) == ("survey", row)
    assert "…" not in words(found, "en") + words(found, "ru")
    assert "[row" not in words(found, "en")


@pytest.mark.parametrize(
    ("choice", "code"),
    [(["yn", "y", "Again"], Mistake.CHOICE_TWICE), (["yn", "", "X"], Mistake.CHOICE_NAME)],
)
def test_a_mistake_among_the_choices(choice: list[str], code: Code) -> None:
    found = converted(["select_one yn", "a", "A"], choices=[*CHOICES, choice])
    assert isinstance(found, Refusal)
    detail = found.params["detail"]
    assert isinstance(detail, Refusal) and detail.code == code
    assert (found.params["sheet"], found.params["row"]) == ("choices", 3)


def test_what_is_not_known_is_told_as_it_stands_without_the_place() -> None:
    text = "[row : 5] On the 'survey' sheet, the 'x' value is odd. Learn more: https://a.example/b"
    assert mistake(text) == "the 'x' value is odd."


def test_warnings_are_told_with_their_place_and_without_what_does_not_matter_here() -> None:
    found = converted(
        ["select_one yn", "a", "A"],
        ["text", "A", "B"],
        ["image", "photo", "Photo"],
        choices=[*CHOICES, ["yn", "n", ""]],
    )
    assert isinstance(found, Converted) and any("max-pixels" in each for each in found.warnings)
    told = {each.code: each.params for each in advice(found.warnings)}
    assert told == {
        Advice.CHOICE_LABEL: {"sheet": "choices", "row": 3},
        Advice.ALIKE: {"name": "A", "sheet": "survey", "row": 3},
    }


def test_each_language_has_its_own_line() -> None:
    texts = [
        "Language 'en' is missing the survey columns hint, image.\n"
        "Language 'fr' is missing the survey label column.",
        "The following language declarations do not contain valid machine-readable codes: "
        "English, Arabic. Learn more: http://xlsform.org#multiple-language-support",
    ]
    first, second, third = advice(texts)
    assert first.params == {"language": "en", "of": "survey", "columns": "hint, image"}
    assert second.params == {"language": "fr", "of": "survey", "columns": "label"}
    assert third.params == {"languages": "English, Arabic"}
