"""A laptop with a real encrypted store, and a directory that somebody signed for it."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta, timezone
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine

from fieldkit.cards.series import Series, sign_series
from fieldkit.errors import Refusal
from fieldkit.journal.author import Pen
from fieldkit.journal.clock import HybridClock
from fieldkit.journal.codec import encode
from fieldkit.journal.directory import DirectoryTaken, take_directory
from fieldkit.journal.keys import SigningKey, sealing_public
from fieldkit.journal.log import certify_incarnation, certify_user_key, device_id
from fieldkit.journal.manifest import Manifest, certify_online_key, record_hash, sign_manifest
from fieldkit.journal.node import Node
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import JournalStore
from fieldkit.records.ids import directory_id
from fieldkit.records.person import Relation, Sex
from fieldkit.records.receipt import Collector, ProofKind
from fieldkit.records.registry import KINDS, key_of, validate_fields
from fieldkit.records.user import Role
from fieldkit.services.details import HouseholdDetails, PersonDetails, ProxyDetails
from fieldkit.services.hand_out import HandedOut, HandOut, NotGiven, hand_out
from fieldkit.services.move_stock import Receive, StockMoved, move_stock
from fieldkit.services.register_household import Registered, register_household
from fieldkit.services.session import Session, Workplace
from fieldkit.services.shown import Chosen, Who
from fieldkit.store.engine import open_sqlcipher
from fieldkit.store.unit_of_work import UnitOfWork

T = TypeVar("T")
ORGANISATION = b"ORG-FOR-TESTING!"
KEY = b"k" * 32
NOW = 1_771_000_000_000
TODAY = date(2026, 2, 13)
DAY_MS = 86_400_000
FOOD, SOAP, VOUCHER = "FOOD", "SOAP", "VOUCHER"
CARD_ORGANISATION, CARD_ISSUER = 7, 3
ROLES = frozenset({Role.REGISTRAR, Role.DISTRIBUTOR, Role.STOREKEEPER})


class SeededRandomness:
    def __init__(self, seed: str) -> None:
        self._seed, self._count = seed, 0

    def bytes(self, count: int) -> bytes:
        self._count += 1
        blocks = -(-count // 32)
        text = f"{self._seed}/{self._count}"
        made = (hashlib.sha256(f"{text}/{block}".encode()).digest() for block in range(blocks))
        return b"".join(made)[:count]


class VirtualClock:
    def __init__(self) -> None:
        self.ms = NOW

    def now_ms(self) -> int:
        return self.ms


def identify(kind: str, code: str) -> bytes:
    return directory_id(ORGANISATION, kind, code)


def round_id(code: str) -> bytes:
    return identify("round", code)


class Headquarters:
    """Signs directories, and cards."""

    def __init__(self) -> None:
        randomness = SeededRandomness("headquarters")
        self.root = SigningKey(randomness.bytes(32))
        self.online = SigningKey(randomness.bytes(32))
        sealing = sealing_public(randomness.bytes(32))
        self.issuer = Ed25519PrivateKey.from_private_bytes(randomness.bytes(32))
        self.randomness = randomness
        self.version = 0
        self.bodies: dict[tuple[str, bytes], bytes] = {}
        keys = (self.online.public, sealing, sealing)
        self.key = certify_online_key(ORGANISATION, self.root, 1, keys)

    def add(self, kind: str, fields: dict[str, Any], record: bytes | None = None) -> bytes:
        checked = validate_fields(kind, fields)
        assert isinstance(checked, dict), checked
        record = record or identify(kind, key_of(KINDS[kind], fields))
        self.bodies[kind, record] = encode(checked)
        return record

    def publish(self, replica: Replica) -> None:
        self.version += 1
        hashes = {key: record_hash(*key, body) for key, body in self.bodies.items()}
        stamps = (NOW - 3 * DAY_MS, NOW + 30 * DAY_MS)
        draft = Manifest(ORGANISATION, 1, self.version, *stamps, hashes, self.key)
        taken = take_directory(replica, sign_manifest(draft, self.online), self.bodies)
        assert isinstance(taken, DirectoryTaken), taken
        assert not taken.missing

    def cards(self, count: int, first: int = 1) -> list[str]:
        """The digits of good cards."""
        series = Series(CARD_ORGANISATION, CARD_ISSUER, first, count, date(2027, 1, 1))
        return [each.text() for each in sign_series(self.issuer, series, self.randomness)]


def fill_directory(hq: Headquarters) -> None:
    for code in ("NORTH", "SOUTH"):
        hq.add("area", {"code": code, "name_ru": code, "name_en": code})
    for code, area, kind in (
        ("TAC-1", "NORTH", "tac"),
        ("TAC-2", "SOUTH", "tac"),
        ("DEPOT", "NORTH", "warehouse"),
    ):
        fields = {"code": code, "area": identify("area", area), "kind": kind}
        hq.add("site", {**fields, "name_ru": f"ПВР {code}", "name_en": f"Site {code}"})
    for code, modality in ((FOOD, "in_kind"), (SOAP, "in_kind"), (VOUCHER, "voucher")):
        fields = {"code": code, "modality": modality, "serialised": code == VOUCHER}
        names = {"name_ru": f"Товар {code}", "name_en": f"Item {code}", "unit": "piece"}
        hq.add("item", {**fields, **names})
    programme = hq.add("programme", {"code": "P", "name_ru": "Помощь", "name_en": "Aid"})
    for number, package, criterion in (
        (1, ((FOOD, 1, "household"), (SOAP, 2, "person")), None),
        (2, ((FOOD, 1, "household"),), None),
        (3, ((VOUCHER, 1, "household"),), "aged_60_up > 0 or disabled > 0"),
        (4, ((FOOD, 1, "household"),), "answers/water = 'no'"),
    ):
        lines = [{"item": item, "quantity": count, "per": per} for item, count, per in package]
        fields = {"code": f"P-{number}", "programme": programme, "number": number}
        days = {"starts": "2026-02-01", "ends": "2026-03-01"}
        named = {} if criterion is None else {"criterion": criterion}
        hq.add("round", {**fields, **days, "package": lines, **named})
    public = hq.issuer.public_key().public_bytes_raw()
    hq.add(
        "card_issuer",
        {"number": CARD_ISSUER, "public_key": public, "valid_from": "2025-01-01"},
    )


@cache
def empty_database() -> bytes:
    """An encrypted database without a row, made once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        engine = open_sqlcipher(path, KEY, create=True)
        assert isinstance(engine, Engine), engine
        engine.dispose()
        return path.read_bytes()


