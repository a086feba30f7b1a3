"""One opened headquarters: its database, its node, and its pen for the entries it writes itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from fieldkit.errors import Refusal
from fieldkit.hq.keys import HqKeys, create_keys, read_keys
from fieldkit.hq.reasons import HqReason
from fieldkit.journal.author import Pen
from fieldkit.journal.clock import HybridClock
from fieldkit.journal.keys import SigningKey
from fieldkit.journal.log import (
    Compartment,
    certify_incarnation,
    certify_user_key,
    device_id,
)
from fieldkit.journal.node import Node, last_time
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import JournalStore
from fieldkit.ports import Clock, Randomness
from fieldkit.store.engine import open_postgresql, open_sqlcipher
from fieldkit.store.unit_of_work import UnitOfWork

DATABASE = "headquarters.db"


@dataclass
class Headquarters:
    """Keys, database, node and pen of one organisation. Close it when done."""

    folder: Path
    keys: HqKeys
    engine: Engine
    node: Node
    pen: Pen
    clock: Clock
    randomness: Randomness

    @property
    def online(self) -> SigningKey:
        return SigningKey(self.keys.signing)

    def close(self) -> None:
        self.engine.dispose()


def init(
    folder: Path,
    name: str,
    passphrase: str,
    clock: Clock,
    randomness: Randomness,
    database_url: str = "",
) -> Headquarters | Refusal:
    """A new organisation in an empty folder: keys, database, first directory still to publish.

    Refuses as `create_keys` and the store do, and a PostgreSQL database that is in use: two
    organisations in one would each publish the other's families.
    """
    refusal = _taken(database_url) if database_url else None
    if refusal is not None:
        return refusal
    keys = create_keys(folder, name, passphrase, database_url, randomness)
    if isinstance(keys, Refusal):
        return keys
    return open_with(keys, folder, clock, randomness, create=True)


def _taken(database_url: str) -> Refusal | None:
    engine = open_postgresql(database_url)
    if isinstance(engine, Refusal):
        return engine
    try:
        with UnitOfWork(engine, writing=False) as unit:
            used = unit.journal.logs() or unit.journal.directory()
    finally:
        engine.dispose()
    return Refusal(HqReason.DATABASE_TAKEN) if used else None


def open_headquarters(
    folder: Path, passphrase: str, clock: Clock, randomness: Randomness
) -> Headquarters | Refusal:
    """Opens a headquarters made by `init`."""
    keys = read_keys(folder, passphrase)
    if isinstance(keys, Refusal):
        return keys
    return open_with(keys, folder, clock, randomness)


def open_with(
    keys: HqKeys, folder: Path, clock: Clock, randomness: Randomness, create: bool = False
) -> Headquarters | Refusal:
    """Opens a headquarters by keys already read."""
    if keys.database_url:
        engine = open_postgresql(keys.database_url)
    else:
        engine = open_sqlcipher(folder / DATABASE, keys.database, create=create)
    if isinstance(engine, Refusal):
        return engine
    pen = _pen(keys, randomness)

    def make(store: JournalStore) -> Replica:
        return Replica(
            keys.organisation,
            keys.root_public,
            store,
            HybridClock(clock, last_time(store, pen.log)),
            unsealing=keys.sealing,
            feeds=True,
        )

    node = Node(lambda: _work(engine), make)
    return Headquarters(folder, keys, engine, node, pen, clock, randomness)


@contextmanager
def _work(engine: Engine) -> Iterator[JournalStore]:
    with UnitOfWork(engine) as unit:
        yield unit.journal


def _pen(keys: HqKeys, randomness: Randomness) -> Pen:
    """Headquarters' own log: opening stock, and what it settles."""
    device, incarnation = SigningKey(keys.device), SigningKey(keys.incarnation)
    name = certify_incarnation(
        keys.organisation, device, Compartment.AID, 1, incarnation.public, 0
    ).name
    return Pen(name, incarnation, keys.operator, SigningKey(keys.operator_key), randomness)


def certify_own_log(headquarters: Headquarters, replica: Replica) -> None:
    """Puts headquarters' own certificates among those held, so that its log verifies as others'."""
    keys = headquarters.keys
    device = SigningKey(keys.device)
    incarnation = certify_incarnation(
        keys.organisation, device, Compartment.AID, 1, headquarters.pen.incarnation.public, 0
    )
    user = certify_user_key(
        keys.organisation, device, keys.operator, headquarters.pen.user_key.public
    )
    replica.store.put_certificates([incarnation], [user])


def own_device(keys: HqKeys) -> bytes:
    return device_id(SigningKey(keys.device).public)
