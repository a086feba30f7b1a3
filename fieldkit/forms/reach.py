"""Which nodes an expression reads, worked out on the form's definition before any data exists."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from fieldkit.expression.syntax import Call, Constant, Expr, Filter, Path, Step, children
from fieldkit.forms.definition import NodeDef

Reading = Literal["value", "structure"]
Place = tuple[NodeDef, NodeDef | None]
"""A node, and the repeat whose one instance both it and the reader stand in (None: no such)."""
_COUNTED_ONLY = frozenset({"count", "position", "name", "local-name"})


@dataclass(slots=True)
class Reach:
    """What one expression depends on: values, and the number and order of repeat instances."""

    context: NodeDef
    root: NodeDef
    found: set[tuple[NodeDef, Reading, NodeDef | None]] = field(default_factory=set)

    def read(self, expr: Expr) -> None:
        """Adds everything that `expr`, evaluated at the context, depends on."""
        self._values(self._visit(expr, {self._own()}))

    def _own(self) -> Place:
        return self.context, _nearest(self.context)

    def _values(self, places: Iterable[Place]) -> None:
        for node, scope in places:
            for leaf in node.downwards():
                if leaf.kind == "value":
                    self.found.add((leaf, "value", scope))

    def _visit(self, expr: Expr, starts: set[Place]) -> set[Place]:
        """Collects what `expr` reads and returns the nodes that it gives."""
        match expr:
            case Constant():
                return set()
            case Path():
                return self._path(expr, starts)
            case Filter(base=base, predicates=predicates):
                places = self._visit(base, starts)
                self._predicates(predicates, places)
                return places
            case Call():
                return self._call(expr, starts)
            case _:
                for part in children(expr):
                    self._values(self._visit(part, starts))
                return set()

    def _predicates(self, predicates: tuple[Expr, ...], places: set[Place]) -> None:
        for predicate in predicates:
            self._values(self._visit(predicate, places))

    def _call(self, expr: Call, starts: set[Place]) -> set[Place]:
        if expr.name == "current":
            return {self._own()}
        if expr.name == "indexed-repeat":
            return self._indexed(expr, starts)
        given: set[Place] = set()
        for arg in expr.args:
            places = self._visit(arg, starts)
            if expr.name in _COUNTED_ONLY:
                self._structures(places)
            else:
                self._values(places)
                given |= places
        if not expr.args and expr.name in ("position", "last"):
            self._structures(starts)
        return given

    def _indexed(self, expr: Call, starts: set[Place]) -> set[Place]:
        for place, arg in enumerate(expr.args[1:]):
            places = self._visit(arg, starts)
            if place % 2:
                self._values(places)
            else:
                self._structures(places)
        given = self._visit(expr.args[0], starts) if expr.args else set()
        return {(node, None) for node, _ in given}

    def _structures(self, places: set[Place]) -> None:
        for node, _ in places:
            for repeat in node.repeats():
                self.found.add((repeat, "structure", None))

    def _path(self, expr: Path, starts: set[Place]) -> set[Place]:
        if expr.absolute:
            return self._from_document(expr.steps)
        places = self._visit(expr.base, starts) if expr.base is not None else starts
        return self._steps(expr.steps, places)

    def _from_document(self, steps: tuple[Step, ...]) -> set[Place]:
        if not steps:
            return {(self.root, None)}
        first, *rest = steps
        if first.axis == "child":
            matches = first.test != "name" or first.name in ("*", self.root.name)
            places: set[Place] = {(self.root, None)} if matches else set()
        else:
            places = {(node, None) for node in self.root.downwards()}
        self._predicates(first.predicates, places)
        return self._steps(tuple(rest), places)

    def _steps(self, steps: tuple[Step, ...], places: set[Place]) -> set[Place]:
        for step in steps:
            places = {reached for place in places for reached in self._step(step, place)}
            for node, scope in places:
                if node.kind == "repeat":
                    self.found.add((node, "structure", scope))
            self._predicates(step.predicates, places)
        return places

    def _step(self, step: Step, place: Place) -> list[Place]:
        node, scope = place
        match step.axis:
            case "self":
                return [place]
            case "parent":
                return [] if node.parent is None else [(node.parent, _scope(node.parent, scope))]
            case "child":
                if step.test != "name" or step.name == "*":
                    return [(child, scope) for child in node.children]
                name = step.name.rpartition(":")[2]
                return [(child, scope) for child in node.by_name().get(name, ())]
            case "attribute":
                return [(own, scope) for own in node.bound if _named(own, step)]
            case "namespace":
                return []
            case "descendant" | "descendant-or-self":
                return [(below, scope) for below in node.downwards() if _named(below, step)]
            case _:
                return [(other, None) for other in self.root.downwards() if _named(other, step)]


def _named(node: NodeDef, step: Step) -> bool:
    return step.test != "name" or step.name.rpartition(":")[2] in ("*", node.name)


def _nearest(node: NodeDef) -> NodeDef | None:
    return next((above for above in node.upwards() if above.kind == "repeat"), None)


def _scope(node: NodeDef, scope: NodeDef | None) -> NodeDef | None:
    if scope is None or any(above is scope for above in node.upwards()):
        return scope
    return _nearest(node)
