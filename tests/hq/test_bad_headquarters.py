"""Whatever answers in headquarters' place: a typed outcome with words, and nothing is lost."""

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from fieldkit.errors import Refusal
from fieldkit.hq.headquarters import Headquarters, init, open_with
from fieldkit.hq.seeded import Seeded
from fieldkit.journal.codec import compress
from fieldkit.journal.keys import SigningKey
from fieldkit.journal.manifest import certify_online_key
from fieldkit.journal.verify import verify
from fieldkit.ports import Response
from fieldkit.services.enrol import ask
from fieldkit.services.laptop import Laptop
from fieldkit.services.meet import meet_headquarters
from fieldkit.sync.client import SyncClient, SyncReport
from fieldkit.sync.enrolment import EnrolCode, fingerprint
from fieldkit.sync.transport import DeviceAuth, HttpTransport
from fieldkit.sync.wire import MAX_BODY, pack
from tests.faults.outcomes import refused
from tests.hq.conftest import PASSPHRASE, Served, serve_in_thread
from tests.hq.test_meeting import households, register, synced
from tests.sync.world import SeededRandomness, VirtualClock

Answer = Callable[[BaseHTTPRequestHandler], None]


def answer_with(status: int, body: bytes, length: int | None = None) -> Answer:
    """`length`: what the header promises, where it is not the truth."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.send_header("Location", "http://127.0.0.1:1/elsewhere")
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """A server that gives one answer to everything."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer(self)
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def working(served: Served, laptop: Laptop) -> Iterator[Laptop]:
    """A laptop with three acts unsent; afterwards they must reach the real headquarters, whole."""
    synced(laptop)
    ids = register(laptop, 3)
    yield laptop
    with laptop.node.transaction() as replica:
        row = replica.main_log(laptop.pen.log)
        assert (row.seq, row.confirmed) == (3, 0), "nothing may be called sent"
        assert verify(replica).differences == ()
    assert synced(laptop).confirmed == 3
    with served.headquarters.node.transaction() as replica:
        assert households(replica, ids) == set(ids)


def test_a_headquarters_that_is_not_there(working: Laptop) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    refused(meet_headquarters(working, f"http://127.0.0.1:{port}"), "sync.unreachable")


def test_an_address_that_is_none(working: Laptop) -> None:
    for url in ("http://", "ftp://127.0.0.1", "nonsense", "http://[::1"):
        refused(meet_headquarters(working, url), "sync.unreachable")


def test_a_headquarters_that_refuses(working: Laptop) -> None:
    for status in (302, 400, 401, 403, 404, 413, 429):
        with answering(answer_with(status, b"<html>no</html>")) as url:
            refused(meet_headquarters(working, url), "sync.refused")


def test_a_headquarters_that_fails(working: Laptop) -> None:
    for status in (500, 502, 503):
        with answering(answer_with(status, b"Internal Server Error")) as url:
            refused(meet_headquarters(working, url), "sync.server_fault")


GARBAGE = (
    b"",
    b"<html><title>Wi-Fi</title></html>" * 20,
    Seeded(1, "noise").bytes(4000),
    compress(Seeded(2, "noise").bytes(4000)),
    compress(b"\x83\x01\x02\x03"),
    compress(bytes(200 * 1024 * 1024)),
)
"""Nothing, a page of a wireless network, noise, noise in zstd, a list in zstd, a bomb."""


def test_garbage_with_200(working: Laptop) -> None:
    for body in GARBAGE:
        with answering(answer_with(200, body)) as url:
            refused(meet_headquarters(working, url), "sync.garbage")


def test_more_than_an_answer_may_have(working: Laptop) -> None:
    with answering(answer_with(200, bytes(MAX_BODY + 1))) as url:
        refused(meet_headquarters(working, url), "sync.too_large")


def test_half_an_answer(working: Laptop) -> None:
    with answering(answer_with(200, b"\x28\xb5\x2f\xfd" + bytes(100), length=5000)) as url:
        refused(meet_headquarters(working, url), "sync.unreachable", "sync.garbage")


def test_no_answer_at_all(working: Laptop) -> None:
    with answering(lambda handler: handler.connection.close()) as url:
        refused(meet_headquarters(working, url), "sync.unreachable")


def test_a_later_protocol(working: Laptop) -> None:
    body = pack(working.organisation, {"v": 99})
    with answering(answer_with(200, body)) as url:
        refused(meet_headquarters(working, url), "sync.newer_protocol")


