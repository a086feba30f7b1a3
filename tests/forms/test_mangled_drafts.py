"""A draft or an instance that somebody changed by hand opens, or is refused: it raises nothing."""

import copy
import os
from random import Random

from lxml import etree

from fieldkit.errors import Refusal
from fieldkit.forms import load_xform
from fieldkit.forms.instance_file import fitting
from tests.forms.random_forms import RandomForm
from tests.forms.walking import act, begin

MANY = int(os.environ.get("FIELDKIT_FUZZ", "40"))
"""Drafts; FIELDKIT_FUZZ=100000 for a long run."""
JUNK = ("", "1", "x", "2024-01-01", "<", "\n", "ё", "9" * 20, "1 2 3 4", "a b c")


def mangled(draft: bytes, rnd: Random) -> bytes:
    root = etree.fromstring(draft)
    for _ in range(rnd.randint(1, 6)):
        elements = list(root.iter())
        one, other = rnd.choice(elements), rnd.choice(elements)
        parent = one.getparent()
        match rnd.randint(0, 4):
            case 0 if parent is not None:
                parent.remove(one)
            case 1 if parent is not None:
                parent.append(copy.deepcopy(one))
            case 2 if len(other) < 10:
                one.append(copy.deepcopy(other))
            case 3:
                one.text = rnd.choice(JUNK)
            case _:
                one.tag = rnd.choice(("unknown", str(one.tag)))
    return etree.tostring(root)


def test_a_mangled_draft_raises_nothing() -> None:
    opened = 0
    for seed in range(MANY):
        rnd = Random(seed)
        form = load_xform(RandomForm(seed).xml())
        assert not isinstance(form, Refusal), form
        session = begin(form)
        for _ in range(10):
            act(session, rnd)
        draft = fitting(mangled(session.draft(), rnd), form, "draft.xml")
        if isinstance(draft, Refusal):
            continue
        again = begin(form, draft)
        for _ in range(5):
            act(again, rnd)
        again.finalise()
        begin(form, again.draft())
        opened += 1
    assert opened > MANY // 2
