"""What pyxform says of a sheet, in the words of the one who wrote it: what to change, and where.

Its texts are known by their beginnings (pyxform 4); one that is not known is told as it stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from fieldkit.errors import Code, Refusal


class Mistake(Code):
    """Why a sheet is no form; `column`, `name`, … are as they stand in it."""

    TYPE = "form.mistake_type"
    NAME_TWICE = "form.mistake_name_twice"
    REFERENCE = "form.mistake_reference"
    LIST = "form.mistake_list"
    NO_NAME = "form.mistake_no_name"
    NAME = "form.mistake_name"
    NO_LABEL = "form.mistake_no_label"
    UNMATCHED = "form.mistake_unmatched"
    NO_TYPE = "form.mistake_no_type"
    CHOICE_TWICE = "form.mistake_choice_twice"
    CHOICE_NAME = "form.mistake_choice_name"
    COLUMN_TWICE = "form.mistake_column_twice"


class Advice(Code):
    """What a form works without, but would be better with. Down to `OTHER` pyxform warns of it."""

    LANGUAGES = "form.advice_languages"
    TRANSLATION = "form.advice_translation"
    CHOICE_LABEL = "form.advice_choice_label"
    ALIKE = "form.advice_alike"
    COLUMN = "form.advice_column"
    GONE = "form.advice_gone"
    OTHER = "form.advice_other"
    SILENT = "form.advice_silent"
    FILE = "form.advice_file"
    FIRST_ROW = "form.advice_first_row"


class Checked(Code):
    """The parts of a report."""

    HOLDS = "form.checked"
    PLACE = "form.checked_place"
    WELL = "form.checked_well"


Known = Sequence[tuple[re.Pattern[str], Code]]
_MISTAKES: Known = [
    (re.compile(r"Unknown question type '(?P<type>[^']*)'"), Mistake.TYPE),
    (re.compile(r"'name' value '(?P<name>[^']*)' is invalid\. Questions,"), Mistake.NAME_TWICE),
    (
        re.compile(
            r"the '(?P<column>[^']*)' value is invalid.*not find the name '(?P<name>[^']*)'"
        ),
        Mistake.REFERENCE,
    ),
    (re.compile(r"List name not in choices sheet: (?P<list>\S+)"), Mistake.LIST),
    (re.compile(r"Question or group with no name"), Mistake.NO_NAME),
    (re.compile(r"'name' value is invalid\. Names must begin"), Mistake.NAME),
    (re.compile(r"named '(?P<name>[^']*)' has no label"), Mistake.NO_LABEL),
    (
        re.compile(r"Unmatched '(?P<found>\w+)'\. No matching '(?P<wanted>\w+)'"),
        Mistake.UNMATCHED,
    ),
    (re.compile(r"Question with no type"), Mistake.NO_TYPE),
    (re.compile(r"Choice names must be unique"), Mistake.CHOICE_TWICE),
    (re.compile(r"Choices must have a name"), Mistake.CHOICE_NAME),
    (re.compile(r"Duplicate column header: (?P<column>.+)"), Mistake.COLUMN_TWICE),
]
_ADVICE: Known = [
    (re.compile(r"machine-readable codes: (?P<languages>[^.]+)"), Advice.LANGUAGES),
    (
        re.compile(
            r"Language '(?P<language>[^']*)' is missing the (?P<of>\w+) "
            r"(?:columns )?(?P<columns>[^.]+?)(?: column)?(?:\.|$)"
        ),
        Advice.TRANSLATION,
    ),
    (re.compile(r"Choices should have a label"), Advice.CHOICE_LABEL),
    (re.compile(r"'name' value '(?P<name>[^']*)' is problematic"), Advice.ALIKE),
    (re.compile(r"the '(?P<column>[^']*)' value is invalid\. Column headers"), Advice.COLUMN),
    (re.compile(r"(?P<type>\w+) is no longer supported on most devices"), Advice.GONE),
]
_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"On the '(\w+)' sheet, ")
_MORE = re.compile(r"\s*Learn more: \S+")
_POINTLESS = "Use the max-pixels parameter"
"""Pictures in answers are made small here in any case."""


def mistake(detail: str) -> Refusal | str:
    """What is wrong in the sheet, or pyxform's own sentence without the place."""
    return _known(detail, _MISTAKES) or _sentence(detail)


def advice(warnings: Iterable[str]) -> Iterator[Refusal]:
    """What pyxform warns of, with `sheet` and `row` where it says so."""
    for text in (line for warning in warnings for line in warning.splitlines()):
        if _POINTLESS in text or not text.strip():
            continue
        found = _known(text, _ADVICE) or Refusal(Advice.OTHER, {"detail": _sentence(text)})
        row, sheet = _ROW.search(text), _SHEET.search(text)
        place: dict[str, object] = {}
        if row is not None:
            place = {"sheet": sheet[1] if sheet else "survey", "row": int(row[1])}
        yield Refusal(found.code, {**found.params, **place})


def _known(text: str, known: Known) -> Refusal | None:
    for pattern, code in known:
        if (found := pattern.search(text)) is not None:
            return Refusal(code, {name: part.strip() for name, part in found.groupdict().items()})
    return None


def _sentence(text: str) -> str:
    plain = _MORE.sub("", _SHEET.sub("", _ROW.sub("", text))).strip()
    return plain if plain.endswith((".", "!", "?")) else f"{plain}."
