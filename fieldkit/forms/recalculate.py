"""Keeps a session's data in step: an answer runs only what it can reach, in order."""

import heapq
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from fieldkit.errors import Refusal, RefusalError
from fieldkit.expression import Context, Expression, Node, Value, World, to_boolean, to_string
from fieldkit.forms.datatypes import stored
from fieldkit.forms.definition import NodeDef
from fieldkit.forms.graph import Graph, Prop, Reader, Unit
from fieldkit.forms.state import State, below, state_of

VALUE_LIMIT = 100_000
"""Characters that a calculation may give; a longer text comes of a cycle that feeds itself."""
TRIGGERS = 40
"""How many actions changes of values may trigger in one change."""
ROUNDS = 8
"""How often one property of one node may be worked out anew in one change, if it is in a cycle."""

_FLAGS: dict[Prop, str] = {
    "readonly": "own_readonly",
    "required": "required",
    "constraint": "valid",
}


@dataclass(slots=True)
class Changes:
    """What one operation changed, as nodes; `structure` are parents whose repeats changed.

    `refused` is why the operation must not stand, `undo` what puts each thing back that it did.
    """

    values: dict[Node, None] = field(default_factory=dict)
    flags: dict[Node, None] = field(default_factory=dict)
    texts: dict[Node, None] = field(default_factory=dict)
    options: dict[Node, None] = field(default_factory=dict)
    structure: dict[tuple[Node, NodeDef], None] = field(default_factory=dict)
    refused: Refusal | None = None
    undo: list[Callable[[], object]] = field(default_factory=list)

    def put_back(self) -> None:
        """Brings the tree to where it stood before the operation."""
        while self.undo:
            self.undo.pop()()


