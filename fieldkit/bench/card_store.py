"""A laptop's store of many invented people whose households have cards, a third of them served.

Built once from the store of `people_store` and kept; headquarters stands beside it, and gives the
laptop a directory of today, so that rounds are open whenever the benchmark runs.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from fieldkit.bench.cache import built
from fieldkit.bench.must import must
from fieldkit.bench.people_store import LAPTOP, USER, laptop_of
from fieldkit.bench.served import PASSPHRASE, REGION, reopen, serving
from fieldkit.cards.numbers import RUN_SIZE, serial_of
from fieldkit.cards.payload import sign_payload
from fieldkit.hq import region
from fieldkit.hq.cards import ISSUER
from fieldkit.hq.load import load_region
from fieldkit.journal.replica import Replica
from fieldkit.journal.repository import Placement, RecordRow
from fieldkit.journal.state import Fact, Register, Write
from fieldkit.records.card import Card, CardStatus
from fieldkit.records.organisation import card_number_of
from fieldkit.records.receipt import Collector, ProofKind, Receipt
from fieldkit.records.record import Record, fields_of
from fieldkit.records.round import Round
from fieldkit.services.card_check import card_id, printed_number
from fieldkit.services.held import directory
from fieldkit.services.laptop import Laptop
from fieldkit.services.lookups import connection_of
from fieldkit.services.meet import meet_headquarters
from fieldkit.services.unlock import Machine, unlock
from fieldkit.store.tables import RECORD_TABLES

HQ = "hq"
RUN = bytes(range(RUN_SIZE))
ROWS_A_TRANSACTION = 5000
SERVED_OF = 3
"""Every third household has received already."""
POSITION = 1 << 39
"""Past those of the people, within the first epoch."""
TAG, USER_ID = b"cardbnch", b"u" * 16

_Home = tuple[bytes, bytes, bytes, bytes | None]
"""A household's id, area, site and head."""


@dataclass(frozen=True)
class CardStore:
    """`cards` of the running numbers 1 to so many; `key` signs them."""

    laptop: Laptop
    cards: int
    key: Ed25519PrivateKey

    def text(self, number: int) -> str:
        """What the QR of a card says."""
        return sign_payload(
            self.key,
            organisation=card_number_of(self.laptop.organisation),
            issuer=ISSUER,
            serial=serial_of(RUN, number),
            expiry=date(2100, 1, 1),
        ).text()


def open_card_store(people: int, seed: int, machine: Machine) -> CardStore:
    """The laptop, unlocked, with the directory of today; raises `RefusalError`."""
    folder = built(f"cards-{people}-{seed}", lambda place: _build(place, people, seed, machine))
    made = reopen(folder / HQ, machine.clock, machine.randomness)
    today = datetime.fromtimestamp(machine.clock.now_ms() / 1000, UTC).date()
    # A day back, since cards count from the day after the issuer's.
    found = must(region.read(REGION, made.keys.organisation, today - timedelta(days=1)))
    must(load_region(made, replace(found, forms=())))
    key = Ed25519PrivateKey.from_private_bytes(made.keys.card_issuer)
    made.close()
    user = (folder / USER).read_bytes()
    laptop = must(unlock(folder / LAPTOP, user, PASSPHRASE, machine))
    with serving(folder / HQ) as address:
        must(meet_headquarters(laptop, address.url))
    with laptop.node.transaction() as replica:
        cards = sum(1 for _ in _households(replica))
    return CardStore(laptop, cards, key)


def _build(place: Path, people: int, seed: int, machine: Machine) -> None:
    kept, user = laptop_of(people, seed)
    shutil.copytree(kept.parent, place, dirs_exist_ok=True)
    laptop = must(unlock(place / LAPTOP, user, PASSPHRASE, machine))
    with laptop.node.transaction() as replica:
        households = list(_households(replica))
        rounds = {each.code: each.id for each in directory(replica, Round)}
    given = rounds[min(rounds)]
    source = _records(laptop, households, given, machine.clock.now_ms())
    while some := list(islice(source, ROWS_A_TRANSACTION)):
        with laptop.node.transaction() as replica:
            replica.store.put_records([row for row, _ in some])
            replica.store.put_placements([placement for _, placement in some])
    laptop.close()


def _households(replica: Replica) -> Iterator[_Home]:
    table = RECORD_TABLES["household"]
    wanted = select(table.c.id, table.c.area, table.c.site, table.c.head)
    for row in connection_of(replica).execute(wanted.order_by(table.c.id)):
        yield row.id, row.area, row.site, row.head


def _records(
    laptop: Laptop, households: list[_Home], given: bytes, now_ms: int
) -> Iterator[tuple[RecordRow, Placement]]:
    for number, (household, area, site, head) in enumerate(households, start=1):
        serial = serial_of(RUN, number)
        card = Card(
            id=card_id(laptop.organisation, serial),
            household=household,
            serial=serial,
            short_number=printed_number(serial),
            status=CardStatus.ACTIVE,
        )
        position = POSITION + 2 * number
        fields = fields_of(card)
        write = Write(card.id[-8:], TAG, number, now_ms << 16, USER_ID, fields)
        state = Register({TAG: number}, [write]).pack()
        yield _row("card", card, household, state, position), _place("card", card, area, position)
        if number % SERVED_OF == 0 and head is not None:
            receipt = _receipt(number, household, given, site, head)
            fact = Fact(TAG, number, now_ms << 16, USER_ID, area, fields_of(receipt)).pack()
            row = _row("receipt", receipt, household, fact, position + 1)
            yield row, _place("receipt", receipt, area, position + 1)


def _receipt(number: int, household: bytes, given: bytes, site: bytes, head: bytes) -> Receipt:
    return Receipt(
        id=number.to_bytes(16, "big"),
        household=household,
        round=given,
        site=site,
        lines=[{"item": "FOOD", "quantity": 1}],
        collected_by=Collector.HEAD,
        collector=head,
        proof=ProofKind.CARD_SCAN,
    )


def _row(kind: str, record: Record, household: bytes, state: bytes, position: int) -> RecordRow:
    values: Mapping[str, Any] = fields_of(record)
    return RecordRow(
        kind,
        record.id,
        state,
        paged=True,
        position=position,
        root=household,
        listed=True,
        values=values,
    )


def _place(kind: str, record: Record, area: bytes, position: int) -> Placement:
    return Placement(area, kind, record.id, position, True)
