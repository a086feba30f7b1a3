"""A line that can be cut: a relay on loopback that closes both ends after so many bytes."""

import socket
import threading
from contextlib import suppress


class CuttableLine:
    """Forwards one port to another. `cut_after` bytes sent upward, connections break.

    Runs threads of its own; `close` ends them. The far side may have received what the near side
    thinks is lost, as on a real line.
    """

    def __init__(self, host: str, port: int) -> None:
        self._far = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._left: int | None = None
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def cut_after(self, count: int | None) -> None:
        """Breaks every connection once `count` more bytes went up; None mends the line."""
        self._left = count

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
                far = socket.create_connection(self._far, timeout=10)
            except OSError:
                return
            for source, target, upward in ((near, far, True), (far, near, False)):
                threading.Thread(
                    target=self._carry, args=(source, target, upward), daemon=True
                ).start()

    def _carry(self, source: socket.socket, target: socket.socket, upward: bool) -> None:
        with suppress(OSError):
            while data := source.recv(4096):
                if upward and self._left is not None:
                    data = data[: self._left]
                    self._left -= len(data)
                target.sendall(data)
                if self._left == 0:
                    break
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
