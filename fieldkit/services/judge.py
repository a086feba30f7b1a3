"""May I hand this out? One verdict for each round, for whoever stands at the table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.replica import Replica
from fieldkit.records.area import Area
from fieldkit.records.receipt import Receipt
from fieldkit.records.round import Round
from fieldkit.rules.decision import Here, decide, opening
from fieldkit.rules.family import Family, Handed
from fieldkit.rules.verdict import Verdict
from fieldkit.services.books import handed_of
from fieldkit.services.criterion import Facts, eligibility, facts_of
from fieldkit.services.held import directory, directory_one, facts_among
from fieldkit.services.lookups import joined_into, rows_under
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Session, transact
from fieldkit.services.shown import AtTable, Who, who_is


@dataclass(frozen=True)
class Judged:
    """Verdicts by the id of the round, in the order asked.

    `household` and `card`: ids of what was found, None where it is not known here. `problem`: why
    the card's number is not taken, with its parameters.
    """

    household: bytes | None
    card: bytes | None
    verdicts: Mapping[bytes, Verdict]
    problem: Refusal | None = None


@dataclass(frozen=True)
class Case:
    """All that a decision is made from on a day, read in one transaction."""

    table: AtTable
    family: Family | None
    receipts: Sequence[Handed]
    today: date

    @cached_property
    def facts(self) -> Facts:
        """What criteria are asked about; none of a household that is not there."""
        if self.family is None or self.table.home is None:
            return {}
        return facts_of(self.family, self.today, self.table.home.standing_assessment())


def judge(session: Session, who: Who, rounds: Sequence[bytes]) -> Judged | Refusal:
    """The verdict of each of these rounds (ids) by today's date and the site of work.

    Refuses a round that the directory does not know, a number mistyped, a household not held here.
    A card that does not serve is a verdict, not a refusal.
    """
    return transact(session, lambda replica: _judge(session, replica, who, rounds))


def _judge(session: Session, replica: Replica, who: Who, rounds: Sequence[bytes]) -> Judged:
    asked = [round_of(replica, each) for each in rounds]
    case = read_case(session, replica, who)
    table, family = case.table, case.family
    verdicts = {each.id: verdict_of(session, replica, case, each) for each in asked}
    card = table.shown.card
    return Judged(
        family.household.id if family else None,
        card.id if card else None,
        verdicts,
        table.problem,
    )


def round_of(replica: Replica, record: bytes) -> Round:
    """A round of the directory; raises `RefusalError` where there is none of that id."""
    found = directory_one(replica, Round, record)
    if found is None:
        raise RefusalError(Refusal(ServiceReason.ROUND_UNKNOWN))
    return found


def read_case(session: Session, replica: Replica, who: Who) -> Case:
    """What this node knows of whoever was shown. Raises as `shown.who_is` does."""
    table = who_is(session, replica, who)
    if table.home is None:
        return Case(table, None, (), session.today())
    joined = joined_into(replica, table.home.household.value.id)
    receipts = [*table.home.receipts]
    if joined:
        receipts += facts_among(replica, Receipt, rows_under(replica, joined))
    family = replace(table.home.family(), joined=frozenset(joined))
    return Case(table, family, handed_of(replica, receipts), session.today())


def verdict_of(session: Session, replica: Replica, case: Case, round_: Round) -> Verdict:
    """The verdict of `rules.decision` for one round."""
    return decide(
        case.table.shown,
        case.family,
        round_,
        case.receipts,
        case.today,
        here_of(session, replica),
        eligibility(lambda: case.facts, case.today, round_.criterion_words),
    )


def here_of(session: Session, replica: Replica) -> Here:
    """The table where work is done, with the areas that this node may read."""
    place, areas = session.place, replica.areas
    if areas is None:
        areas = frozenset(each.id for each in directory(replica, Area))
    return Here(place.site, place.site_code, place.area_code, areas)


def rounds_today(session: Session) -> tuple[Round, ...] | Refusal:
    """The rounds that give something today at the site of work, by code."""
    return transact(session, lambda replica: open_rounds(session, replica))


def open_rounds(session: Session, replica: Replica) -> tuple[Round, ...]:
    """The same, in a transaction that is under way."""
    today, here = session.today(), here_of(session, replica)
    found = [each for each in directory(replica, Round) if opening(each, today, here) is None]
    return tuple(sorted(found, key=lambda each: each.code))
