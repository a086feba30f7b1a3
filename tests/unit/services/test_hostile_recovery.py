"""Recovery by answer under forged files, replays, full disks and cuts between any two writes."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fieldkit.errors import Refusal, RefusalError
from fieldkit.services.recover import NAME, NewPassphrase, ask_recovery, pending, take_answer
from fieldkit.store.engine import open_sqlcipher
from fieldkit.store.reasons import StoreReason
from fieldkit.store.unit_of_work import UnitOfWork
from fieldkit.vault import seal
from fieldkit.vault.file import read_vault, write_vault
from fieldkit.vault.model import Compartment, Opened
from fieldkit.vault.open import open_compartment
from fieldkit.vault.reasons import VaultReason
from fieldkit.vault.recovery import Request, answer_request, answers, read_request
from fieldkit.vault.users import change_passphrase
from tests.unit.vault.vault_world import (
    AID_WORDS,
    AIDER,
    COST,
    RECOVERY,
    Seeded,
    World,
    good,
    make_world,
)

pytestmark = pytest.mark.slow

WORDS = "пилот берёза тетрадь облако"
NEW = NewPassphrase("тюлень варежка сугроб ковёр", COST)
AID = (Compartment.AID,)


@pytest.fixture(scope="module")
def world() -> World:
    return make_world()


@pytest.fixture
def folder(world: World, tmp_path: Path) -> Path:
    """A laptop's folder: its vault, and the database that the vault opens."""
    assert write_vault(tmp_path, world.vault) is None
    key = bytes(world.aid.database_key)
    good(open_sqlcipher(tmp_path / world.aid.database, key, create=True)).dispose()
    return tmp_path


def asked(folder: Path, seed: str = "ask") -> Request:
    return good(ask_recovery(folder, AIDER, Seeded(seed))).request


def answered(request: Request) -> str:
    return good(answer_request(request, RECOVERY, AID, WORDS, Seeded("answer")))


def take(folder: Path, answer: str) -> object:
    return take_answer(folder, AIDER, answer, WORDS, NEW, Seeded("take"))


def opens(folder: Path, passphrase: str) -> bool:
    found = open_compartment(good(read_vault(folder)), Compartment.AID, AIDER, passphrase)
    return isinstance(found, Opened)


def altered(text: str) -> Iterator[str]:
    for at, sign in enumerate(text):
        for other in ("A", "B", "7", "=", "\x00", "é", ""):
            if sign not in ("-", other):
                yield text[:at] + other + text[at + 1 :]


def test_every_altered_sign_and_every_cut_is_noticed(folder: Path) -> None:
    request = asked(folder)
    answer = answered(request)
    for wrong in altered(request.text()):
        assert isinstance(read_request(wrong), Refusal), wrong
    for wrong in altered(answer):
        assert answers(request, wrong) == Refusal(VaultReason.RECOVERY_ANSWER_WRONG), wrong
    for length in range(len(answer)):
        assert isinstance(answers(request, answer[:length]), Refusal), length


ODD: list[bytes] = [
    b"",
    b"[]",
    b"5",
    b"null",
    b"\xff\xfe",
    b"[" * 60_000,
    b'{"request": 5, "private": ""}',
    b'{"request": null, "private": null}',
    b'{"request": "FKR1", "private": 5}',
]


@pytest.mark.parametrize("content", ODD)
def test_a_forged_file_of_the_request_counts_as_none(folder: Path, content: bytes) -> None:
    (folder / NAME).write_bytes(content)
    assert pending(folder, good(read_vault(folder)), AIDER) is None
    asked(folder)


def spoil(folder: Path, **changed: Any) -> None:
    content = json.loads((folder / NAME).read_bytes())
    (folder / NAME).write_text(json.dumps({**content, **changed}))


@pytest.mark.parametrize("private", ["", "00", "00" * 32, "11" * 4096, "zz"])
def test_a_key_that_is_not_the_request_s_counts_as_none(folder: Path, private: str) -> None:
    """Else the user would wait for an answer that nothing on this laptop can open."""
    request = asked(folder)
    spoil(folder, private=private)
    assert pending(folder, good(read_vault(folder)), AIDER) is None
    assert asked(folder, "again") != request


