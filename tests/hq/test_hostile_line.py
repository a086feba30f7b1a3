"""An answer that never ends: a byte now and then, for as long as one listens."""

import socket
import threading
from collections.abc import Iterator

import pytest

from fieldkit.ports import TransportError
from fieldkit.sync.transport import HttpTransport
from fieldkit.sync.wire import MAX_BODY

HEAD = b"HTTP/1.1 200 OK\r\n"


class Speaker:
    """Answers each request with these bytes, a pause before each."""

    def __init__(self, parts: list[bytes], pause: float) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._parts, self._pause = parts, pause
        self.sent, self._stop = 0, threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def _serve(self) -> None:
        try:
            line, _ = self._socket.accept()
            with line:
                line.recv(65_536)
                for part in self._parts:
                    if self._stop.wait(self._pause):
                        return
                    line.sendall(part)
                    self.sent += 1
        except OSError:
            return

    def end(self) -> None:
        self._stop.set()
        self._socket.close()
        self._thread.join(10)


@pytest.fixture
def speakers() -> Iterator[list[Speaker]]:
    made: list[Speaker] = []
    yield made
    for each in made:
        each.end()


def test_a_trickle_is_given_up(speakers: list[Speaker]) -> None:
    speaker = Speaker([HEAD + b"Content-Length: 2000\r\n\r\n", *[b"x"] * 2_000], 0.02)
    speakers.append(speaker)
    with pytest.raises(TransportError):
        HttpTransport(speaker.url, None, 0.3, 5.0).post("/v1/pull", {}, b"")
    assert speaker.sent < 1_000


@pytest.mark.parametrize(
    "head", [HEAD + b"Content-Length: 30\r\n\r\n", HEAD + b"Connection: close\r\n\r\n"]
)
def test_an_answer_in_pieces_is_whole(speakers: list[Speaker], head: bytes) -> None:
    speakers.append(Speaker([head, *[b"abc"] * 10], 0))
    assert HttpTransport(speakers[0].url).post("/v1/pull", {}, b"").body == b"abc" * 10


def test_an_answer_in_chunks_is_whole(speakers: list[Speaker]) -> None:
    head = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    speakers.append(Speaker([head, b"3\r\nabc\r\n", b"2\r\nde\r\n", b"0\r\n\r\n"], 0))
    assert HttpTransport(speakers[0].url).post("/v1/pull", {}, b"").body == b"abcde"


def test_an_answer_cut_short_is_no_answer(speakers: list[Speaker]) -> None:
    speakers.append(Speaker([HEAD + b"Content-Length: 30\r\n\r\n", b"abc"], 0))
    with pytest.raises(TransportError):
        HttpTransport(speakers[0].url).post("/v1/pull", {}, b"")


def test_no_more_is_taken_in_than_an_answer_may_have(speakers: list[Speaker]) -> None:
    flood = [b"x" * 1_000_000] * (MAX_BODY // 1_000_000 + 5)
    speakers.append(Speaker([HEAD + b"Connection: close\r\n\r\n", *flood], 0))
    body = HttpTransport(speakers[0].url).post("/v1/pull", {}, b"").body
    assert len(body) == MAX_BODY + 1
