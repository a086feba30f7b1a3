"""Filled in by a seed, written as ODK instance XML and as plain values, and read again: equal."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from fieldkit.bench.forms import thousand
from fieldkit.bench.interview import interview
from fieldkit.errors import Refusal
from fieldkit.forms import Form, Session, load_workbook, load_xform
from fieldkit.forms.answers import collect
from fieldkit.forms.difference import differences
from fieldkit.forms.restore import instance_of
from fieldkit.hq.seeded import Seeded
from fieldkit.resources import resource

DATA = Path(__file__).resolve().parents[3] / "shared/data/xforms/workbooks"
LIST = json.loads((DATA / "manifest.json").read_bytes()) if DATA.is_dir() else []
ACCEPTED = [entry["file"] for entry in LIST if entry["pyxform"]["ok"]]
NOW = 1_795_000_000_000


class StillClock:
    def now_ms(self) -> int:
        return NOW


def filled(form: Form, seed: int) -> Session:
    session = Session(form, StillClock(), Seeded(seed, "round trip"))
    interview(session, Seeded(seed, "answers"))
    session.events.name(session.tree)
    session.recalculation.run()
    return session


def canonical(xml: bytes) -> bytes:
    return etree.tostring(etree.fromstring(xml), method="c14n")


def round_trips(form: Form, seed: int) -> Mapping[str, object]:
    """The answers; fails where the XML, sent or kept as a draft, comes back as anything else."""
    session = filled(form, seed)
    sent = collect(form, session.tree, "")
    again = Session(form, StillClock(), Seeded(seed, "again"), instance=session.draft())
    assert canonical(again.draft()) == canonical(session.draft())
    back = Session(form, StillClock(), Seeded(seed, "again"), instance=sent.xml)
    got = collect(form, back.tree, "")
    assert got.values == sent.values
    assert canonical(got.xml) == canonical(sent.xml)
    return sent.values


@pytest.mark.slow
@pytest.mark.needs_data
@pytest.mark.skipif(not DATA.is_dir(), reason=f"no workbooks at {DATA}")
@pytest.mark.parametrize("file", ACCEPTED)
def test_every_workbook_in_use(file: str) -> None:
    form = load_workbook(DATA / file)
    assert not isinstance(form, Refusal), form
    seed = int.from_bytes(hashlib.sha256(file.encode()).digest()[:2], "big")
    for each in (1, seed):
        values = round_trips(form, each)
        restored = Session(
            form, StillClock(), Seeded(each, "again"), instance=instance_of(form, values)
        )
        told = differences(restored, values, collect(form, restored.tree, "").values)
        assert told == (), told


def test_the_shipped_assessment() -> None:
    form = load_workbook(resource("forms/needs_assessment.xlsx"))
    assert isinstance(form, Form)
    for seed in range(5):
        values = round_trips(form, seed)
        restored = Session(
            form, StillClock(), Seeded(seed, "again"), instance=instance_of(form, values)
        )
        assert collect(form, restored.tree, "").values == values


def test_a_thousand_questions() -> None:
    form = load_xform(thousand().encode())
    assert isinstance(form, Form)
    assert len(round_trips(form, 3)) > 10
