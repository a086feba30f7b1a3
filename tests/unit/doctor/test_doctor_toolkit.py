"""A toolkit that crashes, hangs or answers in part never takes the doctor with it."""

import os
import signal
from multiprocessing.connection import Connection
from threading import Event
from typing import Any

import pytest

from fieldkit.doctor.toolkit import Toolkit, ask_toolkit


def crashing(pipe: "Connection[Any, Any]") -> None:
    pipe.send(("qt", "6.11.3"))
    pipe.send(("opened", False))
    os.kill(os.getpid(), signal.SIGKILL)


def hanging(pipe: "Connection[Any, Any]") -> None:
    pipe.send(("qt", "6.11.3"))
    Event().wait()


def test_what_a_crashing_toolkit_told_is_known() -> None:
    assert ask_toolkit(crashing) == Toolkit(qt="6.11.3", opened=False)


@pytest.mark.slow
def test_a_hanging_toolkit_is_ended() -> None:
    assert ask_toolkit(hanging, seconds=1) in (Toolkit(qt="6.11.3"), Toolkit())


def test_this_machine_answers() -> None:
    told = ask_toolkit()
    assert told.qt is not None
    assert told.opened
    assert told.fonts is not None
