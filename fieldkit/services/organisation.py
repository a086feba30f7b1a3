"""Who gives, and where people may complain: the organisation as headquarters last told."""

from fieldkit.errors import Refusal
from fieldkit.journal.replica import Replica
from fieldkit.records.organisation import Organisation, own_organisation
from fieldkit.services.held import directory_one
from fieldkit.services.session import Session, transact


def organisation(session: Session) -> Organisation | Refusal | None:
    """None where headquarters has not told yet. Anybody may ask; refuses as the store does."""
    return transact(session, organisation_in)


def organisation_in(replica: Replica) -> Organisation | None:
    """The same, in a transaction that is under way."""
    return directory_one(replica, Organisation, own_organisation(replica.organisation))
