"""Somebody registered in one area, and the road on which another laptop asks."""

from datetime import date
from typing import Any

from fieldkit.ports import Response
from fieldkit.records.person import Person, Sex
from fieldkit.records.user import Role
from fieldkit.services.check_elsewhere import asked_of
from fieldkit.services.details import HouseholdDetails, PersonDetails, new_person
from fieldkit.services.laptop import Laptop
from fieldkit.services.register_household import Registered, register_household
from fieldkit.services.session import Session, Workplace
from fieldkit.sync.elsewhere import PATH
from fieldkit.sync.transport import DeviceAuth, HttpTransport
from fieldkit.sync.wire import pack, unpack
from tests.hq.conftest import Served
from tests.hq.test_meeting import synced

OLGA = PersonDetails("Небылицына", "Ольга", Sex.FEMALE, "Примеровна", date(1984, 9, 5))
PHONE = "+7 900 123-45-67"


def session_of(laptop: Laptop, area: str) -> Session:
    with laptop.node.transaction() as replica:
        areas = {fields["code"]: record for record, fields in replica.directory_fields("area")}
    place = Workplace(b"s" * 16, "TAC", areas[area], area)
    roles = frozenset({Role.REGISTRAR})
    return Session(laptop.node, laptop.pen, laptop.clock, place, roles, 1)


def registered(laptop: Laptop, area: str, *people: PersonDetails, phone: str = "") -> None:
    details = HouseholdDetails(people, phone=phone or None)
    done = register_household(session_of(laptop, area), details)
    assert isinstance(done, Registered), done
    synced(laptop)


def person(details: PersonDetails) -> Person:
    return new_person(details, b"p" * 16, b"h" * 16, date(2026, 11, 22))


class Line:
    """The road of a laptop, with what came back over it."""

    def __init__(self, served: Served, laptop: Laptop, seed: bytes | None = None) -> None:
        key = seed or bytes(laptop.keys.logs.device)
        auth = DeviceAuth(laptop.device, key, laptop.clock)
        self._road, self._laptop = HttpTransport(served.url, auth), laptop
        self.nonce, self.answers = "", list[Response]()
        self.post({"people": []})
        self.answers.clear()

    def post(self, body: dict[str, Any]) -> dict[str, Any]:
        return self.send(pack(self._laptop.organisation, body))

    def send(self, data: bytes) -> dict[str, Any]:
        response = self._road.post(PATH, {"nonce": self.nonce}, data)
        self.answers.append(response)
        answer = unpack(response.body, self._laptop.organisation)
        assert isinstance(answer, dict), answer
        self.nonce = answer.get("nonce", self.nonce)
        return answer


def wire(details: PersonDetails = OLGA, phone: str | None = None) -> list[object]:
    asked = asked_of(person(details), phone)
    assert asked is not None
    return asked.wire()
