"""At the handing-out table: verdicts, receipts, stock and serials."""

from dataclasses import replace
from datetime import date

from services_world import (
    DAY_MS,
    FOOD,
    NOW,
    SOAP,
    VOUCHER,
    Headquarters,
    Laptop,
    code_of,
    goods,
    handed,
    household,
    person,
    proxy,
    registered,
    round_id,
)

from fieldkit.cards.numbers import check_digit
from fieldkit.forms.answers import Answers
from fieldkit.records.receipt import Collector, ExceptionReason, Receipt
from fieldkit.records.user import Role
from fieldkit.records.void import VoidReason
from fieldkit.rules.balance import Owed
from fieldkit.rules.verdict import AlreadyReceived, CardProblem, Give, NotEntitled, UnknownHere
from fieldkit.services.assess import Assessed, assess
from fieldkit.services.bind_card import Bound, bind_card, replace_card
from fieldkit.services.hand_out import HandedOut, NotGiven, hand_out
from fieldkit.services.held import facts
from fieldkit.services.judge import Judged, judge, rounds_today
from fieldkit.services.register_household import Registered
from fieldkit.services.shown import Chosen, Scanned, Typed, Who
from fieldkit.services.void_receipt import Voided, void_receipt


def verdict(laptop: Laptop, who: Who, code: str) -> object:
    judged = judge(laptop.session, who, [round_id(code)])
    assert isinstance(judged, Judged), judged
    return judged.verdicts[round_id(code)]


def test_a_family_of_seven_gets_soap_for_each(laptop: Laptop) -> None:
    laptop.stock()
    home = registered(laptop.session, household(7))
    assert verdict(laptop, Chosen(home.household), "P-1") == Give(
        (Owed(FOOD, 1, 0), Owed(SOAP, 14, 0))
    )
    given = handed(laptop.session, home, goods(home, "P-1", (FOOD, 1), (SOAP, 14)))
    assert given.balances == (Owed(FOOD, 1, 1), Owed(SOAP, 14, 14))


def test_the_second_try_says_when_where_and_by_whom(laptop: Laptop) -> None:
    laptop.stock()
    home = registered(laptop.session)
    given = handed(laptop.session, home, goods(home, "P-2", (FOOD, 1)))
    laptop.clock.ms += 5 * 60_000
    again = hand_out(laptop.session, Chosen(home.household), goods(home, "P-2", (FOOD, 1)))
    assert isinstance(again, NotGiven)
    assert again.verdict == AlreadyReceived(
        NOW,
        laptop.session.place.site,
        laptop.session.pen.user,
        home.people[0],
        given.receipt,
        (Owed(FOOD, 1, 1),),
    )


def test_a_partial_issue_leaves_its_balance(laptop: Laptop) -> None:
    laptop.stock()
    home = registered(laptop.session)
    handed(laptop.session, home, goods(home, "P-1", (SOAP, 4)))
    assert verdict(laptop, Chosen(home.household), "P-1") == Give(
        (Owed(FOOD, 1, 0), Owed(SOAP, 6, 4))
    )
    more = hand_out(laptop.session, Chosen(home.household), goods(home, "P-1", (SOAP, 3)))
    assert code_of(more) == "rules.more_than_balance"
    handed(laptop.session, home, goods(home, "P-1", (FOOD, 1), (SOAP, 2)))
    assert isinstance(verdict(laptop, Chosen(home.household), "P-1"), AlreadyReceived)


def test_what_is_not_in_stock_is_not_handed_out(laptop: Laptop) -> None:
    laptop.stock(1)
    home = registered(laptop.session)
    before = laptop.entries()
    short = hand_out(
        laptop.session, Chosen(home.household), goods(home, "P-1", (FOOD, 1), (SOAP, 6))
    )
    assert code_of(short) == "rules.not_enough_stock"
    assert laptop.entries() == before


def elders(laptop: Laptop) -> Registered:
    return registered(laptop.session, household(members=[person(birth_date=date(1944, 5, 1))]))


