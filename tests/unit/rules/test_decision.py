"""The decision at the table, and what is owed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from rules_world import (
    AREA,
    HERE,
    HOME,
    OTHER_AREA,
    SITE,
    TODAY,
    USER,
    family,
    handed,
    identify,
    person,
    round_of,
    void_of,
)

from fieldkit.errors import Code, Refusal
from fieldkit.records.card import Card, CardStatus
from fieldkit.records.round import Per, Round
from fieldkit.rules.balance import Owed
from fieldkit.rules.decision import Here, Shown, decide, decide_rounds
from fieldkit.rules.family import Family, Handed
from fieldkit.rules.reasons import CardRule, Entitlement, Opening
from fieldkit.rules.unmet import Unmet
from fieldkit.rules.verdict import (
    AlreadyReceived,
    CardProblem,
    CriterionUnclear,
    Give,
    NeedsDecision,
    NotEntitled,
    NotOpen,
    UnknownHere,
    Verdict,
)

PARCEL, SOAP = "PARCEL", "SOAP"
ROUND = round_of((PARCEL, 1, Per.HOUSEHOLD), (SOAP, 2, Per.PERSON))


class Forged(Code):
    """Stands in for the reasons of the cards room, which rules pass on unread."""

    SIGNATURE = "trial.signature"


def card(**fields: object) -> Card:
    base = {
        "id": identify(8),
        "serial": bytes(12),
        "short_number": "123-4",
        "status": CardStatus.ACTIVE,
        "household": HOME,
    }
    return Card(**{**base, **fields})


def verdict(
    shown: Shown | None = None,
    asked: Family | None = None,
    round_: Round = ROUND,
    receipts: tuple[Handed, ...] = (),
    today: date = TODAY,
    here: Here = HERE,
    answer: NotEntitled | Refusal | None = None,
) -> Verdict:
    return decide(
        shown or Shown(card()),
        asked or family(),
        round_,
        receipts,
        today,
        here,
        lambda criterion: answer,
    )


def test_a_family_with_nothing_taken_gets_the_package_for_its_people() -> None:
    assert verdict() == Give((Owed(PARCEL, 1, 0), Owed(SOAP, 6, 0)))


def test_without_a_card_a_household_found_by_name_is_served() -> None:
    assert isinstance(verdict(Shown()), Give)


def test_after_a_partial_issue_the_balance_is_carried() -> None:
    partly = verdict(receipts=(handed(1, [(SOAP, 4)], round_=ROUND),))
    assert partly == Give((Owed(PARCEL, 1, 0), Owed(SOAP, 6, 4)))
    assert isinstance(partly, Give)
    assert partly.partly_taken
    assert [line.balance for line in partly.lines] == [1, 2]


def test_all_taken_says_when_where_and_by_whom_of_the_last_receipt() -> None:
    taken = (
        handed(2, [(SOAP, 6)], round_=ROUND, at_ms=200),
        handed(1, [(PARCEL, 1)], round_=ROUND, at_ms=100),
    )
    lines = (Owed(PARCEL, 1, 1), Owed(SOAP, 6, 6))
    expected = AlreadyReceived(200, SITE, USER, identify(1000), identify(2), lines)
    assert verdict(receipts=taken) == expected
    assert verdict(receipts=taken[::-1]) == expected


def test_what_was_taken_goes_before_the_rounds_days_and_criterion() -> None:
    all_taken = (handed(1, [(PARCEL, 1), (SOAP, 6)], round_=ROUND),)
    later = ROUND.ends + timedelta(days=1)
    unmet = NotEntitled(Entitlement.CRITERION)
    assert isinstance(verdict(receipts=all_taken, today=later, answer=unmet), AlreadyReceived)


def test_a_voided_receipt_is_not_taken() -> None:
    voided = handed(1, [(PARCEL, 1), (SOAP, 6)], round_=ROUND, void=void_of(1))
    assert isinstance(verdict(receipts=(voided,)), Give)


def test_receipts_of_another_round_or_household_do_not_count() -> None:
    other = round_of((PARCEL, 1, Per.HOUSEHOLD), number=2)
    taken = (
        handed(1, [(PARCEL, 1)], round_=other),
        handed(2, [(PARCEL, 1), (SOAP, 6)], round_=ROUND, household=identify(77)),
    )
    assert verdict(receipts=taken) == Give((Owed(PARCEL, 1, 0), Owed(SOAP, 6, 0)))


def test_what_a_joined_household_took_counts() -> None:
    joined = replace(family(), joined=frozenset({identify(77)}))
    taken = (handed(2, [(PARCEL, 1), (SOAP, 6)], round_=ROUND, household=identify(77)),)
    assert isinstance(verdict(asked=joined, receipts=taken), AlreadyReceived)


def test_a_problem_of_the_cards_number_is_passed_on_first_of_all() -> None:
    shown = Shown(None, Forged.SIGNATURE)
    assert verdict(shown) == CardProblem(Forged.SIGNATURE)
    assert decide(shown, None, ROUND, (), TODAY, HERE, lambda _: None) == CardProblem(
        Forged.SIGNATURE
    )


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": CardStatus.LOST}, CardRule.LOST),
        ({"status": CardStatus.REPLACED}, CardRule.REPLACED),
        ({"status": CardStatus.REVOKED}, CardRule.REVOKED),
        ({"status": CardStatus.PRINTED}, CardRule.NOT_ACTIVE),
        ({"status": CardStatus.PRINTED, "household": None}, CardRule.NOT_BOUND),
        ({"household": None}, CardRule.NOT_BOUND),
        ({"deleted": True}, CardRule.NOT_BOUND),
        ({"household": identify(77)}, CardRule.OTHER_HOUSEHOLD),
    ],
)
def test_a_cards_record_may_stand_against_it(fields: dict[str, object], reason: CardRule) -> None:
    assert verdict(Shown(card(**fields))) == CardProblem(reason)


def test_open_conflicts_need_a_decision() -> None:
    open_ = replace(family(), open_fields=("household.head", "card.status"))
    assert verdict(asked=open_) == NeedsDecision(("household.head", "card.status"))
    assert verdict(Shown(card(status=CardStatus.LOST)), asked=open_) == NeedsDecision(
        ("household.head", "card.status")
    )


def test_a_good_card_of_another_area_is_unknown_here() -> None:
    assert decide(Shown(), None, ROUND, (), TODAY, HERE, lambda _: None) == UnknownHere(None)
    assert verdict(asked=family(area=OTHER_AREA)) == UnknownHere(OTHER_AREA)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"deleted": True}, Entitlement.DELETED),
        ({"status": "left"}, Entitlement.LEFT),
        ({"status": "joined"}, Entitlement.JOINED),
        ({"status": "split"}, Entitlement.SPLIT),
    ],
)
def test_a_household_that_does_not_stand_gets_nothing(
    fields: dict[str, object], reason: Entitlement
) -> None:
    assert verdict(asked=family(**fields)) == NotEntitled(reason)


def test_a_round_gives_on_its_first_and_last_day_and_not_beyond() -> None:
    day = timedelta(days=1)
    assert verdict(today=ROUND.starts - day) == NotOpen(Opening.NOT_STARTED)
    assert isinstance(verdict(today=ROUND.starts), Give)
    assert isinstance(verdict(today=ROUND.ends), Give)
    assert verdict(today=ROUND.ends + day) == NotOpen(Opening.ENDED)


@pytest.mark.parametrize(
    ("where", "open_"),
    [
        ({"sites": ["S1"]}, True),
        ({"areas": ["A1"]}, True),
        ({"sites": ["S2"], "areas": ["A1"]}, True),
        ({"sites": ["S2"]}, False),
        ({"areas": ["A2"]}, False),
    ],
)
def test_a_round_may_be_for_some_places_only(where: dict[str, list[str]], open_: bool) -> None:
    there = round_of((PARCEL, 1, Per.HOUSEHOLD), **where)
    found = verdict(round_=there)
    assert isinstance(found, Give) if open_ else found == NotOpen(Opening.NOT_HERE)


def test_a_criterion_decides_with_its_explanation() -> None:
    asked = round_of((PARCEL, 1, Per.HOUSEHOLD), criterion="disabled > 0")
    unmet = NotEntitled(Entitlement.CRITERION, "disabled > 0", (Unmet("disabled > 0"),))
    broken = Refusal(Forged.SIGNATURE)
    assert isinstance(verdict(round_=asked), Give)
    assert verdict(round_=asked, answer=unmet) == unmet
    assert verdict(round_=asked, answer=broken) == CriterionUnclear("disabled > 0", broken)


def test_nobody_recorded_means_nothing_due_per_person() -> None:
    per_person = round_of((SOAP, 2, Per.PERSON))
    assert verdict(asked=family(0), round_=per_person) == NotEntitled(Entitlement.NO_MEMBERS)


def test_deleted_and_moved_members_are_not_counted() -> None:
    members = [person(1), person(2, deleted=True), person(3, household=identify(77))]
    asked = replace(family(), members=members)
    assert verdict(asked=asked) == Give((Owed(PARCEL, 1, 0), Owed(SOAP, 2, 0)))


def test_several_rounds_have_a_verdict_each_with_the_givable_first() -> None:
    ended = round_of((PARCEL, 1, Per.HOUSEHOLD), number=2, ends=date(2026, 2, 2))
    found = decide_rounds(Shown(card()), family(), [ended, ROUND], [], TODAY, HERE, lambda _: None)
    assert list(found) == [ROUND.id, ended.id]
    assert found[ended.id] == NotOpen(Opening.ENDED)


def test_the_area_of_the_table_is_what_decides() -> None:
    wide = replace(HERE, areas=frozenset({AREA, OTHER_AREA}))
    assert isinstance(verdict(asked=family(area=OTHER_AREA), here=wide), Give)
