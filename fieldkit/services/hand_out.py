"""Handing out: judged again, taken from stock and written as one receipt, all in one act."""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldkit.errors import Refusal, RefusalError
from fieldkit.journal.replica import Replica
from fieldkit.records.lines import GoodsLine, MovedLine
from fieldkit.records.receipt import Collector, ExceptionReason, Identified, ProofKind
from fieldkit.records.round import Round
from fieldkit.records.user import Role
from fieldkit.rules.balance import Owed, check_issue, owed
from fieldkit.rules.reasons import Entitlement
from fieldkit.rules.stock import check_leaving
from fieldkit.rules.verdict import (
    CriterionUnclear,
    Give,
    NotEntitled,
    NotOpen,
    UnknownHere,
    Verdict,
)
from fieldkit.services.books import SiteBooks
from fieldkit.services.drafts import DraftMark, became, end_draft
from fieldkit.services.home import Home
from fieldkit.services.judge import Case, read_case, round_of, verdict_of
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Change, Session, permit, put_fact, transact
from fieldkit.services.shown import Chosen, Scanned, Typed, Who

ROLES = (Role.DISTRIBUTOR, Role.TEAM_LEAD)


@dataclass(frozen=True)
class HandOut:
    """What is handed over, to whom of the household, and how that is proven.

    `lines`: goods by item code, each serialised item with its serials. `collector`: the id of the
    person or proxy. `exception` with its note: a team lead gives although the rules alone do not
    say so. `draft` is what it was entered into.
    """

    round: bytes
    lines: Sequence[GoodsLine]
    collected_by: Collector
    collector: bytes
    proof: ProofKind
    witness: str | None = None
    proof_note: str | None = None
    exception: ExceptionReason | None = None
    exception_note: str | None = None
    draft: DraftMark | None = None


@dataclass(frozen=True)
class HandedOut:
    """A receipt saved; `balances` are what is still owed in the round after it."""

    receipt: bytes
    household: bytes
    balances: tuple[Owed, ...]
    change: Change


@dataclass(frozen=True)
class NotGiven:
    """Nothing was handed out: the verdict says why. `problem`: what is wrong with the card."""

    verdict: Verdict
    problem: Refusal | None = None


def hand_out(session: Session, who: Who, goods: HandOut) -> HandedOut | NotGiven | Refusal:
    """Writes one receipt for all lines, which leave the stock of the site of work with it.

    Its draft ends in the same transaction, and handing the same draft out twice gives the first
    receipt again.

    `NotGiven` where the verdict is not to give. Refuses more than the balance or an item outside
    the package (`rules.*`), goods or serials that are not at the site, a collector who is not of
    the household, a proxy whose term is over, and an exception without a team lead or a note.
    """
    return transact(session, lambda replica: _hand_out_once(session, replica, who, goods))


def _hand_out_once(
    session: Session, replica: Replica, who: Who, goods: HandOut
) -> HandedOut | NotGiven:
    before = became(session, replica, goods.draft) if goods.draft is not None else None
    if before is not None:
        return _handed_before(session, replica, who, goods, *before)
    done = _hand_out(session, replica, who, goods)
    if goods.draft is not None and isinstance(done, HandedOut):
        end_draft(session, replica, goods.draft, done.receipt, done.change)
    return done


def _handed_before(
    session: Session, replica: Replica, who: Who, goods: HandOut, receipt: bytes, change: Change
) -> HandedOut:
    case = read_case(session, replica, who)
    assert case.family is not None, "it was known when the receipt was written"
    left = owed(round_of(replica, goods.round), case.family, case.receipts)
    return HandedOut(receipt, case.family.household.id, tuple(left), change)


