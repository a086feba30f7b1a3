"""Which rounds are asked about at the table besides those open here today: the nearest."""

from datetime import date

from fieldkit.journal.replica import Replica
from fieldkit.records.round import Round
from fieldkit.services.held import directory
from fieldkit.services.judge import open_rounds
from fieldkit.services.session import Session

NEAREST = 6
"""Rounds that are not open are judged as well: so many at most, or a scan would take longer."""


def other_rounds(session: Session, replica: Replica) -> list[Round]:
    """What gives nothing here today: over, not begun or held elsewhere; the nearest in time first,
    `NEAREST` at most.
    """
    today, held = session.today(), {each.id for each in open_rounds(session, replica)}
    others = (each for each in directory(replica, Round) if each.id not in held)
    return sorted(others, key=lambda each: (_days_from(each, today), each.code))[:NEAREST]


def _days_from(round_: Round, today: date) -> int:
    """Days between today and the round's nearest day."""
    return max((round_.starts - today).days, (today - round_.ends).days, 0)
