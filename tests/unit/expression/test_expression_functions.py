"""The functions, a few telling cases each; tests/forms runs the recorded thousands."""

import base64
import math

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from expression_world import texts, value, world

from fieldkit.errors import RefusalError
from fieldkit.expression import Value, to_string
from fieldkit.expression.codes import ExpressionReason
from fieldkit.expression.functions import FUNCTIONS, known


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("concat(member/name, '!')", "AnnaIvanVera!"),
        ("join(', ', member/name)", "Anna, Ivan, Vera"),
        ("substr('hello', 1, -1)", "ell"),
        ("substr('hello', -3)", "llo"),
        ("substring('12345', 1.5, 2.6)", "234"),
        ("substring-before('a-b', '-')", "a"),
        ("substring-after('a-b', '-')", "b"),
        ("translate('hello', 'lo', 'L')", "heLL"),
        ("normalize-space('  a \t b ')", "a b"),
        ("string(size)", "4"),
        ("coalesce('', note, 'x')", "x"),
        ("coalesce(0 div 0, 'x')", "x"),
        ("if(size > 3, 'big', fail())", "big"),
        ("once('new')", "4"),
        ("selected-at(water, 1)", "well"),
        ("selected-at(water, 2)", ""),
        ("digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"),
        ("digest('abc', 'SHA-256')", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
        ("digest('abc', 'none')", ""),
        ("base64-encode('Привет')", "0J/RgNC40LLQtdGC"),
        ("base64-decode('0J/RgNC40LLQtdGC')", "Привет"),
        ("base64-decode('***')", ""),
        ("base64-decode('SGVsbG8')", "Hello"),
        ("base64-decode('SGVs bG8=')", "Hello"),
        ("base64-decode('S')", ""),
        ("string(1234567890123456789)", "1234567890123456800"),
        ("string(9007199254740992 * 2)", "18014398509481984"),
        ("string(100000000000000000000)", "100000000000000000000"),
        ("pulldata('villages', 'area', 'name', 'v13')", "a3"),
        ("pulldata('villages', 'area', 'name', 'none')", ""),
        ("pulldata('missing', 'area', 'name', 'v13')", ""),
        ("indexed-repeat(/data/member/name, /data/member, 2)", "Ivan"),
        ("indexed-repeat(/data/member/name, /data/member, 9)", ""),
        ("name(member[1]/age)", "age"),
        ("local-name(missing)", ""),
        ("version()", "7"),
        ("property('username')", "olga"),
        ("property('email')", ""),
        ("format-date('2024-08-05', '%d.%n.%y %a %b %e')", "05.8.24 Mon Aug 5"),
        ("format-date-time('2024-08-05T07:08:09.010+03:00', '%H:%M:%S.%3 %h')", "07:08:09.010 7"),
        ("format-date('no', '%d')", ""),
    ],
)  # fmt: skip
def test_texts(text: str, result: str) -> None:
    place = "/data/size" if text.startswith("once") else "/data"
    assert to_string(value(text, place)) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("count(member)", 3.0),
        ("count-non-empty(*)", 5.0),
        ("sum(member/age)", 112.0),
        ("sum(missing)", 0.0),
        ("max(member/age)", 71.0),
        ("min(member/age, 3)", 3.0),
        ("round(2.5)", 3.0),
        ("round(-2.5)", -2.0),
        ("round(-2.5, 0)", -3.0),
        ("round(0.49999999999999994)", 0.0),
        ("round(1250, -2)", 1300.0),
        ("round(14.29123, 2)", 14.29),
        ("int(-1.9)", -1.0),
        ("floor(-1.1)", -2.0),
        ("ceiling(1.1)", 2.0),
        ("pow(2, 0.5)", math.sqrt(2)),
        ("log(0)", -math.inf),
        ("exp(1000)", math.inf),
        ("atan2(1, 1)", math.pi / 4),
        ("count-selected(water)", 2.0),
        ("string-length('Ёж')", 2.0),
        ("position(member[3])", 3.0),
        ("decimal-time('06:00:00.000+03:00')", 0.25),
        ("decimal-date-time('1970-01-03')", 2.0),
        ("decimal-date-time('1970-01-02T12:00:00Z')", 1.5),
        ("number(today())", 19950.0),
        ("distance('0 0 0 0; 0 1 0 0')", 111318.85),
        ("area('0 0;0 1')", 0.0),
        ("(today() - member[1]/birth) div 365.25", 12612 / 365.25),
    ],
)
def test_numbers(text: str, result: float) -> None:
    assert value(text) == pytest.approx(result, rel=1e-9)


