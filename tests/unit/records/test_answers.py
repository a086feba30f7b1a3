"""Answers of a needs assessment are plain values."""

from fieldkit.errors import Refusal
from fieldkit.records.reasons import RecordReason
from fieldkit.records.registry import validate_fields

ID = bytes(range(16))


def test_answers_hold_only_what_every_engine_keeps() -> None:
    base = {"household": ID, "form": "needs", "form_version": "1"}
    good = {"rooms": 2, "note": "да", "roster": [{"age": 3.5, "ill": False, "who": None}]}
    assert validate_fields("assessment", {**base, "answers": good}) == {**base, "answers": good}
    deep: object = 1
    for _ in range(40):
        deep = [deep]
    for bad in ({"a": float("nan")}, {"a": b"x"}, {"a": "\0"}, {"a": 2**70}, {"a": deep}):
        outcome = validate_fields("assessment", {**base, "answers": bad})
        assert isinstance(outcome, Refusal)
        assert outcome.code in (
            RecordReason.INVALID_VALUE,
            RecordReason.INVALID_TEXT,
            RecordReason.ANSWERS_TOO_DEEP,
        )
