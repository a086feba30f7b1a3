"""Records with all their values, as services write them; every name is invented."""

from typing import Any

from fieldkit.journal.clock import hlc
from fieldkit.journal.repository import RecordRow
from fieldkit.journal.state import Fact
from tests.contract.rows import AREA, TAG, identity

SITE, OTHER_SITE, ROUND = identity(900), identity(901), identity(910)
USER = identity(920)
NOON = 1_750_000_000_000


def register(kind: str, number: int, root: int | None, **values: Any) -> RecordRow:
    own = None if root is None else identity(root)
    return RecordRow(kind, identity(number), b"state", root=own, listed=True, values=values)


def home(number: int, site: bytes = SITE, **values: Any) -> RecordRow:
    return register("household", number, number, area=AREA, site=site, **values)


def human(number: int, household: int, name: str, **values: Any) -> RecordRow:
    """`name`: family name, given name and, if there is one, patronymic."""
    names = dict(zip(("family_name", "given_name", "patronymic"), name.split(), strict=False))
    fields = {"household": identity(household), "sex": "unknown", **names, **values}
    return register("person", number, household, **fields)


def collector(number: int, household: int, name: str) -> RecordRow:
    family, given = name.split()
    fields = {"household": identity(household), "family_name": family, "given_name": given}
    return register("proxy", number, household, **fields)


def card(number: int, household: int | None, short: str, status: str = "active") -> RecordRow:
    fields: dict[str, Any] = {
        "serial": number.to_bytes(12, "big"),
        "short_number": short,
        "status": status,
    }
    if household is not None:
        fields["household"] = identity(household)
    return register("card", number, household, **fields)


def fact(kind: str, number: int, at_ms: int, root: int | None, values: dict[str, Any]) -> RecordRow:
    state = Fact(TAG, number, hlc(at_ms), USER, AREA, values)
    own = None if root is None else identity(root)
    return RecordRow(kind, identity(number), state.pack(), root=own, listed=True, values=values)


def receipt(number: int, household: int, at_ms: int = NOON, **values: Any) -> RecordRow:
    fields = {
        "household": identity(household),
        "round": ROUND,
        "site": SITE,
        "lines": [{"item": "parcel", "quantity": 1}],
        "collected_by": "head",
        "collector": identity(1),
        "proof": "card_scan",
        **values,
    }
    return fact("receipt", number, at_ms, household, fields)


def void(number: int, cancelled: int, returned: bool = False) -> RecordRow:
    fields = {"fact": identity(cancelled), "reason": "mistake", "goods_returned": returned}
    return fact("void", number, NOON, None, fields)


def assessment(number: int, household: int, at_ms: int = NOON, **values: Any) -> RecordRow:
    fields = {
        "household": identity(household),
        "form": "needs",
        "form_version": "1",
        "answers": {"roof": "yes", "people": 3},
        **values,
    }
    return fact("assessment", number, at_ms, household, fields)


def movement(number: int, movement: str, **values: Any) -> RecordRow:
    fields = {"movement": movement, "lines": [{"item": "parcel", "quantity": 9}], **values}
    return fact("stock_movement", number, NOON + number, None, fields)
