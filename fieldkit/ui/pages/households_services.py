"""What the page Households asks; all but `today` and `elsewhere` belongs in the lane `db`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from fieldkit.errors import Refusal
from fieldkit.journal.replica import Replica
from fieldkit.records.user import Role
from fieldkit.services.bind_card import reissue_card
from fieldkit.services.cancel_card import cancel_card
from fieldkit.services.details import HouseholdDetails, PersonDetails, new_person
from fieldkit.services.doubles import PossibleDoubles, find_doubles
from fieldkit.services.edit_household import Edited, HouseholdEdit, edit_household
from fieldkit.services.home import home_of
from fieldkit.services.lookups import connection_of
from fieldkit.services.register_household import Registered, register_household
from fieldkit.services.session import Session, transact
from fieldkit.store.search import find_people
from fieldkit.ui.pages.households_card import CardServices
from fieldkit.ui.pages.households_card_seen import BlankSeen, CardSeen, see_card
from fieldkit.ui.pages.households_elsewhere import Ask
from fieldkit.ui.pages.households_seen import (
    Doubles,
    Hit,
    HouseholdSeen,
    doubles_seen,
    hits_of,
    household_seen,
)


@dataclass(frozen=True)
class HouseholdsServices:
    """The page's services, bound to a session. `doubles` is asked with the people typed, the
    household's telephone, and the ids of people known to be others.
    """

    find: Callable[[str], tuple[Hit, ...] | Refusal]
    open: Callable[[bytes], HouseholdSeen | Refusal]
    open_card: Callable[[str], CardSeen | BlankSeen | Refusal]
    doubles: Callable[[Sequence[PersonDetails], str | None, frozenset[bytes]], Doubles | Refusal]
    register: Callable[[HouseholdDetails, frozenset[bytes]], Registered | Doubles | Refusal]
    edit: Callable[[bytes, HouseholdEdit, frozenset[bytes]], Edited | Doubles | Refusal]
    today: Callable[[], date]
    elsewhere: Ask
    cards: CardServices | None = None


def households_services(session: Session, elsewhere: Ask) -> HouseholdsServices:
    """The services over a session; `elsewhere` asks headquarters, in the lane `net`."""
    return HouseholdsServices(
        lambda typed: find_hits(session, typed),
        lambda household: see_household(session, household),
        partial(see_card, session),
        lambda people, phone, others: see_doubles(session, people, phone, others),
        lambda details, others: register(session, details, others),
        lambda household, change, others: edit(session, household, change, others),
        session.today,
        elsewhere,
        CardServices(
            partial(reissue_card, session),
            partial(cancel_card, session),
            Role.TEAM_LEAD in session.roles,
        ),
    )


def find_hits(session: Session, typed: str) -> tuple[Hit, ...] | Refusal:
    """People who answer to what was typed, as `store.search.find_people`."""

    def work(replica: Replica) -> tuple[Hit, ...]:
        return hits_of(session, replica, find_people(connection_of(replica), typed))

    return transact(session, work)


def see_household(session: Session, household: bytes) -> HouseholdSeen | Refusal:
    """A household with all that hangs on it. Refuses one not held here."""
    return transact(
        session, lambda replica: household_seen(session, replica, home_of(replica, household))
    )


def see_doubles(
    session: Session,
    people: Sequence[PersonDetails],
    phone: str | None,
    others: frozenset[bytes],
) -> Doubles | Refusal:
    """Who of those held here may be among these people. Refuses people whose fields are wrong."""

    def work(replica: Replica) -> Doubles:
        today, household = session.today(), session.new_id()
        asked = [new_person(each, session.new_id(), household, today) for each in people]
        return doubles_seen(session, replica, find_doubles(replica, asked, phone, others))

    return transact(session, work)


def register(
    session: Session, details: HouseholdDetails, others: frozenset[bytes]
) -> Registered | Doubles | Refusal:
    """As `services.register_household`, with the doubles ready to be shown."""
    done = register_household(session, details, others)
    return _told(session, done) if isinstance(done, PossibleDoubles) else done


def edit(
    session: Session, household: bytes, change: HouseholdEdit, others: frozenset[bytes]
) -> Edited | Doubles | Refusal:
    """As `services.edit_household`, with the doubles ready to be shown."""
    done = edit_household(session, household, change, others)
    return _told(session, done) if isinstance(done, PossibleDoubles) else done


def _told(session: Session, found: PossibleDoubles) -> Doubles | Refusal:
    return transact(session, lambda replica: doubles_seen(session, replica, found))
