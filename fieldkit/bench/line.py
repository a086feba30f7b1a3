"""A line on loopback that counts what passes and, if told to, is as slow as a real one."""

import queue
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

CHUNK = 1460
"""What one Ethernet frame carries of a stream."""


@dataclass(frozen=True)
class Slowness:
    """Bits per second in each direction, and the time there and back in seconds."""

    bits_per_second: float
    round_trip: float


@dataclass
class _Direction:
    """One direction of the line, shared by its connections."""

    slowness: Slowness | None
    count: int = 0
    _free_at: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def arrival(self, size: int) -> float:
        """Counts `size` bytes sent now; the moment (monotonic) at which the last one arrives."""
        with self._lock:
            self.count += size
            if self.slowness is None:
                return 0.0
            start = max(time.monotonic(), self._free_at)
            self._free_at = start + size * 8 / self.slowness.bits_per_second
            return self._free_at + self.slowness.round_trip / 2


class Line:
    """Forwards a port of its own to another; `up` and `down` count bytes of HTTP at the socket.

    A slow line delays and spreads the bytes; a connection's first bytes wait one round trip more,
    as for TCP's opening; its slow start and headers are not simulated. Runs threads; `close` ends
    the listening one, connections end with their ends.
    """

    def __init__(self, host: str, port: int, slowness: Slowness | None = None) -> None:
        self._far = (host, port)
        self._slowness = slowness
        self._up, self._down = _Direction(slowness), _Direction(slowness)
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    @property
    def up(self) -> int:
        return self._up.count

    @property
    def down(self) -> int:
        return self._down.count

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
                far = socket.create_connection(self._far, timeout=10)
            except OSError:
                return
            far.settimeout(None)
            for end in (near, far):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            opening = self._slowness.round_trip if self._slowness else 0.0
            for source, target, way, wait in (
                (near, far, self._up, opening),
                (far, near, self._down, 0.0),
            ):
                _Pipe(source, target, way, wait).start()


class _Pipe:
    """One direction of one connection: a thread that takes, and one that gives when it is time."""

    def __init__(
        self, source: socket.socket, target: socket.socket, way: _Direction, opening: float
    ) -> None:
        self._source, self._target, self._way, self._opening = source, target, way, opening
        self._waiting: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()

    def start(self) -> None:
        for work in (self._take, self._give):
            threading.Thread(target=work, daemon=True).start()

    def _take(self) -> None:
        size = CHUNK if self._way.slowness else 1 << 16
        with suppress(OSError):
            while data := self._source.recv(size):
                self._waiting.put((self._way.arrival(len(data)) + self._opening, data))
        self._waiting.put((0.0, b""))

    def _give(self) -> None:
        with suppress(OSError):
            while True:
                at, data = self._waiting.get()
                if not data:
                    break
                if (left := at - time.monotonic()) > 0:
                    time.sleep(left)
                self._target.sendall(data)
            self._target.shutdown(socket.SHUT_WR)
