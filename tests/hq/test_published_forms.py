"""Forms on their way: published by headquarters, opened, filled in and corrected on a laptop."""

from dataclasses import replace
from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.forms import Answers, Form
from fieldkit.forms import Session as Filling
from fieldkit.forms.difference import differences
from fieldkit.forms.package import Package
from fieldkit.forms.restore import instance_of
from fieldkit.hq.forms import ALL_FORMS_LIMIT, KEPT_VERSIONS, form_records, keep_pictures
from fieldkit.hq.forms_read import ReadyForm
from fieldkit.hq.publish import publish
from fieldkit.hq.reasons import HqReason
from fieldkit.services.assess import Assessed, assess
from fieldkit.services.details import HouseholdDetails
from fieldkit.services.earlier_assessments import earlier_assessments
from fieldkit.services.forms import FormShelf, OfferedForm, offered_forms
from fieldkit.services.laptop import Laptop
from fieldkit.services.meet import meet_headquarters
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.register_household import Registered, register_household
from fieldkit.services.session import Session
from fieldkit.ui.pages.assess_services import FamilySeen, assess_services
from tests.hq.conftest import Served, make_laptop
from tests.hq.elsewhere_world import OLGA, session_of
from tests.sync.world import VirtualClock

XFORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>Visit</h:title><model><instance><data id="visit" version="{version}">
<size/><roof/></data></instance><bind nodeset="/data/size" type="int"/></model></h:head><h:body>
<input ref="/data/size"><label>People in {version}</label></input>
<select1 ref="/data/roof"><label>Roof</label><item><label>Whole</label><value>whole</value></item>
<item><label>Leaks</label><value>leaks</value></item></select1></h:body></h:html>"""


def visit(version: str, code: str = "visit", extra: int = 0, withdrawn: bool = False) -> ReadyForm:
    files = {"noise.csv": b"".join(b"%x," % (at**5 % 2**64) for at in range(extra))}
    package = Package(XFORM.format(version=version).encode(), files if extra else {})
    return ReadyForm("visit.xml", code, version, f"Visit {code}", package.pack(), withdrawn)


def put(served: Served, *ready: ReadyForm) -> Refusal | None:
    """Publishes forms a second later than the last ones."""
    headquarters = served.headquarters
    assert isinstance(headquarters.clock, VirtualClock)
    headquarters.clock.ms += 1000
    with headquarters.node.transaction() as replica:
        found = form_records(replica, list(ready), headquarters.clock.now_ms())
        if isinstance(found, Refusal):
            return found
        manifest = publish(headquarters, replica, *found)
        assert not isinstance(manifest, Refusal)
        keep_pictures(replica, ready)
    return None


def sizes(served: Served) -> dict[str, int]:
    """How many records of each kind headquarters would send to who holds the last version."""
    with served.headquarters.node.transaction() as replica:
        newest = max(row.version for row in replica.store.directory())
        rows = [row for row in replica.store.directory() if row.version == newest]
    return {kind: sum(row.kind == kind for row in rows) for kind in {row.kind for row in rows}}


def meet(laptop: Laptop, area: str) -> Session:
    assert not isinstance(meet_headquarters(laptop), Refusal)
    return session_of(laptop, area)


def offered(session: Session) -> list[tuple[str, str]]:
    found = offered_forms(session)
    assert not isinstance(found, Refusal)
    return [(form.code, form.version) for form in found]


def test_what_headquarters_ships_with_reaches_the_laptop(
    laptop: Laptop, region_areas: list[str]
) -> None:
    session = meet(laptop, region_areas[0])
    found = offered_forms(session)
    assert not isinstance(found, Refusal)
    needs: OfferedForm = found[0]
    assert needs.code == "needs_assessment" and needs.used_ms == 0
    shelf = FormShelf(session)
    form = shelf.form(needs.code, needs.version)
    assert isinstance(form, Form) and form.title == needs.title
    assert shelf.form(needs.code, needs.version) is form


def test_a_form_travels_once(served: Served) -> None:
    assert put(served, visit("1")) is None
    assert sizes(served) == {"form": 1, "form_content": 1}
    with served.headquarters.node.transaction() as replica:
        assert form_records(replica, [visit("1")], 5) == ({}, [])
    assert put(served, visit("2"), visit("1")) is None
    assert sizes(served) == {"form": 1, "form_content": 1}


def test_other_questions_under_the_same_version_are_refused(served: Served) -> None:
    assert put(served, visit("1")) is None
    refusal = put(served, visit("1", extra=3))
    assert isinstance(refusal, Refusal) and refusal.code is HqReason.FORM_VERSION_TAKEN


def test_a_new_version_takes_over_while_the_old_one_can_be_finished(
    served: Served, laptop: Laptop, region_areas: list[str]
) -> None:
    assert put(served, visit("10")) is None
    session = meet(laptop, region_areas[0])
    assert ("visit", "10") in offered(session)
    assert put(served, visit("9")) is None
    session = meet(laptop, region_areas[0])
    assert ("visit", "9") in offered(session) and ("visit", "10") not in offered(session)
    old = FormShelf(session).form("visit", "10")
    assert isinstance(old, Form) and old.version == "10"
    gone = FormShelf(session).form("visit", "8")
    assert isinstance(gone, Refusal) and gone.code is ServiceReason.FORM_UNKNOWN


def test_a_withdrawn_form_is_not_begun_any_more(
    served: Served, laptop: Laptop, region_areas: list[str]
) -> None:
    assert put(served, visit("1")) is None
    assert put(served, visit("1", withdrawn=True)) is None
    session = meet(laptop, region_areas[0])
    assert ("visit", "1") not in offered(session)
    assert isinstance(FormShelf(session).form("visit", "1"), Form)


def test_only_the_last_versions_are_kept(served: Served) -> None:
    for version in range(1, KEPT_VERSIONS + 3):
        assert put(served, visit(str(version))) is None
    with served.headquarters.node.transaction() as replica:
        forms = [fields for _, fields in replica.directory_fields("form")]
        contents = list(replica.directory_fields("form_content"))
    versions = sorted(int(each["version"]) for each in forms if each["code"] == "visit")
    assert versions == list(range(3, KEPT_VERSIONS + 3))
    assert len(contents) == len(forms)


def test_all_forms_together_stay_within_one_answer(served: Served) -> None:
    refusal = None
    for number in range(6):
        ready = visit("1", f"visit-{number}", extra=60_000 + number)
        assert len(ready.content) * 6 > ALL_FORMS_LIMIT
        refusal = refusal or put(served, ready)
    assert isinstance(refusal, Refusal) and refusal.code is HqReason.FORMS_TOO_LARGE


def test_long_lists_of_pictures_count_for_the_size_of_all_forms(served: Served) -> None:
    names = [f"{'roof-' * 20}{at}.jpg" for at in range(500)]
    ready = [
        replace(visit("1", f"visit-{number}"), media={name: name.encode() for name in names})
        for number in range(25)
    ]
    assert sum(len(each.content) for each in ready) < ALL_FORMS_LIMIT / 20
    refusal = put(served, *ready)
    assert isinstance(refusal, Refusal) and refusal.code is HqReason.FORMS_TOO_LARGE


def answered(
    session: Session, form: Form, size: str, roof: str, of: bytes | None = None
) -> Answers:
    filling = Filling(form, session.clock, session.pen.randomness, instance=of, corrects=bool(of))
    filling.answer("/data/size", size)
    filling.answer("/data/roof", roof)
    done = filling.finalise()
    assert isinstance(done, Answers), done
    return done


def test_the_last_assessment_is_corrected_and_the_change_told(
    served: Served, laptop: Laptop, region_areas: list[str]
) -> None:
    assert put(served, visit("1")) is None
    session = meet(laptop, region_areas[0])
    form = FormShelf(session).form("visit", "1")
    assert isinstance(form, Form)
    family = register_household(session, HouseholdDetails([OLGA]))
    assert isinstance(family, Registered)
    first = answered(session, form, "4", "whole")
    done = assess(session, family.household, first)
    assert isinstance(done, Assessed)
    assert offered(session)[0] == ("visit", "1")

    held = earlier_assessments(session, family.household)
    assert not isinstance(held, Refusal) and held[0].latest and held[0].title == "Visit visit"
    assert held[0].by
    again = answered(session, form, "5", "whole", instance_of(form, held[0].value.answers))
    assert again.corrects == first.instance_id != again.instance_id
    corrected = assess(session, family.household, again, corrects=done.assessment)
    assert isinstance(corrected, Assessed)

    held = earlier_assessments(session, family.household)
    assert not isinstance(held, Refusal)
    assert [each.latest for each in held] == [True, False]
    assert held[1].corrected_by == corrected.assessment
    shown = Filling(
        form, session.clock, session.pen.randomness, instance=instance_of(form, again.values)
    )
    (change,) = differences(shown, held[1].value.answers, held[0].value.answers)
    assert (change.label, change.before, change.after) == ("People in 1", "4", "5")

    page = assess_services(session)
    seen = page.family(family.household)
    assert isinstance(seen, FamilySeen) and seen.earlier == held
    assert page.changed(held[1].value, held[0].value, "en") == (change,)
    begun = page.correct(form, held[0].value)
    view = begun.view("/data/size")
    assert view is not None and view.value == "5"

    newer = assess(session, family.household, answered(session, form, "6", "leaks"))
    assert isinstance(newer, Assessed)
    late = assess(session, family.household, again, corrects=corrected.assessment)
    assert isinstance(late, Refusal) and late.code is ServiceReason.ASSESSMENT_NOT_LATEST


def test_a_form_for_chosen_areas_is_offered_there_and_below(
    served: Served, laptop: Laptop, region_areas: list[str]
) -> None:
    above, elsewhere = region_areas[0], region_areas[9]
    everywhere = visit("1", "all")
    ready = [replace(visit("1", "here"), areas=(region_areas[1],))]
    ready += [replace(visit("1", "above"), areas=(above, elsewhere))]
    ready += [replace(visit("1", "not-here"), areas=(elsewhere,))]
    assert put(served, everywhere, *ready) is None
    session = meet(laptop, region_areas[1])
    codes = {code for code, _ in offered(session)} - {"needs_assessment"}
    assert codes == {"all", "here", "above"}
    assert put(served, replace(ready[2], areas=(region_areas[1],))) is None
    session = meet(laptop, region_areas[1])
    assert ("not-here", "1") in offered(session)


def test_a_laptop_of_a_district_is_offered_what_is_for_its_region(
    served: Served, tmp_path: Path, region_areas: list[str]
) -> None:
    laptop = make_laptop(served, tmp_path / "district", [region_areas[1]], seed=77)
    region = replace(visit("1", "region"), areas=(region_areas[0],))
    other = replace(visit("1", "other"), areas=(region_areas[2],))
    assert put(served, region, other) is None
    session = meet(laptop, region_areas[1])
    codes = {code for code, _ in offered(session)}
    laptop.close()
    assert "region" in codes and "other" not in codes
