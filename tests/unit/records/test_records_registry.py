"""Kinds: checking journal fields and building values from them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.errors import Refusal
from fieldkit.records.card_issuer import CardIssuer
from fieldkit.records.household import Household, HouseholdStatus
from fieldkit.records.person import Person, Sex
from fieldkit.records.reasons import RecordReason
from fieldkit.records.record import fields_of
from fieldkit.records.registry import KINDS, Family, build, key_of, validate_fields

ID = bytes(range(16))
OTHER = bytes(range(16, 32))
PERSON: dict[str, object] = {
    "household": OTHER,
    "family_name": "  Ветлугина ",
    "given_name": "Ия",
    "sex": "f",
    "birth_date": "1984-09-05",
    "specific_needs": ["DS"],
}
RECEIPT: dict[str, object] = {
    "household": ID,
    "round": ID,
    "site": ID,
    "lines": [{"item": "VOUCHER", "quantity": 2, "serials": ["AV1", "AV2"]}],
    "collected_by": "head",
    "collector": OTHER,
    "proof": "signature",
}
MOVEMENT: dict[str, object] = {
    "movement": "receive",
    "to_place": ID,
    "lines": [{"item": "VOUCHER", "quantity": 10, "ranges": [{"first": "AV001", "last": "AV010"}]}],
}
ROUND: dict[str, object] = {
    "code": "FOOD-1",
    "programme": ID,
    "number": 1,
    "starts": "2026-01-10",
    "ends": "2026-01-20",
    "package": [{"item": "PARCEL", "quantity": 1, "per": "household"}],
}


def code_of(outcome: object) -> object:
    assert isinstance(outcome, Refusal), outcome
    return outcome.code


def test_fields_are_normalised_and_unknown_ones_carried() -> None:
    stranger = [1, b"x", {"y": None}]
    checked = validate_fields("person", {**PERSON, "of_a_later_version": stranger})
    assert isinstance(checked, dict)
    assert checked["family_name"] == "Ветлугина"
    assert checked["birth_date"] == "1984-09-05"
    assert checked["of_a_later_version"] is stranger
    assert all(type(value) in (str, bytes, list) for value in checked.values())


def test_some_fields_of_a_register_are_enough_to_change_it() -> None:
    assert validate_fields("person", {"given_name": "Оя"}) == {"given_name": "Оя"}


def test_a_field_that_may_be_empty_is_cleared_by_nothing() -> None:
    assert validate_fields("person", {"patronymic": None}) == {"patronymic": None}
    assert code_of(validate_fields("person", {"sex": None})) == RecordReason.INVALID_VALUE


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"family_name": " \t"}, RecordReason.EMPTY_TEXT),
        ({"family_name": "а\0б"}, RecordReason.INVALID_TEXT),
        ({"family_name": "а\ud800"}, RecordReason.INVALID_TEXT),
        ({"family_name": "а" * 101}, RecordReason.TEXT_TOO_LONG),
        ({"family_name": 7}, RecordReason.INVALID_VALUE),
        ({"birth_date": "1899-12-31"}, RecordReason.DATE_TOO_EARLY),
        ({"birth_date": "2026-02-30"}, RecordReason.INVALID_DATE),
        ({"birth_date": "20260203"}, RecordReason.INVALID_DATE),
        ({"birth_year": "1990"}, RecordReason.INVALID_VALUE),
        ({"birth_year": 1850}, RecordReason.INVALID_NUMBER),
        ({"household": b"short"}, RecordReason.INVALID_ID),
        ({"household": "0123456789abcdef"}, RecordReason.INVALID_VALUE),
        ({"sex": "x"}, RecordReason.INVALID_VALUE),
        ({"specific_needs": ["ZZ"]}, RecordReason.INVALID_VALUE),
        ({"phone": "call me"}, RecordReason.INVALID_PHONE),
        ({"deleted": 1}, RecordReason.INVALID_VALUE),
    ],
)
def test_a_senseless_field_is_refused_by_name(
    fields: dict[str, object], reason: RecordReason
) -> None:
    outcome = validate_fields("person", fields)
    assert code_of(outcome) == reason
    assert isinstance(outcome, Refusal)
    assert outcome.params["field"] == next(iter(fields))


def test_the_edges_of_what_a_field_takes_are_inside() -> None:
    edges = {"family_name": "а" * 100, "birth_date": "1900-01-01", "birth_year": 1900}
    assert validate_fields("person", edges) == edges


def test_text_is_composed() -> None:
    checked = validate_fields("person", {"given_name": "И" + "\u0306"})
    assert checked == {"given_name": "Й"}


def test_an_unknown_kind_is_refused_as_such() -> None:
    assert code_of(validate_fields("parade", {})) == RecordReason.UNKNOWN_KIND
    assert code_of(build("parade", ID, {})) == RecordReason.UNKNOWN_KIND


@pytest.mark.parametrize(
    ("kind", "fields", "reason"),
    [
        ("receipt", {**RECEIPT, "lines": []}, RecordReason.NO_LINES),
        (
            "receipt",
            {**RECEIPT, "lines": [{"item": "A", "quantity": 0}]},
            RecordReason.NOT_POSITIVE,
        ),
        (
            "receipt",
            {**RECEIPT, "lines": [{"item": "A", "quantity": -1}]},
            RecordReason.NOT_POSITIVE,
        ),
        (
            "receipt",
            {**RECEIPT, "lines": [{"item": "A", "quantity": 2, "serials": ["a1", "a1"]}]},
            RecordReason.DUPLICATE_SERIAL,
        ),
        (
            "receipt",
            {**RECEIPT, "lines": [{"item": "A", "quantity": 3, "serials": ["a1", "a2"]}]},
            RecordReason.SERIALS_DIFFER,
        ),
        ("receipt", {**RECEIPT, "proof": "thumb"}, RecordReason.WITNESS_MISSING),
        ("stock_movement", {**MOVEMENT, "to_place": None}, RecordReason.PLACE_MISSING),
        ("stock_movement", {**MOVEMENT, "movement": "send"}, RecordReason.PLACE_MISSING),
        ("stock_movement", {**MOVEMENT, "lines": []}, RecordReason.NO_LINES),
        (
            "stock_movement",
            {**MOVEMENT, "lines": [{"item": "A", "quantity": 0}]},
            RecordReason.NOT_POSITIVE,
        ),
        (
            "stock_movement",
            {
                **MOVEMENT,
                "lines": [
                    {"item": "A", "quantity": 9, "ranges": [{"first": "AV010", "last": "AV002"}]}
                ],
            },
            RecordReason.INVALID_RANGE,
        ),
        (
            "stock_movement",
            {
                **MOVEMENT,
                "lines": [
                    {"item": "A", "quantity": 5, "ranges": [{"first": "AV001", "last": "AV005"}]},
                    {"item": "A", "quantity": 6, "ranges": [{"first": "AV005", "last": "AV010"}]},
                ],
            },
            RecordReason.DUPLICATE_SERIAL,
        ),
        (
            "stock_movement",
            {
                **MOVEMENT,
                "lines": [
                    {"item": "A", "quantity": 5, "ranges": [{"first": "AV001", "last": "AV005"}]},
                    {"item": "A", "quantity": 1, "serials": ["AV003"]},
                ],
            },
            RecordReason.DUPLICATE_SERIAL,
        ),
        ("round", {**ROUND, "ends": "2026-01-09"}, RecordReason.DATES_OUT_OF_ORDER),
        ("round", {**ROUND, "package": []}, RecordReason.NO_LINES),
        (
            "card_issuer",
            {"number": 65536, "public_key": bytes(32), "valid_from": "2026-01-01"},
            RecordReason.INVALID_NUMBER,
        ),
        (
            "clock_correction",
            {
                "device": ID,
                "incarnation": "01",
                "compartment": "aid",
                "first_seq": 9,
                "last_seq": 8,
                "merge_offset_ms": -5,
            },
            RecordReason.INVALID_RANGE,
        ),
    ],
)
def test_what_makes_no_sense_together_is_refused_alike_when_checked_and_when_built(
    kind: str, fields: dict[str, object], reason: RecordReason
) -> None:
    assert code_of(validate_fields(kind, fields)) == reason
    assert code_of(build(kind, ID, fields)) == reason


@pytest.mark.parametrize("kind", ["receipt", "stock_movement", "round"])
def test_a_fact_or_directory_record_needs_all_its_fields(kind: str) -> None:
    whole = {"receipt": RECEIPT, "stock_movement": MOVEMENT, "round": ROUND}[kind]
    for name in KINDS[kind].required:
        part = {each: value for each, value in whole.items() if each != name}
        assert validate_fields(kind, part) == Refusal(RecordReason.MISSING_FIELD, {"field": name})
        assert build(kind, ID, part) == Refusal(RecordReason.MISSING_FIELD, {"field": name})


def test_a_count_may_find_nothing() -> None:
    lines = [{"item": "A", "quantity": 0, "expected": 4}]
    fields = {"movement": "count", "to_place": ID, "lines": lines}
    assert validate_fields("stock_movement", fields) == fields


@pytest.mark.parametrize(
    ("kind", "fields"),
    [("person", PERSON), ("receipt", RECEIPT), ("stock_movement", MOVEMENT), ("round", ROUND)],
)
def test_a_value_and_its_journal_fields_are_each_other(
    kind: str, fields: dict[str, object]
) -> None:
    value = build(kind, ID, fields)
    assert not isinstance(value, Refusal)
    assert fields_of(value) == validate_fields(kind, fields)
    assert build(kind, ID, fields_of(value)) == value


def test_a_built_person_has_typed_fields_and_is_frozen() -> None:
    person = build("person", ID, {**PERSON, "of_a_later_version": 1})
    assert isinstance(person, Person)
    assert person.sex is Sex.FEMALE
    assert person.birth_date == date(1984, 9, 5)
    with pytest.raises(ValueError, match="frozen"):
        person.given_name = "Оя"


def test_a_register_without_what_it_needs_is_not_born() -> None:
    assert code_of(build("household", ID, {"area": ID})) == RecordReason.MISSING_FIELD
    born = build("household", ID, {"area": ID, "site": ID})
    assert isinstance(born, Household)
    assert born.status is HouseholdStatus.ACTIVE


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=10,
    )
)
def test_whatever_stands_in_a_field_the_outcome_is_a_value(value: object) -> None:
    for kind in KINDS.values():
        for name in kind.checks:
            outcome = validate_fields(kind.name, {name: value})
            assert isinstance(outcome, dict | Refusal)


def test_each_directory_kind_has_a_key_among_its_needed_fields() -> None:
    for kind in KINDS.values():
        assert set(kind.key) <= kind.required
        assert bool(kind.key) == (kind.family is Family.DIRECTORY)
    revoked = {"serial": bytes(12), "reason": "lost", "on": "2026-01-01"}
    assert key_of(KINDS["revocation"], revoked) == "00" * 12
    assert key_of(KINDS["form"], {"code": "needs", "version": "3"}) == "needs/3"


def test_every_field_named_as_strict_or_root_exists() -> None:
    for kind in KINDS.values():
        assert kind.strict <= set(kind.value.model_fields)
        assert kind.root is None or kind.root in kind.value.model_fields


def test_a_value_class_refuses_an_unknown_field() -> None:
    with pytest.raises(ValueError, match="nmber"):
        CardIssuer(id=ID, nmber=1, public_key=bytes(32), valid_from=date(2026, 1, 1))
