"""Which rounds are asked about at the table: those open here today, and the nearest of the rest."""

from datetime import date

from fieldkit.journal.replica import Replica
from fieldkit.records.round import Round
from fieldkit.rules.decision import opening
from fieldkit.services.held import directory
from fieldkit.services.judge import here_of
from fieldkit.services.session import Session

NEAREST = 6
"""Rounds that are not open are judged as well: so many at most, or a scan would take longer."""


def open_rounds(session: Session, replica: Replica) -> list[Round]:
    """What gives something at the site of work today, by code."""
    return _rounds(session, replica, True)


def other_rounds(session: Session, replica: Replica) -> list[Round]:
    """What gives nothing here today: over, not begun or held elsewhere; the nearest in time first,
    `NEAREST` at most.
    """
    today = session.today()
    found = _rounds(session, replica, False)
    return sorted(found, key=lambda each: _days_from(each, today))[:NEAREST]


def _rounds(session: Session, replica: Replica, wanted: bool) -> list[Round]:
    today, here = session.today(), here_of(session, replica)
    found = directory(replica, Round)
    return sorted(
        (each for each in found if (opening(each, today, here) is None) is wanted),
        key=lambda each: each.code,
    )


def _days_from(round_: Round, today: date) -> int:
    """Days between today and the round's nearest day."""
    return max((round_.starts - today).days, (today - round_.ends).days, 0)
