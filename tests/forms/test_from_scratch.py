"""After any answers a session stands as a fresh one with the same answers: nothing is stale."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from fieldkit.errors import Refusal
from fieldkit.forms import Form, load_workbook, load_xform
from fieldkit.forms.recalculate import Recalculation
from tests.forms.random_forms import RandomForm
from tests.forms.walking import steady, walk

MANY = int(os.environ.get("FIELDKIT_FUZZ", "25"))
"""Generated forms; FIELDKIT_FUZZ=100000 for a long run."""
DATA = Path(__file__).resolve().parents[3] / "shared/data/xforms"
ABSENT = pytest.mark.skipif(not DATA.is_dir(), reason=f"no forms at {DATA}")
ASSESSMENT = Path(__file__).resolve().parents[2] / "resources/forms/needs_assessment.xlsx"


def loaded(data: bytes, files: dict[str, bytes] | None = None) -> Form:
    form = load_xform(data, files)
    assert not isinstance(form, Refusal), form
    return form


def test_generated_forms_stand_as_from_scratch() -> None:
    for seed in range(MANY):
        form = loaded(RandomForm(seed).xml())
        assert not form.problems, (seed, form.problems)
        assert not any(unit.cyclic for unit in form.graph.units), seed
        walk(form, seed, 30, 5)


def test_a_lost_update_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof that the comparison can fail: nobody is told of instances that come and go."""
    monkeypatch.setattr(Recalculation, "restructured", lambda *_: None)
    with pytest.raises(AssertionError):
        for seed in range(25):
            walk(loaded(RandomForm(seed).xml()), seed, 30, 5)


def test_the_packaged_assessment_stands_as_from_scratch() -> None:
    form = load_workbook(ASSESSMENT)
    assert not isinstance(form, Refusal), form
    for seed in range(3):
        walk(form, seed, 40, 8)


@pytest.mark.slow
@pytest.mark.needs_data
@ABSENT
def test_recorded_forms_stand_as_from_scratch() -> None:
    scenarios: list[dict[str, Any]] = json.loads((DATA / "scenarios.json").read_bytes())[
        "scenarios"
    ]
    walked, seen = 0, set()
    for scenario in scenarios:
        data = scenario["form_xml"].encode()
        given = (scenario.get("resources") or {}).items()
        files = {name: str(one.get("text") or "").encode() for name, one in given}
        form = load_xform(data, files)
        if data in seen or isinstance(form, Refusal) or not steady(data, form):
            continue
        seen.add(data)
        walked += 1
        walk(form, walked, 30, 5)
    assert walked > 150


@pytest.mark.slow
@pytest.mark.needs_data
@ABSENT
@pytest.mark.parametrize(
    "path", sorted(DATA.glob("walks/xforms/*.xml")), ids=lambda path: path.name
)
def test_real_forms_stand_as_from_scratch(path: Path) -> None:
    data = path.read_bytes()
    form = loaded(data)
    if not steady(data, form):
        pytest.skip("its state depends on more than its answers")
    walk(form, 1, 120, 40)
