"""The registration table: households, doubles, assessments."""

from datetime import date

from services_world import (
    TODAY,
    Headquarters,
    Laptop,
    code_of,
    household,
    person,
    proxy,
    registered,
)

from fieldkit.forms.answers import Answers
from fieldkit.records.ages import AgeBand
from fieldkit.records.card import CardStatus
from fieldkit.records.household import Household
from fieldkit.records.person import Person
from fieldkit.records.user import Role
from fieldkit.services.assess import Assessed, assess
from fieldkit.services.bind_card import Bound, bind_card
from fieldkit.services.cancel_card import Cancelled, cancel_card
from fieldkit.services.doubles import PossibleDoubles
from fieldkit.services.held import held
from fieldkit.services.home import home_of
from fieldkit.services.register_household import Registered, register_household


def answers(**values: str | int) -> Answers:
    return Answers("needs", "3", "uuid:1", dict(values), b"")


def test_one_act_saves_the_whole_family(laptop: Laptop) -> None:
    home = registered(laptop.session, household(7, proxies=[proxy()], phone="+7 900 000-00-01"))
    assert (len(home.people), len(home.proxies)) == (7, 1)
    assert home.change.seq == laptop.entries() == 9
    with laptop.node.transaction() as replica:
        found = home_of(replica, home.household)
        assert found.household.value.head == home.people[0]
        assert found.household.value.site == laptop.session.place.site
        assert {each.value.id for each in found.members} == set(home.people)
        assert {each.value.id for each in found.proxies} == set(home.proxies)


def test_born_tomorrow_saves_nothing(laptop: Laptop) -> None:
    born = date(2026, 2, 14)
    details = household(members=[person(), person(1, birth_date=born)])
    assert code_of(register_household(laptop.session, details)) == "rules.born_later"
    assert laptop.entries() == 0


def test_the_day_is_that_of_the_site(laptop: Laptop) -> None:
    assert laptop.session.today() == TODAY
    laptop.clock.ms = 1_771_016_400_000 - 1
    assert laptop.session.today() == date(2026, 2, 13)
    laptop.clock.ms += 1
    assert laptop.session.today() == date(2026, 2, 14)


def test_a_clock_beyond_the_calendar_is_no_fault(laptop: Laptop) -> None:
    laptop.clock.ms = 10**17
    assert laptop.session.today() == date.max


def test_a_head_who_is_not_a_member_saves_nothing(laptop: Laptop) -> None:
    assert (
        code_of(register_household(laptop.session, household(2, head=2))) == "rules.head_not_member"
    )
    assert laptop.entries() == 0


def test_one_wrong_field_saves_nothing(laptop: Laptop) -> None:
    details = household(members=[person(), person(1, phone="no number")])
    assert code_of(register_household(laptop.session, details)) == "records.invalid_phone"
    assert laptop.entries() == 0


def test_a_family_without_a_head_is_saved_with_a_notice(laptop: Laptop) -> None:
    home = registered(laptop.session, household(2, head=None))
    assert [notice.code for notice in home.notices] == ["rules.no_head"]


def test_an_age_band_counts_from_today(laptop: Laptop) -> None:
    old = person(birth_date=None, age_band=AgeBand.OLDER)
    home = registered(laptop.session, household(members=[old]))
    with laptop.node.transaction() as replica:
        found = held(replica, Person, home.people)[home.people[0]].value
    assert (found.age_band, found.band_on) == (AgeBand.OLDER, TODAY)


def test_possible_doubles_come_back_until_they_are_known_to_be_others(laptop: Laptop) -> None:
    first = registered(laptop.session, household(1))
    before = laptop.entries()
    double = household(members=[person(family_name="Ветлугина", given_name="ИЯ")])
    warned = register_household(laptop.session, double)
    assert isinstance(warned, PossibleDoubles)
    assert warned.people() == {first.people[0]}
    assert [place for place, _ in warned.found] == [0]
    assert laptop.entries() == before
    second = register_household(laptop.session, double, warned.people())
    assert isinstance(second, Registered)
    third = register_household(laptop.session, double, warned.people())
    assert isinstance(third, PossibleDoubles)
    assert third.people() == {second.people[0]}