def test_a_request_put_there_by_another_organisation_counts_as_none(folder: Path) -> None:
    forged = replace(asked(folder), organisation=bytes(16))
    spoil(folder, request=forged.text())
    assert pending(folder, good(read_vault(folder)), AIDER) is None


def test_an_answer_serves_once_even_if_its_request_can_not_be_deleted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = answered(asked(folder))

    def held(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "in use", str(self), missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    assert take(folder, answer) is None
    assert opens(folder, NEW.passphrase) and not opens(folder, AID_WORDS)
    monkeypatch.undo()
    assert (folder / NAME).exists()
    assert take(folder, answer) == Refusal(VaultReason.RECOVERY_NOT_ASKED)


def test_an_answer_that_comes_after_the_user_changed_the_passphrase_is_void(folder: Path) -> None:
    answer = answered(asked(folder))
    vault = good(read_vault(folder))
    mine = "сугроб якорь пчела фонарь"
    changed = good(change_passphrase(vault, AIDER, AID_WORDS, mine, COST, Seeded("mine")))
    assert write_vault(folder, changed) is None
    assert take(folder, answer) == Refusal(VaultReason.RECOVERY_NOT_ASKED)
    assert opens(folder, mine)


def test_a_full_disk_is_an_outcome_and_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = answered(asked(folder))

    def full(*_: object) -> None:
        raise RefusalError(Refusal(StoreReason.DISK_FULL))

    monkeypatch.setattr(UnitOfWork, "__enter__", full)
    assert take(folder, answer) == Refusal(StoreReason.DISK_FULL)
    monkeypatch.undo()
    assert opens(folder, AID_WORDS) and take(folder, answer) is None


class PowerCut(BaseException):
    """The end of the process, here and now."""


def cut_at(monkeypatch: pytest.MonkeyPatch, number: int) -> list[str]:
    """The power goes before that step (from 0) of all that reach the disk; the steps so far."""
    steps: list[str] = []

    def stepping(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **kwargs: Any) -> Any:
            if len(steps) >= number:
                if name == "commit":
                    # The cut takes the open transaction with it.
                    real(args[0], PowerCut, PowerCut(), None)
                raise PowerCut
            steps.append(name)
            return real(*args, **kwargs)

        return step

    monkeypatch.setattr(os, "fsync", stepping("fsync", os.fsync))
    for name in ("replace", "unlink"):
        monkeypatch.setattr(Path, name, stepping(name, getattr(Path, name)))
    monkeypatch.setattr(UnitOfWork, "__exit__", stepping("commit", UnitOfWork.__exit__))
    return steps


@pytest.mark.faults
def test_a_cut_between_any_two_writes_leaves_one_passphrase_that_opens(
    world: World, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = answered(asked(folder))
    before = (folder / NAME).read_bytes()
    for number in range(20):
        assert write_vault(folder, world.vault) is None
        (folder / NAME).write_bytes(before)
        with monkeypatch.context() as patch:
            steps = cut_at(patch, number)
            try:
                done: object = take(folder, answer)
            except PowerCut:
                done = "cut"
        old, new = opens(folder, AID_WORDS), opens(folder, NEW.passphrase)
        assert (old, new) in ((True, False), (False, True)), steps
        again = take(folder, answer)
        assert again == (None if old else Refusal(VaultReason.RECOVERY_NOT_ASKED)), steps
        assert opens(folder, NEW.passphrase)
        if done is None:
            assert steps.count("commit") == 1 and "unlink" in steps
            return
    pytest.fail("it never came to an end")


def test_the_number_is_too_long_to_be_met_by_trying(folder: Path) -> None:
    """Somebody on the road may try keys for days; each costs some 20 microseconds."""
    request = asked(folder)
    digits = request.number().replace(" ", "")
    assert len(digits) == 16 and digits.isdigit()
    swapped = replace(request, public=seal.public_key(b"\x55" * 32))
    assert swapped.number() != request.number()