def open_copy(path: Path) -> Engine:
    path.write_bytes(empty_database())
    engine = open_sqlcipher(path, KEY)
    assert isinstance(engine, Engine), engine
    return engine


class Laptop:
    """One laptop of one user, on a database of its own."""

    def __init__(self, folder: Path, hq: Headquarters, name: str = "laptop") -> None:
        randomness = SeededRandomness(name)
        self.hq, self.clock = hq, VirtualClock()
        self.engine = open_copy(folder / f"{name}.db")
        device, incarnation, user = (SigningKey(randomness.bytes(32)) for _ in range(3))
        self.device = device_id(device.public)
        certificate = certify_incarnation(ORGANISATION, device, 1, 1, incarnation.public, 0)
        pen = Pen(certificate.name, incarnation, randomness.bytes(16), user, randomness)
        fields = {"code": self.device.hex(), "name": name, "public_key": device.public}
        hq.add("device", {**fields, "areas": ["NORTH"]}, self.device)
        self.node = Node(self._work, self._replica)
        with self.node.transaction() as replica:
            hq.publish(replica)
            users = [certify_user_key(ORGANISATION, device, pen.user, user.public)]
            replica.store.put_certificates([certificate], users)
        self.session = Session(
            self.node,
            pen,
            self.clock,
            Workplace(identify("site", "TAC-1"), "TAC-1", identify("area", "NORTH"), "NORTH"),
            ROLES,
            CARD_ORGANISATION,
            timezone(timedelta(hours=3)),
        )

    def as_(self, *roles: Role, site: str = "TAC-1") -> Session:
        place = replace(self.session.place, site=identify("site", site), site_code=site)
        return replace(self.session, roles=frozenset(roles) or ROLES, place=place)

    @contextmanager
    def _work(self) -> Iterator[JournalStore]:
        with UnitOfWork(self.engine) as unit:
            yield unit.journal

    def _replica(self, store: JournalStore) -> Replica:
        clock = HybridClock(self.clock)
        root = self.hq.root.public
        return Replica(ORGANISATION, root, store, clock, frozenset(), own_device=self.device)

    def entries(self) -> int:
        with self.node.transaction() as replica:
            return sum(row.seq for row in replica.store.logs())

    def stock(self, quantity: int = 100) -> None:
        """Goods and vouchers AV-001 to AV-050 at the site of work."""
        lines = [
            {"item": FOOD, "quantity": quantity},
            {"item": SOAP, "quantity": quantity},
            {"item": VOUCHER, "quantity": 50, "ranges": [{"first": "AV-001", "last": "AV-050"}]},
        ]
        moved = move_stock(self.session, Receive(self.session.place.site, lines))
        assert isinstance(moved, StockMoved), moved


def person(number: int = 0, **fields: Any) -> PersonDetails:
    given = ("Ия", "Лев", "Ася", "Яша", "Ида", "Ян", "Зоя", "Тит")[number % 8]
    base: dict[str, Any] = {
        "family_name": "Ветлугина",
        "given_name": given,
        "sex": Sex.MALE if number % 2 else Sex.FEMALE,
        "birth_date": date(1984 + number, 9, 5),
        "relation": Relation.CHILD if number else Relation.HEAD,
    }
    return PersonDetails(**{**base, **fields})


def household(people: int = 3, **fields: Any) -> HouseholdDetails:
    return HouseholdDetails(**{"members": [person(each) for each in range(people)], **fields})


def registered(session: Session, details: HouseholdDetails | None = None) -> Registered:
    found = register_household(session, details or household())
    assert isinstance(found, Registered), found
    return found


def proxy(**fields: Any) -> ProxyDetails:
    return ProxyDetails(**{"family_name": "Подгорный", "given_name": "Пров", **fields})


def goods(
    home: Registered, round_code: str, *lines: tuple[str, int], serials: Sequence[str] = ()
) -> HandOut:
    """What the head of a household takes, with a signature."""
    given: list[Any] = [{"item": item, "quantity": quantity} for item, quantity in lines]
    if serials:
        given[-1]["serials"] = list(serials)
    return HandOut(round_id(round_code), given, Collector.HEAD, home.people[0], ProofKind.SIGNATURE)


def handed(
    session: Session, home: Registered, goods_: HandOut, who: Who | None = None
) -> HandedOut:
    found = hand_out(session, who or Chosen(home.household), goods_)
    assert isinstance(found, HandedOut), found
    return found


def code_of(outcome: object) -> str:
    """The code of a refusal, the name of anything else."""
    if isinstance(outcome, Refusal):
        return str(outcome.code)
    return type(outcome.verdict if isinstance(outcome, NotGiven) else outcome).__name__
