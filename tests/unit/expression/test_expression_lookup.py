"""Look-ups by index find what a scan finds."""

import pytest
from expression_world import choices, texts, value, world

from fieldkit.expression import Node


def scanned(text: str) -> list[str]:
    """The same over items that no index may be made of."""
    here = world()
    villages = choices(200)
    for root in villages.elements():
        for item in root.elements():
            item.data = None
    here.instances = {"villages": villages}
    return texts(value(text, here=here))


@pytest.mark.parametrize(
    "predicate",
    [
        "area = 'a3'",
        "'a3' = area",
        "area = 'a3' and name = 'v13'",
        "area = 'a3' or name = 'v4'",
        "(area = 'a3' and name != 'v13') or (area = /data/note)",
        "area = 'none'",
        "area = 'a3' or /data/size = 4",
        "area = 'a3' or /data/size = 5",
        "area = concat('a', /data/size)",
        "area = /data/member/name or selected('v1 v2', name)",
        "area = 'a3'][2",
        "area = 'a3' and position() = 4",
        "area = ../item[2]/area",
        "./area = 'a1'",
        "area = 1",
    ],
)
def test_an_index_changes_nothing_but_the_time(predicate: str) -> None:
    text = f"instance('villages')/list/item[{predicate}]/name"
    assert texts(value(text)) == scanned(text)


def test_an_index_is_made_once() -> None:
    here = world()
    for _ in range(3):
        value("instance('villages')/list/item[area = 'a3']", here=here)
    assert len(here.indexes) == 1


def test_a_look_up_visits_few_items() -> None:
    here = world()
    value("instance('villages')/list/item[area = 'a3' and name = 'v13']", here=here)
    assert here.spent < 2 * 200 + 50


def test_children_are_found_again_after_a_change() -> None:
    parent = Node("element", "data")
    first = parent.append(Node("element", "a", "1"))
    assert parent.named("a") == [first]
    second = Node("element", "a", "2")
    parent.insert(0, second)
    assert parent.named("a") == [second, first]
    parent.remove(first)
    assert parent.named("a") == [second]
