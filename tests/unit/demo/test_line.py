"""The line that can be cut carries bytes both ways, until it is cut."""

import socket
import threading

import pytest

from fieldkit.demo.line import CuttableLine


@pytest.fixture
def echo() -> socket.socket:
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            with near:
                while data := near.recv(4096):
                    near.sendall(data)

    threading.Thread(target=serve, daemon=True).start()
    return listener


def test_it_carries_and_it_cuts(echo: socket.socket) -> None:
    line = CuttableLine("127.0.0.1", echo.getsockname()[1])
    port = int(line.url.rsplit(":", 1)[1])
    with socket.create_connection(("127.0.0.1", port), timeout=5) as whole:
        whole.sendall(b"hello")
        assert whole.recv(99) == b"hello"
    line.cut_after(3)
    with socket.create_connection(("127.0.0.1", port), timeout=5) as cut:
        cut.sendall(b"hello")
        received = b""
        try:
            while data := cut.recv(99):
                received += data
        except ConnectionError:
            pass
        assert len(received) <= 3
    line.cut_after(None)
    with socket.create_connection(("127.0.0.1", port), timeout=5) as mended:
        mended.sendall(b"again")
        assert mended.recv(99) == b"again"
    line.close()
    echo.close()
