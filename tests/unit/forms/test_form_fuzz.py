"""Mangled forms: whatever stands in an XForm, reading and filling it in ends in no exception."""

import copy
import os
from random import Random

from forms_world import KURSK, Counted, FixedClock, ask, bind, select, xform
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fieldkit.errors import Refusal
from fieldkit.forms import Session, load_xform
from fieldkit.forms.check import check_form
from fieldkit.forms.why import why_hidden, why_wrong

MANY = int(os.environ.get("FIELDKIT_FUZZ", "60"))
"""Examples; FIELDKIT_FUZZ=100000 for a long run."""
WHOLE = xform(
    '<n>1</n><pick/><many/><where/><g><a>x</a></g><m jr:template=""><age/><old/>'
    '<in jr:template=""><b/></in></m><m><age>3</age><old/></m><sum/>',
    "<itext><translation lang='ru'><text id='t'><value>Текст <output value='/data/n'/></value>"
    "</text></translation><translation lang='en'><text id='t'><value>Text</value></text>"
    "</translation></itext>"
    "<instance id='l'><list><item><name>x</name><of>1</of></item><item><name>y</name></item></list>"
    "</instance>"
    + bind("n", type_="int", constraint=". &gt; 0", required="true()")
    + bind("g", relevant="/data/n &gt; 0", readonly="/data/n = 7")
    + bind("m/old", calculate="if(../age &gt; 59, position(..), '')")
    + bind("sum", calculate="sum(/data/m/age) + count(/data/m)", type_="decimal")
    + bind("where", type_="geopoint")
    + '<setvalue event="odk-instance-first-load" ref="/data/where" value="\'1 2 3 4\'"/>',
    ask("n", "g/a", "where")
    + select("pick", "x", "y")
    + '<select ref="/data/many"><label ref="jr:itext(\'t\')"/>'
    "<itemset nodeset=\"instance('l')/list/item[of = /data/n]\"><value ref='name'/>"
    "<label ref='name'/></itemset></select>"
    '<repeat nodeset="/data/m" jr:count="/data/n"><input ref="/data/m/age">'
    '<setvalue event="xforms-value-changed" ref="/data/n" value="../age"/></input>'
    '<repeat nodeset="/data/m/in"><input ref="/data/m/in/b"/></repeat></repeat>',
)
JUNK = (
    "", ".", "..", "/", "//", "1", "true()", "position()", "/data", "../..", "a[", "count(.)",
    "current()/..", "jr:itext('t')", "instance('l')/list/item", "once(uuid())", "/data/*", ".//*",
    "indexed-repeat(., .., 1)", "*", "now()", "text()", "@id", "concat(., .)", "abc", "99999999999",
)  # fmt: skip


def mangled(rnd: Random) -> bytes:
    root = etree.fromstring(WHOLE)
    for _ in range(rnd.randint(1, 5)):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        one, other = rnd.choice(elements), rnd.choice(elements)
        parent, keys = one.getparent(), list(one.attrib)
        match rnd.randint(0, 4):
            case 0 if parent is not None:
                parent.remove(one)
            case 1 if keys:
                one.set(rnd.choice(keys), rnd.choice(JUNK))
            case 2 if parent is not None:
                parent.append(copy.deepcopy(one))
            case 3:
                one.text = rnd.choice(JUNK)
            case _ if len(other) < 20:
                one.append(copy.deepcopy(other))
    return etree.tostring(root)


@settings(max_examples=MANY)
@given(st.integers(min_value=0, max_value=2**32))
def test_a_mangled_form_raises_nothing(seed: int) -> None:
    rnd = Random(seed)
    form = load_xform(mangled(rnd))
    if isinstance(form, Refusal):
        return
    check_form("mangled", form)
    here = Session(form, FixedClock(), Counted(), KURSK)
    for _ in range(8):
        view = rnd.choice(list(here.views()))
        match rnd.randint(0, 4):
            case 0:
                here.add_repeat(view.ref)
            case 1:
                here.remove_repeat(view.ref)
            case 2 if view.options:
                here.answer(view.ref, rnd.choice(view.options)[0])
            case _:
                here.answer(view.ref, rnd.choice(JUNK))
        why_hidden(here, view.ref)
        why_wrong(here, view.ref)
    for language in form.languages:
        here.set_language(language)
    here.finalise()
    Session(form, FixedClock(), Counted(), KURSK, instance=here.draft())
