"""One form being filled in: answers in, changes out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, tzinfo

from lxml import etree

from fieldkit.errors import Refusal
from fieldkit.expression import Node, World, Zone, to_number
from fieldkit.forms.answers import Answers, collect, corrected, to_xml
from fieldkit.forms.body import absolute
from fieldkit.forms.changes import ChangeSet, change_set
from fieldkit.forms.choices import Choices
from fieldkit.forms.codes import FormReason, ProblemKind
from fieldkit.forms.datatypes import Answer, answer_text, stored
from fieldkit.forms.definition import NodeDef
from fieldkit.forms.events import Events, shared
from fieldkit.forms.recalculate import Hooks, Recalculation
from fieldkit.forms.repeats import Repeats
from fieldkit.forms.state import below, build, find, reference, state_of
from fieldkit.forms.telling import Telling
from fieldkit.forms.view import View, is_readonly, view_of, view_of_repeat
from fieldkit.forms.xform import Form
from fieldkit.ports import Clock, Randomness


@dataclass(frozen=True, slots=True)
class Missing:
    """An answer that is missing or wrong, its label, and the form's message if it has one."""

    kind: ProblemKind
    ref: str
    label: str
    message: str


class Session(Hooks):
    """The answers to one form while they are given. One thread at a time; nothing is written.

    `clock` and `randomness` are the ports, `tz` the local zone, `properties` what the device tells
    about itself (`username`, `deviceid`). `instance` is an earlier instance or draft as XML; with
    `corrects` it stays as it is and this session's answers correct it, under an id of their own.
    """

    def __init__(
        self,
        form: Form,
        clock: Clock,
        randomness: Randomness,
        tz: tzinfo = UTC,
        language: str | None = None,
        properties: Mapping[str, str] | None = None,
        instance: bytes | None = None,
        corrects: bool = False,
    ) -> None:
        self.form = form
        source = form.source if instance is None else etree.fromstring(instance, _parser())
        self.tree = build(form.root, source)
        document = Node("document")
        document.append(self.tree)
        self.world = World(
            root=document,
            clock=clock,
            randomness=randomness,
            zone=Zone(tz),
            instances=form.instances,
            namespaces=form.namespaces,
            properties={key.lower(): value for key, value in (properties or {}).items()},
            version=form.version,
            language=form.translations.default if language is None else language,
        )
        self.recalculation = Recalculation(form.graph, self.world, self.tree, self)
        self.events = Events(form, self.recalculation)
        self.repeats = Repeats(self.recalculation, self.events)
        self.choices = Choices(self.recalculation)
        self.telling = Telling(form, self.recalculation, self.world.language)
        self.world.texts = self.telling.by_id
        self.world.choice_name = self._choice_name
        self._corrects = "" if instance is None else corrected(source)
        self._start(first=instance is None)
        if corrects:
            self._corrects = self.events.rename(self.tree)
            self._changes()

    def _start(self, first: bool) -> None:
        self.repeats.started = not first
        if first:
            self.events.first_load(self.tree)
        self.events.load(self.tree)
        self.recalculation.schedule_all([self.tree])
        self.recalculation.run()
        self.repeats.started = True

    # what the other parts call back

    def value_changed(self, node: Node) -> None:
        """Runs the actions of a node whose value changed."""
        self.events.value_changed(node)

    def count(self, parent: Node, repeat: NodeDef) -> None:
        """Adds or removes instances of a counted repeat."""
        self.repeats.keep_count(parent, repeat)

    def options_changed(self, node: Node) -> None:
        """Drops chosen values that are no longer offered."""
        self.choices.prune(node)

    def _choice_name(self, node: Node, path: str, value: str) -> str:
        target = self._nearest(node, path)
        if target is None:
            return value
        for option in self.choices.options(target):
            if option.value == value:
                return self.telling.choice(option, target)
        return ""

    def _nearest(self, node: Node, path: str) -> Node | None:
        definition = self.form.nodes.get(absolute(path, state_of(node).definition.path))
        if definition is None:
            return None
        found = below(shared(node, definition), definition)
        return found[0] if found else None

    # what a page calls

    def node(self, ref: str) -> Node | None:
        """The node at a ref such as `/data/member[2]/age`, or None."""
        return find(self.tree, ref)

    def definition(self, ref: str) -> NodeDef | None:
        """What the form says of a node: its bind, its control with appearance and parameters."""
        node = self.node(ref)
        return None if node is None else state_of(node).definition

    def answer(self, ref: str, value: Answer) -> ChangeSet | Refusal:
        """Stores an answer and brings everything that depends on it up to date.

        A value that is not of the question's type is stored as empty. Refuses an unknown ref, a
        read-only question, and an answer by which a repeat would grow too long: nothing is changed.
        """
        node = self.node(ref)
        if node is None or state_of(node).definition.kind != "value":
            return Refusal(FormReason.REF_UNKNOWN, {"ref": ref})
        if is_readonly(node):
            return Refusal(FormReason.READ_ONLY, {"ref": ref})
        self.recalculation.set_value(node, self._fitting(node, answer_text(value)))
        self.choices.prune(node)
        changes = self.recalculation.run()
        if changes.refused is not None:
            changes.put_back()
            return changes.refused
        return change_set(changes, self.tree)

    def _fitting(self, node: Node, text: str) -> str:
        """The text as the question stores it: typed, choices in their order, within the range."""
        definition = state_of(node).definition
        text = stored(text, definition.bind.type)
        control = definition.control
        if control is None:
            return text
        if control.kind == "select":
            return self.choices.in_order(node, text)
        if control.kind == "range" and text:
            return text if _within(text, control.options) else ""
        return text

    def add_repeat(self, ref: str, at: int | None = None) -> ChangeSet | Refusal:
        """A new instance of the repeat at `ref`, at the end or before the 0-based place `at`."""
        found = self._range(ref)
        if isinstance(found, Refusal):
            return found
        parent, repeat = found
        kids = state_of(parent).kids[repeat]
        place = len(kids) if at is None else max(0, min(at, len(kids)))
        self.repeats.add(parent, repeat, place)
        return self._changes()

    def remove_repeat(self, ref: str) -> ChangeSet | Refusal:
        """Removes the instance at `ref`, such as `/data/member[2]`."""
        node = self.node(ref)
        if node is None or node.parent is None or state_of(node).definition.kind != "repeat":
            return Refusal(FormReason.REF_UNKNOWN, {"ref": ref})
        definition = state_of(node).definition
        if definition.count is not None or definition.fixed:
            return Refusal(FormReason.REPEAT_FIXED, {"ref": ref})
        self.repeats.remove(node.parent, definition, node)
        return self._changes()

    def set_language(self, language: str) -> ChangeSet:
        """Tells all texts in another language; nothing is lost. Every text counts as changed."""
        self.telling.language = self.world.language = language
        self.recalculation.schedule_all([self.tree])
        changes = self._changes()
        everything = frozenset(reference(node) for node in self.nodes())
        return ChangeSet(changes.values, changes.flags, everything, everything, changes.repeats)

    def nodes(self) -> Iterator[Node]:
        """All nodes of the data, in order."""
        waiting = [self.tree]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def view(self, ref: str) -> View | None:
        """What a page shows of a node, or of a repeat as a whole (a ref without a position)."""
        above, _, name = ref.rpartition("/")
        parent = self.node(above) if above and "[" not in name else None
        repeat = None if parent is None else _repeat_named(parent, name)
        if parent is not None and repeat is not None:
            return view_of_repeat(parent, repeat, self.telling)
        node = self.node(ref)
        return None if node is None else view_of(node, self.telling, self.choices)

    def views(self) -> Iterator[View]:
        """What a page shows of every node and every repeat, in the form's order."""
        yield from self._views(self.tree)

    def _views(self, node: Node) -> Iterator[View]:
        yield view_of(node, self.telling, self.choices)
        for definition, kids in state_of(node).kids.items():
            if definition.kind == "repeat":
                yield view_of_repeat(node, definition, self.telling)
            for kid in kids:
                if kid.kind == "element":
                    yield from self._views(kid)

    def missing(self) -> list[Missing]:
        """Every answer that is missing or wrong, in the form's order."""
        return [problem for node in self.nodes() for problem in self._problem(node)]

    def _problem(self, node: Node) -> Iterator[Missing]:
        """From the node's state alone: a snapshot with all its choices would take ten times as
        long, for every question of the form.
        """
        state = state_of(node)
        if not node.relevant or state.definition.kind != "value":
            return
        bind, control, empty = state.definition.bind, state.definition.control, node.string() == ""
        if state.required and empty:
            kind, message = ProblemKind.REQUIRED, bind.required_message
        elif not (state.valid or empty):
            kind, message = ProblemKind.CONSTRAINT, bind.constraint_message
        else:
            return
        label = None if control is None else self.telling.text(control.label, node)
        said = self.telling.text(message, node)
        yield Missing(kind, reference(node), label or "", said or "")

    def finalise(self) -> Answers | list[Missing]:
        """The answers if nothing is missing or wrong, else the list of what is."""
        problems = self.missing()
        if problems:
            return problems
        self.events.name(self.tree)
        self.events.finish(self.tree)
        self._changes()
        return collect(self.form, self.tree, self._corrects)

    def draft(self) -> bytes:
        """Everything entered so far as instance XML, which `instance` takes back."""
        return to_xml(self.form, self.tree, True, self._corrects)

    def _range(self, ref: str) -> tuple[Node, NodeDef] | Refusal:
        above, _, name = ref.rpartition("/")
        parent = self.node(above)
        if parent is None:
            return Refusal(FormReason.REF_UNKNOWN, {"ref": ref})
        definition = _repeat_named(parent, name.split("[")[0])
        if definition is None:
            return Refusal(FormReason.REF_UNKNOWN, {"ref": ref})
        if definition.count is not None or definition.fixed:
            return Refusal(FormReason.REPEAT_FIXED, {"ref": ref})
        return parent, definition

    def _changes(self) -> ChangeSet:
        return change_set(self.recalculation.run(), self.tree)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)


def _repeat_named(parent: Node, name: str) -> NodeDef | None:
    for definition in state_of(parent).kids:
        if definition.kind == "repeat" and definition.step == name:
            return definition
    return None


def _within(text: str, options: Mapping[str, str]) -> bool:
    zone = Zone()
    bounds = sorted(to_number(options.get(name, ""), zone) for name in ("start", "end"))
    return not any(bound == bound for bound in bounds) or (
        bounds[0] <= to_number(text, zone) <= bounds[1]
    )