def test_a_voucher_needs_a_serial_in_custody_here(laptop: Laptop) -> None:
    laptop.stock()
    home = elders(laptop)
    who = Chosen(home.household)
    for serials, code in (
        ((), "rules.serials_needed"),
        (("AV-077",), "rules.serial_unknown"),
    ):
        voucher = goods(home, "P-3", (VOUCHER, 1), serials=serials)
        assert code_of(hand_out(laptop.session, who, voucher)) == code
    handed(laptop.session, home, goods(home, "P-3", (VOUCHER, 1), serials=("AV-007",)))
    other = registered(
        laptop.session,
        household(members=[person(family_name="Заозерный", birth_date=date(1941, 1, 9))]),
    )
    taken = goods(other, "P-3", (VOUCHER, 1), serials=("AV-007",))
    assert (
        code_of(hand_out(laptop.session, Chosen(other.household), taken)) == "rules.serial_issued"
    )


def test_a_criterion_that_is_not_met_is_named(laptop: Laptop) -> None:
    home = registered(laptop.session)
    found = verdict(laptop, Chosen(home.household), "P-3")
    assert isinstance(found, NotEntitled)
    assert found.unmet


def test_a_void_lets_the_family_receive_again(laptop: Laptop) -> None:
    laptop.stock(1)
    home = registered(laptop.session)
    given = handed(laptop.session, home, goods(home, "P-2", (FOOD, 1)))
    voided = void_receipt(laptop.session, given.receipt, VoidReason.MISTAKE, goods_returned=True)
    assert isinstance(voided, Voided)
    assert voided.household == home.household
    repeated = void_receipt(laptop.session, given.receipt, VoidReason.MISTAKE, goods_returned=True)
    assert code_of(repeated) == "services.already_voided"
    handed(laptop.session, home, goods(home, "P-2", (FOOD, 1)))


def test_goods_that_did_not_come_back_are_not_in_stock(laptop: Laptop) -> None:
    laptop.stock(1)
    home = registered(laptop.session)
    given = handed(laptop.session, home, goods(home, "P-2", (FOOD, 1)))
    void_receipt(laptop.session, given.receipt, VoidReason.OTHER, goods_returned=False)
    again = hand_out(laptop.session, Chosen(home.household), goods(home, "P-2", (FOOD, 1)))
    assert code_of(again) == "rules.not_enough_stock"


def test_another_distributors_receipt_is_the_team_leads_to_void(laptop: Laptop) -> None:
    laptop.stock()
    home = registered(laptop.session)
    given = handed(laptop.session, home, goods(home, "P-2", (FOOD, 1)))
    pen = replace(laptop.session.pen, user=b"another user 16b")
    colleague = replace(laptop.session, pen=pen)
    mine = void_receipt(colleague, given.receipt, VoidReason.MISTAKE, goods_returned=True)
    assert code_of(mine) == "services.not_your_receipt"
    lead = replace(laptop.as_(Role.TEAM_LEAD), pen=pen)
    assert isinstance(void_receipt(lead, given.receipt, VoidReason.MISTAKE, True), Voided)


def test_rounds_do_not_mix(laptop: Laptop) -> None:
    laptop.stock()
    home = registered(laptop.session)
    handed(laptop.session, home, goods(home, "P-2", (FOOD, 1)))
    judged = judge(laptop.session, Chosen(home.household), [round_id("P-1"), round_id("P-2")])
    assert isinstance(judged, Judged)
    kinds = [type(each) for each in judged.verdicts.values()]
    assert kinds == [Give, AlreadyReceived]


def test_a_card_names_its_household(laptop: Laptop, hq: Headquarters) -> None:
    laptop.stock()
    home = registered(laptop.session)
    (card,) = hq.cards(1)
    bound = bind_card(laptop.session, home.household, card)
    assert isinstance(bound, Bound)
    for who in (Scanned(card), Typed(bound.short_number)):
        judged = judge(laptop.session, who, [round_id("P-2")])
        assert isinstance(judged, Judged)
        assert (judged.household, judged.card) == (home.household, bound.card)
    handed(laptop.session, home, goods(home, "P-2", (FOOD, 1)), Scanned(card))


