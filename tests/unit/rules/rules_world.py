"""Plain makers of families, rounds and receipts for the tests of the rules."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from fieldkit.records.household import Household
from fieldkit.records.item import Item
from fieldkit.records.person import Person, Relation, Sex
from fieldkit.records.receipt import Collector, ProofKind, Receipt
from fieldkit.records.round import Per, Round
from fieldkit.records.void import Void, VoidReason
from fieldkit.rules.decision import Here
from fieldkit.rules.family import Family, Handed

TODAY = date(2026, 2, 10)
AREA, OTHER_AREA, SITE, HOME = (bytes([each]) * 16 for each in (1, 2, 3, 4))
USER = bytes([5]) * 16
HERE = Here(site=SITE, site_code="S1", area_code="A1", areas=frozenset({AREA}))


def identify(number: int) -> bytes:
    return number.to_bytes(16, "big")


def person(number: int, **fields: Any) -> Person:
    base: dict[str, Any] = {
        "id": identify(number),
        "household": HOME,
        "family_name": "Ветлугина",
        "given_name": f"Ия-{number}",
        "sex": Sex.FEMALE,
        "birth_date": date(1984, 9, 5),
        "relation": Relation.HEAD,
    }
    return Person(**{**base, **fields})


def family(people: int = 3, **fields: Any) -> Family:
    base: dict[str, Any] = {"id": HOME, "area": AREA, "site": SITE}
    members = [person(1000 + each) for each in range(people)]
    return Family(Household(**{**base, **fields}), members)


def round_of(*package: tuple[str, int, Per], number: int = 1, **fields: Any) -> Round:
    base: dict[str, Any] = {
        "id": identify(70 + number),
        "code": f"R-{number}",
        "programme": identify(60),
        "number": number,
        "starts": date(2026, 2, 1),
        "ends": date(2026, 2, 28),
        "package": [
            {"item": item, "quantity": quantity, "per": per} for item, quantity, per in package
        ],
    }
    return Round(**{**base, **fields})


def handed(
    number: int,
    lines: Sequence[tuple[str, int]],
    *,
    round_: Round,
    at_ms: int = 0,
    household: bytes = HOME,
    serials: dict[str, list[str]] | None = None,
    void: Void | None = None,
) -> Handed:
    goods = [
        {"item": item, "quantity": quantity, "serials": (serials or {}).get(item, [])}
        for item, quantity in lines
    ]
    receipt = Receipt(
        id=identify(number),
        household=household,
        round=round_.id,
        site=SITE,
        lines=goods,
        collected_by=Collector.HEAD,
        collector=identify(1000),
        proof=ProofKind.SIGNATURE,
    )
    return Handed(receipt, at_ms, USER, void)


def void_of(number: int, *, returned: bool = True) -> Void:
    return Void(
        id=identify(900_000 + number),
        fact=identify(number),
        reason=VoidReason.MISTAKE,
        goods_returned=returned,
    )


def item(code: str, *, serialised: bool = False) -> Item:
    return Item(
        id=identify(50),
        code=code,
        name_ru=code,
        name_en=code,
        unit="piece",
        modality="voucher" if serialised else "in_kind",
        serialised=serialised,
    )
