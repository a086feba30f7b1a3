"""What the page Assess asks of the laptop."""

from collections.abc import Callable
from dataclasses import dataclass

from fieldkit.errors import Refusal
from fieldkit.forms import Answers, Form, load_workbook
from fieldkit.forms import Session as Filling
from fieldkit.resources import resource
from fieldkit.services.assess import Assessed, assess
from fieldkit.services.session import Session
from fieldkit.ui.pages.households_services import (
    Hit,
    HouseholdSeen,
    find_hits,
    see_household,
)

FORM = "forms/needs_assessment.xlsx"


@dataclass(frozen=True)
class AssessServices:
    """`find`, `open` and `save` belong in the lane `db`; `form` reads a workbook, which takes a
    moment (lane `net`); `fill` begins a form, or goes on with a draft's XML.
    """

    find: Callable[[str], tuple[Hit, ...] | Refusal]
    open: Callable[[bytes], HouseholdSeen | Refusal]
    form: Callable[[], Form | Refusal]
    fill: Callable[[Form, bytes | None], Filling]
    save: Callable[[bytes, Answers], Assessed | Refusal]


def assess_services(session: Session) -> AssessServices:
    """The services over a session."""
    return AssessServices(
        lambda typed: find_hits(session, typed),
        lambda household: see_household(session, household),
        lambda: load_workbook(resource(FORM)),
        lambda form, draft: Filling(
            form, session.clock, session.pen.randomness, session.zone, instance=draft
        ),
        lambda household, answers: assess(session, household, answers),
    )
