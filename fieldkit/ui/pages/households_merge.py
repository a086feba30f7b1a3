"""A family as typed, and the same household as it was changed meanwhile: both are kept.

What one side alone changed is taken; where both changed the same, what was typed stands in the form
and the other value is told (`Clash`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from fieldkit.records.person import Relation
from fieldkit.ui.pages.households_typed import TypedFamily, TypedPerson, TypedProxy

HOME = ("phone", "arrived", "origin_settlement", "address_note")
PERSON = ("family_name", "given_name", "patronymic", "sex", "birth", "relation", "needs")
REMOVED = "removed"


@dataclass(frozen=True)
class Clash:
    """One thing that both changed: `who` is a member's name, empty for the household; the values
    are as in `TypedPerson` and `TypedFamily`. Of `removed`, `typed` or `there` is that name.
    """

    who: str
    field: str
    typed: str
    there: str


@dataclass(frozen=True)
class Merged:
    """`family` for the form, `now` as it is registered. `news`: somebody changed it meanwhile."""

    family: TypedFamily
    now: TypedFamily
    clashes: tuple[Clash, ...]
    news: bool


def merge(before: TypedFamily, typed: TypedFamily, now: TypedFamily) -> Merged:
    """`before`: as it stood when typing began."""
    clashes: list[Clash] = []
    own = {name: _one("", name, before, typed, now, clashes) for name in HOME}
    members = _members(before, typed, now, clashes)
    _one_head(members, typed, clashes)
    family = replace(
        typed, members=members, proxies=_proxies(before.proxies, typed.proxies, now.proxies), **own
    )
    return Merged(family, now, tuple(clashes), before != now)


def name_of(row: TypedPerson) -> str:
    return f"{row.family_name} {row.given_name}".strip()


def _one(
    who: str, name: str, before: object, typed: object, now: object, clashes: list[Clash]
) -> Any:
    was, mine, there = (getattr(each, name) for each in (before, typed, now))
    if mine in (was, there):
        return there
    if there != was:
        clashes.append(Clash(who, name, _text(mine), _text(there)))
    return mine


def _members(
    before: TypedFamily, typed: TypedFamily, now: TypedFamily, clashes: list[Clash]
) -> list[TypedPerson]:
    was = {each.id: each for each in before.members}
    there = {each.id: each for each in now.members}
    rows = []
    for row in typed.members:
        if not row.id:
            rows.append(row)
            continue
        other, base = there.get(row.id), was.get(row.id, row)
        if other is None:
            if row != base and not row.removed:
                clashes.append(Clash(name_of(row), REMOVED, name_of(row), ""))
        elif row.removed:
            if other != base:
                clashes.append(Clash(name_of(row), REMOVED, "", name_of(other)))
            rows.append(replace(other, removed=True))
        else:
            who = name_of(other)
            rows.append(
                replace(row, **{n: _one(who, n, base, row, other, clashes) for n in PERSON})
            )
    listed = {row.id for row in typed.members}
    came = [each for each in now.members if each.id not in listed and each.id not in was]
    blank = [row for row in rows if row.blank()]
    return [*(row for row in rows if not row.blank()), *came, *blank]


def _one_head(rows: list[TypedPerson], typed: TypedFamily, clashes: list[Clash]) -> None:
    """Where both named another head, the one typed stands."""
    chosen = {id(row) for row in rows if row.relation == Relation.HEAD and not row.removed}
    mine = {row.id for row in typed.members if row.relation == Relation.HEAD}
    if len(chosen) < 2:
        return
    for at, row in enumerate(rows):
        if id(row) in chosen and row.id not in mine:
            clashes.append(Clash(name_of(row), "relation", "", str(Relation.HEAD)))
            rows[at] = replace(row, relation="")


def _proxies(
    before: Sequence[TypedProxy], typed: Sequence[TypedProxy], now: Sequence[TypedProxy]
) -> list[TypedProxy]:
    there, known = {each.id: each for each in now}, {each.id for each in (*before, *typed)}
    kept = [
        replace(there[row.id], removed=row.removed) if row.id else row
        for row in typed
        if not row.id or row.id in there
    ]
    return [*kept, *(each for each in now if each.id not in known)]


def _text(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
