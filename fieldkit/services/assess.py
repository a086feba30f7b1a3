"""Keeping a needs assessment: the answers of a finalised form."""

from dataclasses import dataclass

from fieldkit.errors import Refusal, RefusalError
from fieldkit.forms.answers import Answers
from fieldkit.journal.replica import Replica
from fieldkit.records.user import Role
from fieldkit.services.drafts import DraftMark, became, end_draft
from fieldkit.services.forms import note_used
from fieldkit.services.home import Home, home_of
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Change, Session, permit, put_fact, transact

ROLES = (Role.REGISTRAR, Role.TEAM_LEAD)
NO_VERSION = "0"
"""The version of a form that states none."""


@dataclass(frozen=True)
class Assessed:
    """An assessment saved."""

    assessment: bytes
    change: Change


def assess(
    session: Session,
    household: bytes,
    answers: Answers,
    corrects: bytes | None = None,
    draft: DraftMark | None = None,
) -> Assessed | Refusal:
    """Writes the answers; `corrects` names the earlier assessment in whose place they stand.

    `draft` is what they were typed into: it ends in the same transaction, and saving it twice gives
    the first assessment again.

    Refuses a household not held here, an earlier assessment that is not this household's, was
    corrected before or is not its latest, and answers too large for an entry (`journal.too_large`).
    """

    def work(replica: Replica) -> Assessed:
        before = became(session, replica, draft) if draft is not None else None
        if before is not None:
            return Assessed(*before)
        saved = _assess(session, replica, household, answers, corrects)
        if draft is not None:
            end_draft(session, replica, draft, saved.assessment, saved.change)
        return saved

    return transact(session, work)


def _assess(
    session: Session, replica: Replica, household: bytes, answers: Answers, corrects: bytes | None
) -> Assessed:
    permit(session, *ROLES)
    home = home_of(replica, household)
    fields: dict[str, object] = {
        "household": household,
        "form": answers.form_id,
        "form_version": answers.version or NO_VERSION,
        "answers": answers.values,
    }
    if corrects is not None:
        _check_corrected(home, corrects)
        fields["corrects"] = corrects
    area = home.household.value.area
    saved = Assessed(*put_fact(session, replica, "assessment", area, fields))
    note_used(replica, answers.form_id, session.clock.now_ms())
    return saved


def _check_corrected(home: Home, corrects: bytes) -> None:
    if all(each.value.id != corrects for each in home.assessments):
        raise RefusalError(Refusal(ServiceReason.ASSESSMENT_UNKNOWN))
    if any(each.value.corrects == corrects for each in home.assessments):
        raise RefusalError(Refusal(ServiceReason.ALREADY_CORRECTED))
    standing = home.standing_assessment()
    if standing is None or standing.id != corrects:
        raise RefusalError(Refusal(ServiceReason.ASSESSMENT_NOT_LATEST))