def test_a_replaced_card_does_not_serve(laptop: Laptop, hq: Headquarters) -> None:
    home = registered(laptop.session)
    old, new = hq.cards(2)
    first = bind_card(laptop.session, home.household, old)
    assert isinstance(first, Bound)
    assert code_of(bind_card(laptop.session, home.household, new)) == "services.has_card"
    second = replace_card(laptop.session, home.household, new)
    assert isinstance(second, Bound)
    assert second.replaced == (first.card,)
    found = verdict(laptop, Scanned(old), "P-2")
    assert isinstance(found, CardProblem)
    assert found.reason == "rules.card_replaced"
    assert isinstance(verdict(laptop, Scanned(new), "P-2"), Give)


def test_a_forged_card_is_refused_with_its_reason(laptop: Laptop, hq: Headquarters) -> None:
    (card,) = hq.cards(1)
    forged = card[:-1] + str((int(card[-1]) + 1) % 10)
    judged = judge(laptop.session, Scanned(forged), [round_id("P-2")])
    assert isinstance(judged, Judged)
    assert judged.verdicts[round_id("P-2")] == CardProblem(judged.problem.code)  # type: ignore[union-attr]
    assert judged.problem is not None
    assert judged.problem.code == "card.signature"


def test_a_revoked_card_says_how_old_the_list_is(laptop: Laptop, hq: Headquarters) -> None:
    (card,) = hq.cards(1)
    serial = int(card).to_bytes(85, "big")[5:17]
    hq.add("revocation", {"serial": serial, "reason": "stolen", "on": "2026-02-10"})
    with laptop.node.transaction() as replica:
        hq.publish(replica)
    judged = judge(laptop.session, Scanned(card), [round_id("P-2")])
    assert isinstance(judged, Judged)
    assert judged.problem is not None
    assert judged.problem.code == "card.revoked"
    assert judged.problem.params == {"list_age_days": 3}


def test_a_good_card_bound_elsewhere_is_unknown_here(laptop: Laptop, hq: Headquarters) -> None:
    (card,) = hq.cards(1)
    assert verdict(laptop, Scanned(card), "P-2") == UnknownHere(None)


def test_a_mistyped_number_is_told_apart(laptop: Laptop) -> None:
    found = judge(laptop.session, Typed("000 000 001 0"), [round_id("P-2")])
    assert code_of(found) == "card_number.check_digit"


def test_only_people_of_the_household_collect(laptop: Laptop) -> None:
    laptop.stock()
    home = registered(laptop.session, household(2, proxies=[proxy(valid_until=date(2026, 2, 12))]))
    parcel = goods(home, "P-2", (FOOD, 1))
    who = Chosen(home.household)
    stranger = replace(parcel, collector=b"not one of them!")
    second = replace(parcel, collector=home.people[1])
    late = replace(parcel, collected_by=Collector.PROXY, collector=home.proxies[0])
    assert code_of(hand_out(laptop.session, who, stranger)) == "services.not_collector"
    assert code_of(hand_out(laptop.session, who, second)) == "services.not_collector"
    assert code_of(hand_out(laptop.session, who, late)) == "services.proxy_expired"
    member = replace(second, collected_by=Collector.MEMBER)
    assert isinstance(hand_out(laptop.session, who, member), HandedOut)


def test_a_proxy_may_collect_on_the_last_day(laptop: Laptop) -> None:
    laptop.stock()
    home = registered(laptop.session, household(2, proxies=[proxy(valid_until=date(2026, 2, 13))]))
    parcel = replace(
        goods(home, "P-2", (FOOD, 1)), collected_by=Collector.PROXY, collector=home.proxies[0]
    )
    assert isinstance(hand_out(laptop.session, Chosen(home.household), parcel), HandedOut)


