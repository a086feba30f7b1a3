"""Writes resources/forms/needs_assessment.xlsx: the needs assessment of displaced families.

Run it after changing a question: `.venv/bin/python tools/make_needs_assessment.py`. The workbook is
an XLSForm in Russian (default) and English; its questions stand in needs_questions.py, its choices
in needs_choices.py. Places in it are invented.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter
from needs_choices import CHOICES
from needs_questions import EN, RU, SURVEY, SURVEY_COLUMNS

PLACE = Path(__file__).resolve().parent.parent / "resources/forms/needs_assessment.xlsx"
SETTINGS = {
    "form_title": "Оценка потребностей",
    "form_id": "needs_assessment",
    "version": "2024100101",
    "default_language": RU,
    "instance_name": "concat(jr:choice-name(${district}, '${district}'), ', ', ${today})",
}


def write(place: Path) -> None:
    """Writes the workbook."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(place) as book:
        book.set_properties(
            {"title": SETTINGS["form_title"], "created": datetime(2024, 10, 1, tzinfo=UTC)}
        )
        bold = book.add_format({"bold": True})
        survey = book.add_worksheet("survey")
        survey.write_row(0, 0, SURVEY_COLUMNS, bold)
        for at, one in enumerate(SURVEY, 1):
            survey.write_row(at, 0, [one.get(column, "") for column in SURVEY_COLUMNS])
        choices = book.add_worksheet("choices")
        choices.write_row(0, 0, ["list_name", "name", f"label::{RU}", f"label::{EN}", "area"], bold)
        at = 1
        for name, options in CHOICES.items():
            for option in options:
                choices.write_row(at, 0, [name, *option])
                at += 1
        settings = book.add_worksheet("settings")
        settings.write_row(0, 0, list(SETTINGS), bold)
        settings.write_row(1, 0, list(SETTINGS.values()))
        for sheet in (survey, choices, settings):
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, 20, 24)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else PLACE)
