"""A reader's process that hangs or dies at certain frames: run in the child."""

import os
import signal
from multiprocessing.connection import Connection
from typing import Any

import numpy as np

from fieldkit.cards.decode import look
from fieldkit.cards.worker import LISTENING

HANGS_AT = 13
CRASHES_AT = 14


def serve_badly(pipe: "Connection[Any, Any]") -> None:
    """What worker.serve does, but for frames whose first pixel is HANGS_AT or CRASHES_AT."""
    pipe.send("ready")
    while True:
        _, shape, _ = pipe.recv()
        pipe.send(LISTENING)
        image = np.frombuffer(pipe.recv_bytes(), np.uint8).reshape(shape)
        if image[0, 0] == HANGS_AT:
            signal.pause()
        if image[0, 0] == CRASHES_AT:
            os.abort()
        pipe.send(look(image))
