"""A forgotten passphrase, mended from afar: request, answer, new passphrase, all without a line."""

import shutil
from pathlib import Path

import pytest

from fieldkit.errors import Refusal
from fieldkit.hq.keys import RECOVERY_FILE, read_recovery_key
from fieldkit.hq.publish import publish
from fieldkit.hq.reasons import HqReason
from fieldkit.hq.recover import RecoveryAnswer, answer_recovery
from fieldkit.services.laptop import Laptop
from fieldkit.services.meet import meet_headquarters
from fieldkit.services.recover import NAME, NewPassphrase, ask_recovery, pending, take_answer
from fieldkit.services.unlock import Machine, unlock
from fieldkit.sync.client import SyncReport
from fieldkit.vault.file import read_vault
from fieldkit.vault.model import Vault
from fieldkit.vault.reasons import VaultReason, WeakReason
from tests.hq.conftest import FLOOR, PASSPHRASE, Served, make_laptop
from tests.hq.test_hq_commands import run
from tests.sync.world import SeededRandomness, VirtualClock

pytestmark = pytest.mark.slow
NEW = NewPassphrase("тюлень варежка сугроб ковёр", FLOOR)


@pytest.fixture
def folder(served: Served, tmp_path: Path, region_areas: list[str]) -> Path:
    make_laptop(served, tmp_path / "laptop", region_areas[:3]).close()
    return tmp_path / "laptop"


@pytest.fixture
def user(folder: Path) -> bytes:
    vault = read_vault(folder)
    assert isinstance(vault, Vault)
    return min(vault.users())


def recovery_key(served: Served) -> bytes:
    key = read_recovery_key(served.headquarters.folder / RECOVERY_FILE, PASSPHRASE)
    assert isinstance(key, bytes)
    return key


def request_text(folder: Path, user: bytes, seed: int = 90) -> str:
    asked = ask_recovery(folder, user, SeededRandomness(seed))
    assert not isinstance(asked, Refusal)
    return asked.request.text()


def answer(served: Served, folder: Path, user: bytes) -> RecoveryAnswer:
    text = request_text(folder, user)
    found = answer_recovery(served.headquarters, recovery_key(served), text, "ru")
    assert isinstance(found, RecoveryAnswer), found
    return found


def take(folder: Path, user: bytes, text: str, words: str, new: NewPassphrase = NEW) -> object:
    return take_answer(folder, user, text, words, new, SeededRandomness(91))


def opened(folder: Path, user: bytes, passphrase: str) -> Laptop | Refusal:
    return unlock(folder, user, passphrase, Machine(VirtualClock(), SeededRandomness(92)))


def test_from_forgotten_to_work_that_headquarters_accepts(
    served: Served, folder: Path, user: bytes
) -> None:
    found = answer(served, folder, user)
    assert found.laptop == "ноутбук 1" and found.user.startswith("Проба")
    assert take(folder, user, found.text, found.words.upper()) is None
    assert not (folder / NAME).exists(), "the request is used up"
    old = opened(folder, user, PASSPHRASE)
    assert isinstance(old, Refusal) and old.code is VaultReason.WRONG_PASSPHRASE
    laptop = opened(folder, user, NEW.passphrase)
    assert isinstance(laptop, Laptop), laptop
    report = meet_headquarters(laptop)
    laptop.close()
    assert isinstance(report, SyncReport) and report.problems == []
    again = take(folder, user, found.text, found.words)
    assert again == Refusal(VaultReason.RECOVERY_NOT_ASKED)


def test_wrong_words_or_a_weak_passphrase_leave_all_as_it_was(
    served: Served, folder: Path, user: bytes
) -> None:
    found = answer(served, folder, user)
    before = read_vault(folder)
    assert take(folder, user, found.text, "не те слова") == Refusal(
        VaultReason.RECOVERY_WORDS_WRONG
    )
    weak = take(folder, user, found.text, found.words, NewPassphrase("12345678", FLOOR))
    assert isinstance(weak, Refusal) and isinstance(weak.code, WeakReason)
    assert read_vault(folder) == before and (folder / NAME).exists()
    assert take(folder, user, found.text, found.words) is None


def test_a_request_is_asked_once_and_kept(folder: Path, user: bytes) -> None:
    first = request_text(folder, user)
    assert request_text(folder, user, seed=95) == first
    (folder / NAME).write_text("nonsense")
    vault = read_vault(folder)
    assert isinstance(vault, Vault) and pending(folder, vault, user) is None
    assert request_text(folder, user, seed=95) != first


def test_a_copied_laptop_does_not_open_by_the_file_alone(
    served: Served, folder: Path, user: bytes, tmp_path: Path
) -> None:
    found = answer(served, folder, user)
    shutil.copytree(folder, tmp_path / "stolen")
    refused = take(tmp_path / "stolen", user, found.text, "берёза мостик фонарь огурец")
    assert refused == Refusal(VaultReason.RECOVERY_WORDS_WRONG)


def test_headquarters_answers_only_for_its_own(served: Served, folder: Path, user: bytes) -> None:
    headquarters, key = served.headquarters, recovery_key(served)
    text = request_text(folder, user)
    bad = answer_recovery(headquarters, key, text[:-3], "ru")
    assert bad == Refusal(VaultReason.RECOVERY_REQUEST_WRONG)
    with headquarters.node.transaction() as replica:
        fields = dict(replica.directory_fields("user"))[user]
        publish(headquarters, replica, {("user", user): {**fields, "devices": []}})
    gone = answer_recovery(headquarters, key, text, "ru")
    assert gone == Refusal(HqReason.RECOVERY_NOT_USER)


def test_the_command(served: Served, folder: Path, user: bytes, tmp_path: Path) -> None:
    request, out = tmp_path / "request.txt", tmp_path / "answer.txt"
    request.write_text(request_text(folder, user), encoding="utf-8")
    hq = str(served.headquarters.folder)
    arguments = ("--key", f"{hq}/{RECOVERY_FILE}", "--data", hq, "--lang", "ru")
    done = run("recover-answer", str(request), "--out", str(out), *arguments)
    assert done.exit_code == 0, done.stderr
    words = done.stdout.split("no other way: ")[1].splitlines()[0]
    assert words not in out.read_text(encoding="utf-8")
    assert take(folder, user, out.read_text(encoding="utf-8"), words) is None
    missing = run("recover-answer", str(tmp_path / "no.txt"), "--out", str(out), *arguments)
    assert missing.exit_code == 1 and "no.txt" in missing.stderr
