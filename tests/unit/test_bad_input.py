"""What goes wrong on a laptop's own disk: a typed outcome with words, and nothing lost."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fieldkit.errors import Refusal
from fieldkit.journal.author import Act, write
from fieldkit.services.enrol import FirstUser, finish
from fieldkit.vault.kdf import FLOOR
from tests.faults.offline import (
    PASSPHRASE,
    USER,
    answered,
    assert_holds,
    enrol_offline,
    open_laptop,
    save,
    unlocked,
)
from tests.faults.outcomes import refused
from tests.sync.world import SeededRandomness, VirtualClock

pytestmark = pytest.mark.slow

DATABASE, VAULT = "aid.db", "vault.json"
NOBODY = 65534


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("laptop") / "data"
    enrol_offline(folder)
    laptop = open_laptop(folder)
    save(laptop, 3)
    laptop.close()
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(template, tmp_path / "data"))


def test_a_wrong_passphrase_changes_nothing(folder: Path) -> None:
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    refused(unlocked(folder, passphrase="берёза-мостик-фонарь-помидор"), "vault.wrong_passphrase")
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9, 0.999])
def test_a_cut_vault_file_is_named_and_can_be_put_back(folder: Path, share: float) -> None:
    whole = (folder / VAULT).read_bytes()
    (folder / VAULT).write_bytes(whole[: int(len(whole) * share)])
    refused(unlocked(folder), "vault.cut", "vault.altered")
    (folder / VAULT).write_bytes(whole)
    laptop = open_laptop(folder)
    assert_holds(laptop, 3)
    laptop.close()


@pytest.mark.parametrize("share", [0.02, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95])
def test_an_altered_vault_file_never_opens(folder: Path, share: float) -> None:
    whole = bytearray((folder / VAULT).read_bytes())
    place = int(len(whole) * share)
    whole[place] = ord("A") if whole[place] != ord("A") else ord("B")
    (folder / VAULT).write_bytes(whole)
    refused(
        unlocked(folder),
        "vault.cut",
        "vault.altered",
        "vault.newer_version",
        "vault.wrong_passphrase",
        "vault.unknown_user",
        "vault.kdf_bounds",
    )


def test_a_missing_vault_file_is_named(folder: Path) -> None:
    (folder / VAULT).unlink()
    refused(unlocked(folder), "vault.absent")


def test_a_database_of_another_key_is_named_and_left_alone(folder: Path, tmp_path: Path) -> None:
    enrol_offline(tmp_path / "other", seed=7)
    other = (tmp_path / "other" / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(other)
    refused(unlocked(folder), "store.other_key")
    assert (folder / DATABASE).read_bytes() == other


@pytest.mark.parametrize("share", [0, 0.3, 0.7])
def test_a_cut_database_is_named(folder: Path, share: float) -> None:
    whole = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(whole[: int(len(whole) * share)])
    refused(unlocked(folder), "store.damaged", "store.other_key")
    (folder / DATABASE).write_bytes(whole)
    laptop = open_laptop(folder)
    assert_holds(laptop, 3)
    laptop.close()


def test_a_missing_database_is_named_and_none_is_made(folder: Path) -> None:
    (folder / DATABASE).unlink()
    refused(unlocked(folder), "store.missing")
    assert not (folder / DATABASE).exists()


def test_a_second_process_on_a_vault_is_refused(folder: Path) -> None:
    laptop = open_laptop(folder)
    script = (
        "import sys; from pathlib import Path\n"
        "from tests.faults.offline import unlocked\n"
        "print(unlocked(Path(sys.argv[1])).code)"
    )
    root = Path(__file__).resolve().parents[2]
    second = subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, cwd=root
    )
    assert second.stdout.strip() == "vault.in_use", second.stderr
    refused(unlocked(folder), "vault.in_use")
    seq = save(laptop)
    laptop.close()
    again = open_laptop(folder, 3)
    assert_holds(again, seq)
    again.close()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The folder can be read, not written, by this process."""
    for each in (folder, *folder.iterdir()):
        each.chmod(0o555 if each.is_dir() else 0o444)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        for each in folder.iterdir():
            each.chmod(0o644)


@pytest.fixture
def open_folder(template: Path) -> Iterator[Path]:
    """A copy of the laptop where any user of this machine may look."""
    place = Path(tempfile.mkdtemp(prefix="fieldkit-folder-"))
    place.chmod(0o755)
    yield Path(shutil.copytree(template, place / "data"))
    shutil.rmtree(place)


def test_a_data_folder_that_cannot_be_written_is_named(open_folder: Path) -> None:
    with read_only(open_folder):
        refused(unlocked(open_folder), "vault.folder_not_writable")
    laptop = open_laptop(open_folder)
    assert_holds(laptop, 3)
    laptop.close()


def test_a_laptop_is_not_made_in_a_folder_that_cannot_be_written(open_folder: Path) -> None:
    first = FirstUser(USER, PASSPHRASE, FLOOR)
    for file in open_folder.iterdir():
        file.unlink()
    with read_only(open_folder):
        for place in (open_folder, open_folder / "new"):
            made = finish(answered(1), first, place, VirtualClock(), SeededRandomness(1))
            refused(made, "vault.folder_not_writable", "laptop.folder_not_writable")
    assert list(open_folder.iterdir()) == []


def test_nonsense_in_fields_is_refused_and_saves_nothing(folder: Path) -> None:
    laptop = open_laptop(folder)
    nonsense: list[dict[str, object]] = [
        {"area": "north"},
        {"arrived": "30.02.2025"},
        {"phone": 12},
        {"address_note": "a\x00b"},
        {"head": b"short"},
    ]
    for fields in nonsense:
        with laptop.node.transaction() as replica:
            area = min(replica.areas or ())
            outcome = write(replica, laptop.pen, [Act("household", b"n" * 16, area, fields)])
        assert isinstance(outcome, Refusal), fields
        refused(outcome, str(outcome.code))
    assert_holds(laptop, 3)
    laptop.close()
