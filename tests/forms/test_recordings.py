"""The recordings handed to the builders, run as `fieldkit forms` runs them.

Each threshold is a hair under what the engine reaches: a change that loses a case fails here.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from fieldkit.expression.cases import run_cases
from fieldkit.forms.replay import Score, replay_scenarios, replay_walk
from fieldkit.forms.xform import load_xform
from fieldkit.system import SystemClock, SystemRandomness

DATA = Path(__file__).resolve().parents[3] / "shared/data/xforms"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs_data,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"no recordings at {DATA}"),
]
WALKS = sorted((DATA / "walks").glob("*.json"))


def read(path: Path) -> Any:
    return json.loads(path.read_bytes())


def test_expressions_of_the_odk_subset() -> None:
    inside, outside = run_cases(read(DATA / "xpath_cases.json"), SystemClock(), SystemRandomness())
    assert inside.total >= 2600
    assert inside.passed / inside.total >= 0.996, inside.failed
    assert outside.passed / outside.total >= 0.96


def test_scenarios() -> None:
    score = replay_scenarios(
        "scenarios.json", read(DATA / "scenarios.json"), SystemClock(), SystemRandomness()
    )
    assert score.errors == []
    assert score.identical / score.scenarios >= 0.983, score.differences
    assert score.flags_equal / score.flags >= 0.9999


@cache
def walked(path: Path) -> Score:
    data = read(path)
    form = load_xform((DATA / "walks/xforms" / data["form"]).read_bytes())
    return replay_walk(path.name, data, form, SystemClock(), SystemRandomness())


@pytest.mark.parametrize("path", WALKS, ids=lambda path: path.name)
def test_walks(path: Path) -> None:
    score = walked(path)
    assert score.errors == []
    assert score.flags_equal == score.flags, score.differences
    assert score.changed_equal == score.changed, score.differences
