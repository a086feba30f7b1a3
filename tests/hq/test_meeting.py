"""A laptop and a headquarters, real on both sides, over HTTP."""

from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.journal.author import Act, Written, write
from fieldkit.journal.replica import Replica
from fieldkit.ports import Response, TransportError
from fieldkit.records.ids import new_id
from fieldkit.services.laptop import Laptop
from fieldkit.services.meet import meet_headquarters
from fieldkit.sync.client import SyncClient, SyncReport
from fieldkit.sync.transport import DeviceAuth, HttpTransport
from tests.hq.conftest import Served, make_laptop


def register(laptop: Laptop, count: int = 1) -> list[bytes]:
    ids = []
    with laptop.node.transaction() as replica:
        area = min(replica.areas or ())
        acts = []
        for _ in range(count):
            household = new_id(laptop.clock.now_ms(), laptop.randomness)
            ids.append(household)
            fields = {"area": area, "site": b"s" * 16, "address_note": "выдуманный адрес"}
            acts.append(Act("household", household, area, fields))
        written = write(replica, laptop.pen, acts)
        assert isinstance(written, Written), written
    return ids


def households(replica: Replica, ids: list[bytes]) -> set[bytes]:
    rows = replica.store.records([("household", record) for record in ids])
    return {record for record, row in rows.items() if row.listed}


def synced(laptop: Laptop) -> SyncReport:
    report = meet_headquarters(laptop)
    assert isinstance(report, SyncReport), report
    return report


def test_an_act_reaches_headquarters_and_is_confirmed(served: Served, laptop: Laptop) -> None:
    synced(laptop)
    ids = register(laptop, 3)
    report = synced(laptop)
    assert report.confirmed == 3
    with served.headquarters.node.transaction() as replica:
        assert households(replica, ids) == set(ids)
    with laptop.node.transaction() as replica:
        row = replica.main_log(laptop.pen.log)
        assert row.confirmed == row.seq == 3


def test_nothing_new_is_one_request(served: Served, laptop: Laptop) -> None:
    synced(laptop)
    assert synced(laptop).requests == 1


def test_another_laptop_of_the_area_gets_it_and_one_elsewhere_does_not(
    served: Served, laptop: Laptop, tmp_path: Path, region_areas: list[str]
) -> None:
    with laptop.node.transaction() as replica:
        own = min(replica.areas or ())
    ids = register(laptop, 5)
    synced(laptop)
    near = make_laptop(served, tmp_path / "near", region_areas[:3], seed=21)
    far = make_laptop(served, tmp_path / "far", region_areas[5:6], seed=22)
    for other in (near, far):
        synced(other)
    with near.node.transaction() as replica:
        assert own in (replica.areas or ())
        assert households(replica, ids) == set(ids)
    with far.node.transaction() as replica:
        assert not replica.store.records([("household", record) for record in ids])
    near.close()
    far.close()


class CutRoad:
    """Loses the reply of every `n`-th request: it arrived, but nobody heard."""

    def __init__(self, road: HttpTransport, cut_at: set[int]) -> None:
        self.road, self.cut_at, self.count = road, cut_at, 0

    def post(self, path: str, headers: dict[str, str], body: bytes) -> Response:
        self.count += 1
        response = self.road.post(path, headers, body)
        if self.count in self.cut_at:
            raise TransportError("cut")
        return response


def test_a_cut_line_loses_and_doubles_nothing(served: Served, laptop: Laptop) -> None:
    synced(laptop)
    ids = register(laptop, 1200)
    auth = DeviceAuth(laptop.device, bytes(laptop.keys.logs.device), laptop.clock)
    road = CutRoad(HttpTransport(served.url, auth), {2})
    client = SyncClient(laptop.node, road, laptop.clock.now_ms)
    first = client.sync()
    assert isinstance(first, Refusal) and first.code == "sync.unreachable"
    with laptop.node.transaction() as replica:
        row = replica.main_log(laptop.pen.log)
        assert 0 < row.confirmed < row.seq
    second = client.sync()
    assert isinstance(second, SyncReport), second
    assert second.confirmed == 1200 - row.confirmed
    with served.headquarters.node.transaction() as replica:
        assert households(replica, ids) == set(ids)
        assert replica.main_log(laptop.pen.log).seq == 1200


def test_a_replayed_request_is_refused(served: Served, laptop: Laptop) -> None:
    synced(laptop)
    auth = DeviceAuth(laptop.device, bytes(laptop.keys.logs.device), laptop.clock)
    road = HttpTransport(served.url, auth)
    sent: list[tuple[str, dict[str, str], bytes]] = []

    class Recorder:
        def post(self, path: str, headers: dict[str, str], body: bytes) -> Response:
            sent.append((path, headers, body))
            return road.post(path, headers, body)

    client = SyncClient(laptop.node, Recorder(), laptop.clock.now_ms)
    assert isinstance(client.sync(), SyncReport)
    from fieldkit.sync.wire import unpack

    answer = unpack(road.post(*sent[-1]).body, laptop.organisation)
    assert isinstance(answer, dict) and answer["refused"] == "sync.nonce"


def test_a_laptop_with_a_dead_clock_connects(served: Served, laptop: Laptop) -> None:
    for ms in (0, -5, 2_100_000_000_000):
        laptop.clock.ms = ms  # type: ignore[attr-defined]
        register(laptop)
        report = synced(laptop)
        assert report.confirmed == 1
        assert report.clock_offset_ms == served.headquarters.clock.now_ms() - ms
