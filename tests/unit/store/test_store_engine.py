"""Opening, refusing and rekeying an encrypted database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3
from sqlalchemy import Engine
from store_world import KEY, code_of

from fieldkit.errors import Refusal
from fieldkit.store.engine import open_postgresql, open_sqlcipher, rekey
from fieldkit.store.migrations import REVISION, VERSION_TABLE
from fieldkit.store.reasons import StoreReason
from fieldkit.store.sqlcipher import connect
from fieldkit.store.unit_of_work import UnitOfWork, save

OTHER = b"another key, for the tests only!"
MARKER = b"MARKER-OF-SOMETHING-PERSONAL"


def keep(engine: Engine, value: bytes) -> None:
    save(engine, lambda unit: unit.journal.put_setting("kept", value))


def kept(engine: Engine) -> bytes | None:
    with UnitOfWork(engine, writing=False) as unit:
        return unit.journal.setting("kept")


def test_what_was_saved_is_there_after_opening_again(engine: Engine, path: Path) -> None:
    keep(engine, MARKER)
    engine.dispose()
    again = open_sqlcipher(path, KEY)
    assert isinstance(again, Engine) and kept(again) == MARKER
    again.dispose()


def test_the_settings_are_as_the_design_demands(path: Path) -> None:
    connection = connect(path, KEY)
    wanted = {
        "cipher_memory_security": "0",
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    connection.close()
    assert found == wanted


def test_nothing_is_on_the_disk_in_clear(engine: Engine, path: Path) -> None:
    keep(engine, MARKER * 50)
    with engine.connect() as connection:
        many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) "
        sorting = f"{many} SELECT '{MARKER.decode()}' || i AS text FROM n ORDER BY text DESC"
        assert len(connection.exec_driver_sql(sorting).all()) == 9999
        for file in path.parent.iterdir():
            assert MARKER not in file.read_bytes(), file.name
    assert path.read_bytes()[:6] != b"SQLite"


def test_another_key_does_not_open(engine: Engine, path: Path) -> None:
    assert code_of(open_sqlcipher(path, OTHER)) is StoreReason.OTHER_KEY


def test_a_file_that_is_no_database_does_not_open(path: Path) -> None:
    path.write_bytes(b"not a database " * 999)
    assert code_of(open_sqlcipher(path, KEY)) is StoreReason.OTHER_KEY


def test_a_missing_database_is_not_made_by_chance(path: Path) -> None:
    assert code_of(open_sqlcipher(path, KEY)) is StoreReason.MISSING
    assert not path.exists()


def test_an_empty_file_is_a_damaged_database(path: Path) -> None:
    path.touch()
    assert code_of(open_sqlcipher(path, KEY)) is StoreReason.DAMAGED


def test_a_spoilt_page_is_damage_not_another_key(engine: Engine, path: Path) -> None:
    for number in range(50):
        save(engine, lambda unit, n=number: unit.journal.put_setting(f"name{n}", bytes(2000)))
    engine.dispose()
    spoilt = bytearray(path.read_bytes())
    for page in range(1, len(spoilt) // 4096):
        spoilt[page * 4096 + 100] ^= 1
    path.write_bytes(spoilt)
    assert code_of(open_sqlcipher(path, KEY)) is StoreReason.DAMAGED


def test_a_newer_database_is_refused_untouched(engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    engine.dispose()
    before = path.read_bytes()
    refused = open_sqlcipher(path, KEY)
    assert refused == Refusal(StoreReason.NEWER, {"held": "9999", "known": REVISION})
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_not_writable(tmp_path: Path) -> None:
    refused = open_sqlcipher(tmp_path / "absent" / "aid.db", KEY, create=True)
    assert code_of(refused) is StoreReason.NOT_WRITABLE


NOBODY = """
import os, sys
from pathlib import Path
from fieldkit.store.engine import open_sqlcipher
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
print(open_sqlcipher(Path(sys.argv[1]), sys.argv[2].encode()).code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a folder's mode means nothing on Windows")
def test_a_folder_without_the_right_to_write_is_refused(engine: Engine, path: Path) -> None:
    engine.dispose()
    for folder in (path.parent, *path.parent.parents):
        if folder.stat().st_uid == os.getuid() and "pytest" in str(folder):
            folder.chmod(0o555)
    path.chmod(0o444)
    try:
        arguments = [sys.executable, "-c", NOBODY, str(path), KEY.decode()]
        done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    finally:
        for folder in (path.parent, *path.parent.parents):
            if folder.stat().st_uid == os.getuid() and "pytest" in str(folder):
                folder.chmod(0o700)
    assert done.stdout.strip() == StoreReason.NOT_WRITABLE


def test_rekeying_shuts_the_old_key_out(engine: Engine, path: Path) -> None:
    keep(engine, MARKER)
    engine.dispose()
    assert rekey(path, KEY, OTHER) is None
    assert code_of(open_sqlcipher(path, KEY)) is StoreReason.OTHER_KEY
    again = open_sqlcipher(path, OTHER)
    assert isinstance(again, Engine) and kept(again) == MARKER
    again.dispose()
    assert code_of(rekey(path, KEY, OTHER)) is StoreReason.OTHER_KEY


def test_rekeying_waits_for_nobody_to_have_it_open(engine: Engine, path: Path) -> None:
    keep(engine, MARKER)
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT * FROM setting").all()
        assert code_of(rekey(path, KEY, OTHER, busy_ms=0)) is StoreReason.BUSY
    assert kept(engine) == MARKER


def test_no_error_quotes_a_key(engine: Engine, path: Path) -> None:
    engine.dispose()
    for refused in (open_sqlcipher(path, OTHER), rekey(path, OTHER, KEY)):
        assert OTHER.hex() not in repr(refused) and KEY.hex() not in repr(refused)
    with pytest.raises(sqlcipher3.DatabaseError) as caught:
        connect(path, OTHER)
    assert OTHER.hex() not in str(caught.value)


def test_a_raw_key_has_the_right_length(path: Path) -> None:
    with pytest.raises(AssertionError):
        connect(path, b"short")


def test_the_driver_is_new_enough_for_what_is_used() -> None:
    assert sqlcipher3.sqlite_version_info >= (3, 42), "FTS5's secure-delete"


def test_a_server_that_does_not_answer_is_unreachable() -> None:
    refused = open_postgresql("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    assert code_of(refused) is StoreReason.UNREACHABLE