def _hand_out(session: Session, replica: Replica, who: Who, goods: HandOut) -> HandedOut | NotGiven:
    permit(session, *ROLES)
    round_ = round_of(replica, goods.round)
    case = read_case(session, replica, who)
    verdict = verdict_of(session, replica, case, round_)
    home, family = case.table.home, case.family
    lines = _owed(session, case, round_, verdict, goods)
    if lines is None or home is None or family is None:
        return NotGiven(verdict, case.table.problem)
    _check_collector(session, home, goods)
    _check_goods(session, replica, goods, lines)
    fields = _fields(session, case, family.household.id, goods)
    fields["identified"] = _identified(who).value
    receipt, change = put_fact(session, replica, "receipt", session.place.area, fields)
    return HandedOut(receipt, family.household.id, _after(lines, goods.lines), change)


def _owed(
    session: Session, case: Case, round_: Round, verdict: Verdict, goods: HandOut
) -> tuple[Owed, ...] | None:
    """What may be handed over, by the rules or by exception; None for nothing."""
    if isinstance(verdict, Give):
        return verdict.lines
    if goods.exception is None or case.family is None or not may_be_overruled(verdict):
        return None
    permit(session, Role.TEAM_LEAD)
    if not goods.exception_note:
        raise RefusalError(Refusal(ServiceReason.EXCEPTION_UNEXPLAINED))
    return owed(round_, case.family, case.receipts)


def may_be_overruled(verdict: Verdict) -> bool:
    """Whether a team lead may give although this is the verdict."""
    if isinstance(verdict, NotEntitled):
        return verdict.reason is Entitlement.CRITERION
    return isinstance(verdict, NotOpen | UnknownHere | CriterionUnclear)


def _check_collector(session: Session, home: Home, goods: HandOut) -> None:
    """Raises unless the collector is who they are said to be."""
    match goods.collected_by:
        case Collector.HEAD:
            fits = goods.collector == home.household.value.head
        case Collector.MEMBER:
            members = home.family().living_members()
            fits = any(person.id == goods.collector for person in members)
        case Collector.PROXY:
            fits = _proxy_fits(session, home, goods.collector)
    if not fits:
        raise RefusalError(Refusal(ServiceReason.NOT_COLLECTOR))


def _proxy_fits(session: Session, home: Home, collector: bytes) -> bool:
    for proxy in home.proxies:
        if proxy.value.id == collector and proxy.listed:
            until = proxy.value.valid_until
            if until is not None and until < session.today():
                raise RefusalError(Refusal(ServiceReason.PROXY_EXPIRED, {"until": until}))
            return True
    return False


def _check_goods(session: Session, replica: Replica, goods: HandOut, lines: Sequence[Owed]) -> None:
    """Raises where the lines ask for more than is owed, or for what is not at the site."""
    refusal = check_issue(goods.lines, lines)
    if refusal is None:
        books = SiteBooks(replica, session.place.site)
        leaving = [_leaving(line) for line in goods.lines]
        refusal = check_leaving(
            session.place.site, leaving, books.books.held, books.serialised, books.where
        )
    if refusal is not None:
        raise RefusalError(refusal)


def _leaving(line: GoodsLine) -> MovedLine:
    serials = list(line.get("serials", ()))
    return {"item": line["item"], "quantity": line["quantity"], "serials": serials}


def _fields(session: Session, case: Case, household: bytes, goods: HandOut) -> dict[str, object]:
    card = case.table.shown.card
    fields: dict[str, object | None] = {
        "household": household,
        "round": goods.round,
        "site": session.place.site,
        "card": card.id if card else None,
        "lines": [dict(line) for line in goods.lines],
        "collected_by": goods.collected_by.value,
        "collector": goods.collector,
        "proof": goods.proof.value,
        "witness": goods.witness,
        "proof_note": goods.proof_note,
        "exception": goods.exception.value if goods.exception else None,
        "exception_note": goods.exception_note,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _identified(who: Who) -> Identified:
    match who:
        case Scanned():
            return Identified.CARD_SCAN
        case Typed():
            return Identified.CARD_NUMBER
        case Chosen():
            return Identified.NAME


def _after(lines: Sequence[Owed], given: Sequence[GoodsLine]) -> tuple[Owed, ...]:
    return tuple(
        Owed(
            line.item,
            line.due,
            line.taken + sum(each["quantity"] for each in given if each["item"] == line.item),
        )
        for line in lines
    )
