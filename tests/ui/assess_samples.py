"""Forms and fake services for the tests of Assess."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.forms import Answers, Form, Session, load_workbook, load_xform
from fieldkit.forms.difference import Difference, differences
from fieldkit.forms.restore import instance_of
from fieldkit.records.assessment import Assessment
from fieldkit.resources import resource
from fieldkit.services.assess import Assessed
from fieldkit.services.earlier_assessments import EarlierAssessment
from fieldkit.services.forms import OfferedForm
from fieldkit.ui.pages.assess_services import AssessServices, FamilySeen
from fieldkit.ui.widgets.answer_means import SiteHere
from tests.ui.households_samples import CHANGE, FakeHouseholds

NOW = 1_795_000_000_000
COLOURS = "".join(
    f"<item><label>Colour {number}</label><value>c{number}</value></item>" for number in range(15)
)
ALL_KINDS = f"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Kinds</h:title><model><instance><data id="kinds" version="1">
  <name/><about><story/><age/><days/><came/><colour/><needs/><hello/></about>
  <child jr:template=""><call/></child>
</data></instance>
<bind nodeset="/data/name" type="string" required="true()"/>
<bind nodeset="/data/about/story" type="string"/>
<bind nodeset="/data/about/age" type="int" constraint=". &lt; 120"
  jr:constraintMsg="Nobody is so old."/>
<bind nodeset="/data/about/days" type="decimal"/>
<bind nodeset="/data/about/came" type="date"/>
<bind nodeset="/data/about/colour" type="string"/>
<bind nodeset="/data/about/needs" type="string" relevant="/data/about/age &gt; 17"/>
<bind nodeset="/data/about/hello" type="string" readonly="true()"/>
<bind nodeset="/data/child/call" type="string" required="true()"/>
</model></h:head><h:body>
<input ref="/data/name"><label>Name</label></input>
<group ref="/data/about"><label>About</label>
  <input ref="/data/about/story" appearance="multiline"><label>Story</label></input>
  <input ref="/data/about/age"><label>Age</label></input>
  <input ref="/data/about/days"><label>Days</label></input>
  <input ref="/data/about/came"><label>Came</label></input>
  <select1 ref="/data/about/colour"><label>Colour</label>{COLOURS}</select1>
  <select ref="/data/about/needs"><label>Needs</label>
    <item><label>Food</label><value>food</value></item>
    <item><label>Soap</label><value>soap</value></item></select>
  <input ref="/data/about/hello"><label>Thank the family</label></input>
</group>
<group ref="/data/child"><label>Child</label><repeat nodeset="/data/child">
  <input ref="/data/child/call"><label>Call</label></input></repeat></group>
</h:body></h:html>"""


class StillClock:
    def now_ms(self) -> int:
        return NOW


class Ones:
    def bytes(self, count: int) -> bytes:
        return b"1" * count


@cache
def needs_form() -> Form:
    form = load_workbook(Path(resource("forms/needs_assessment.xlsx")))
    assert isinstance(form, Form), form
    return form


@cache
def kinds_form() -> Form:
    form = load_xform(ALL_KINDS.encode())
    assert isinstance(form, Form), form
    return form


@dataclass
class FakeAssess:
    """Answers like the services, and keeps what was saved."""

    form: Form | Refusal
    households: FakeHouseholds = field(default_factory=FakeHouseholds)
    refusal: Refusal | None = None
    saved: list[tuple[bytes, Answers]] = field(default_factory=list)
    corrected: list[bytes | None] = field(default_factory=list)
    forms: tuple[OfferedForm, ...] = (OfferedForm("kinds", "1", "Kinds", 0),)
    earlier: tuple[EarlierAssessment, ...] = ()
    here: SiteHere | None = None

    def services(self) -> AssessServices:
        return AssessServices(
            self.households.find,
            self.family,
            lambda _, __: self.form,
            lambda form, draft: Session(form, StillClock(), Ones(), instance=draft),
            lambda form, of: Session(
                form, StillClock(), Ones(), instance=instance_of(form, of.answers), corrects=True
            ),
            self.save,
            self.changed,
            lambda: "ab" * 16,
            lambda: self.here,
        )

    def family(self, household: bytes) -> FamilySeen | Refusal:
        seen = self.households.open(household)
        if isinstance(seen, Refusal):
            return seen
        return FamilySeen(seen, self.forms, self.earlier)

    def changed(
        self, before: Assessment, after: Assessment, language: str
    ) -> tuple[Difference, ...] | Refusal:
        assert isinstance(self.form, Form)
        spoken = self.form.translations.spoken(language)
        given = instance_of(self.form, after.answers)
        shown = Session(self.form, StillClock(), Ones(), language=spoken, instance=given)
        return differences(shown, before.answers, after.answers)

    def save(
        self, household: bytes, answers: Answers, corrects: bytes | None, mark: str
    ) -> Assessed | Refusal:
        if self.refusal is not None:
            return self.refusal
        self.saved.append((household, answers))
        self.corrected.append(corrects)
        return Assessed(b"x" * 16, CHANGE)