class Recalculation:
    """Evaluates the units of a graph over one tree. One thread at a time.

    `hooks` are the parts that know repeats, choices and events; they may call back `changed`,
    `restructured` and `schedule`, and set what they set by `put` or tell `changes.undo`. A failing
    expression counts as empty, a failing constraint as met; both are kept in `failures`.
    """

    def __init__(self, graph: Graph, world: World, tree: Node, hooks: "Hooks") -> None:
        self.graph = graph
        self.world = world
        self.tree = tree
        self.hooks = hooks
        self.changes = Changes()
        self.failures: dict[tuple[str, str], Refusal] = {}
        self._heap: list[tuple[int, int, Unit, Node]] = []
        self._queued: set[tuple[int, int]] = set()
        self._triggers: list[Node] = []
        self._done: dict[tuple[int, int], int] = {}
        self._serial = itertools.count()

    def evaluate(
        self, expression: Expression, node: Node, owner: Node | None = None, failed: Value = ""
    ) -> Value:
        """The value of an expression at a node; `failed`, and noted, where it fails.

        `owner` is the form's node that it is evaluated for, where `node` is a choice.
        """
        try:
            return expression.evaluate(Context(self.world, node, position=position(node)))
        except RefusalError as error:
            path = state_of(owner or node).definition.path
            self.failures[path, expression.text] = error.refusal
            return failed

    def schedule(self, unit: Unit, node: Node) -> None:
        """Queues a unit for one node, once."""
        if unit.prop == "text":
            self.changes.texts[node] = None
            return
        key = (id(unit), id(node))
        if key in self._queued or self._done.get(key, 0) >= ROUNDS:
            return
        self._queued.add(key)
        heapq.heappush(self._heap, (unit.rank, next(self._serial), unit, node))

    def schedule_all(self, nodes: Iterable[Node]) -> None:
        """Queues every unit of the nodes and of all below them."""
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            for unit in self.graph.at(state_of(node).definition):
                if unit.fixed is not None:
                    self._set_flag(unit, node, unit.fixed)
                elif unit.prop != "constraint" or node.text or not state_of(node).valid:
                    self.schedule(unit, node)
            waiting.extend(node.children)
            waiting.extend(one for one in node.attributes if one.data is not None)

    def run(self) -> Changes:
        """Works the queue off and returns what changed since the last run."""
        triggered = 0
        while self._heap or self._triggers:
            if not self._heap:
                node = self._triggers.pop(0)
                triggered += 1
                if triggered <= TRIGGERS:
                    self.hooks.value_changed(node)
                continue
            _, _, unit, node = heapq.heappop(self._heap)
            key = (id(unit), id(node))
            self._queued.discard(key)
            self._done[key] = self._done.get(key, 0) + 1
            self._work_out(unit, node)
        self._done.clear()
        changes, self.changes = self.changes, Changes()
        return changes

    def changed(self, node: Node) -> None:
        """Tells that the value of a node reads otherwise now."""
        self.changes.values[node] = None
        self._wake(self.graph.values.get(state_of(node).definition, ()), node)

    def restructured(self, parent: Node, definition: NodeDef) -> None:
        """Tells that instances of a repeat came or went.

        What reads values in its own instance alone is not touched by another's coming.
        """
        self.changes.structure[parent, definition] = None
        self._wake(self.graph.structures.get(definition, ()), parent)
        inside = dict.fromkeys(definition.downwards())
        for each in inside:
            readers = self.graph.values.get(each, ())
            self._wake((r for r in readers if r[1] not in inside), parent)

    def set_value(self, node: Node, text: str) -> bool:
        """Stores a value; tells whether it is another than before."""
        self.put(state_of(node), "chosen", None)
        if node.text == text:
            return False
        self.put(node, "text", text)
        if node.relevant:
            self.changed(node)
        self._own_units(node)
        if state_of(node).definition.actions:
            self._triggers.append(node)
        return True

    def put(self, on: Node | State, name: str, value: str | bool | None) -> None:
        """Sets an attribute of a node or of its state so that it can be put back."""
        before = getattr(on, name)
        if before != value:
            self.changes.undo.append(partial(setattr, on, name, before))
            setattr(on, name, value)

    def _own_units(self, node: Node) -> None:
        unit = self.graph.of(state_of(node).definition, "constraint")
        if unit is not None:
            self.schedule(unit, node)
        self.changes.values[node] = None

    def _wake(self, readers: Iterable[Reader], source: Node) -> None:
        for unit, scope in readers:
            base = self.tree if scope is None else _instance_of(source, scope)
            for node in below(base if base is not None else self.tree, unit.place):
                self.schedule(unit, node)

    def _work_out(self, unit: Unit, node: Node) -> None:
        match unit.prop:
            case "relevant":
                self._relevant(unit, node)
            case "shown":
                self.changes.structure[node, unit.node] = None
            case "calculate":
                self._calculate(unit, node)
            case "count":
                self.hooks.count(node, unit.node)
            case "items":
                self._options(node)
            case "readonly" | "required" | "constraint":
                self._flag(unit, node)
            case "text":
                self.changes.texts[node] = None

    def _options(self, node: Node) -> None:
        state = state_of(node)
        # those worked out meanwhile are of no use when the rest is put back
        self.changes.undo.append(partial(setattr, state, "options", None))
        state.options = None
        self.changes.options[node] = None
        self.hooks.options_changed(node)

    def _relevant(self, unit: Unit, node: Node) -> None:
        relevant = to_boolean(self.evaluate(unit.expressions[0], node))
        if relevant != state_of(node).relevant:
            self.put(state_of(node), "relevant", relevant)
            self.spread(node)

    def _flag(self, unit: Unit, node: Node) -> None:
        constraint = unit.prop == "constraint"
        blank = constraint and node.string() == ""
        # a constraint that cannot be worked out must not keep an interview from being finished
        value = True if blank else self.evaluate(unit.expressions[0], node, failed=constraint)
        self._set_flag(unit, node, to_boolean(value))

    def _set_flag(self, unit: Unit, node: Node, flag: bool) -> None:
        state, name = state_of(node), _FLAGS[unit.prop]
        if getattr(state, name) != flag:
            self.put(state, name, flag)
            self.changes.flags[node] = None

    def _calculate(self, unit: Unit, node: Node) -> None:
        if not node.relevant:
            return
        kind = state_of(node).definition.bind.type
        self.set_value(node, calculated(self.evaluate(unit.expressions[0], node), kind))

    def spread(self, node: Node) -> None:
        """Works out the relevance that counts for a node and all below it."""
        above = node.parent.relevant if node.parent is not None else True
        relevant = above and state_of(node).relevant
        if relevant == node.relevant:
            return
        self.put(node, "relevant", relevant)
        self.changes.flags[node] = None
        definition = state_of(node).definition
        if definition.kind == "value":
            if node.text:
                self.changed(node)
            for unit in self.graph.at(definition):
                if unit.prop in ("calculate", "constraint"):
                    self.schedule(unit, node)
        for attribute in node.attributes:
            self.put(attribute, "relevant", relevant)
        for child in node.children:
            self.spread(child)


def position(node: Node) -> int:
    """The place of a repeat instance among its siblings; 1 for any other node."""
    state = node.data
    if not isinstance(state, State) or state.definition.kind != "repeat" or node.parent is None:
        return 1
    kids = state_of(node.parent).kids[state.definition]
    return next((at for at, kid in enumerate(kids, 1) if kid is node), 1)


def calculated(value: Value, kind: str) -> str:
    """A calculation's result as it is stored; NaN and what is not of the type are empty."""
    if isinstance(value, float) and value != value:
        return ""
    text = to_string(value)
    return stored(text, kind) if len(text) <= VALUE_LIMIT else ""


def _instance_of(node: Node, repeat: NodeDef) -> Node | None:
    current: Node | None = node
    while current is not None and isinstance(current.data, State):
        if current.data.definition is repeat:
            return current
        current = current.parent
    return None


class Hooks:
    """What happens beside recalculation; the session puts its own parts here."""

    def value_changed(self, node: Node) -> None:
        """The value of a node with actions changed, and all that depends on it is up to date."""

    def count(self, parent: Node, repeat: NodeDef) -> None:
        """The number of instances that a repeat must have may be another."""

    def options_changed(self, node: Node) -> None:
        """The choices of a select may be others."""
