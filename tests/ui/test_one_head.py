"""A family has one head, and nobody loses that by somebody's arrow keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.records.person import Relation
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.widgets.member_row import MemberRow
from fieldkit.ui.widgets.one_head import OneHead


@pytest.fixture
def rows(qtbot: QtBot, tools: Tools) -> list[MemberRow]:
    heads, made = OneHead(), [MemberRow(tools, lambda: date(2026, 11, 22)) for _ in range(2)]
    for row in made:
        qtbot.addWidget(row)
        heads.watch(row)
    made[0].relation.choose(Relation.HEAD)
    return made


def relations(rows: list[MemberRow]) -> list[str]:
    return [row.relation.code for row in rows]


def test_arrowing_past_the_head_leaves_it_where_it_was(rows: list[MemberRow]) -> None:
    seen = []
    for _ in range(2):
        QTest.keyClick(rows[1].relation.field, Qt.Key.Key_Down)
        seen.append(relations(rows))
    assert seen[0] == ["", Relation.HEAD], "chosen for good, the head would be another"
    assert seen[1][0] == Relation.HEAD and seen[1][1] not in ("", Relation.HEAD)


def test_who_is_chosen_stays_the_head(rows: list[MemberRow]) -> None:
    rows[1].relation.choose(Relation.HEAD)
    rows[0].relation.choose(Relation.SPOUSE)
    rows[1].relation.choose(Relation.PARENT)
    assert relations(rows) == [Relation.SPOUSE, Relation.PARENT], "the first was told otherwise"
