"""The power fails while a database gets a new key."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine
from store_world import KEY, opened

from fieldkit.store.engine import open_sqlcipher
from fieldkit.store.unit_of_work import look, save

OTHER = b"another key, for the tests only!"
BLOBS = 400
REKEY = """
import sys
from pathlib import Path
from fieldkit.store.engine import rekey
print("ready", flush=True)
refused = rekey(Path(sys.argv[1]), *(part.encode() for part in sys.argv[2:4]))
print("done", refused, flush=True)
"""

Seen = Callable[[Path, bytes], bool]


def journal_of(path: Path) -> int:
    try:
        return path.with_name(path.name + "-journal").stat().st_size
    except FileNotFoundError:
        return 0


def begun(path: Path, _: bytes) -> bool:
    return journal_of(path) > 0


def half_noted(path: Path, _: bytes) -> bool:
    return journal_of(path) > path.stat().st_size // 2


def first_page_changed(path: Path, before: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(4096) != before


def half_written(path: Path, before: bytes) -> bool:
    return first_page_changed(path, before) and journal_of(path) > 0


@pytest.mark.faults
@pytest.mark.parametrize("seen", [begun, half_noted, first_page_changed, half_written])
@pytest.mark.parametrize("new_first", [True, False])
def test_a_cut_leaves_it_whole_under_one_of_the_keys(
    path: Path, seen: Seen, new_first: bool
) -> None:
    engine = opened(path, create=True)
    for number in range(BLOBS):
        blob = bytes([number % 256]) * 50_000
        save(engine, lambda unit, n=number, b=blob: unit.journal.put_setting(f"blob{n}", b))
    engine.dispose()
    before = path.read_bytes()[:4096]
    arguments = [sys.executable, "-c", REKEY, str(path), KEY.decode(), OTHER.decode()]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None and child.stdout.readline() == "ready\n"
        while child.poll() is None and not seen(path, before):
            pass
        child.kill()
    # Nobody knows which it is: trying the wrong one first must do no harm.
    keys = (OTHER, KEY) if new_first else (KEY, OTHER)
    answers = [open_sqlcipher(path, key) for key in keys]
    sound = [answer for answer in answers if isinstance(answer, Engine)]
    assert len(sound) == 1, answers
    for number in range(BLOBS):
        found = look(sound[0], lambda unit, n=number: unit.journal.setting(f"blob{n}"))
        assert found == bytes([number % 256]) * 50_000
    sound[0].dispose()
