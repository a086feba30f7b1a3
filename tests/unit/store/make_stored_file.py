"""Makes tests/vectors/store-<revision>.db: run once for each revision, before the next one is made.

python tests/unit/store/make_stored_file.py
"""

from pathlib import Path

from sqlalchemy import Engine
from store_world import KEY

from fieldkit.journal.entry import Entry, Form
from fieldkit.journal.log import LogName
from fieldkit.journal.repository import (
    DirectoryRow,
    EntryRow,
    LogRow,
    Placement,
    RecordRow,
)
from fieldkit.journal.segment import Checkpoint
from fieldkit.journal.state import Fact, Register, Write
from fieldkit.store.engine import open_sqlcipher
from fieldkit.store.migrations import REVISION
from fieldkit.store.unit_of_work import UnitOfWork, save

VECTORS = Path(__file__).resolve().parents[2] / "vectors"

TAG, USER, AREA = b"8bytetag", b"user of the test", b"area of the test"
HOUSEHOLD, PERSON, RECEIPT = b"household number", b"person of a file", b"a receipt given."
LOG = LogRow(1, LogName(b"device of a test", b"incarn-1", 1), TAG, 3, b"h" * 32, confirmed=1)
HOUSEHOLD_FIELDS = {"area": AREA, "site": b"site of the test", "head": PERSON}
PERSON_FIELDS = {
    "household": HOUSEHOLD,
    "family_name": "Вымыслова",
    "given_name": "Анна",
    "sex": "f",
    "birth_date": "1984-09-05",
    "phone": "+7 900 000-00-01",
    "specific_needs": ["SP"],
}
RECEIPT_FIELDS = {
    "household": HOUSEHOLD,
    "round": b"round of a test.",
    "site": b"site of the test",
    "lines": [{"item": "parcel", "quantity": 1}],
    "collected_by": "head",
    "collector": PERSON,
    "proof": "card_scan",
}
ENTRIES = [
    EntryRow(1, seq, bytes([seq]) * 32, kind, record, AREA, Entry(Form.OPEN, b"header", b"payload"))
    for seq, (kind, record) in enumerate(
        [("household", HOUSEHOLD), ("person", PERSON), ("receipt", RECEIPT)], start=1
    )
]
CHECKPOINT = Checkpoint(3, USER, b"d" * 64, b"u" * 64)
PLACEMENT = Placement(AREA, "person", PERSON, 1, True)
DIRECTORY = DirectoryRow("area", AREA, b"body of an area", 1)


def register(kind: str, record: bytes, seq: int, fields: dict[str, object]) -> RecordRow:
    write = Write(bytes([seq]) * 8, TAG, seq, 1_750_000_000_000 << 16, USER, fields)
    state = Register({TAG: seq}, [write]).pack()
    return RecordRow(kind, record, state, root=HOUSEHOLD, listed=True, values=fields)


def fill(unit: UnitOfWork) -> None:
    """A laptop's day: one act confirmed, two unsent."""
    journal = unit.journal
    receipt = Fact(TAG, 3, 1_750_000_000_000 << 16, USER, AREA, RECEIPT_FIELDS)
    journal.save_log(LOG)
    journal.put_entries(ENTRIES)
    journal.put_checkpoint(1, CHECKPOINT)
    journal.put_records(
        [
            register("household", HOUSEHOLD, 1, HOUSEHOLD_FIELDS),
            register("person", PERSON, 2, PERSON_FIELDS),
            RecordRow(
                "receipt",
                RECEIPT,
                receipt.pack(),
                root=HOUSEHOLD,
                listed=True,
                values=RECEIPT_FIELDS,
            ),
        ]
    )
    journal.position(1)
    journal.put_placements([PLACEMENT])
    journal.put_directory([DIRECTORY])
    journal.put_setting("manifest", b"a manifest")
    journal.put_file(bytes(32), b"a picture")


def main() -> None:
    path = VECTORS / f"store-{REVISION}.db"
    path.unlink(missing_ok=True)
    engine = open_sqlcipher(path, KEY, create=True)
    assert isinstance(engine, Engine)
    assert save(engine, fill) is None
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


if __name__ == "__main__":
    main()
