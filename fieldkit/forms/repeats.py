"""Repeat instances: adding, removing, and keeping to a count."""

from functools import partial

from lxml import etree

from fieldkit.errors import Refusal
from fieldkit.expression import Node, to_number
from fieldkit.expression.values import number_text
from fieldkit.forms.codes import FormReason
from fieldkit.forms.definition import NodeDef
from fieldkit.forms.events import Events
from fieldkit.forms.recalculate import Recalculation
from fieldkit.forms.state import below, build, insert, remove, state_of

MOST = 2_000
"""Instances that a count may make; a larger count is a mistake."""
MOST_NODES = 20_000
"""Nodes that the instances of one count may have together: half a second's work."""
MOST_IN_ALL = 5_000
"""Instances of one repeat in the whole form that counts may make, where repeats nest."""


class Repeats:
    """Changes the instances of repeats in one tree, and tells recalculation and events.

    Once `started`, a count that is blank for the moment leaves the instances as they are, so that
    nothing is lost while a number is being typed anew. A count of more than can be made leaves them
    as they are too, and is told in the changes; a form that begins with one gets as many as can be.
    """

    def __init__(self, recalculation: Recalculation, events: Events) -> None:
        self._recalculation = recalculation
        self._events = events
        self.started = False

    def add(self, parent: Node, repeat: NodeDef, at: int) -> Node:
        """A new instance at the 0-based place `at`, from the repeat's template."""
        node = self._add(parent, repeat, at, repeat.template)
        self._recalculation.restructured(parent, repeat)
        return node

    def _add(self, parent: Node, repeat: NodeDef, at: int, source: etree._Element | None) -> Node:
        node = build(repeat, source)
        insert(parent, repeat, node, at)
        self._recalculation.changes.undo.append(partial(remove, parent, repeat, node))
        if not parent.relevant:
            self._recalculation.spread(node)
        self._events.new_repeat(node)
        self._recalculation.schedule_all([node])
        return node

    def remove(self, parent: Node, repeat: NodeDef, node: Node) -> None:
        """Takes an instance away with all its answers."""
        self._remove(parent, repeat, node)
        self._recalculation.restructured(parent, repeat)

    def _remove(self, parent: Node, repeat: NodeDef, node: Node) -> None:
        at = state_of(parent).kids[repeat].index(node)
        self._recalculation.changes.undo.append(partial(insert, parent, repeat, node, at))
        remove(parent, repeat, node)

    def keep_count(self, parent: Node, repeat: NodeDef) -> None:
        """Adds or removes at the end until there are as many as the repeat's count says."""
        if repeat.count is None:
            return
        value = self._recalculation.evaluate(repeat.count, beside(parent, repeat), parent)
        number = to_number(value, self._recalculation.world.zone)
        if number != number and self.started:
            return
        kids = state_of(parent).kids[repeat]
        wanted = self._possible(number, repeat, len(kids))
        if len(kids) == wanted:
            return
        while len(kids) > wanted:
            self._remove(parent, repeat, kids[-1])
        while len(kids) < wanted:
            at = len(kids)
            own = repeat.initial[at] if at < len(repeat.initial) else repeat.template
            self._add(parent, repeat, at, own)
        self._recalculation.restructured(parent, repeat)

    def _possible(self, number: float, repeat: NodeDef, now: int) -> int:
        """How many instances to have for that count, where there are `now`."""
        if not number > now:
            return int(number) if number >= 1 else 0
        others = len(below(self._recalculation.tree, repeat)) - now
        most = min(MOST, MOST_NODES // sum(1 for _ in repeat.downwards()), MOST_IN_ALL - others)
        if number <= most:
            return int(number)
        params = {"ref": repeat.path, "count": number_text(number), "most": max(most, 0)}
        self._recalculation.changes.refused = Refusal(FormReason.TOO_MANY_ROWS, params)
        return now if self.started else max(most, now)


def beside(parent: Node, repeat: NodeDef) -> Node:
    """A node that stands where the instances of a repeat do, to evaluate its expressions at."""
    place = Node("element", repeat.name, uri=repeat.uri)
    place.parent = parent
    return place
