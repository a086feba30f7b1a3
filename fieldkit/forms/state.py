"""The data of one form being filled: the node tree and the state of each node."""

from dataclasses import dataclass, field

from lxml import etree

from fieldkit.expression import Node
from fieldkit.forms.datatypes import stored
from fieldkit.forms.definition import NodeDef
from fieldkit.forms.instances import leaf_text

_NOBODY: list[Node] = []
TEMPLATE = "{http://openrosa.org/javarosa}template"


@dataclass(slots=True, eq=False)
class State:
    """Beside each node: its definition, its flags, and its children by definition.

    `relevant` is the node's own expression; `node.relevant` counts the nodes above it too.
    `options` are the choices last worked out, None when they must be worked out again. `chosen`
    is what was chosen before choices were dropped that may be offered again.
    """

    node: Node
    definition: NodeDef
    relevant: bool = True
    own_readonly: bool = False
    required: bool = False
    valid: bool = True
    kids: dict[NodeDef, list[Node]] = field(default_factory=dict)
    options: "list[Option] | None" = None
    chosen: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A choice offered: its value, and where its label comes from (an item node, or its place)."""

    value: str
    item: Node | None
    place: int


def state_of(node: Node) -> State:
    """The state beside a node of a form's data."""
    state = node.data
    if not isinstance(state, State):
        raise TypeError("not a node of a form")
    return state


def build(definition: NodeDef, source: etree._Element | None) -> Node:
    """The tree below a node, with the values of `source`, or else the form's defaults."""
    node = Node("element", definition.name, uri=definition.uri)
    state = State(node, definition)
    node.data = state
    _add_attributes(state, source)
    if definition.kind == "value":
        text = definition.default if source is None else leaf_text(source)
        node.text = stored(text, definition.bind.type)
        return node
    elements: dict[object, list[etree._Element]] = {}
    for element in source if source is not None else ():
        elements.setdefault(element.tag, []).append(element)
    for child in definition.children:
        found = elements.get(child.tag, [])
        made = state.kids[child] = []
        if child.kind == "repeat":
            instances = [e for e in found if e.get(TEMPLATE) is None]
            if child.fixed and not instances and child.template is not None:
                instances = [child.template]
            made += [node.append(build(child, element)) for element in instances]
        else:
            made.append(node.append(build(child, found[0] if found else None)))
    return node


def _add_attributes(state: State, source: etree._Element | None) -> None:
    node, definition = state.node, state.definition
    if not definition.attributes and not definition.bound:
        return
    bound = {attribute.tag: attribute for attribute in definition.bound}
    for key in [*definition.attributes, *(bound.keys() - definition.attributes.keys())]:
        own = bound.get(key)
        value = definition.attributes.get(key, "")
        if own is not None and source is not None:
            value = source.get(key) or ""
        attribute = Node("attribute", key.rpartition("}")[2], value)
        attribute.parent = node
        node.attributes.append(attribute)
        if own is not None:
            attribute.data = State(attribute, own)
            state.kids[own] = [attribute]


def insert(parent: Node, definition: NodeDef, node: Node, at: int) -> None:
    """Puts a new instance of a repeat among its siblings, at the 0-based place `at`."""
    kids = state_of(parent).kids[definition]
    if at:
        place = parent.children.index(kids[at - 1]) + 1
    else:
        before = (state_of(child).definition.index < definition.index for child in parent.children)
        place = sum(before)
    kids.insert(at, node)
    parent.insert(place, node)


def remove(parent: Node, definition: NodeDef, node: Node) -> None:
    """Takes an instance of a repeat out."""
    state_of(parent).kids[definition].remove(node)
    parent.remove(node)


def below(node: Node, definition: NodeDef) -> list[Node]:
    """All nodes of a definition in the tree below `node`, itself included."""
    steps = definition.steps_from(state_of(node).definition)
    if steps is None:
        return []
    found = [node]
    for step in steps:
        if len(found) == 1:
            found = state_of(found[0]).kids.get(step, _NOBODY)
        else:
            found = [kid for parent in found for kid in state_of(parent).kids.get(step, ())]
    return list(found)


def reference(node: Node) -> str:
    """The path of a node with the positions of repeat instances: `/data/member[2]/age`."""
    parts: list[str] = []
    current: Node | None = node
    while current is not None and isinstance(current.data, State):
        parts.append(step_of(current))
        current = current.parent
    return "/" + "/".join(reversed(parts))


def step_of(node: Node) -> str:
    """The last part of a node's ref, with its position if it is an instance of a repeat."""
    definition = state_of(node).definition
    if definition.kind != "repeat" or node.parent is None:
        return definition.step
    kids = state_of(node.parent).kids[definition]
    return f"{definition.step}[{kids.index(node) + 1}]"


def find(tree: Node, ref: str) -> Node | None:
    """The node at a ref with positions, or None."""
    parts = ref.strip("/").split("/")
    node = tree
    if parts[0] != state_of(tree).definition.path.strip("/"):
        return None
    for part in parts[1:]:
        name, _, place = part.rstrip("]").partition("[")
        kids = next((k for d, k in state_of(node).kids.items() if d.step == name), [])
        at = (int(place) if place.isdecimal() else 0) - 1 if place else 0
        if not 0 <= at < len(kids):
            return None
        node = kids[at]
    return node