@pytest.mark.parametrize(
    "text", ["max('')", "sqrt(-1)", "asin(2)", "log('x')", "round('a')", "distance('a')",
             "decimal-time('24:00:00')", "decimal-date-time('x')", "position(missing)"]
)  # fmt: skip
def test_not_a_number(text: str) -> None:
    found = value(text)
    assert isinstance(found, float) and math.isnan(found)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("selected(water, 'tap')", True),
        ("selected(water, 'ta')", False),
        ("boolean-from-string('1')", True),
        ("boolean-from-string('True')", False),
        ("regex('+79991234567', '^[+]7[0-9]{10}$')", True),
        ("regex('abc', '^[0-9]+$')", False),
        ("checklist(1, 2, true(), 0, 'x')", True),
        ("checklist(-1, 1, 1, 1)", False),
        ("weighted-checklist(5, 6, true(), 2, true(), 3, false(), 9)", True),
        ("starts-with('пвр', 'п')", True),
        ("contains('пвр', 'я')", False),
        ("ends-with('пвр', 'вр')", True),
        ("geofence('0.5 0.5 0 0', '0 0 0 0;0 1 0 0;1 1 0 0;1 0 0 0;0 0 0 0')", True),
        ("geofence('2 0.5 0 0', '0 0 0 0;0 1 0 0;1 1 0 0;1 0 0 0;0 0 0 0')", False),
        ("geofence('', '')", False),
        ("intersects('0 0;1 1;0 1;1 0')", True),
        ("intersects('0 0;1 0;1 1;0 1;0 0')", False),
        ("intersects('nowhere')", False),
    ],
)
def test_truths(text: str, result: bool) -> None:
    assert value(text) is result


def test_randomness_comes_from_the_port_alone() -> None:
    assert value("uuid()") == value("uuid()") == "00010203-0405-4607-8809-0a0b0c0d0e0f"
    assert value("random()") == value("random()")
    assert len(to_string(value("uuid(12)"))) == 12


def test_a_seeded_shuffle_is_the_same_everywhere() -> None:
    assert texts(value("randomize(member/name, 42)")) == texts(value("randomize(member/name, 42)"))
    assert sorted(texts(value("randomize(member/name)"))) == ["Anna", "Ivan", "Vera"]
    assert texts(value("randomize(member/name, 'seed')")) != []


def test_the_clock_comes_from_the_port_alone() -> None:
    assert to_string(value("today()")) == "2024-08-15"
    assert to_string(value("now()")) == "2024-08-15T12:30:05.250+03:00"


@pytest.mark.parametrize("slip", [0, 1])
def test_a_signed_text_is_given_only_if_its_signature_holds(slip: int) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    message = "семья 12".encode()
    signed = bytearray(key.sign(message) + message)
    signed[3] ^= slip
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    text = f"extract-signed('{base64.b64encode(signed).decode()}', '{public}')"
    assert value(text) == ("" if slip else "семья 12")


def refused(text: str) -> ExpressionReason:
    with pytest.raises(RefusalError) as caught:
        value(text)
    code = caught.value.refusal.code
    assert isinstance(code, ExpressionReason)
    return code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("fail()", ExpressionReason.UNKNOWN_FUNCTION),
        ("true(1)", ExpressionReason.WRONG_ARGUMENTS),
        ("count(1)", ExpressionReason.NOT_NODES),
        ("regex('a', '(')", ExpressionReason.BAD_PATTERN),
        ("zz:name", ExpressionReason.UNKNOWN_PREFIX),
        ("regex('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', '^(a|aa|aaa)+$')",
         ExpressionReason.SLOW_PATTERN),
    ],
)  # fmt: skip
def test_what_cannot_be_run_is_refused(text: str, code: ExpressionReason) -> None:
    assert refused(text) is code


def test_work_without_end_is_stopped() -> None:
    inner = "count(instance('villages')//*[count(instance('villages')//*) > 0])"
    assert refused(f"count(instance('villages')//*[{inner} > 0])") is ExpressionReason.TOO_MUCH_WORK


def test_a_branch_not_taken_may_be_wrong() -> None:
    assert value("true() or fail()") is True
    assert value("false() and substring()") is False


def test_every_function_of_the_standard_is_there() -> None:
    standard = (
        "if position once count count-non-empty sum max min indexed-repeat instance current "
        "randomize pulldata string concat join substr substring-before substring-after "
        "string-length translate contains starts-with ends-with regex normalize-space coalesce "
        "selected selected-at count-selected jr:choice-name jr:itext boolean not "
        "boolean-from-string true false checklist weighted-checklist round int number pow log "
        "log10 abs sin cos tan asin acos atan atan2 sqrt exp exp10 pi random today now "
        "decimal-date-time date decimal-time format-date format-date-time area distance uuid "
        "digest base64-encode base64-decode version property "
        "substring floor ceiling last name local-name lang id geofence date-time extract-signed"
    )
    assert [name for name in standard.split() if not known(name)] == []
    assert len(FUNCTIONS) >= 70


def test_a_choice_name_and_a_translation_come_from_the_world() -> None:
    here = world()

    def tell(text_id: str) -> Value:
        return f"[{text_id}]"

    here.texts = tell
    here.choice_name = lambda node, path, chosen: f"{path}:{chosen}"
    assert value("jr:itext('water')", here=here) == "[water]"
    assert value("jr:choice-name('tap', ' /data/water ')", here=here) == "/data/water:tap"
