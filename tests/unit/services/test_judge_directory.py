"""A verdict is by the directory in force at that scan, never by one read before."""

import pytest
from services_world import (
    CARD_ISSUER,
    DAY_MS,
    Headquarters,
    Laptop,
    household,
    identify,
    registered,
    round_id,
)

from fieldkit.cards.payload import parse
from fieldkit.cards.reasons import CardReason
from fieldkit.errors import Refusal
from fieldkit.journal.codec import decode
from fieldkit.records.area import Area
from fieldkit.records.round import Round
from fieldkit.rules.reasons import Entitlement, Opening
from fieldkit.rules.verdict import Give, NotEntitled, NotOpen, Verdict
from fieldkit.services.bind_card import Bound, bind_card
from fieldkit.services.held import directory, directory_one
from fieldkit.services.judge import Judged, judge, rounds_today
from fieldkit.services.shown import Chosen, Scanned


def judged(laptop: Laptop, family: bytes, code: str = "P-2") -> Verdict:
    found = judge(laptop.session, Chosen(family), [round_id(code)])
    assert isinstance(found, Judged), found
    return found.verdicts[round_id(code)]


def change(hq: Headquarters, kind: str, code: str, **fields: object) -> None:
    hq.add(kind, {**decode(hq.bodies[kind, identify(kind, code)]), **fields})


def publish(laptop: Laptop, hq: Headquarters) -> None:
    with laptop.node.transaction() as replica:
        hq.publish(replica)


def test_a_new_directory_between_two_scans_changes_the_verdict_at_once(
    laptop: Laptop, hq: Headquarters
) -> None:
    home = registered(laptop.session)
    assert isinstance(judged(laptop, home.household), Give)
    change(hq, "round", "P-2", criterion="disabled > 0")
    publish(laptop, hq)
    refused = judged(laptop, home.household)
    assert isinstance(refused, NotEntitled)
    assert refused.reason is Entitlement.CRITERION
    change(hq, "round", "P-2", criterion="size > 0", ends="2026-02-02")
    publish(laptop, hq)
    assert judged(laptop, home.household) == NotOpen(Opening.ENDED)


def test_a_round_that_came_or_went_is_judged_or_refused(laptop: Laptop, hq: Headquarters) -> None:
    home = registered(laptop.session)
    judged(laptop, home.household)
    line = {"item": "FOOD", "quantity": 1, "per": "household"}
    days = {"starts": "2026-02-01", "ends": "2026-03-01"}
    plan = {"code": "P-9", "programme": identify("programme", "P"), "number": 9}
    new = hq.add("round", {**plan, **days, "package": [line]})
    del hq.bodies["round", round_id("P-2")]
    publish(laptop, hq)
    assert isinstance(judged(laptop, home.household, "P-9"), Give)
    gone = judge(laptop.session, Chosen(home.household), [round_id("P-2")])
    assert isinstance(gone, Refusal)
    open_now = rounds_today(laptop.session)
    assert not isinstance(open_now, Refusal)
    assert new in {each.id for each in open_now}
    assert round_id("P-2") not in {each.id for each in open_now}


def test_what_a_transaction_that_failed_had_read_is_forgotten(
    laptop: Laptop, hq: Headquarters
) -> None:
    home = registered(laptop.session)
    assert isinstance(judged(laptop, home.household), Give)
    change(hq, "round", "P-2", ends="2026-02-02")
    with pytest.raises(InterruptedError), laptop.node.transaction() as replica:
        hq.publish(replica)
        assert directory_one(replica, Round, round_id("P-2")) in directory(replica, Round)
        raise InterruptedError
    assert isinstance(judged(laptop, home.household), Give)


def test_within_one_transaction_the_new_directory_is_read(laptop: Laptop, hq: Headquarters) -> None:
    with laptop.node.transaction() as replica:
        before = {each.code for each in directory(replica, Area)}
        hq.add("area", {"code": "EAST", "name_ru": "Восток", "name_en": "East"})
        hq.publish(replica)
        after = {each.code for each in directory(replica, Area)}
    assert after - before == {"EAST"}


def test_two_laptops_each_read_their_own_directory(
    laptop: Laptop, hq: Headquarters, tmp_path_factory: pytest.TempPathFactory
) -> None:
    change(hq, "round", "P-2", ends="2026-02-02")
    other = Laptop(tmp_path_factory.mktemp("other"), hq, "other")
    here, there = registered(laptop.session), registered(other.session)
    assert isinstance(judged(laptop, here.household), Give)
    assert judged(other, there.household) == NotOpen(Opening.ENDED)
    assert isinstance(judged(laptop, here.household), Give)
    other.engine.dispose()


def test_a_revocation_stops_the_next_scan_of_the_same_card(
    laptop: Laptop, hq: Headquarters
) -> None:
    home = registered(laptop.session)
    card = hq.cards(1)[0]
    assert isinstance(bind_card(laptop.session, home.household, card), Bound)

    def problem() -> object:
        found = judge(laptop.session, Scanned(card), [round_id("P-2")])
        assert isinstance(found, Judged), found
        return None if found.problem is None else found.problem.code

    assert problem() is None
    payload = parse(card)
    assert not isinstance(payload, Refusal)
    hq.add("revocation", {"serial": payload.serial, "on": "2026-02-01", "reason": "lost"})
    publish(laptop, hq)
    assert problem() is CardReason.REVOKED


def test_an_issuer_taken_out_of_the_directory_is_believed_no_longer(
    laptop: Laptop, hq: Headquarters
) -> None:
    card = hq.cards(1)[0]
    first = judge(laptop.session, Scanned(card), [round_id("P-2")])
    assert isinstance(first, Judged)
    assert first.problem is None
    change(hq, "card_issuer", str(CARD_ISSUER), valid_until="2026-01-31")
    publish(laptop, hq)
    then = judge(laptop.session, Scanned(card), [round_id("P-2")])
    assert isinstance(then, Judged)
    assert then.problem is not None
    assert then.problem.code is CardReason.ISSUER


def test_the_day_at_the_site_is_asked_at_each_scan(laptop: Laptop) -> None:
    home = registered(laptop.session, household(2))
    assert isinstance(judged(laptop, home.household), Give)
    laptop.clock.ms += 60 * DAY_MS
    assert judged(laptop, home.household) == NotOpen(Opening.ENDED)
