"""Whom the directory lets work on a laptop."""

from typing import Any

import pytest

from fieldkit.journal.codec import encode
from fieldkit.journal.keys import SigningKey
from fieldkit.journal.log import device_id
from fieldkit.services.enrol import Answered, works_on

SEED = bytes(range(32))
DEVICE = device_id(SigningKey(SEED).public)


@pytest.mark.parametrize(
    ("fields", "works"),
    [
        ({"devices": [DEVICE.hex()]}, True),
        ({"devices": ["00", DEVICE.hex()], "active": True}, True),
        ({"devices": [DEVICE.hex()], "active": False}, False),
        ({"devices": ["00"]}, False),
        ({}, False),
    ],
)
def test_who_works_on_a_laptop(fields: dict[str, Any], works: bool) -> None:
    assert works_on(fields, DEVICE) is works


def test_only_they_are_offered_at_enrolment() -> None:
    bodies = {
        ("user", b"a" * 16): encode({"name": "Анна", "devices": [DEVICE.hex()]}),
        ("user", b"b" * 16): encode({"name": "Борис", "devices": []}),
        ("user", b"c" * 16): encode({"name": "Вера", "devices": [DEVICE.hex()], "active": False}),
        ("area", b"d" * 16): encode({"name": "Льгов"}),
    }
    nothing: Any = None
    answered = Answered(nothing, SEED, bytes(32), nothing, bodies)
    assert list(answered.users) == [b"a" * 16]
