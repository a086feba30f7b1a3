"""A card's life at the tables: stock, hand-over, loss, a new one in its place, and the list."""

from dataclasses import replace
from datetime import date

from services_world import (
    CARD_ISSUER,
    DAY_MS,
    FOOD,
    NOW,
    Headquarters,
    Laptop,
    code_of,
    goods,
    handed,
    household,
    person,
    registered,
    round_id,
)

from fieldkit.cards.numbers import running_number, short_number
from fieldkit.cards.payload import CardPayload, parse
from fieldkit.records.card import Card, CardStatus, IdentitySeen
from fieldkit.records.receipt import Receipt
from fieldkit.records.revocation import RevocationReason
from fieldkit.records.user import Role
from fieldkit.rules.verdict import CardProblem, Give
from fieldkit.services.bind_card import Bound, Identity, bind_card, reissue_card
from fieldkit.services.cancel_card import Cancelled, cancel_card
from fieldkit.services.card_lives import CardLife, card_lives
from fieldkit.services.card_stock import BlankCards, Stock, blank_cards
from fieldkit.services.held import facts, held
from fieldkit.services.home import home_of
from fieldkit.services.judge import Judged, judge
from fieldkit.services.register_household import Registered
from fieldkit.services.session import Session, transact
from fieldkit.services.shown import Chosen, Scanned, Typed, Who


def serial_of(text: str) -> bytes:
    payload = parse(text)
    assert isinstance(payload, CardPayload)
    return payload.serial


def allot(
    laptop: Laptop, hq: Headquarters, cards: list[str], expiry: str = "2027-01-01", **fields: object
) -> None:
    """These cards, of one run, as the laptop's stock."""
    first, last = serial_of(cards[0]), serial_of(cards[-1])
    base = {"issuer": CARD_ISSUER, "run": first[:8], "expiry": expiry, "device": laptop.device}
    ends = {"first": running_number(first), "last": running_number(last)}
    hq.add("card_range", {**base, **ends, **fields})
    with laptop.node.transaction() as replica:
        hq.publish(replica)


def revoke(laptop: Laptop, hq: Headquarters, card: str) -> None:
    hq.add("revocation", {"serial": serial_of(card), "reason": "lost", "on": "2026-02-01"})
    with laptop.node.transaction() as replica:
        hq.publish(replica)


def other_family(session: Session, number: int = 0) -> Registered:
    """Another family, like no other."""
    name, born = ("Брызгалова", "Щеглова", "Жерехова")[number], date(1950 + number, 1, 2)
    head = person(0, family_name=name, given_name=("Уля", "Эра", "Фая")[number], birth_date=born)
    return registered(session, replace(household(1), members=[head]))


def lives(session: Session, household: bytes) -> tuple[CardLife, ...]:
    found = transact(
        session, lambda replica: card_lives(session, replica, home_of(replica, household))
    )
    assert isinstance(found, tuple)
    return found


def judged(session: Session, who: Who) -> Judged:
    found = judge(session, who, [round_id("P-2")])
    assert isinstance(found, Judged), found
    return found


def bound(outcome: object) -> Bound:
    assert isinstance(outcome, Bound), outcome
    return outcome


def test_the_stock_counts_down_as_cards_are_given(laptop: Laptop, hq: Headquarters) -> None:
    assert blank_cards(laptop.session) == BlankCards(0, 0)
    cards = hq.cards(40)
    allot(laptop, hq, cards)
    assert blank_cards(laptop.session) == BlankCards(40, 40)
    home = registered(laptop.session)
    assert bound(bind_card(laptop.session, home.household, cards[3])).stock is Stock.OWN
    left = blank_cards(laptop.session)
    assert left == BlankCards(40, 39)
    assert isinstance(left, BlankCards) and not left.low
    assert BlankCards(40, 9).low and BlankCards(500, 49).low and not BlankCards(500, 50).low


def test_cards_of_another_laptop_or_of_none_are_bound_with_a_flag(
    laptop: Laptop, hq: Headquarters
) -> None:
    others, unlisted = hq.cards(5), hq.cards(1, first=100)
    allot(laptop, hq, others, device=b"another laptop..")
    for number, (card, stock) in enumerate(
        ((others[0], Stock.ANOTHERS), (unlisted[0], Stock.UNLISTED))
    ):
        home = other_family(laptop.session, number)
        assert bound(bind_card(laptop.session, home.household, card)).stock is stock
    assert blank_cards(laptop.session) == BlankCards(0, 0)


def test_a_typed_number_is_a_card_where_headquarters_gave_it_out(
    laptop: Laptop, hq: Headquarters
) -> None:
    cards = hq.cards(5, first=20)
    number = short_number(serial_of(cards[1]))
    home = registered(laptop.session)
    assert code_of(bind_card(laptop.session, home.household, number)) == "services.card_not_listed"
    allot(laptop, hq, cards)
    mistyped = number[:-1] + str((int(number[-1]) + 1) % 10)
    refused = bind_card(laptop.session, home.household, mistyped)
    assert code_of(refused) == "card_number.check_digit"
    done = bound(bind_card(laptop.session, home.household, number))
    assert judged(laptop.session, Scanned(cards[1])).card == done.card


def test_spoiled_and_expired_blanks_are_refused(laptop: Laptop, hq: Headquarters) -> None:
    cards = hq.cards(5)
    allot(laptop, hq, cards)
    revoke(laptop, hq, cards[0])
    home = registered(laptop.session)
    for text in (cards[0], short_number(serial_of(cards[0]))):
        assert code_of(bind_card(laptop.session, home.household, text)) == "card.revoked"
    old = hq.cards(2, first=50)
    allot(laptop, hq, old, expiry="2026-01-01")
    typed = short_number(serial_of(old[0]))
    assert code_of(bind_card(laptop.session, home.household, typed)) == "card.expired"


