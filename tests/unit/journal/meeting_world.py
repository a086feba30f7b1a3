"""Meetings of a simulated laptop with the real headquarters' side, without HTTP between them."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.journal.node import Node
from fieldkit.journal.replica import Replica
from fieldkit.ports import Response
from fieldkit.sync.client import SyncClient, SyncReport
from fieldkit.sync.exchange import Exchange
from fieldkit.sync.wire import pack, unpack
from tests.sync.world import ORGANISATION, Laptop, World

Answer = dict[str, Any]
Change = Callable[[str, Answer], Answer]


def node_of(replica: Replica) -> Node:
    return Node(lambda: nullcontext(replica.store), lambda _: replica)


class Road:
    """Carries a device's requests to headquarters, as `server` would; `change` alters answers."""

    def __init__(self, world: World, device: bytes, change: Change | None = None) -> None:
        self.exchange = Exchange(node_of(world.hq), world.online, world.hq_clock)
        self.device, self.change, self.requests = device, change, 0

    def post(self, path: str, headers: Mapping[str, str], body: bytes) -> Response:
        self.requests += 1
        asked = unpack(body, ORGANISATION)
        assert not isinstance(asked, Refusal)
        fresh = f"nonce {self.requests}"
        answer = self.exchange.meet(
            self.device, headers["nonce"], fresh, lambda hq: self._act(path, hq, asked)
        )
        if self.change is not None:
            answer = self.change(path, answer)
        return Response(200, {}, pack(ORGANISATION, answer))

    def _act(self, path: str, hq: Replica, asked: Answer) -> Answer:
        if path == "/v1/push":
            return self.exchange.push(hq, asked)
        return self.exchange.pull(hq, self.device, asked)


def enough(report: SyncReport) -> bool:
    """Goes on, but not for ever."""
    assert report.requests < 40, "the meeting goes round without an end"
    return True


def meet(
    world: World, laptop: Laptop, change: Change | None = None, road: Road | None = None
) -> SyncReport | Refusal:
    road = road or Road(world, laptop.pen.log.device, change)
    return SyncClient(node_of(laptop.replica), road, laptop.clock.now_ms).sync(enough)
