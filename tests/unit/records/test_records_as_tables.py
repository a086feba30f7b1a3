"""A value class can be the base of a table, and comes back from it unchanged."""

from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import registry
from sqlmodel import Field, Session, SQLModel

from fieldkit.errors import Refusal
from fieldkit.records.registry import KINDS, Kind, build

ID = bytes(range(16))
LINES = [{"item": "A", "quantity": 2, "serials": ["a1", "a2"]}]
RANGES = [{"item": "A", "quantity": 2, "ranges": [{"first": "a1", "last": "a2"}]}]
NAMES = {"name_ru": "Имя", "name_en": "Name"}
PEOPLE = {"household": ID, "family_name": "Ветлугина", "given_name": "Ия"}
KEY = bytes(32)
POSITION = {"latitude": 51.7304, "longitude": 36.1926, "accuracy": 12.5}
FIELDS: dict[str, dict[str, object]] = {
    "household": {"area": ID, "site": ID, "head": ID, "arrived": "2026-01-02"},
    "person": {**PEOPLE, "sex": "f", "age_band": "60+", "specific_needs": ["DS", "ER"]},
    "proxy": {**PEOPLE, "valid_until": "2026-12-31"},
    "card": {"serial": bytes(12), "short_number": "1234-5", "status": "active"},
    "assessment": {
        "household": ID,
        "form": "needs",
        "form_version": "1",
        "answers": {"rooms": 2, "who": [{"ill": True, "age": 3.5}]},
    },
    "receipt": {
        "household": ID,
        "round": ID,
        "site": ID,
        "lines": LINES,
        "collected_by": "proxy",
        "collector": ID,
        "proof": "thumb",
        "witness": "Оя",
        "exception": "other_area",
    },
    "void": {"fact": ID, "reason": "mistake", "goods_returned": True},
    "stock_movement": {"movement": "receive", "to_place": ID, "lines": RANGES},
    "organisation": {**NAMES, "code": "own", "contact_ru": "Телефон", "contact_en": "Telephone"},
    "area": {**NAMES, "code": "A", "oktmo": "38000000"},
    "site": {**NAMES, "code": "S", "area": ID, "kind": "tac", "position": POSITION},
    "item": {
        **NAMES,
        "code": "I",
        "unit": "piece",
        "modality": "cash",
        "serialised": True,
        "value": 10**12,
    },
    "programme": {**NAMES, "code": "P", "priority": ["LF"]},
    "round": {
        "code": "R",
        "programme": ID,
        "number": 1,
        "sites": ["S"],
        "starts": "2026-01-01",
        "ends": "2026-01-01",
        "package": [{"item": "A", "quantity": 1, "per": "person"}],
    },
    "user": {"code": "u1", "name": "Оя", "roles": ["registrar"], "public_key": KEY},
    "device": {
        "code": "d1",
        "name": "D",
        "public_key": KEY,
        "status": "revoked",
        "cut": [{"incarnation": "00ff", "compartment": "aid", "last_seq": 7}],
    },
    "form_content": {"sha256": KEY, "content": b"packed"},
    "form": {
        "code": "f",
        "version": "1",
        "title": "F",
        "sha256": KEY,
        "size": 2**40,
        "media": [{"name": "roof.png", "sha256": "0f" * 32, "size": 7}],
        "areas": ["KRS"],
    },
    "card_issuer": {"number": 65535, "public_key": KEY, "valid_from": "2026-01-01"},
    "card_range": {
        "issuer": 1,
        "first": 1,
        "last": 500,
        "run": bytes(8),
        "expiry": "2027-12-31",
        "device": ID,
    },
    "revocation": {"serial": bytes(12), "reason": "lost", "on": "2026-01-01"},
    "erasure": {"record": ID, "kind": "proxy", "on": "2026-01-01"},
    "clock_correction": {
        "device": ID,
        "incarnation": "00ff",
        "compartment": "aid",
        "first_seq": 1,
        "last_seq": 2**40,
        "merge_offset_ms": -(2**40),
    },
}


class Apart(SQLModel, registry=registry()):
    """Keeps the tables of this file out of everybody else's metadata."""


def table_of(kind: Kind) -> Any:
    namespace = {
        "__module__": __name__,
        "__tablename__": kind.name,
        "__annotations__": {"id": bytes},
        "id": Field(primary_key=True),
        "model_config": {"frozen": False},
    }
    return type(f"Trial{kind.value.__name__}", (kind.value, Apart), namespace, table=True)


TABLES = {kind.name: table_of(kind) for kind in KINDS.values()}


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_value_comes_back_from_its_table_unchanged(kind: str) -> None:
    table = TABLES[kind]
    value = build(kind, ID, FIELDS[kind])
    assert not isinstance(value, Refusal), value
    engine = create_engine("sqlite://")
    table.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(table(**value.model_dump()))
        session.commit()
    with Session(engine) as session:
        row = session.get(table, ID)
        assert row is not None
        assert KINDS[kind].value.model_validate(row, from_attributes=True) == value
    engine.dispose()


def test_every_kind_is_tried() -> None:
    assert set(FIELDS) == set(KINDS) == set(Apart.metadata.tables)
