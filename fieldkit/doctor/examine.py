"""The whole examination: asks the machine, and hands what it says to the checks."""

import os
import sys
from datetime import date
from pathlib import Path

from fieldkit.cards.fonts import embed_cyrillic_font
from fieldkit.doctor import database, memory, reading, storage, times, window
from fieldkit.doctor.codes import Found, Mend, State, Subject
from fieldkit.doctor.finding import Finding
from fieldkit.doctor.toolkit import ask_toolkit, has_screen
from fieldkit.ports import Clock, Randomness
from fieldkit.program import is_built
from fieldkit.resources import resource

BUILT = "built.txt"
"""Where build.spec writes the day of the build, as YYYY-MM-DD."""


def examine(folder: Path, clock: Clock, randomness: Randomness) -> list[Finding]:
    """Every finding about this machine, in the order of `Subject`.

    `folder`: the laptop's data folder, which need not exist. Takes some seconds; changes nothing.
    """
    findings = [
        *_of_window(),
        reading.check_reading(reading.read_drawn()),
        *_of_database(),
        *_of_storage(folder),
        memory.check_memory(memory.free_memory()),
        memory.check_swap(memory.look_at_swap()),
        *_of_times(clock.now_ms()),
        check_randomness(randomness.bytes(32), randomness.bytes(32)),
        Finding(Subject.NETWORK, State.OK, Found.NETWORK_NOT_NEEDED),
    ]
    order = list(Subject)
    return sorted(findings, key=lambda each: order.index(each.subject))


def lacks(findings: list[Finding]) -> int:
    """How many findings keep people from working."""
    return sum(each.state is State.BAD for each in findings)


def check_randomness(first: bytes, second: bytes) -> Finding:
    """Two draws of 32 bytes from the system: a source that repeats itself makes no keys."""
    if first == second or len(set(first)) < 8 or len(set(second)) < 8:
        return Finding(Subject.RANDOMNESS, State.BAD, Found.RANDOMNESS_BROKEN, Mend.ASK_REPAIR)
    return Finding(Subject.RANDOMNESS, State.OK, Found.RANDOMNESS_FITS)


def _of_window() -> list[Finding]:
    toolkit = ask_toolkit()
    linux, windows = sys.platform.startswith("linux"), sys.platform == "win32"
    x11 = "DISPLAY" in os.environ and "WAYLAND_DISPLAY" not in os.environ
    return [
        window.check_toolkit(sys.version_info[:2], is_built(), toolkit),
        *window.check_libraries(toolkit, linux, x11),
        window.check_screen(toolkit, has_screen(os.environ)),
        window.check_fonts(toolkit),
        window.check_paper(embed_cyrillic_font()),
        window.check_reader(toolkit, windows),
        window.check_camera(toolkit),
        window.check_printer(toolkit),
    ]


def _of_database() -> list[Finding]:
    engine = database.look_at_engine()
    return [database.check_encryption(engine), database.check_search(engine)]


def _of_storage(folder: Path) -> list[Finding]:
    place = storage.look_at_place(folder)
    return [storage.check_folder(place), storage.check_space(place)]


def _of_times(now_ms: int) -> list[Finding]:
    return [
        times.check_clock(now_ms, built_on(resource(BUILT))),
        times.check_zone(times.offset_at(now_ms), times.has_zones()),
    ]


def built_on(file: Path) -> date | None:
    """The day of the build; None where this was not built."""
    try:
        return date.fromisoformat(file.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None
