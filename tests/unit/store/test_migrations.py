"""The scripts lead to the tables of today, from every file ever written, and never lose an act."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import make_stored_file as stored
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.schema import CreateTable
from store_world import KEY, code_of, opened

from fieldkit.store import migrations
from fieldkit.store.engine import open_sqlcipher
from fieldkit.store.migrations import REVISION, VERSION_TABLE, upgrade
from fieldkit.store.reasons import StoreReason
from fieldkit.store.repositories import households
from fieldkit.store.search import find_people
from fieldkit.store.tables import METADATA
from fieldkit.store.unit_of_work import UnitOfWork

FILES = sorted(stored.VECTORS.glob("store-*.db"))


def differences(connection: Connection) -> list[object]:
    """Between the database and the tables of today; the search index is no table of theirs."""

    def ours(name: str | None, kind: str, _: object) -> bool:
        return kind != "table" or not (
            name == VERSION_TABLE or str(name).startswith("sought_index")
        )

    found = compare_metadata(
        MigrationContext.configure(connection, opts={"include_name": ours}), METADATA
    )
    return [*found, *other_keys(connection)]


def other_keys(connection: Connection) -> list[object]:
    """Tables whose primary key is another; alembic does not compare these."""
    inspector = inspect(connection)
    return [
        (table.name, keys)
        for table in METADATA.sorted_tables
        if (keys := inspector.get_pk_constraint(table.name)["constrained_columns"])
        != [column.name for column in table.primary_key]
    ]


def test_the_scripts_make_the_tables_of_today(engine: Engine) -> None:
    with engine.connect() as connection:
        assert differences(connection) == []


def test_tables_without_rowid_are_made_so(engine: Engine) -> None:
    with engine.connect() as connection:
        for table in METADATA.sorted_tables:
            query = "SELECT sql FROM sqlite_master WHERE name = ?"
            made = str(connection.exec_driver_sql(query, (table.name,)).scalar())
            today = str(CreateTable(table).compile(engine))
            assert ("WITHOUT ROWID" in made) == ("WITHOUT ROWID" in today), table.name


def test_the_last_script_is_this_versions_revision() -> None:
    assert upgrade.scripts().get_current_head() == REVISION


def test_scripts_are_numbered_and_name_no_table_class() -> None:
    scripts = list(upgrade.scripts().walk_revisions())
    numbers = [f"{number:04d}" for number in range(len(scripts), 0, -1)]
    assert [script.revision for script in scripts] == numbers
    for script in scripts:
        assert "fieldkit" not in Path(script.path).read_text(encoding="utf-8")


def test_a_file_of_every_revision_is_kept() -> None:
    kept = [path.stem.removeprefix("store-") for path in FILES]
    assert kept == [f"{number:04d}" for number in range(1, int(REVISION) + 1)]


@pytest.mark.parametrize("kept", FILES, ids=lambda path: path.stem)
def test_a_kept_file_opens_with_its_unsent_acts(kept: Path, path: Path) -> None:
    shutil.copyfile(kept, path)
    engine = opened(path)
    with UnitOfWork(engine) as unit:
        journal = unit.journal
        assert journal.logs() == [stored.LOG] and stored.LOG.confirmed < stored.LOG.seq
        assert journal.entries(1, 1, 9) == stored.ENTRIES
        assert journal.checkpoints(1, 1, 9) == [stored.CHECKPOINT]
        assert journal.feed(stored.AREA, 0, 9) == [stored.PLACEMENT]
        assert journal.directory() == [stored.DIRECTORY]
        assert journal.setting("manifest") == b"a manifest"
        pictures = {bytes(32)} if kept.stem >= "store-0003" else set()
        assert journal.held_files() == pictures
        assert journal.position(0) == 1
        row = journal.records([("person", stored.PERSON)])[stored.PERSON]
        assert row.listed and row.root == stored.HOUSEHOLD
        assert set(journal.rooted([stored.HOUSEHOLD])) == {
            ("household", stored.HOUSEHOLD),
            ("person", stored.PERSON),
            ("receipt", stored.RECEIPT),
        }
        home = households.household(unit.connection, stored.HOUSEHOLD)
        assert home is not None and home.area == stored.AREA and home.head == stored.PERSON
        found = [person.id for person in find_people(unit.connection, "вымысл")]
        assert found == [stored.PERSON]
        assert differences(unit.connection) == []
    engine.dispose()


TOMORROW = f"{int(REVISION) + 1:04d}"
NEXT = """
import sqlalchemy as sa
from alembic import op
revision = "{next}"
down_revision = "{now}"
def upgrade():
    op.add_column("setting", sa.Column("since", sa.Integer(), nullable=True))
    {then}
