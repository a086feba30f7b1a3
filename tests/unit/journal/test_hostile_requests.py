"""Requests that are replayed, unsigned or odd; answers that are too large; codes mistyped."""

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journal_world import SITE, Forger
from meeting_world import Road, meet, node_of
from starlette.requests import Request as WebRequest

from fieldkit.errors import Refusal
from fieldkit.journal.accept import accept
from fieldkit.journal.author import Act
from fieldkit.journal.keys import SigningKey
from fieldkit.sync import server as server_module
from fieldkit.sync.client import SyncReport
from fieldkit.sync.enrolment import read_code
from fieldkit.sync.exchange import Exchange
from fieldkit.sync.server import SyncServer
from fieldkit.sync.signing import Request, verify_request
from fieldkit.sync.wire import MAX_BODY, pack
from tests.sync.world import ORGANISATION, Laptop, SeededRandomness, World


@pytest.fixture
def world() -> World:
    return World(7)


def done(outcome: SyncReport | Refusal) -> SyncReport:
    assert isinstance(outcome, SyncReport), outcome
    return outcome


def test_a_replayed_request_costs_the_laptop_nothing(world: World) -> None:
    laptop = world.laptops[0]
    road = Road(world, laptop.pen.log.device)
    done(meet(world, laptop, road=road))
    nonce = (laptop.replica.store.setting("nonce") or b"").decode()
    refused = road.exchange.meet(road.device, "an old one", "fresh", lambda _: {"done": True})
    assert refused["refused"] == "sync.nonce"
    answer = road.exchange.meet(road.device, nonce, "fresh", lambda _: {"done": True})
    assert answer == {"done": True, "nonce": "fresh"}


def web_request(body: bytes) -> WebRequest:
    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    scope = {"type": "http", "method": "POST", "path": "/v1/push", "headers": []}
    return WebRequest(scope, receive)


def test_a_body_is_not_unpacked_before_its_signature_holds(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpacked = []
    monkeypatch.setattr(server_module, "unpack", lambda data, _: unpacked.append(data) or {"v": 1})
    exchange = Exchange(node_of(world.hq), world.online, world.hq_clock)
    server = SyncServer(ORGANISATION, exchange, lambda body: body, SeededRandomness(1))
    asyncio.run(server.push(web_request(pack(ORGANISATION, {"segments": []}))))
    assert unpacked == []


def test_a_line_that_is_cut_in_a_body_raises_nothing(world: World) -> None:
    exchange = Exchange(node_of(world.hq), world.online, world.hq_clock)
    server = SyncServer(ORGANISATION, exchange, lambda body: body, SeededRandomness(1))
    for act in (server.push, server.pull, server.enrol):
        parts: list[dict[str, Any]] = [
            {"type": "http.request", "body": b"the beginning of", "more_body": True},
            {"type": "http.disconnect"},
        ]

        async def receive(left: list[dict[str, Any]] = parts) -> dict[str, Any]:
            return left.pop(0)

        scope = {"type": "http", "method": "POST", "path": "/v1/push", "headers": []}
        asyncio.run(act(WebRequest(scope, receive)))
        assert parts == [], "the whole of what came was read"


@pytest.mark.parametrize(
    ("signature_input", "signature"),
    [
        ('fk=("@method" "@path");created=1;keyid="{other}";nonce="a"', "fk=:AAAA:"),
        ('fk=("@method" "@path");created="x";keyid="{own}"', "fk=:AAAA:"),
        ("fk=(((", "fk=:AAAA:"),
        ('fk=("@nothing");keyid="{own}"', "fk=:AAAA:"),
        ('fk=("@method" "@path");keyid="{own}"', "fk=AAAA"),
        ('fk="a";keyid="{own}"', "fk=:AAAA:"),
    ],
)
def test_odd_signature_headers_are_refused(signature_input: str, signature: str) -> None:
    own, other = "a" * 32, "b" * 32
    headers = {
        "signature-input": signature_input.format(own=own, other=other),
        "signature": signature,
    }
    request = Request("POST", "http://hq.example/v1/push", headers)
    public = SigningKey(bytes(32)).public
    assert verify_request(request, b"body", own, public) is None


def test_an_answer_is_never_larger_than_a_laptop_takes(world: World) -> None:
    two = world.laptops[1]
    for area in sorted(two.areas):
        for _ in range(45):
            noise = world.randomness.bytes(60_000)
            fields = {"area": area, "site": SITE, "later_field": noise}
            world.act(two, Act("household", world.new_id(two), area, fields))
    for first in range(1, 91):
        accept(world.hq, offered_one(two, first))
    road = Road(world, two.pen.log.device)
    cursors = [[area, 0] for area in sorted(two.areas)]
    answer = road.exchange.pull(
        world.hq, road.device, {"directory": [1, 99], "cursors": cursors, "tips": []}
    )
    assert len(pack(ORGANISATION, answer)) <= MAX_BODY


def offered_one(laptop: Laptop, first: int) -> Any:
    row = laptop.replica.main_log(laptop.pen.log)
    entry = laptop.replica.store.entries(row.id, first, first)[0].entry
    forger = Forger(laptop, seq=first - 1)
    forger.add(entry)
    return forger.segment()


# Typing


def test_a_code_typed_in_another_alphabet_is_refused() -> None:
    outcome = read_code("FK1-ЖЖЖЖЖ-ЖЖЖЖЖ")
    assert isinstance(outcome, Refusal)


@given(st.text(max_size=60))
def test_no_ascii_code_raises(text: str) -> None:
    plain = text.encode("ascii", "replace").decode()
    assert isinstance(read_code("FK1-" + plain), Refusal)