def test_a_new_card_in_one_act_cancels_the_old(laptop: Laptop, hq: Headquarters) -> None:
    old, new = hq.cards(2)
    home = registered(laptop.session)
    first = bound(bind_card(laptop.session, home.household, old))
    laptop.clock.ms += DAY_MS
    table = laptop.as_(Role.DISTRIBUTOR)
    seen = Identity(IdentitySeen.DOCUMENT, "паспорт")
    before = laptop.entries()
    second = bound(reissue_card(table, home.household, new, RevocationReason.LOST, seen))
    assert second.replaced == (first.card,) and laptop.entries() == before + 2
    now, then = lives(laptop.session, home.household)
    assert (now.card.id, now.serves, now.card.identity) == (second.card, True, "document")
    assert now.card.identity_note == "паспорт" and now.given and now.given.at_ms == NOW + DAY_MS
    assert (then.card.status, then.card.cause) == (CardStatus.REPLACED, RevocationReason.LOST)
    assert then.given and then.given.at_ms == NOW
    assert then.ended and then.ended.at_ms == NOW + DAY_MS
    assert then.successor == second.short_number
    assert isinstance(judged(laptop.session, Scanned(new)).verdicts[round_id("P-2")], Give)


def test_a_household_without_a_card_gets_one_the_same_way(laptop: Laptop, hq: Headquarters) -> None:
    (card,) = hq.cards(1)
    home = registered(laptop.session)
    vouched = Identity(IdentitySeen.VOUCHED)
    cause = RevocationReason.LOST
    refused = reissue_card(laptop.session, home.household, card, cause, vouched)
    assert code_of(refused) == "services.identity_unexplained"
    named = Identity(IdentitySeen.VOUCHED, "Староста")
    assert bound(reissue_card(laptop.session, home.household, card, cause, named)).replaced == ()
    again = reissue_card(laptop.session, home.household, card, cause)
    assert code_of(again) == "services.card_already_bound"


def test_a_refused_new_card_leaves_the_old_one_alone(laptop: Laptop, hq: Headquarters) -> None:
    old, taken = hq.cards(2)
    home, other = registered(laptop.session), other_family(laptop.session)
    bound(bind_card(laptop.session, home.household, old))
    bound(bind_card(laptop.session, other.household, taken))
    refused = reissue_card(laptop.session, home.household, taken, RevocationReason.LOST)
    assert code_of(refused) == "services.card_taken"
    assert lives(laptop.session, home.household)[0].serves


def test_a_lost_card_says_so_even_once_headquarters_lists_it(
    laptop: Laptop, hq: Headquarters
) -> None:
    (card,) = hq.cards(1)
    home = registered(laptop.session)
    mine = bound(bind_card(laptop.session, home.household, card)).card
    lost = cancel_card(laptop.session, mine, CardStatus.LOST, RevocationReason.STOLEN)
    assert isinstance(lost, Cancelled)
    revoke(laptop, hq, card)
    found = judged(laptop.session, Scanned(card))
    verdict = found.verdicts[round_id("P-2")]
    assert isinstance(verdict, CardProblem) and verdict.reason == "rules.card_lost"
    assert found.household == home.household
    with laptop.node.transaction() as replica:
        assert held(replica, Card, [mine])[mine].value.cause is RevocationReason.STOLEN


def test_an_expired_card_and_a_listed_one_still_name_the_family(
    laptop: Laptop, hq: Headquarters
) -> None:
    cards = hq.cards(2)
    allot(laptop, hq, cards)
    home, other = registered(laptop.session), other_family(laptop.session)
    number = bound(bind_card(laptop.session, home.household, cards[0])).short_number
    bound(bind_card(laptop.session, other.household, cards[1]))
    revoke(laptop, hq, cards[1])
    (listed,) = lives(laptop.session, other.household)
    assert listed.revoked and not listed.serves
    for who in (Scanned(cards[1]), Typed(short_number(serial_of(cards[1])))):
        found = judged(laptop.session, who)
        assert found.household == other.household and code_of(found.problem) == "card.revoked"
    laptop.clock.ms += 400 * DAY_MS
    (life,) = lives(laptop.session, home.household)
    assert life.expired and life.expiry == date(2027, 1, 1)
    for who in (Scanned(cards[0]), Typed(number)):
        found = judged(laptop.session, who)
        assert found.household == home.household and code_of(found.problem) == "card.expired"


def test_a_team_lead_alone_revokes(laptop: Laptop, hq: Headquarters) -> None:
    (card,) = hq.cards(1)
    home = registered(laptop.session)
    mine = bound(bind_card(laptop.session, home.household, card)).card
    refused = cancel_card(laptop.as_(Role.DISTRIBUTOR), mine, CardStatus.REVOKED)
    assert code_of(refused) == "services.not_allowed"
    lead = laptop.as_(Role.TEAM_LEAD)
    done = cancel_card(lead, mine, CardStatus.REVOKED, RevocationReason.MISUSED)
    assert isinstance(done, Cancelled)


def test_the_receipt_says_how_the_family_was_found(laptop: Laptop, hq: Headquarters) -> None:
    laptop.stock()
    ways = []
    for number, card in enumerate(hq.cards(3)):
        home = other_family(laptop.session, number)
        number_below = bound(bind_card(laptop.session, home.household, card)).short_number
        who: Who = (Scanned(card), Typed(number_below), Chosen(home.household))[number]
        done = handed(laptop.session, home, goods(home, "P-2", (FOOD, 1)), who)
        with laptop.node.transaction() as replica:
            (receipt,) = facts(replica, Receipt, [done.receipt])
        ways.append(receipt.value.identified)
    assert ways == ["card_scan", "card_number", "name"]
