"""The figures that a laptop and headquarters must agree on, counted by the database.

The same counts as `fieldkit.rules.figures`, for stores too large to be read whole.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, and_, cast, func, select

from fieldkit.records.ages import AgeBand, age, band_of
from fieldkit.records.household import HouseholdStatus
from fieldkit.records.person import Sex
from fieldkit.store.tables import RECORD_TABLES
from fieldkit.store.tables.journal import ENTRY

_HOUSEHOLD, _PERSON = RECORD_TABLES["household"], RECORD_TABLES["person"]
_ASSESSMENT, _RECEIPT = RECORD_TABLES["assessment"], RECORD_TABLES["receipt"]
_VOID = RECORD_TABLES["void"]
_GONE = (HouseholdStatus.JOINED.value, HouseholdStatus.SPLIT.value)
NOWHERE = bytes(16)
"""Stands for the area of people whose household is not held here."""


@dataclass
class AreaFigures:
    """Counts of one area; nothing deleted, voided or corrected is in them, nor a household that
    was joined into another or split.

    `people_by`: by sex and age band (None where no age is known); `lines` and `units`: by item
    code, lines of receipts and units handed out.
    """

    households: int = 0
    people: int = 0
    people_by: Counter[tuple[Sex, AgeBand | None]] = field(default_factory=Counter)
    assessments: int = 0
    receipts: int = 0
    lines: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)


def by_area(
    connection: Connection, today: date, areas: Collection[bytes] | None = None
) -> dict[bytes, AreaFigures]:
    """Figures by the id of the area; of these areas alone, or of all held.

    People count where their household is, assessments and receipts where they were done. Ages are
    those of `today`.
    """
    found: dict[bytes, AreaFigures] = {}

    def at(area: bytes | None) -> AreaFigures:
        return found.setdefault(area or NOWHERE, AreaFigures())

    for area, count in connection.execute(_households()):
        at(area).households += count
    for area, count, sex, *born in connection.execute(_people()):
        years = age(today, born[0], born[1], AgeBand(born[2]) if born[2] else None, born[3])
        at(area).people += count
        at(area).people_by[Sex(sex), None if years is None else band_of(years)] += count
    for area, count in connection.execute(_assessments()):
        at(area).assessments += count
    for area, count, lines in connection.execute(_receipts()):
        at(area).receipts += count
        _add_lines(at(area), count, lines)
    return {area: each for area, each in found.items() if areas is None or area in areas}


def counts(
    connection: Connection, today: date, areas: Collection[bytes] | None = None
) -> dict[str, Any]:
    """All of these areas added up (`added_up`), with `entries`, the entries held in all logs."""
    entries = connection.execute(select(func.count()).select_from(ENTRY)).scalar_one()
    return {**added_up(by_area(connection, today, areas).values()), "entries": entries}


def added_up(areas: Iterable[AreaFigures]) -> dict[str, Any]:
    """Figures of several areas as one, in a form that JSON takes.

    Keys `households`, `people`, `assessments`, `receipts`, `lines` and `units` (by item code),
    `people_by` (by sex, then age band, `unknown` where there is none).
    """
    total = AreaFigures()
    for each in areas:
        total.households += each.households
        total.people += each.people
        total.people_by += each.people_by
        total.assessments += each.assessments
        total.receipts += each.receipts
        total.lines += each.lines
        total.units += each.units
    return {
        "households": total.households,
        "people": total.people,
        "assessments": total.assessments,
        "receipts": total.receipts,
        "lines": dict(sorted(total.lines.items())),
        "units": dict(sorted(total.units.items())),
        "people_by": _nested(total.people_by),
    }


def _households() -> Select[Any]:
    stands = and_(_HOUSEHOLD.c.listed, _stands(_HOUSEHOLD.c.status))
    return select(_HOUSEHOLD.c.area, func.count()).where(stands).group_by(_HOUSEHOLD.c.area)


def _stands(status: ColumnElement[Any]) -> ColumnElement[bool]:
    return func.coalesce(status, HouseholdStatus.ACTIVE.value).not_in(_GONE)


def _people() -> Select[Any]:
    born = [_PERSON.c[name] for name in ("birth_date", "birth_year", "age_band", "band_on")]
    return (
        select(_HOUSEHOLD.c.area, func.count(), _PERSON.c.sex, *born)
        .select_from(_PERSON.outerjoin(_HOUSEHOLD, _PERSON.c.household == _HOUSEHOLD.c.id))
        .where(_PERSON.c.listed)
        .group_by(_HOUSEHOLD.c.area, _PERSON.c.sex, *born)
    )


def _assessments() -> Select[Any]:
    later = _ASSESSMENT.alias("later")
    corrected = select(later.c.corrects).where(later.c.listed, later.c.corrects.is_not(None))
    return (
        select(_ASSESSMENT.c.area, func.count())
        .where(_ASSESSMENT.c.listed, _ASSESSMENT.c.id.not_in(corrected))
        .group_by(_ASSESSMENT.c.area)
    )


def _receipts() -> Select[Any]:
    """Receipts that stand; those with the same lines (nothing serialised) are one row."""
    voided = select(_VOID.c.id).where(_VOID.c.listed, _VOID.c.fact == _RECEIPT.c.id)
    lines = cast(_RECEIPT.c.lines, String)
    return (
        select(_RECEIPT.c.area, func.count(), lines)
        .where(_RECEIPT.c.listed, ~voided.exists())
        .group_by(_RECEIPT.c.area, lines)
    )


def _add_lines(figures: AreaFigures, receipts: int, written: str) -> None:
    for line in json.loads(written):
        figures.lines[line["item"]] += receipts
        figures.units[line["item"]] += receipts * line["quantity"]


def _nested(people: Mapping[tuple[Sex, AgeBand | None], int]) -> dict[str, dict[str, int]]:
    nested: dict[str, dict[str, int]] = {}
    order = [*AgeBand, None]
    for (sex, band), count in sorted(people.items(), key=lambda each: order.index(each[0][1])):
        nested.setdefault(sex.value, {})[band.value if band else "unknown"] = count
    return dict(sorted(nested.items()))
