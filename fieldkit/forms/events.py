"""Preloads and setvalue actions (ODK XForms, sections Metadata and Events and Actions)."""

from collections.abc import Iterable

from fieldkit.expression import Node, compiled
from fieldkit.expression.compile import Expression
from fieldkit.forms.answers import meta_node
from fieldkit.forms.datatypes import stored
from fieldkit.forms.definition import Action, EventName, NodeDef
from fieldkit.forms.recalculate import Recalculation, calculated
from fieldkit.forms.state import below, state_of
from fieldkit.forms.xform import Form


def _ready(text: str) -> Expression:
    found = compiled(text)
    if not isinstance(found, Expression):
        raise TypeError(text)
    return found


_UID = _ready("concat('uuid:', uuid())")
_NOW = _ready("now()")
_TODAY = _ready("today()")


class Events:
    """Runs the actions of a form on one tree."""

    def __init__(self, form: Form, recalculation: Recalculation) -> None:
        self._form = form
        self._recalculation = recalculation

    def first_load(self, tree: Node) -> None:
        """Preloads, then the actions on first load."""
        for definition in self._form.nodes.values():
            if definition.bind.preload:
                for node in below(tree, definition):
                    self._preload(node)
        self._run(self._actions("first-load"), tree)

    def load(self, tree: Node) -> None:
        """The actions on every load."""
        self._run(self._actions("load"), tree)

    def new_repeat(self, node: Node) -> None:
        """The actions of a new repeat instance, its own and those of repeats inside it."""
        inside = {definition.path for definition in state_of(node).definition.downwards()}
        actions = [a for a in self._actions("new-repeat") if a.ref in inside]
        self._run(actions, node)

    def value_changed(self, node: Node) -> None:
        """The actions that a change of this node's value triggers."""
        self._run(state_of(node).definition.actions, node)

    def name(self, tree: Node) -> None:
        """Gives the instance its id where the form left that to nobody."""
        node = meta_node(tree, "instanceID")
        if node is not None and not node.text:
            self._put(node, _UID)

    def rename(self, tree: Node) -> str:
        """Gives the instance a new id, and returns the old one."""
        node = meta_node(tree, "instanceID")
        if node is None:
            return ""
        old = node.text
        self._put(node, _UID)
        return old

    def finish(self, tree: Node) -> None:
        """Stamps the end of the interview."""
        for definition in self._form.nodes.values():
            if definition.bind.preload == "timestamp" and definition.bind.preload_params == "end":
                for node in below(tree, definition):
                    self._put(node, _NOW)

    def _actions(self, event: EventName) -> Iterable[Action]:
        return [action for action in self._form.actions if event in action.events]

    def _run(self, actions: Iterable[Action], source: Node) -> None:
        for action in actions:
            definition = self._form.nodes.get(action.ref)
            if definition is None:
                continue
            for node in self._targets(action, definition, source):
                if action.value is not None:
                    self._put(node, action.value)
                else:
                    text = stored(action.literal, definition.bind.type)
                    self._recalculation.set_value(node, text)

    def _targets(self, action: Action, definition: NodeDef, source: Node) -> list[Node]:
        if action.target is None:
            return below(shared(source, definition), definition)
        found = self._recalculation.evaluate(action.target, source)
        return found if isinstance(found, list) else []

    def _put(self, node: Node, expression: Expression) -> None:
        value = self._recalculation.evaluate(expression, node)
        kind = state_of(node).definition.bind.type
        self._recalculation.set_value(node, calculated(value, kind))

    def _preload(self, node: Node) -> None:
        bind = state_of(node).definition.bind
        match bind.preload, bind.preload_params:
            case "uid", _:
                if not node.text:
                    self._put(node, _UID)
            case "timestamp", "start":
                self._put(node, _NOW)
            case "date", _:
                self._put(node, _TODAY)
            case "property", name:
                known = self._recalculation.world.properties
                self._recalculation.set_value(node, known.get(name.lower(), ""))
            case _:
                return


def shared(source: Node, definition: NodeDef) -> Node:
    """The nearest node at or above `source` that the definition stands below."""
    above = set(definition.upwards())
    node = source
    while state_of(node).definition not in above and node.parent is not None:
        node = node.parent
    return node
