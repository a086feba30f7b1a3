"""What tells what is wanted in front of the camera from any other code: a card, as the directory
knows it now, or an enrolment code."""

from collections.abc import Callable
from functools import partial

from fieldkit.cards.keys import CardKeys
from fieldkit.cards.live import Trust
from fieldkit.cards.showing import trust_of
from fieldkit.errors import Refusal
from fieldkit.journal.replica import Replica
from fieldkit.records.card_issuer import CardIssuer
from fieldkit.services.held import directory
from fieldkit.services.session import Session, transact
from fieldkit.services.typed_code import read_typed
from fieldkit.sync.enrolment import EnrolCode


def card_trust(session: Session) -> Callable[[str], Trust]:
    """By the issuers' keys held here; the answer may be asked on any thread.

    Where the store can't be read no card is proven: two equal readings are then needed, and the
    verdict says what is wrong.
    """

    def issuers(replica: Replica) -> dict[int, bytes]:
        return {each.number: each.public_key for each in directory(replica, CardIssuer)}

    found = transact(session, issuers)
    keys = CardKeys(session.card_organisation, {} if isinstance(found, Refusal) else found)
    return partial(trust_of, keys=keys)


def enrolment_trust(text: str) -> Trust:
    """An enrolment code by its own check: whoever answers to it is proven by headquarters later."""
    return Trust.CARD if isinstance(read_typed(text), EnrolCode) else Trust.FOREIGN
