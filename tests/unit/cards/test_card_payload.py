"""The signed number: what is signed, what is refused, and which reason comes first."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from cards_world import (
    EXPIRY,
    ISSUER,
    KEY,
    NOTHING_REVOKED,
    ORGANISATION,
    OTHER_KEY,
    TODAY,
    TRUSTED,
    card,
)
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.cards.payload import (
    DIGITS,
    DOMAIN,
    EPOCH,
    LAST_DAY,
    NO_REVOCATIONS,
    CardPayload,
    GoodCard,
    Revocations,
    check,
    parse,
    sign_payload,
)
from fieldkit.cards.reasons import CardReason
from fieldkit.errors import Refusal


def reason(text: str, revoked: Revocations = NOTHING_REVOKED, today: date = TODAY) -> str | None:
    verdict = check(text, TRUSTED, revoked, ORGANISATION, today)
    return verdict.code if isinstance(verdict, Refusal) else None


def raw(payload: CardPayload) -> bytes:
    return int(payload.text()).to_bytes(85, "big")


def digits(content: bytes) -> str:
    return f"{int.from_bytes(content, 'big'):0205d}"


def test_a_card_is_205_digits_and_comes_back_whole() -> None:
    payload = card(scope=9)
    assert len(payload.text()) == DIGITS == 205
    assert payload.text().isdigit()
    assert parse(payload.text()) == payload


def test_the_bytes_stand_where_the_format_says() -> None:
    content = raw(card(number=5, scope=9))
    assert len(content) == 85
    assert content[0] == 1
    assert content[1:3] == ORGANISATION.to_bytes(2, "big")
    assert content[3:5] == ISSUER.to_bytes(2, "big")
    assert content[5:17] == b"test run\x00\x00\x00\x05"
    assert content[17:19] == b"\x00\x09"
    assert content[19:21] == (EXPIRY - date(2024, 1, 1)).days.to_bytes(2, "big")
    KEY.public_key().verify(content[21:], b"fieldkit/card/1\x00" + content[:21])
    assert DOMAIN == b"fieldkit/card/1\x00"


def test_a_good_card_tells_how_old_the_list_was() -> None:
    verdict = check(card().text(), TRUSTED, NOTHING_REVOKED, ORGANISATION, TODAY)
    assert verdict == GoodCard(card(), list_age_days=3)


def test_without_a_list_the_age_is_unknown() -> None:
    verdict = check(card().text(), TRUSTED, NO_REVOCATIONS, ORGANISATION, TODAY)
    assert verdict == GoodCard(card(), list_age_days=None)


def test_a_list_from_the_future_is_not_younger_than_nothing() -> None:
    assert Revocations(as_of=TODAY + timedelta(days=9)).age_days(TODAY) == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "12345",
        "0" * 20,
        "https://example.org/1",
        "٠" * 205,
        "½" * 205,
        " " + "1" * 204,
    ],
)
def test_other_codes_are_not_cards(text: str) -> None:
    assert reason(text) == CardReason.NOT_A_CARD


@pytest.mark.parametrize(
    "text",
    [card().text()[:-1], card().text() * 2, "0" + card().text(), "9" * 205, "1" * 21],
    ids=["cut", "doubled", "longer", "over 85 bytes", "21 digits"],
)
def test_cut_and_doubled_numbers_are_malformed(text: str) -> None:
    assert reason(text) == CardReason.MALFORMED


def test_every_length_but_the_right_one_is_malformed_or_foreign() -> None:
    text = card().text()
    for length in range(DIGITS):
        expected = CardReason.MALFORMED if length > 20 else CardReason.NOT_A_CARD
        assert reason(text[:length]) == expected


@pytest.mark.parametrize("version", [0, 2, 255])
def test_another_version(version: int) -> None:
    verdict = check(
        digits(bytes([version]) + raw(card())[1:]), TRUSTED, NOTHING_REVOKED, ORGANISATION, TODAY
    )
    assert verdict == Refusal(CardReason.VERSION, {"version": version})


def test_the_first_reason_that_applies_is_the_answer() -> None:
    revoked = Revocations(frozenset({card().serial}), TODAY - timedelta(days=40))
    late = EXPIRY + timedelta(days=1)
    forged = card(key=OTHER_KEY)
    elsewhere = card(key=OTHER_KEY, organisation=8, issuer=99)
    unknown = card(key=OTHER_KEY, issuer=99)
    assert reason(elsewhere.text(), revoked, late) == CardReason.ORGANISATION
    assert reason(unknown.text(), revoked, late) == CardReason.ISSUER
    assert reason(forged.text(), revoked, late) == CardReason.SIGNATURE
    assert reason(card().text(), revoked, late) == CardReason.EXPIRED
    assert reason(card().text(), revoked, EXPIRY) == CardReason.REVOKED
    assert reason(card().text(), NOTHING_REVOKED, EXPIRY) is None


def test_revoked_tells_the_age_of_the_list() -> None:
    revoked = Revocations(frozenset({card().serial}), TODAY - timedelta(days=40))
    verdict = check(card().text(), TRUSTED, revoked, ORGANISATION, TODAY)
    assert verdict == Refusal(CardReason.REVOKED, {"list_age_days": 40})


def test_any_changed_field_breaks_the_signature() -> None:
    good = card()
    for changed in (
        replace(good, serial=bytes(12)),
        replace(good, scope=1),
        replace(good, expiry=EXPIRY + timedelta(days=365)),
        replace(good, signature=bytes(64)),
    ):
        assert reason(changed.text()) == CardReason.SIGNATURE


def test_a_signature_of_the_fields_without_the_domain_is_no_cards() -> None:
    fields = raw(card())[:21]
    assert reason(digits(fields + KEY.sign(fields))) == CardReason.SIGNATURE


def test_a_second_form_of_the_same_signature_is_refused() -> None:
    order = 2**252 + 27742317777372353535851937790883648493
    content = raw(card())
    scalar = int.from_bytes(content[53:], "little") + order
    assert reason(digits(content[:53] + scalar.to_bytes(32, "little"))) == CardReason.SIGNATURE


@pytest.mark.parametrize(
    "change",
    [
        {"organisation": 65536},
        {"issuer": -1},
        {"serial": b"short"},
        {"scope": 70000},
        {"expiry": EPOCH - timedelta(days=1)},
        {"expiry": LAST_DAY + timedelta(days=1)},
    ],
)
def test_fields_out_of_range_are_faults(change: dict[str, object]) -> None:
    fields: dict[str, object] = {
        "organisation": 1,
        "issuer": 1,
        "serial": bytes(12),
        "scope": 0,
        "expiry": EXPIRY,
    }
    with pytest.raises(ValueError, match=r"serial|out of range"):
        sign_payload(KEY, **{**fields, **change})  # type: ignore[arg-type]


@given(
    st.integers(0, 0xFFFF), st.integers(0, 0xFFFF), st.binary(min_size=12, max_size=12),
    st.integers(0, 0xFFFF), st.dates(EPOCH, LAST_DAY),
)  # fmt: skip
def test_whatever_is_signed_is_read_back(
    organisation: int, issuer: int, serial: bytes, scope: int, expiry: date
) -> None:
    payload = sign_payload(
        KEY, organisation=organisation, issuer=issuer, serial=serial, scope=scope, expiry=expiry
    )
    trusted = {issuer: KEY.public_key().public_bytes_raw()}
    verdict = check(payload.text(), trusted, NO_REVOCATIONS, organisation, expiry)
    assert verdict == GoodCard(payload, None)


@given(st.text(max_size=450) | st.from_regex(r"\A[0-9]{200,210}\Z") | st.just("0" * 205))
def test_no_text_breaks_the_parser(text: str) -> None:
    assert isinstance(check(text, TRUSTED, NOTHING_REVOKED, ORGANISATION, TODAY), Refusal)