@contextmanager
def serving(headquarters: Headquarters) -> Iterator[str]:
    url, server, thread = serve_in_thread(headquarters)
    try:
        yield url
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        headquarters.close()


def test_another_organisations_headquarters(working: Laptop, tmp_path: Path) -> None:
    other = init(tmp_path / "other", "Другая", PASSPHRASE, VirtualClock(), SeededRandomness(77))
    assert not isinstance(other, Refusal), other
    with serving(other) as url:
        refused(meet_headquarters(working, url), "sync.other_organisation")


def impostor(served: Served, folder: Path, new_root: bool = False) -> Headquarters:
    """All that headquarters knows, and its name, under keys that somebody else made."""
    genuine = served.headquarters
    with genuine.node.transaction():
        shutil.copytree(genuine.folder, folder)
    root, signing = SigningKey(b"R" * 32), b"S" * 32
    old = genuine.keys.certificate
    publics = (SigningKey(signing).public, old.sealing, old.recovery)
    keys = replace(
        genuine.keys,
        signing=signing,
        certificate=certify_online_key(genuine.keys.organisation, root, 2, publics),
        root_public=root.public if new_root else genuine.keys.root_public,
    )
    opened = open_with(keys, folder, VirtualClock(), SeededRandomness(78))
    assert isinstance(opened, Headquarters), opened
    return opened


def test_a_headquarters_of_the_same_name_with_other_keys(
    served: Served, working: Laptop, tmp_path: Path
) -> None:
    with serving(impostor(served, tmp_path / "impostor")) as url:
        refused(meet_headquarters(working, url), "sync.other_headquarters")


def test_an_impostor_enrols_nobody(served: Served, tmp_path: Path) -> None:
    from fieldkit.hq.enrol import Invitation, enrol_code
    from fieldkit.hq.users import user_ids

    users = user_ids(served.headquarters, ["anna"])
    assert not isinstance(users, Refusal)
    with served.headquarters.node.transaction() as replica:
        areas = [str(fields["code"]) for _, fields in replica.directory_fields("area")]
    code = enrol_code(served.headquarters, Invitation((areas[0],), users, served.url))
    assert isinstance(code, EnrolCode), code
    for new_root in (False, True):
        with serving(impostor(served, tmp_path / f"impostor{new_root}", new_root)) as url:
            road = HttpTransport(url)
            outcome = ask(code, "ноутбук", road, SeededRandomness(3))
            road.close()
        if new_root:
            refused(outcome, "sync.other_headquarters")
        elif isinstance(outcome, Refusal):
            refused(outcome, "sync.other_headquarters", "sync.server_fault")
        else:
            assert outcome.manifest.genuine(code.organisation, outcome.root)
            assert fingerprint(outcome.root) == code.root_fingerprint


def test_enrolling_where_no_headquarters_answers() -> None:
    code = EnrolCode(b"o" * 16, b"f" * 16, b"t" * 10, "http://127.0.0.1:1")
    for status, body, reason in (
        (500, b"", "sync.server_fault"),
        (401, b"", "sync.refused"),
        (200, b"<html>", "sync.garbage"),
        (200, b"", "sync.garbage"),
    ):
        with answering(answer_with(status, body)) as url:
            road = HttpTransport(url)
            refused(ask(code, "ноутбук", road, SeededRandomness(3)), reason)
            road.close()
    road = HttpTransport(code.url)
    refused(ask(code, "ноутбук", road, SeededRandomness(3)), "sync.unreachable")
    road.close()


def test_a_report_is_never_given_for_half_a_meeting(served: Served, working: Laptop) -> None:
    """A push that went through, then silence: the push counts, the meeting is told as ended."""
    auth = DeviceAuth(working.device, bytes(working.keys.logs.device), working.clock)
    road = HttpTransport(served.url, auth)
    client = SyncClient(working.node, _Lost(road), working.clock.now_ms)
    assert not isinstance(client.sync(), SyncReport)


class _Lost:
    """Every request arrives, no answer does."""

    def __init__(self, road: HttpTransport) -> None:
        self.road = road

    def post(self, path: str, headers: dict[str, str], body: bytes) -> Response:
        from fieldkit.ports import TransportError

        self.road.post(path, headers, body)
        raise TransportError("lost")