"""


@pytest.fixture
def tomorrow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Makes this the version after, whose last script ends with the given line."""

    def make(then: str) -> None:
        room = tmp_path / "scripts"
        room.mkdir()
        for script in upgrade.scripts().walk_revisions():
            shutil.copy(script.path, room / Path(script.path).name)
        text = NEXT.format(then=then, now=REVISION, next=TOMORROW)
        (room / f"r{TOMORROW}.py").write_text(text)
        directory = ScriptDirectory(str(room), version_locations=[str(room)])
        monkeypatch.setattr(upgrade, "scripts", lambda: directory)
        monkeypatch.setattr(migrations, "REVISION", TOMORROW)

    return make


def put_and_close(engine: Engine) -> None:
    with UnitOfWork(engine) as unit:
        unit.journal.put_setting("kept", b"1")
    engine.dispose()


def test_an_older_file_is_set_aside_then_updated(
    engine: Engine, path: Path, tomorrow: Callable[[str], None]
) -> None:
    put_and_close(engine)
    before = path.read_bytes()
    tomorrow("pass")
    later = opened(path)
    with UnitOfWork(later) as unit:
        assert unit.journal.setting("kept") == b"1"
        columns = {column["name"] for column in inspect(unit.connection).get_columns("setting")}
        assert columns == {"name", "value", "since"}
    later.dispose()
    assert path.with_name(f"aid.db.before-{TOMORROW}").read_bytes() == before


def test_an_update_that_fails_changes_nothing(
    engine: Engine, path: Path, tomorrow: Callable[[str], None]
) -> None:
    put_and_close(engine)
    tomorrow("raise ZeroDivisionError")
    with pytest.raises(ZeroDivisionError):
        open_sqlcipher(path, KEY)
    for file in (path, path.with_name(f"aid.db.before-{TOMORROW}")):
        connection = sqlcipher_of(file)
        assert connection.execute("SELECT name, value FROM setting").fetchall() == [("kept", b"1")]
        assert connection.execute(f"SELECT * FROM {VERSION_TABLE}").fetchall() == [(REVISION,)]
        columns = [row[1] for row in connection.execute("PRAGMA table_info(setting)")]
        assert columns == ["name", "value"]
        connection.close()


def sqlcipher_of(path: Path):
    from fieldkit.store.sqlcipher import connect

    return connect(path, KEY)


def test_a_file_in_use_is_not_updated(
    engine: Engine, path: Path, tomorrow: Callable[[str], None]
) -> None:
    put_and_close(engine)
    other = sqlcipher_of(path)
    other.execute("INSERT INTO setting (name, value) VALUES ('unsaved', x'00')")
    tomorrow("pass")
    assert code_of(open_sqlcipher(path, KEY)) is StoreReason.BUSY
    other.close()
    later = opened(path)
    later.dispose()


def test_a_copy_that_does_not_fit_stops_the_update(
    engine: Engine,
    path: Path,
    tomorrow: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_and_close(engine)
    tomorrow("pass")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    assert code_of(open_sqlcipher(path, KEY)) is StoreReason.DISK_FULL
    assert not list(path.parent.glob("*.before-*"))


CURRENT = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from store_world import opened
opened(Path(sys.argv[1])).dispose()
assert "alembic" not in sys.modules, "alembic was imported for nothing"
"""


def test_a_current_file_opens_without_alembic(engine: Engine, path: Path) -> None:
    engine.dispose()
    arguments = [sys.executable, "-c", CURRENT, str(path), str(Path(__file__).parent)]
    subprocess.run(arguments, check=True)
