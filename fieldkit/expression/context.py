"""What an expression may reach while it runs: the world of its form, and its place in the tree."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from fieldkit.expression.codes import ExpressionReason
from fieldkit.expression.dates import Zone
from fieldkit.expression.nodes import Node
from fieldkit.expression.tokens import refusal
from fieldkit.expression.values import Value
from fieldkit.ports import Clock, Randomness

WORK_LIMIT = 600_000
"""Nodes that one evaluation may visit; the largest choice lists in use have some 25,000."""
TEXT_LIMIT = 1_000_000
"""Characters that a text put together by an expression may have."""
NAMESPACES = {
    "jr": "http://openrosa.org/javarosa",
    "orx": "http://openrosa.org/xforms",
    "odk": "http://www.opendatakit.org/xforms",
}

Index = dict[str, list[tuple[int, Node]]]
"""Items by a child's text, each with its place in the list."""


def no_text(_: str) -> Value:
    """The translation of a world without translations."""
    return ""


def no_choice(_node: Node, _path: str, value: str) -> str:
    """The choice name of a world without choice lists."""
    return value


@dataclass(slots=True)
class World:
    """One tree and what belongs to it; `clock` and `randomness` are the ports handed in.

    `instances` are the secondary instances by id, `texts` gives a translation by its id,
    `choice_name(node, path, value)` the label of a choice. `indexes` remembers look-ups in the
    secondary instances, which never change. `spent` counts the nodes visited, `slow_patterns` the
    searches that ran out of time.
    """

    root: Node
    clock: Clock
    randomness: Randomness
    zone: Zone = field(default_factory=Zone)
    instances: Mapping[str, Node] = field(default_factory=dict)
    texts: Callable[[str], Value] = no_text
    choice_name: Callable[[Node, str, str], str] = no_choice
    namespaces: Mapping[str, str] = field(default_factory=lambda: NAMESPACES)
    properties: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    language: str = ""
    indexes: dict[tuple[int, int, int, str], dict[str, list[tuple[int, Node]]]] = field(
        default_factory=dict
    )
    spent: int = 0
    slow_patterns: dict[str, int] = field(default_factory=dict)

    def spend(self, nodes: int) -> None:
        """Counts work; raises `expression.too_much_work` past the limit of one evaluation."""
        self.spent += nodes
        if self.spent > WORK_LIMIT:
            raise refusal(ExpressionReason.TOO_MUCH_WORK, limit=WORK_LIMIT)


class Context:
    """Where an expression stands: node, its position among `size`, and the outermost node."""

    __slots__ = ("current", "node", "position", "size", "world")

    def __init__(
        self,
        world: World,
        node: Node,
        current: Node | None = None,
        position: int = 1,
        size: int = 1,
    ) -> None:
        self.world = world
        self.node = node
        self.current = node if current is None else current
        self.position = position
        self.size = size


Closure = Callable[[Context], Value]
