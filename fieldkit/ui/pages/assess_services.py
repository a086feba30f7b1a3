"""What the page Assess asks of the laptop."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, tzinfo

from fieldkit.errors import Refusal
from fieldkit.forms import Answers, Form
from fieldkit.forms import Session as Filling
from fieldkit.forms.difference import Difference, differences
from fieldkit.forms.restore import instance_of
from fieldkit.records.assessment import Assessment
from fieldkit.records.site import Site
from fieldkit.services.assess import Assessed, assess
from fieldkit.services.drafts import DraftMark
from fieldkit.services.earlier_assessments import EarlierAssessment, earlier_assessments
from fieldkit.services.forms import FormShelf, OfferedForm, offered_forms
from fieldkit.services.held import directory_one
from fieldkit.services.session import Session, transact
from fieldkit.ui.pages.households_seen import Hit, HouseholdSeen
from fieldkit.ui.pages.households_services import find_hits, see_household
from fieldkit.ui.places import Place
from fieldkit.ui.who import Named
from fieldkit.ui.widgets.answer_means import SiteHere
from fieldkit.ui.widgets.typed_places import read_place


@dataclass(frozen=True)
class FamilySeen:
    """A household, the forms that may be begun for it, and what was assessed before."""

    household: HouseholdSeen
    forms: tuple[OfferedForm, ...]
    earlier: tuple[EarlierAssessment, ...]


@dataclass(frozen=True)
class AssessServices:
    """All but `fill`, `correct` and `mark` belong in the lane `db`. `form` takes a code and a
    version; `fill` begins a form, or goes on with a draft's XML; `correct` begins with an
    assessment's answers; `mark` names a draft that is begun, and `save` ends the draft of the mark
    that it is handed; `changed` tells what an assessment answers otherwise than the one that it
    corrects, in the form's labels of a language's code where it has them; `here` gives the site
    where one works, None where its position is not known.
    """

    find: Callable[[str], tuple[Hit, ...] | Refusal]
    family: Callable[[bytes], FamilySeen | Refusal]
    form: Callable[[str, str], Form | Refusal]
    fill: Callable[[Form, bytes | None], Filling]
    correct: Callable[[Form, Assessment], Filling]
    save: Callable[[bytes, Answers, bytes | None, str], Assessed | Refusal]
    changed: Callable[[Assessment, Assessment, str], tuple[Difference, ...] | Refusal]
    mark: Callable[[], str]
    here: Callable[[], SiteHere | Refusal | None]
    zone: tzinfo = UTC


def assess_services(session: Session) -> AssessServices:
    """The services over a session."""
    shelf = FormShelf(session)

    def fill(form: Form, draft: bytes | None, corrects: bool = False) -> Filling:
        randomness, zone = session.pen.randomness, session.zone
        return Filling(form, session.clock, randomness, zone, instance=draft, corrects=corrects)

    def changed(
        before: Assessment, after: Assessment, language: str
    ) -> tuple[Difference, ...] | Refusal:
        form = shelf.form(after.form, after.form_version)
        if isinstance(form, Refusal):
            return form
        filled = fill(form, instance_of(form, after.answers))
        spoken = form.translations.spoken(language)
        if spoken is not None:
            filled.set_language(spoken)
        return differences(filled, before.answers, after.answers)

    return AssessServices(
        lambda typed: find_hits(session, typed),
        lambda household: _family(session, household),
        shelf.form,
        fill,
        lambda form, of: fill(form, instance_of(form, of.answers), corrects=True),
        lambda household, answers, corrects, mark: assess(
            session, household, answers, corrects, DraftMark(str(Place.ASSESS), mark)
        ),
        changed,
        lambda: session.new_id().hex(),
        lambda: site_here(session),
        session.zone,
    )


def site_here(session: Session) -> SiteHere | Refusal | None:
    """The site of the session with its position, as a form keeps one; None where it has none."""
    site = transact(session, lambda replica: directory_one(replica, Site, session.place.site))
    if isinstance(site, Refusal):
        return site
    if site is None or site.position is None:
        return None
    at = site.position
    numbers = (at["latitude"], at["longitude"], 0, at.get("accuracy", 0))
    place = read_place(" ".join(f"{number:.7f}" for number in numbers))
    return SiteHere(Named(site.name_ru, site.name_en), place)


def _family(session: Session, household: bytes) -> FamilySeen | Refusal:
    seen = see_household(session, household)
    if isinstance(seen, Refusal):
        return seen
    forms = offered_forms(session)
    if isinstance(forms, Refusal):
        return forms
    earlier = earlier_assessments(session, household)
    return earlier if isinstance(earlier, Refusal) else FamilySeen(seen, forms, earlier)
