"""What was assessed before of a household, and opening the latest of it to be corrected."""

from dataclasses import dataclass

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.replica import Replica
from fieldkit.records.assessment import Assessment
from fieldkit.records.form import Form
from fieldkit.records.user import User
from fieldkit.services.held import directory, directory_one
from fieldkit.services.home import home_of
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Session, transact


@dataclass(frozen=True)
class EarlierAssessment:
    """An assessment as it is listed; `corrected_by` the one that stands in its place.

    `latest`: no later one stands, so that this one may be corrected. `title` is the form's, or its
    code where the directory no longer has it; `by` the author's name, or empty.
    """

    value: Assessment
    at_ms: int
    title: str
    by: str
    corrected_by: bytes | None
    latest: bool


def earlier_assessments(
    session: Session, household: bytes
) -> tuple[EarlierAssessment, ...] | Refusal:
    """All that this laptop holds of a household, the latest first."""
    return transact(session, lambda replica: _earlier(replica, household))


def _earlier(replica: Replica, household: bytes) -> tuple[EarlierAssessment, ...]:
    home = home_of(replica, household)
    standing = home.standing_assessment()
    titles = {(form.code, form.version): form.title for form in directory(replica, Form)}
    corrected = {each.value.corrects: each.value.id for each in home.assessments}
    found = []
    for each in reversed(home.assessments):
        author = directory_one(replica, User, each.by)
        of = each.value
        title = titles.get((of.form, of.form_version), of.form)
        name = author.name if author is not None else ""
        latest = standing is not None and standing.id == of.id
        found.append(EarlierAssessment(of, each.at_ms, title, name, corrected.get(of.id), latest))
    return tuple(found)


def assessment_to_correct(session: Session, household: bytes) -> Assessment | Refusal:
    """The one assessment of a household that may be corrected: the latest that stands."""

    def work(replica: Replica) -> Assessment:
        standing = home_of(replica, household).standing_assessment()
        if standing is None:
            raise RefusalError(Refusal(ServiceReason.ASSESSMENT_UNKNOWN))
        return standing

    return transact(session, work)
