"""What a form is made of, once it is read: nodes, binds, controls, texts. Never changes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from fieldkit.expression import Expression

NodeKind = Literal["root", "group", "repeat", "value"]
ControlKind = Literal[
    "input", "select", "select1", "rank", "range", "upload", "trigger", "group", "repeat"
]
EventName = Literal["first-load", "load", "new-repeat", "value-changed"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with outputs: literal parts and expressions; or `whole`, one expression for it all.

    Of a bind's message and of `jr:itext(..)` references only `whole` is set.
    """

    parts: tuple[str | Expression, ...] = ()
    whole: Expression | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An inline choice."""

    value: str
    label: Text | None


@dataclass(frozen=True, slots=True)
class Itemset:
    """Choices from nodes: the nodes, and for each its value and its label.

    Of a search() `columns` tells, in the language shown, which columns make the label; equal rows
    count once, and `place` of the control's own choices come before them, the others after.
    """

    nodes: Expression
    value: Expression
    label: Expression | None
    columns: Text | None = None
    place: int = 0


@dataclass(frozen=True, slots=True)
class Control:
    """A question, group or repeat as the body of the form shows it.

    `options` holds the other attributes by their local names (start, end, step, mediatype, ...).
    """

    kind: ControlKind
    label: Text | None = None
    hint: Text | None = None
    appearance: str = ""
    items: tuple[Item, ...] = ()
    itemset: Itemset | None = None
    options: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Bind:
    """The logic of a node (ODK XForms, section Bindings); `type` is a name without its prefix."""

    type: str = "string"
    relevant: Expression | None = None
    required: Expression | None = None
    readonly: Expression | None = None
    calculate: Expression | None = None
    constraint: Expression | None = None
    constraint_message: Text | None = None
    required_message: Text | None = None
    preload: str = ""
    preload_params: str = ""
    save_to: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """A setvalue: on an event, the node at `ref` gets the value of the expression.

    `target` is the ref as an expression, where it picks instances by predicates.
    """

    events: frozenset[EventName]
    ref: str
    value: Expression | None
    literal: str
    target: Expression | None = None


@dataclass(slots=True, eq=False, repr=False)
class NodeDef:
    """One node of the form's data, whatever the number of its repeats.

    `path` has no positions, `step` is its last part; `tag` is the name as lxml writes it. Of a
    repeat, `template` is what a new instance starts from, `initial` what the form's own instances
    start from, `count` its jr:count, `fixed` its jr:noAddRemove. `bound` are the attributes that
    have binds or actions of their own (an entity's id), named `@id` in `path`.
    """

    path: str
    name: str
    uri: str
    tag: str
    kind: NodeKind
    parent: "NodeDef | None"
    index: int = 0
    default: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["NodeDef"] = field(default_factory=list)
    bind: Bind = field(default_factory=Bind)
    control: Control | None = None
    count: Expression | None = None
    fixed: bool = False
    template: etree._Element | None = None
    initial: list[etree._Element] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    bound: "list[NodeDef]" = field(default_factory=list)
    step: str = ""
    _by_name: dict[str, "list[NodeDef]"] | None = None
    _steps: "dict[NodeDef, tuple[NodeDef, ...] | None]" = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.step = self.path.rpartition("/")[2]

    def repeats(self) -> list["NodeDef"]:
        """The repeats it stands in, itself included, outermost first."""
        found = [node for node in self.upwards() if node.kind == "repeat"]
        return found[::-1]

    def upwards(self) -> Iterator["NodeDef"]:
        """Itself and the nodes above it."""
        node: NodeDef | None = self
        while node is not None:
            yield node
            node = node.parent

    def steps_from(self, above: "NodeDef") -> "tuple[NodeDef, ...] | None":
        """The nodes from below `above` down to itself; None if it does not stand there."""
        if above not in self._steps:
            chain = list(self.upwards())
            at = next((at for at, each in enumerate(chain) if each is above), None)
            self._steps[above] = None if at is None else tuple(chain[:at][::-1])
        return self._steps[above]

    def downwards(self) -> Iterator["NodeDef"]:
        """Itself and all nodes below it, in order."""
        yield self
        for child in self.children:
            yield from child.downwards()

    def by_name(self) -> dict[str, "list[NodeDef]"]:
        """Its children by local name, once they are complete."""
        if self._by_name is None:
            self._by_name = {}
            for child in self.children:
                self._by_name.setdefault(child.name, []).append(child)
        return self._by_name


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a form that this engine cannot run, or that is wrong in it."""

    code: str
    params: dict[str, object]
