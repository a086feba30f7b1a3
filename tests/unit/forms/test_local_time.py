"""A time told at the table carries the offset of the place; one from elsewhere stays as it is."""

from datetime import timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from fieldkit.forms import Form, Session, load_xform
from fieldkit.forms.local_time import in_zone

XFORM = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>T</h:title><model><instance><data id="t"><clock/><visit/><words/></data></instance>
<bind nodeset="/data/clock" type="time"/><bind nodeset="/data/visit" type="dateTime"/></model>
</h:head><h:body><input ref="/data/clock"/><input ref="/data/visit"/><input ref="/data/words"/>
</h:body></h:html>"""


class Noon:
    def now_ms(self) -> int:
        return 1_795_000_000_000


class Ones:
    def bytes(self, count: int) -> bytes:
        return b"1" * count


@pytest.fixture
def session() -> Session:
    form = load_xform(XFORM)
    assert isinstance(form, Form)
    return Session(form, Noon(), Ones(), timezone(timedelta(hours=3)))


@pytest.mark.parametrize(
    ("name", "told", "kept"),
    [
        ("clock", "09:30:00", "09:30:00.000+03:00"),
        ("clock", "09:30:00.000Z", "09:30:00.000Z"),
        ("visit", "2026-11-22T10:00:00", "2026-11-22T10:00:00.000+03:00"),
        ("visit", "2026-11-22T10:00:00.000+05:00", "2026-11-22T10:00:00.000+05:00"),
        ("visit", "2026-02-30T10:00:00", "2026-02-30T10:00:00"),
        ("visit", "", ""),
        ("words", "09:30:00", "09:30:00"),
    ],
)
def test_the_offset_is_that_of_the_session(
    session: Session, name: str, told: str, kept: str
) -> None:
    node = session.node(f"/data/{name}")
    assert node is not None
    assert in_zone(session.world, node, told) == kept


def test_what_is_kept_is_taken_by_the_form(session: Session) -> None:
    node = session.node("/data/visit")
    assert node is not None
    kept = in_zone(session.world, node, "2026-11-22T10:00:00")
    session.answer("/data/visit", kept)
    assert node.text == kept


def test_the_offset_is_that_of_the_day_named() -> None:
    form = load_xform(XFORM)
    assert isinstance(form, Form)
    session = Session(form, Noon(), Ones(), ZoneInfo("Europe/Berlin"))
    node = session.node("/data/visit")
    assert node is not None
    assert in_zone(session.world, node, "2026-07-01T10:00:00").endswith("+02:00")
    assert in_zone(session.world, node, "2026-12-01T10:00:00").endswith("+01:00")