def test_a_namesake_of_another_age_is_no_double(laptop: Laptop) -> None:
    registered(laptop.session, household(1))
    registered(laptop.session, household(members=[person(birth_date=date(1951, 3, 2))]))


def test_who_may_not_register_is_told_so(laptop: Laptop) -> None:
    keeper = laptop.as_(Role.STOREKEEPER)
    assert code_of(register_household(keeper, household())) == "services.not_allowed"


def test_an_assessment_is_corrected_once(laptop: Laptop) -> None:
    home = registered(laptop.session)
    first = assess(laptop.session, home.household, answers(water="no"))
    assert isinstance(first, Assessed)
    second = assess(laptop.session, home.household, answers(water="yes"), first.assessment)
    assert isinstance(second, Assessed)
    again = assess(laptop.session, home.household, answers(water="no"), first.assessment)
    assert code_of(again) == "services.already_corrected"
    with laptop.node.transaction() as replica:
        last = home_of(replica, home.household).standing_assessment()
    assert last is not None
    assert last.id == second.assessment
    assert last.answers == {"water": "yes"}


def test_an_assessment_of_nobody_or_of_others_is_refused(laptop: Laptop) -> None:
    one = registered(laptop.session)
    other = registered(laptop.session, household(members=[person(family_name="Заозерный")]))
    assert code_of(assess(laptop.session, b"?" * 16, answers(a=1))) == "services.household_unknown"
    first = assess(laptop.session, one.household, answers(a=1))
    assert isinstance(first, Assessed)
    wrong = assess(laptop.session, other.household, answers(a=2), first.assessment)
    assert code_of(wrong) == "services.assessment_unknown"


def test_answers_too_large_for_an_entry_are_refused(laptop: Laptop) -> None:
    home = registered(laptop.session)
    before = laptop.entries()
    assert (
        code_of(assess(laptop.session, home.household, answers(a="д" * 40_000)))
        == "journal.too_large"
    )
    assert laptop.entries() == before


def test_a_card_serves_one_household(laptop: Laptop, hq: Headquarters) -> None:
    one = registered(laptop.session)
    other = registered(laptop.session, household(members=[person(family_name="Заозерный")]))
    (card,) = hq.cards(1, first=1234)
    bound = bind_card(laptop.session, one.household, card)
    assert isinstance(bound, Bound)
    assert bound.short_number.startswith("000001234")
    assert code_of(bind_card(laptop.session, one.household, card)) == "services.card_already_bound"
    assert code_of(bind_card(laptop.session, other.household, card)) == "services.card_taken"


def test_a_lost_card_is_spent(laptop: Laptop, hq: Headquarters) -> None:
    home = registered(laptop.session)
    card, another = hq.cards(2)
    bound = bind_card(laptop.session, home.household, card)
    assert isinstance(bound, Bound)
    assert isinstance(cancel_card(laptop.session, bound.card, CardStatus.LOST), Cancelled)
    assert (
        code_of(cancel_card(laptop.session, bound.card, CardStatus.LOST)) == "services.card_spent"
    )
    assert code_of(bind_card(laptop.session, home.household, card)) == "services.card_spent"
    assert isinstance(bind_card(laptop.session, home.household, another), Bound)


def test_what_is_no_card_of_ours_is_not_bound(laptop: Laptop) -> None:
    home = registered(laptop.session)
    assert (
        code_of(bind_card(laptop.session, home.household, "https://example.org"))
        == "card.not_a_card"
    )


def test_the_household_holds_no_name(laptop: Laptop) -> None:
    home = registered(laptop.session)
    with laptop.node.transaction() as replica:
        value = held(replica, Household, [home.household])[home.household].value
    assert "Ветлугина" not in str(value)
