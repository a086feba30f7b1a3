"""What of a person leaves the laptop when headquarters is asked about other areas."""

from datetime import date

from fieldkit.records.ages import AgeBand
from fieldkit.records.needs import Need
from fieldkit.records.person import Person, Relation, Sex
from fieldkit.services.check_elsewhere import asked_of
from fieldkit.sync.elsewhere import Asked, read_question

OLGA = Person(
    id=b"p" * 16,
    household=b"h" * 16,
    family_name="Небылицына-Ёлкина",
    given_name="Ольга",
    patronymic="Примеровна",
    sex=Sex.FEMALE,
    birth_date=date(1984, 9, 5),
    relation=Relation.HEAD,
    specific_needs=[Need.DISABILITY],
)


def but(**fields: object) -> Person:
    return OLGA.model_copy(update=fields)


def test_the_least_by_which_one_can_judge() -> None:
    asked = asked_of(OLGA, "+7 (900) 123-45-67")
    assert asked == Asked("небилицина елкина олга", "примеровна", date(1984, 9, 5), "9001234567")
    assert asked.wire() == ["небилицина елкина олга", "примеровна", "1984-09-05", "9001234567"]


def test_the_own_telephone_goes_before_the_household_s() -> None:
    asked = asked_of(but(phone="8 911 000-00-00"), "+7 900 123-45-67")
    assert asked is not None and asked.phone == "9110000000"


def test_a_year_is_enough_and_a_name_alone_is_not() -> None:
    nameless = but(birth_date=None, age_band=AgeBand.OLDER, band_on=date(2026, 1, 1))
    assert asked_of(nameless, None) is None
    year = asked_of(but(birth_date=None, birth_year=1984, patronymic=None), None)
    assert year is not None and year.wire() == ["небилицина елкина олга", "", 1984, ""]
    assert asked_of(nameless, "8 900 123 45 67") is not None


def test_a_question_is_read_as_it_was_written() -> None:
    asked = asked_of(OLGA, None)
    assert asked is not None
    assert read_question({"people": [asked.wire()]}) == [asked]
