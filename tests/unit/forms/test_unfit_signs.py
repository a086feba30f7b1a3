"""Signs that XML can't hold never get into a form: with them nothing could be kept any more."""

import pytest

from fieldkit.forms import Answers, Form, Session, load_xform
from fieldkit.forms.restore import instance_of

XFORM = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>T</h:title><model><instance><data id="t"><code/></data></instance></model>
</h:head><h:body><input ref="/data/code"/></h:body></h:html>"""
UNFIT = ["\x00", "\x0b", "\x1d", "\ud800", "\udfff", "\ufffe", "\uffff"]


class Noon:
    def now_ms(self) -> int:
        return 1_795_000_000_000


class Ones:
    def bytes(self, count: int) -> bytes:
        return b"1" * count


def begun(given: bytes | None = None) -> Session:
    form = load_xform(XFORM)
    assert isinstance(form, Form)
    return Session(form, Noon(), Ones(), instance=given)


def code(session: Session) -> str:
    node = session.node("/data/code")
    assert node is not None
    return node.text


@pytest.mark.parametrize("sign", UNFIT)
def test_they_are_left_out_of_what_is_kept(sign: str) -> None:
    session = begun()
    session.answer("/data/code", f"01{sign}\t21")
    assert code(begun(session.draft())) == "01\t21"
    assert isinstance(session.finalise(), Answers)


@pytest.mark.parametrize("sign", UNFIT)
def test_answers_of_others_that_have_them_can_be_opened(sign: str) -> None:
    session = begun()
    given = instance_of(session.form, {"code": f"01{sign}21"})
    assert code(begun(given)) == "0121"
