"""The needs assessment that comes with FieldKit, filled in."""

import subprocess
import sys
from functools import cache
from pathlib import Path

from forms_world import KURSK, Counted, FixedClock

from fieldkit.forms import Answers, Form, Session, load_workbook

NEEDS = Path(__file__).resolve().parents[3] / "resources/forms/needs_assessment.xlsx"


@cache
def needs() -> Form:
    found = load_workbook(NEEDS)
    assert isinstance(found, Form), found
    return found


def begin() -> Session:
    here = Session(needs(), FixedClock(), Counted(), KURSK)
    for ref, value in (
        ("meeting/district", "sudzhansky"),
        ("meeting/living", "centre"),
        ("meeting/area_now", "city"),
        ("meeting/centre", "birch"),
        ("meeting/consent", "yes"),
        ("household/household_size", "2"),
        ("household/head_sex", "female"),
    ):
        here.answer(f"/data/{ref}", value)
    for at, (relation, sex, age, condition) in enumerate(
        [("head", "female", 34, "none"), ("child", "male", 3, "chronic")], 1
    ):
        for name, value in (("relation", relation), ("sex", sex), ("conditions", condition)):
            here.answer(f"/data/member[{at}]/{name}", value)
        here.answer(f"/data/member[{at}]/age", age)
    for ref, value in (
        ("housing/home", "damaged"),
        ("needs/documents", "all"),
        ("needs/separated", "no"),
    ):
        here.answer(f"/data/{ref}", value)
    here.answer("/data/needs/priority_needs", ["food", "baby"])
    here.answer("/data/needs/first_need", "baby")
    return here


def test_the_workbook_is_what_its_generator_writes(tmp_path: Path) -> None:
    made = tmp_path / "made.xlsx"
    tool = NEEDS.parents[2] / "tools/make_needs_assessment.py"
    subprocess.run([sys.executable, tool, made], check=True)
    assert made.read_bytes() == NEEDS.read_bytes()


def test_a_family_is_assessed() -> None:
    answers = begin().finalise()
    assert isinstance(answers, Answers), answers
    assert answers.values["children"] == "1" and answers.values["people_with_limits"] == "1"
    meta = answers.values["meta"]
    assert isinstance(meta, dict) and meta["instanceName"] == "Суджанский район, 2024-08-15"


def test_it_reads_in_both_languages() -> None:
    here = begin()
    for language, words in (("Русский (ru)", "детей: 1"), ("English (en)", "children: 1")):
        here.set_language(language)
        view = here.view("/data/housing/composition")
        assert view is not None and view.label is not None and words in view.label
        labels = [view.label for view in here.views() if view.kind in ("input", "select", "note")]
        assert labels and all(labels)


def test_only_the_chosen_needs_can_come_first() -> None:
    here = begin()
    view = here.view("/data/needs/first_need")
    assert view is not None and view.options is not None
    assert [value for value, _ in view.options] == ["food", "baby"]
    here.answer("/data/needs/priority_needs", ["food", "clothes"])
    view = here.view("/data/needs/first_need")
    assert view is not None and view.value == ""


def test_a_refusal_ends_the_interview() -> None:
    here = Session(needs(), FixedClock(), Counted(), KURSK)
    for ref, value in (("district", "other"), ("living", "rented"), ("area_now", "east")):
        here.answer(f"/data/meeting/{ref}", value)
    here.answer("/data/meeting/consent", "no")
    assert isinstance(here.finalise(), Answers)
