"""What a page shows of a node: one snapshot of its state and texts."""

from dataclasses import dataclass
from typing import Literal

from fieldkit.expression import Node
from fieldkit.expression.syntax import Call
from fieldkit.forms.choices import Choices, is_select
from fieldkit.forms.definition import NodeDef
from fieldkit.forms.repeats import beside
from fieldkit.forms.state import State, reference, state_of
from fieldkit.forms.telling import Telling

Kind = Literal[
    "root",
    "group",
    "repeat",
    "repeat-controlled",
    "repeat-instance",
    "model-value",
    "note",
    "input",
    "select",
    "rank",
    "range",
    "upload",
    "trigger",
]


@dataclass(frozen=True, slots=True)
class View:
    """A node as it stands. `options` are (value, label); None for what is not chosen from a list.

    `valid` is about the constraint, `required_ok` about a missing answer; `message` is the form's
    own for the one that fails. `value` is None for groups and repeats, empty for what is hidden; a
    file keeps its name all the same, so that the file is not forgotten.
    """

    ref: str
    kind: Kind
    relevant: bool
    required: bool
    readonly: bool
    value: str | None = None
    valid: bool = True
    required_ok: bool = True
    message: str | None = None
    label: str | None = None
    hint: str | None = None
    options: tuple[tuple[str, str], ...] | None = None


def kind_of(definition: NodeDef) -> Kind:
    """How a page treats a node."""
    match definition.kind:
        case "root":
            return "root"
        case "group":
            return "group"
        case "repeat":
            return "repeat-instance"
        case "value":
            return _value_kind(definition)


def _value_kind(definition: NodeDef) -> Kind:
    if definition.control is None:
        return "model-value"
    match definition.control.kind:
        case "select" | "select1":
            return "select"
        case "rank" | "range" | "upload" | "trigger":
            return definition.control.kind
        case _:
            if definition.control.itemset is not None:
                return "select"
            return "note" if _is_note(definition) else "input"


def _is_note(definition: NodeDef) -> bool:
    readonly = definition.bind.readonly
    always = readonly is not None and isinstance(readonly.tree, Call)
    return always and readonly is not None and readonly.tree.name == "true"  # type: ignore[attr-defined]


def is_readonly(node: Node) -> bool:
    """Whether a node, or one above it, may not be answered."""
    current: Node | None = node
    while current is not None and isinstance(current.data, State):
        if current.data.own_readonly:
            return True
        current = current.parent
    return False


def view_of(node: Node, telling: Telling, choices: Choices) -> View:
    """The snapshot of a node."""
    state = state_of(node)
    definition = state.definition
    control = definition.control
    readonly = is_readonly(node)
    label = telling.text(control.label, node) if control is not None else None
    if definition.kind != "value":
        return View(
            reference(node),
            kind_of(definition),
            node.relevant,
            state.required,
            readonly,
            label=label,
        )
    kind = kind_of(definition)
    value = node.text if kind == "upload" else node.string()
    missing = state.required and value == "" and node.relevant
    valid = state.valid or value == ""
    options = None
    if is_select(state):
        found = choices.options(node)
        options = tuple((option.value, telling.choice(option, node)) for option in found)
    return View(
        ref=reference(node),
        kind=kind,
        relevant=node.relevant,
        required=state.required,
        readonly=readonly,
        value=value,
        valid=valid,
        required_ok=not missing,
        message=_message(state, node, telling, missing, valid),
        label=label,
        hint=telling.text(control.hint, node) if control is not None else None,
        options=options,
    )


def _message(state: State, node: Node, telling: Telling, missing: bool, valid: bool) -> str | None:
    bind = state.definition.bind
    if missing:
        return telling.text(bind.required_message, node)
    return None if valid else telling.text(bind.constraint_message, node)


def view_of_repeat(parent: Node, definition: NodeDef, telling: Telling) -> View:
    """The snapshot of a repeat as a whole, apart from its instances."""
    control = definition.control
    relevant = parent.relevant
    if relevant and definition.bind.relevant is not None:
        relevant = telling.holds(definition.bind.relevant, beside(parent, definition), parent)
    return View(
        ref=f"{reference(parent)}/{definition.step}",
        kind="repeat-controlled" if definition.count is not None else "repeat",
        relevant=relevant,
        required=False,
        readonly=is_readonly(parent),
        label=telling.text(control.label, parent) if control is not None else None,
    )
