"""All of an act is saved, or nothing: also when the disk is full or somebody else writes."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError
from store_world import KEY, code_of, opened

from fieldkit.errors import Code, Refusal, RefusalError
from fieldkit.store.engine import open_sqlcipher, rekey
from fieldkit.store.reasons import StoreReason
from fieldkit.store.statements import Statement
from fieldkit.store.unit_of_work import UnitOfWork, look, save

OTHER = b"another key, for the tests only!"
BLOB = bytes(range(256)) * 256
"""64 KiB."""


class Mine(Code):
    """A refusal of the act's own."""

    NO = "store_test.no"


def put(engine: Engine, name: str, value: bytes = b"") -> object:
    return code_of(save(engine, lambda unit: unit.journal.put_setting(name, value)))


def get(engine: Engine, name: str) -> object:
    return look(engine, lambda unit: unit.journal.setting(name))


def test_a_unit_is_saved_at_its_end(engine: Engine) -> None:
    assert put(engine, "a", b"1") is None
    assert get(engine, "a") == b"1"


def test_a_fault_leaves_nothing(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), UnitOfWork(engine) as unit:
        unit.journal.put_setting("a", b"1")
        unit.journal.put_setting("b", bytes([1 // 0]))
    assert get(engine, "a") is None
    assert put(engine, "a", b"2") is None


def test_a_refusal_leaves_nothing(engine: Engine) -> None:
    def refusing(unit: UnitOfWork) -> Refusal:
        unit.journal.put_setting("a", b"1")
        return Refusal(Mine.NO)

    def raising(unit: UnitOfWork) -> None:
        unit.journal.put_setting("a", b"1")
        raise RefusalError(Refusal(Mine.NO))

    assert save(engine, refusing) == save(engine, raising) == Refusal(Mine.NO)
    assert get(engine, "a") is None


def test_a_wrong_statement_is_a_fault_not_an_outcome(engine: Engine) -> None:
    with pytest.raises(ProgrammingError), UnitOfWork(engine) as unit:
        unit.connection.exec_driver_sql("SELECT ?", ("one", "two"))


def test_an_errors_text_holds_nobodys_data(engine: Engine) -> None:
    with pytest.raises(IntegrityError) as caught, UnitOfWork(engine) as unit:
        unit.connection.exec_driver_sql(
            "INSERT INTO setting (name, value) VALUES (?, ?)", ("Вымыслова", None)
        )
    assert "Вымыслова" not in str(caught.value)


def test_a_failing_query_is_told_as_sqlalchemy_tells_it_without_its_parameters(
    engine: Engine,
) -> None:
    asking = Statement(text("SELECT nowhere FROM setting WHERE name = :name"))
    with pytest.raises(OperationalError) as caught, UnitOfWork(engine) as unit:
        asking.rows(unit.connection, name="Вымыслова")
    assert "nowhere" in str(caught.value)
    assert "Вымыслова" not in str(caught.value)
    assert put(engine, "a", b"1") is None


def test_a_second_writer_is_told_to_wait(engine: Engine, path: Path) -> None:
    other = opened(path)
    with UnitOfWork(engine) as unit:
        unit.journal.put_setting("a", b"1")
        assert put(other, "b") is StoreReason.BUSY
    assert put(other, "b", b"2") is None
    assert (get(engine, "a"), get(engine, "b")) == (b"1", b"2")
    other.dispose()


def test_a_second_writer_waits_its_turn(engine: Engine, path: Path) -> None:
    other = opened(path, busy_ms=60_000)
    entered, answers = threading.Event(), []

    def write() -> None:
        entered.set()
        answers.append(put(other, "b", b"2"))

    with UnitOfWork(engine) as unit:
        thread = threading.Thread(target=write)
        thread.start()
        entered.wait(60)
        unit.journal.put_setting("a", b"1")
    thread.join(60)
    assert answers == [None] and get(engine, "b") == b"2"
    other.dispose()


def test_a_reader_sees_one_state_and_stops_nobody(engine: Engine) -> None:
    put(engine, "a", b"1")
    with UnitOfWork(engine, writing=False) as reader:
        assert reader.journal.setting("a") == b"1"
        assert put(engine, "a", b"2") is None
        assert reader.journal.setting("a") == b"1"
    assert get(engine, "a") == b"2"


def fill(engine: Engine) -> int:
    """Saves settings until the disk is full; returns how many were said to be saved."""
    for number in range(1000):
        answer = put(engine, f"blob{number}", BLOB)
        if answer is not None:
            assert answer is StoreReason.DISK_FULL, answer
            return number
    raise AssertionError("the disk is never full")


def check_after_full(engine: Engine, said: int) -> None:
    """What was said to be saved is there, what was not is not, and reading goes on."""
    assert said > 0
    assert all(get(engine, f"blob{number}") == BLOB for number in range(said))
    assert get(engine, f"blob{said}") is None
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_a_full_database_says_so_and_works_on(engine: Engine) -> None:
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 60}")
    said = fill(engine)
    check_after_full(engine, said)
    # A dropped connection forgets the limit, as freed space would lift it.
    assert put(engine, "after", BLOB) is None
    assert get(engine, "after") == BLOB


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MiB; skips where this user may not mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root on Linux may mount a small file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_says_so_and_works_on(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(512 * 1024))
    engine = opened(small_disk / "aid.db", create=True)
    said = fill(engine)
    check_after_full(engine, said)
    ballast.unlink()
    assert put(engine, "after", BLOB) is None
    engine.dispose()
    again = opened(small_disk / "aid.db")
    check_after_full(again, said)
    assert get(again, "after") == BLOB
    again.dispose()


def test_rekeying_on_a_full_disk_leaves_the_old_key(small_disk: Path) -> None:
    path = small_disk / "aid.db"
    engine = opened(path, create=True)
    assert put(engine, "a", BLOB) is None
    engine.dispose()
    free = shutil.disk_usage(small_disk).free
    (small_disk / "ballast").write_bytes(bytes(free - path.stat().st_size // 2))
    assert code_of(rekey(path, KEY, OTHER)) is StoreReason.DISK_FULL
    again = opened(path)
    assert get(again, "a") == BLOB
    again.dispose()
    (small_disk / "ballast").unlink()
    assert rekey(path, KEY, OTHER) is None
    assert code_of(open_sqlcipher(path, KEY)) is StoreReason.OTHER_KEY


LIMITED = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from store_world import opened
from test_unit_of_work import check_after_full, fill
engine = opened(Path(sys.argv[1]), create=True)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
most = 1 << 20
resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
said = fill(engine)
check_after_full(engine, said)
print("held", said)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_a_file_that_may_not_grow_says_so_and_works_on(path: Path) -> None:
    here = str(Path(__file__).parent)
    arguments = [sys.executable, "-c", LIMITED, str(path), here]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("held"), done.stderr
