"""A card reader's process that is stopped, not dead: nobody empties its pipe."""

import threading

import numpy as np

from fieldkit.cards.worker import DecodeProcess, Lost


def deaf(pipe: object) -> None:
    """Says that it is ready, and never listens."""
    pipe.send("ready")  # type: ignore[attr-defined]
    threading.Event().wait()


def test_a_reader_that_does_not_listen_costs_a_frame_not_the_camera() -> None:
    reader = DecodeProcess(0.2, deaf)
    found: list[object] = []
    frame = np.zeros((2_000, 2_000), np.uint8)
    looking = threading.Thread(target=lambda: found.append(reader.look_at(frame)), daemon=True)
    looking.start()
    looking.join(40)
    assert found == [Lost.HUNG]
    reader.close()
