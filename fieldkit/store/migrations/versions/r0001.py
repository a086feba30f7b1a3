"""The first schema.

Columns are written `name:type`, with `!` where they may not be empty.
"""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TYPES: dict[str, Callable[[], Any]] = {
    "bytes": sa.LargeBinary,
    "text": sa.String,
    "ordered": lambda: sa.String().with_variant(sa.String(collation="C"), "postgresql"),
    "big": sa.BigInteger,
    "int": sa.Integer,
    "small": sa.SmallInteger,
    "flag": sa.Boolean,
    "date": sa.Date,
    "json": sa.JSON,
}
_KEPT = (
    "id:bytes! state:bytes! baseline:bytes paged:flag! position:big! root:bytes listed:flag! "
    "conflicts:text "
)
_DONE = " acted_ms:big author:bytes area:bytes"


def upgrade() -> None:
    """Makes every table."""
    _make_registers()
    _make_facts()
    _make_logs()
    _make_certificates()
    _make_feed()
    _make_directory()
    _make_search()


def _make(name: str, columns: str, *keys: str, **options: Any) -> sa.Table:
    made = [_column(*each.split(":")) for each in columns.split()]
    return op.create_table(name, *made, sa.PrimaryKeyConstraint(*keys), **options)


def _column(name: str, kind: str) -> sa.Column[Any]:
    null = not kind.endswith("!")
    return sa.Column(name, _TYPES[kind.rstrip("!")](), nullable=null, autoincrement=False)


def _make_record(name: str, columns: str, *indexed: str) -> None:
    _make(name, _KEPT + columns, "id")
    for index in indexed:
        keys = index.split()
        op.create_index(f"ix_{name}_{keys[0]}", name, keys)
    _index_disputed(name)


def _index_disputed(name: str) -> None:
    disputed = sa.text("conflicts IS NOT NULL")
    op.create_index(
        f"ix_{name}_disputed", name, ["id"], sqlite_where=disputed, postgresql_where=disputed
    )


def _make_registers() -> None:
    _make_record(
        "household",
        "area:bytes site:bytes status:text head:bytes joined_to:bytes address_note:text "
        "origin_settlement:text arrived:date left_on:date phone:text deleted:flag",
        "site area listed",
        "joined_to",
    )
    _make_record(
        "person",
        "household:bytes family_name:text given_name:text patronymic:text sex:text "
        "birth_date:date birth_year:int age_band:text band_on:date specific_needs:json "
        "relation:text phone:text deleted:flag",
        "root listed",
    )
    _make_record(
        "proxy",
        "household:bytes family_name:text given_name:text patronymic:text document_note:text "
        "valid_until:date deleted:flag",
        "root",
    )
    _make_record(
        "card",
        "household:bytes serial:bytes short_number:text status:text replaced_by:bytes deleted:flag",
        "root",
        "serial",
        "short_number",
    )
    _make("other_record", "kind:text! " + _KEPT, "kind", "id")
    _index_disputed("other_record")


def _make_facts() -> None:
    _make_record(
        "assessment",
        "household:bytes form:text form_version:text answers:json corrects:bytes" + _DONE,
        "root",
    )
    _make_record(
        "receipt",
        "household:bytes round:bytes site:bytes card:bytes lines:json collected_by:text "
        "collector:bytes proof:text witness:text proof_note:text exception:text "
        "exception_note:text" + _DONE,
        "root",
        "round",
        "site acted_ms",
    )
    _make_record(
        "void",
        "fact:bytes household:bytes reason:text note:text goods_returned:flag" + _DONE,
        "root",
        "fact",
    )
    _make_record(
        "stock_movement",
        "movement:text from_place:bytes to_place:bytes waybill:text lines:json reason:text" + _DONE,
        "from_place",
        "to_place",
    )


def _make_logs() -> None:
    _make(
        "log",
        "id:int! device:bytes! incarnation:bytes! compartment:small! tag:bytes! seq:big! "
        "head:bytes! branch:bytes! parent:int fork:big! confirmed:big! epoch:big!",
        "id",
    )
    op.create_index("ix_log_device", "log", ["device"])
    _make(
        "entry",
        "log:int! seq:big! head:bytes! kind:text! record:bytes! area:bytes! form:small! "
        "status:text! header:bytes! payload:bytes!",
        "log",
        "seq",
    )
    op.create_index("ix_entry_record", "entry", ["record"])
    aside = sa.text("status != ''")
    op.create_index(
        "ix_entry_unapplied", "entry", ["log", "seq"], sqlite_where=aside, postgresql_where=aside
    )
    _make(
        "checkpoint",
        "log:int! seq:big! author:bytes! device_signature:bytes! user_signature:bytes!",
        "log",
        "seq",
    )


def _make_certificates() -> None:
    _make(
        "incarnation",
        "device:bytes! incarnation:bytes! compartment:small! number:big! public_key:bytes! "
        "started:big! signature:bytes!",
        "device",
        "incarnation",
        "compartment",
    )
    _make(
        "user_key",
        "device:bytes! user:bytes! public_key:bytes! signature:bytes!",
        "device",
        "user",
        "public_key",
    )


def _make_feed() -> None:
    _make(
        "placement",
        "record:bytes! kind:text! area:bytes! position:big! here:flag!",
        "record",
        "kind",
        "area",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_placement_feed", "placement", ["area", "position"])
    position = _make("position", "id:int! last:big!", "id")
    op.execute(position.insert().values(id=1, last=0))


def _make_directory() -> None:
    _make("directory", "kind:text! id:bytes! body:bytes! version:big!", "kind", "id")
    _make("setting", "name:text! value:bytes!", "name")


def _make_search() -> None:
    _make("sought", "number:int! record:bytes! kind:text! words:text! phone:ordered", "number")
    op.create_index("ix_sought_record", "sought", ["record"], unique=True)
    op.create_index("ix_sought_phone", "sought", ["phone"])
    _make("sought_word", "word:ordered! number:int!", "word", "number")
    op.create_index("ix_sought_word_number", "sought_word", ["number"])
    _make("word", "word:ordered!", "word", sqlite_with_rowid=False)
    _make("word_gram", "gram:text! word:text!", "gram", "word", sqlite_with_rowid=False)
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE sought_index USING fts5(words, content='', columnsize=0, "
            "detail=none, prefix='1 2 3 4', tokenize='unicode61 remove_diacritics 0')"
        )
        # What is taken out leaves no trace in the index.
        op.execute("INSERT INTO sought_index (sought_index, rank) VALUES ('secure-delete', 1)")
