"""An answer that is refused leaves everything as it was, whatever it had set going by then."""

from random import Random

import pytest

from fieldkit.errors import Refusal
from fieldkit.forms import Session, load_xform
from fieldkit.forms.codes import FormReason
from fieldkit.forms.recalculate import Changes, Recalculation
from fieldkit.forms.state import state_of
from fieldkit.forms.view import View
from tests.forms.random_forms import RandomForm
from tests.forms.walking import act, any_value, begin, differences, is_asked

MANY = 25
"""Generated forms."""
_run = Recalculation.run


def refused(recalculation: Recalculation) -> Changes:
    """As an answer by which a repeat grows too long, at the end of all that follows from it."""
    changes = _run(recalculation)
    changes.refused = Refusal(FormReason.TOO_MANY_ROWS)
    return changes


def standing(session: Session) -> tuple[list[View], bytes, list[str | None]]:
    """What is shown, what is kept, and what choices may be offered again."""
    chosen = [state_of(node).chosen for node in session.nodes()]
    return list(session.views()), session.draft(), chosen


def test_a_refused_answer_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = 0
    for seed in range(MANY):
        form = load_xform(RandomForm(seed).xml())
        assert not isinstance(form, Refusal), form
        rnd, session = Random(seed), begin(form)
        for _ in range(8):
            act(session, rnd)
        for view in [each for each in session.views() if is_asked(session, each)][:12]:
            before, value = standing(session), any_value(view, rnd)
            with monkeypatch.context() as here:
                here.setattr(Recalculation, "run", refused)
                assert isinstance(session.answer(view.ref, value), Refusal)
            assert standing(session) == before, (seed, view.ref, value)
            session.answer(view.ref, value)
            changed += standing(session)[:2] != before[:2]
        assert not differences(session), seed
    assert changed > 5 * MANY