def test_an_exception_takes_a_team_lead_and_a_note(laptop: Laptop) -> None:
    laptop.stock()
    home = registered(laptop.session)
    voucher = goods(home, "P-3", (VOUCHER, 1), serials=("AV-001",))
    asked = replace(voucher, exception=ExceptionReason.URGENT_NEED)
    who = Chosen(home.household)
    lead = laptop.as_(Role.TEAM_LEAD)
    assert code_of(hand_out(laptop.session, who, voucher)) == "NotEntitled"
    assert code_of(hand_out(laptop.session, who, asked)) == "services.not_allowed"
    assert code_of(hand_out(lead, who, asked)) == "services.exception_unexplained"
    told = replace(asked, exception_note="лекарства остались дома")
    assert isinstance(hand_out(lead, who, told), HandedOut)


def test_rounds_of_the_day_follow_the_clock(laptop: Laptop) -> None:
    today = rounds_today(laptop.session)
    assert isinstance(today, tuple)
    assert [each.code for each in today] == ["P-1", "P-2", "P-3", "P-4"]
    laptop.clock.ms += 30 * DAY_MS
    assert rounds_today(laptop.session) == ()


def test_who_may_not_hand_out_is_told_so(laptop: Laptop) -> None:
    home = registered(laptop.session)
    keeper = laptop.as_(Role.STOREKEEPER)
    parcel = goods(home, "P-2", (FOOD, 1))
    assert code_of(hand_out(keeper, Chosen(home.household), parcel)) == "services.not_allowed"


def test_the_last_answers_decide_where_the_criterion_asks_for_them(laptop: Laptop) -> None:
    home = registered(laptop.session)
    who = Chosen(home.household)
    assert isinstance(verdict(laptop, who, "P-4"), NotEntitled)
    dry = assess(laptop.session, home.household, Answers("needs", "1", "", {"water": "no"}, b""))
    assert isinstance(dry, Assessed)
    assert isinstance(verdict(laptop, who, "P-4"), Give)
    wet = Answers("needs", "1", "", {"water": "yes"}, b"")
    assert isinstance(assess(laptop.session, home.household, wet, dry.assessment), Assessed)
    assert isinstance(verdict(laptop, who, "P-4"), NotEntitled)


def test_what_is_not_known_here_is_said(laptop: Laptop, hq: Headquarters) -> None:
    home = registered(laptop.session)
    (card,) = hq.cards(1)
    nobody = judge(laptop.session, Chosen(b"?" * 16), [round_id("P-2")])
    assert code_of(nobody) == "services.household_unknown"
    no_round = judge(laptop.session, Chosen(home.household), [b"?" * 16])
    assert code_of(no_round) == "services.round_unknown"
    number = Typed(f"000000001{check_digit('000000001')}")
    assert code_of(judge(laptop.session, number, [round_id("P-2")])) == "services.card_unknown"
    assert code_of(replace_card(laptop.session, home.household, card)) == "services.no_card"
    absent = void_receipt(laptop.session, b"?" * 16, VoidReason.MISTAKE, True)
    assert code_of(absent) == "services.receipt_unknown"


def test_the_receipt_names_the_card_and_the_exception(laptop: Laptop, hq: Headquarters) -> None:
    laptop.stock()
    home = registered(laptop.session)
    (card,) = hq.cards(1)
    bound = bind_card(laptop.session, home.household, card)
    assert isinstance(bound, Bound)
    given = handed(laptop.session, home, goods(home, "P-2", (FOOD, 1)), Scanned(card))
    with laptop.node.transaction() as replica:
        (done,) = facts(replica, Receipt, [given.receipt])
    assert (done.value.card, done.value.collector) == (bound.card, home.people[0])
    assert (done.at_ms, done.by) == (NOW, laptop.session.pen.user)
    assert done.area == laptop.session.place.area
