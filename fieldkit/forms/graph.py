"""The dependency graph of a form: what is computed where, from what, and in which order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from fieldkit.expression import Expression
from fieldkit.expression.syntax import Call, Constant
from fieldkit.forms.definition import NodeDef, Text
from fieldkit.forms.reach import Reach

if TYPE_CHECKING:
    from fieldkit.forms.xform import Form

Prop = Literal[
    "relevant", "shown", "calculate", "count", "items", "readonly", "required", "constraint", "text"
]


@dataclass(slots=True, eq=False)
class Unit:
    """One computed property of one node; `rank` orders evaluation, equal ranks form a cycle.

    `place` is where it is worked out: the node itself, or for a repeat as a whole (its
    count, whether it is shown) the node above it. `fixed` is the value of a `required` or
    `readonly` that says always or never.
    """

    node: NodeDef
    prop: Prop
    expressions: tuple[Expression, ...]
    rank: int = 0
    cyclic: bool = False
    fixed: bool | None = None

    def __post_init__(self) -> None:
        if self.prop in ("required", "readonly"):
            self.fixed = always(self.expressions[0])

    @property
    def place(self) -> NodeDef:
        """The definition of the nodes at which it is worked out."""
        above = self.node.parent
        whole = self.prop in ("count", "shown")
        return above if whole and above is not None else self.node


Reader = tuple[Unit, NodeDef | None]
"""A unit, and the repeat whose one instance it shares with what it reads (None: all)."""


@dataclass(slots=True)
class Graph:
    """All units of a form; who reads which value, and who depends on which repeat's instances."""

    units: list[Unit] = field(default_factory=list)
    by_place: dict[NodeDef, list[Unit]] = field(default_factory=dict)
    by_name: dict[tuple[NodeDef, Prop], Unit] = field(default_factory=dict)
    values: dict[NodeDef, list[Reader]] = field(default_factory=dict)
    structures: dict[NodeDef, list[Reader]] = field(default_factory=dict)

    def at(self, node: NodeDef) -> list[Unit]:
        """The units worked out at a node."""
        return self.by_place.get(node, [])

    def of(self, node: NodeDef, prop: Prop) -> Unit | None:
        """The unit of that property of a node."""
        return self.by_name.get((node, prop))


def build_graph(form: "Form") -> Graph:
    """The graph of a form, its units ranked so that each comes after all that it reads."""
    graph = Graph()
    for node in form.nodes.values():
        for prop, expressions in _expressions(node, form):
            unit = Unit(node, prop, tuple(expressions))
            graph.units.append(unit)
            graph.by_place.setdefault(unit.place, []).append(unit)
            graph.by_name[node, prop] = unit
            _connect(graph, unit, form.root)
    _rank(graph)
    return graph


def _expressions(node: NodeDef, form: "Form") -> Iterator[tuple[Prop, list[Expression]]]:
    bind, control = node.bind, node.control
    single: tuple[tuple[Prop, Expression | None], ...] = (
        ("relevant", bind.relevant),
        ("count", node.count),
        ("calculate", bind.calculate),
        ("readonly", bind.readonly),
        ("required", bind.required),
        ("constraint", bind.constraint),
    )
    for prop, found in single:
        if found is not None:
            yield prop, [found]
    if node.kind == "repeat" and bind.relevant is not None:
        yield "shown", [bind.relevant]
    if control is not None and control.itemset is not None:
        yield "items", [control.itemset.nodes]
    texts = [bind.constraint_message, bind.required_message]
    if control is not None:
        texts += [control.label, control.hint, *(item.label for item in control.items)]
    outputs = [part for text in texts if text is not None for part in _outputs(text, form)]
    if outputs:
        yield "text", outputs


def _outputs(text: Text, form: "Form") -> Iterator[Expression]:
    for part in text.parts:
        if isinstance(part, Expression):
            yield part
    if text.whole is None:
        return
    text_id = itext_id(text.whole)
    if text_id is None:
        yield text.whole
        return
    for language in form.languages:
        found = form.translations.find(text_id, language)
        if found is not None:
            yield from (part for part in found.parts if isinstance(part, Expression))


def itext_id(expression: Expression) -> str | None:
    """The id in `jr:itext('id')`, or None for any other expression."""
    match expression.tree:
        case Call(name="jr:itext", args=(Constant(value=str(value)),)):
            return value
        case _:
            return None


def always(expression: Expression) -> bool | None:
    """What `true()` or `false()` says; None for any other expression."""
    match expression.tree:
        case Call(name="true", args=()):
            return True
        case Call(name="false", args=()):
            return False
        case _:
            return None


def _connect(graph: Graph, unit: Unit, root: NodeDef) -> None:
    reach = Reach(unit.node, root)
    for expression in unit.expressions:
        reach.read(expression.tree)
    for target, reading, scope in reach.found:
        table = graph.values if reading == "value" else graph.structures
        table.setdefault(target, []).append((unit, scope))


def _affected(graph: Graph, unit: Unit) -> Iterator[Unit]:
    """The units that read what this one changes."""
    match unit.prop:
        case "calculate" | "items":
            targets = [unit.node]
        case "relevant" | "count":
            targets = list(unit.node.downwards())
        case _:
            return
    for target in targets:
        for reader, _ in graph.values.get(target, ()):
            if reader is not unit:
                yield reader
        if unit.prop == "count":
            for reader, _ in graph.structures.get(target, ()):
                yield reader


def _rank(graph: Graph) -> None:
    """Tarjan's strongly connected components, without recursion; the last found comes first."""
    order = {unit: place for place, unit in enumerate(graph.units)}
    index: dict[Unit, int] = {}
    low: dict[Unit, int] = {}
    stack: list[Unit] = []
    on_stack: set[Unit] = set()
    components: list[list[Unit]] = []
    for start in sorted(graph.units, key=lambda u: -order[u]):
        if start in index:
            continue
        work: list[tuple[Unit, Iterator[Unit]]] = []
        _open(start, graph, index, low, stack, on_stack, work)
        while work:
            unit, pending = work[-1]
            following = next(pending, None)
            if following is None:
                work.pop()
                _close(unit, index, low, stack, on_stack, components)
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[unit])
            elif following not in index:
                _open(following, graph, index, low, stack, on_stack, work)
            elif following in on_stack:
                low[unit] = min(low[unit], index[following])
    for rank, component in enumerate(reversed(components)):
        for unit in component:
            unit.rank = rank
            unit.cyclic = len(component) > 1


def _open(
    unit: Unit,
    graph: Graph,
    index: dict[Unit, int],
    low: dict[Unit, int],
    stack: list[Unit],
    on_stack: set[Unit],
    work: list[tuple[Unit, Iterator[Unit]]],
) -> None:
    index[unit] = low[unit] = len(index)
    stack.append(unit)
    on_stack.add(unit)
    work.append((unit, _affected(graph, unit)))


def _close(
    unit: Unit,
    index: dict[Unit, int],
    low: dict[Unit, int],
    stack: list[Unit],
    on_stack: set[Unit],
    components: list[list[Unit]],
) -> None:
    if low[unit] != index[unit]:
        return
    component: list[Unit] = []
    while True:
        member = stack.pop()
        on_stack.discard(member)
        component.append(member)
        if member is unit:
            break
    components.append(component)
