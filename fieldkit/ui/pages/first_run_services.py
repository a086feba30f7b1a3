"""What the page of the first run asks, and its answers over a real folder and headquarters."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from fieldkit.cards.picture_file import read_picture
from fieldkit.errors import Refusal
from fieldkit.records.user import Role
from fieldkit.services.enrol import Answered, FirstUser, as_enrolment, ask, finish
from fieldkit.services.laptop import Laptop
from fieldkit.services.laptop_reasons import LaptopReason
from fieldkit.services.meet import meet_headquarters
from fieldkit.services.typed_code import code_in_text, read_typed
from fieldkit.services.unlock import Machine, unlock
from fieldkit.sync.client import Progress, SyncReport
from fieldkit.sync.enrolment import EnrolCode
from fieldkit.sync.transport import HttpTransport
from fieldkit.ui.desk import Desk, open_desk
from fieldkit.ui.widgets.passphrase_choice import PassphraseServices
from fieldkit.vault.kdf import tune
from fieldkit.vault.passphrase import generate_passphrase, weakness

STEPS = 3
"""Of making a laptop: its speed is measured, keys and database are made, it is unlocked."""
Told = Callable[[int], bool]
"""Told how many steps are done; False stops the work there, with nothing left behind."""


@dataclass(frozen=True)
class Person:
    """One whom headquarters lets work on a laptop. The name is shown and kept nowhere; `code` is
    the login.
    """

    id: bytes
    name: str
    roles: frozenset[Role]
    code: str = ""


@dataclass(frozen=True)
class Welcomed:
    """Headquarters has taken the laptop in, for these people."""

    answered: Answered
    people: Sequence[Person]


@dataclass(frozen=True)
class FirstRunServices:
    """`ask` and `meet` are called in the lane `net`, `make` in `key` (None: it was stopped), `open`
    in `db`.
    """

    read_file: Callable[[Path], str | Refusal]
    ask: Callable[[EnrolCode, str], Welcomed | Refusal]
    passphrases: PassphraseServices
    make: Callable[[Welcomed, bytes, str, Told], Laptop | Refusal | None]
    meet: Callable[[Laptop, Progress], SyncReport | Refusal]
    open: Callable[[Laptop], Desk | Refusal]
    laptop_name: str = ""


def first_run_services(
    folder: Path, machine: Machine, zone: tzinfo, laptop_name: str
) -> FirstRunServices:
    """The services over a folder without a vault."""
    enrolling = _Enrolling(folder, machine)
    return FirstRunServices(
        read_code_file,
        enrolling.ask,
        passphrase_services(machine),
        enrolling.make,
        lambda laptop, progress: meet_headquarters(laptop, progress=progress),
        lambda laptop: open_desk(laptop, "", zone),
        laptop_name,
    )


def passphrase_services(machine: Machine) -> PassphraseServices:
    """Words from this machine's chance, judged by the vault's own measure."""
    return PassphraseServices(
        lambda language: generate_passphrase(language, machine.randomness), weakness
    )


def read_code_file(path: Path) -> str | Refusal:
    """The enrolment code in a file: the text itself, or a picture of its QR. Takes a process for a
    picture. Refuses a file that can't be read or has no code in it.
    """
    texts = read_picture(path)
    if isinstance(texts, Refusal):
        return code_in_text(path)
    found = [text for text in texts if isinstance(read_typed(text), EnrolCode)]
    return found[0] if found else Refusal(LaptopReason.CODE_NOT_IN_FILE, {"file": path.name})


class _Enrolling:
    """One laptop being enrolled. The device's key of each code that was asked with stays in memory,
    so that asking again after a lost answer, or another choice, is not refused as a used code.
    """

    def __init__(self, folder: Path, machine: Machine) -> None:
        self._folder, self._machine = folder, machine
        self._seeds: dict[bytes, bytes] = {}

    def ask(self, code: EnrolCode, name: str) -> Welcomed | Refusal:
        randomness = self._machine.randomness
        seed = self._seeds.setdefault(code.token, randomness.bytes(32))
        transport = HttpTransport(code.url)
        try:
            answered = ask(code, name, transport, randomness, seed)
        finally:
            transport.close()
        if isinstance(answered, Refusal):
            return as_enrolment(answered, code.url)
        people = [person_of(user, fields) for user, fields in answered.users.items()]
        if not people:
            return Refusal(LaptopReason.NOBODY)
        return Welcomed(answered, sorted(people, key=lambda each: each.name))

    def make(
        self, welcomed: Welcomed, user: bytes, passphrase: str, told: Told
    ) -> Laptop | Refusal | None:
        machine = self._machine
        if not told(0):
            return None
        cost = tune(machine.clock)
        if not told(1):
            return None
        first = FirstUser(user, passphrase, cost)
        refusal = finish(welcomed.answered, first, self._folder, machine.clock, machine.randomness)
        if refusal is not None:
            return refusal
        told(2)
        return unlock(self._folder, user, passphrase, machine)


def person_of(user: bytes, fields: Mapping[str, object]) -> Person:
    """A user's record in the directory as a person to choose."""
    roles = fields.get("roles")
    held = set(roles) if isinstance(roles, list) else set()
    known = frozenset(role for role in Role if str(role) in held)
    return Person(user, str(fields.get("name", "")), known, str(fields.get("code", "")))
