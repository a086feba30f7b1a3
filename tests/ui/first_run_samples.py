"""The first run over invented data: a headquarters that answers as it is told to."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from fieldkit.errors import Refusal
from fieldkit.records.user import Role
from fieldkit.services.enrol import Answered
from fieldkit.services.laptop import Laptop
from fieldkit.services.laptop_reasons import LaptopReason
from fieldkit.services.recover import Pending
from fieldkit.sync.client import Progress, SyncReport
from fieldkit.sync.enrolment import EnrolCode
from fieldkit.ui.desk import Desk
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.first_run import FirstRunPage
from fieldkit.ui.pages.first_run_services import FirstRunServices, Person, Told, Welcomed
from fieldkit.ui.pages.settings_users import LaptopPeople, UsersServices
from fieldkit.ui.pages.unlock import UnlockPage, UnlockServices, User
from fieldkit.ui.pages.unlock_recover import RecoverServices
from fieldkit.ui.widgets.passphrase_choice import PassphraseServices
from fieldkit.vault.model import Compartment
from fieldkit.vault.reasons import VaultReason, WeakReason
from fieldkit.vault.recovery import Request

CODE = EnrolCode(bytes(range(16)), bytes(16), bytes(range(10)), "https://hq.example.org:8420")
PEOPLE = (
    Person(b"a" * 16, "Анна Примерова", frozenset({Role.REGISTRAR, Role.DISTRIBUTOR}), "anna"),
    Person(b"b" * 16, "Борис Выдумкин", frozenset({Role.TEAM_LEAD}), "boris"),
)
WORDS = {
    "ru": ("берёза мостик фонарь огурец", "тюлень варежка сугроб ковёр"),
    "en": ("birch bridge lantern melon", "seal mitten carpet spoon"),
}
DESK = Desk(cast(Any, None), cast(Any, None), cast(Any, None), [], {}, "")
GOOD = "паровоз-кисель-7-облаков"


class FakeLaptop:
    """An open vault, as far as the page knows."""

    closed = False

    def close(self) -> None:
        self.closed = True


LAPTOP = cast(Laptop, FakeLaptop())


@dataclass
class FakeHeadquarters:
    """What each call answers, and what was asked. Answers are taken from the lists first."""

    asks: list[Welcomed | Refusal] = field(default_factory=list)
    makes: list[Laptop | Refusal] = field(default_factory=list)
    meets: list[SyncReport | Refusal] = field(default_factory=list)
    opens: list[Desk | Refusal] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[EnrolCode, str]] = field(default_factory=list)
    made: list[tuple[bytes, str]] = field(default_factory=list)
    met: int = 0
    drawn: int = 0

    def services(self) -> FirstRunServices:
        phrases = PassphraseServices(self.offer, self.weakness)
        return FirstRunServices(
            self.read_file, self.ask, phrases, self.make, self.meet, self.open, "Ноутбук 7"
        )

    def read_file(self, path: Path) -> str | Refusal:
        found = self.files.get(path.name)
        return found or Refusal(LaptopReason.CODE_NOT_IN_FILE, {"file": path.name})

    def ask(self, code: EnrolCode, name: str) -> Welcomed | Refusal:
        self.asked.append((code, name))
        return self.asks.pop(0) if self.asks else Welcomed(cast(Answered, None), PEOPLE)

    def offer(self, language: Language) -> str:
        self.drawn += 1
        return WORDS[language][(self.drawn - 1) % 2]

    def weakness(self, phrase: str, personal: Sequence[str]) -> Refusal | None:
        if any(part.lower() in phrase.lower() for name in personal for part in name.split()):
            return Refusal(WeakReason.NAME)
        return None if len(phrase) > 11 else Refusal(WeakReason.SHORT, {"least": 8})

    def make(self, _: Welcomed, user: bytes, phrase: str, told: Told) -> Laptop | Refusal | None:
        if not told(0) or not told(1):
            return None
        self.made.append((user, phrase))
        told(2)
        return self.makes.pop(0) if self.makes else LAPTOP

    def meet(self, _: Laptop, progress: Progress) -> SyncReport | Refusal:
        self.met += 1
        report = self.meets.pop(0) if self.meets else SyncReport(0, 1_240, 3, (1, 4), 0)
        if isinstance(report, SyncReport):
            progress(report)
        return report

    def open(self, _: Laptop) -> Desk | Refusal:
        return self.opens.pop(0) if self.opens else DESK


@dataclass
class FakeUsers:
    """Two users of a laptop, one of whom has a slot already."""

    inside: list[Person] = field(default_factory=lambda: [PEOPLE[0]])
    outside: list[Person] = field(default_factory=lambda: [PEOPLE[1]])
    answers: list[Refusal] = field(default_factory=list)
    given: list[tuple[bytes, str]] = field(default_factory=list)

    def services(self) -> UsersServices:
        fake = FakeHeadquarters()
        phrases = PassphraseServices(fake.offer, fake.weakness)
        return UsersServices(self.people, self.let_in, phrases)

    def people(self) -> LaptopPeople:
        return LaptopPeople(list(self.inside), list(self.outside))

    def let_in(self, user: bytes, phrase: str) -> Refusal | None:
        if self.answers:
            return self.answers.pop(0)
        self.given.append((user, phrase))
        self.inside += [each for each in self.outside if each.id == user]
        self.outside = [each for each in self.outside if each.id != user]
        return None


REQUEST = Request(
    bytes(16), bytes(16), b"a" * 16, bytes(range(32)), bytes(32), {Compartment.AID: bytes(80)}
)
SAID = "пилот берёза тетрадь облако"


@dataclass
class FakeRecovery:
    """A headquarters that answers by a file named answer.txt and says `SAID`."""

    asks: list[Refusal] = field(default_factory=list)
    saved: dict[str, str] = field(default_factory=dict)
    taken: list[tuple[bytes, str, str, str]] = field(default_factory=list)

    def services(self) -> RecoverServices:
        fake = FakeHeadquarters()
        phrases = PassphraseServices(fake.offer, fake.weakness)
        return RecoverServices(self.ask, self.save, self.read, self.take, phrases)

    def ask(self, user: bytes) -> Pending | Refusal:
        return self.asks.pop(0) if self.asks else Pending(replace(REQUEST, user=user), bytes(32))

    def save(self, file: Path, text: str) -> Refusal | None:
        if file.parent.name == "full":
            return Refusal(VaultReason.DISK_FULL, {"folder": "E:"})
        self.saved[file.name] = text
        return None

    def read(self, _: Pending, file: Path) -> str | Refusal:
        ours = file.name == "answer.txt"
        return "FKA1-ANSWER" if ours else Refusal(VaultReason.RECOVERY_ANSWER_OTHER)

    def take(self, user: bytes, answer: str, words: str, new: str) -> Refusal | None:
        if words != SAID:
            return Refusal(VaultReason.RECOVERY_WORDS_WRONG)
        self.taken.append((user, answer, words, new))
        return None


def first_run_page(tools: Tools, fake: FakeHeadquarters | None = None) -> FirstRunPage:
    """The page at its beginning."""
    page = FirstRunPage(tools, (fake or FakeHeadquarters()).services())
    page.retranslate()
    return page


def recovering_page(tools: Tools) -> UnlockPage:
    """The page of a locked laptop with a way back in for whoever forgot the passphrase."""
    users = [User(b"a" * 16, "anna"), User(b"b" * 16, "boris")]
    services = UnlockServices(
        users, lambda *_: DESK, lambda _: None, users[0].id, recovery=FakeRecovery().services()
    )
    return UnlockPage(tools, services)


def with_code(page: FirstRunPage) -> FirstRunPage:
    """The page with code and name typed."""
    page.code.setPlainText(CODE.text())
    page.name.setText("Ноутбук 7")
    return page


def at_user(page: FirstRunPage) -> FirstRunPage:
    """The page at its second step."""
    with_code(page).proceed()
    return page


def with_own(page: FirstRunPage, phrase: str = GOOD, again: str | None = None) -> FirstRunPage:
    """The page at its second step with a passphrase of one's own."""
    at_user(page).passphrase.own.setChecked(True)
    page.passphrase.field.setText(phrase)
    page.passphrase.again.setText(phrase if again is None else again)
    return page
