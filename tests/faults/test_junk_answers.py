"""Headquarters' true answers with one field replaced by junk: typed outcomes, nothing lost."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from fieldkit.errors import Refusal
from fieldkit.journal.verify import verify
from fieldkit.ports import Response
from fieldkit.services.laptop import Laptop
from fieldkit.sync.client import SyncClient
from fieldkit.sync.transport import DeviceAuth, HttpTransport
from fieldkit.sync.wire import pack, unpack
from tests.faults.outcomes import refused
from tests.hq.conftest import Served
from tests.hq.test_meeting import register, synced
from tests.sync.world import VirtualClock


class Spoiler:
    """The real road; of each true answer, one field is replaced by junk."""

    def __init__(self, road: HttpTransport, organisation: bytes, field: str, junk: Any) -> None:
        self.road, self.organisation, self.field, self.junk = road, organisation, field, junk
        self.spoilt = 0

    def post(self, path: str, headers: dict[str, str], body: bytes) -> Response:
        response = self.road.post(path, headers, body)
        answer = unpack(response.body, self.organisation)
        assert isinstance(answer, dict)
        if self.field in answer or self.field == "refused":
            self.spoilt += 1
            answer[self.field] = self.junk
        return replace(response, body=pack(self.organisation, answer))


JUNK: list[Any] = [None, 5, -1, 2**70, 1.5, "x", b"x", [5], [[]], [[5, 5, 5]], {"a": 1}, [None]]
PULLED = ("time", "manifest", "records", "pages", "wanted")


def test_junk_in_the_answer_to_a_pull(served: Served, laptop: Laptop) -> None:
    """The first meeting, in which every field is there."""
    for field, junk in product(PULLED, JUNK):
        outcome = SyncClient(laptop.node, _spoilt(served, laptop, field, junk), _now).sync()
        if isinstance(outcome, Refusal):
            refused(outcome, "sync.garbage", "sync.other_headquarters", "sync.refused")
    synced(laptop)
    with laptop.node.transaction() as replica:
        assert verify(replica).differences == ()


@pytest.mark.parametrize("field", ["confirmed", "problems"])
def test_junk_in_the_answer_to_a_push(served: Served, laptop: Laptop, field: str) -> None:
    synced(laptop)
    for junk in JUNK:
        register(laptop)
        outcome = SyncClient(laptop.node, _spoilt(served, laptop, field, junk), _now).sync()
        if isinstance(outcome, Refusal):
            refused(outcome, "sync.garbage", "sync.other_headquarters", "sync.refused")
    synced(laptop)
    with laptop.node.transaction() as replica:
        row = replica.main_log(laptop.pen.log)
        assert row.confirmed == row.seq == len(JUNK)
        assert verify(replica).differences == ()


def test_junk_for_a_reason(served: Served, laptop: Laptop) -> None:
    for junk in JUNK:
        outcome = SyncClient(laptop.node, _spoilt(served, laptop, "refused", junk), _now).sync()
        refused(outcome, "sync.garbage", "sync.refused")
    synced(laptop)


def test_a_headquarters_that_always_has_more(served: Served, laptop: Laptop) -> None:
    synced(laptop)
    client = SyncClient(laptop.node, _spoilt(served, laptop, "more", True), _now)
    refused(client.sync(lambda report: report.requests < 20), "sync.stuck")


def _now() -> int:
    return VirtualClock().now_ms()


def _spoilt(served: Served, laptop: Laptop, field: str, junk: Any) -> Spoiler:
    auth = DeviceAuth(laptop.device, bytes(laptop.keys.logs.device), laptop.clock)
    return Spoiler(HttpTransport(served.url, auth), laptop.organisation, field, junk)
