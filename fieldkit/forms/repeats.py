"""Repeat instances: adding, removing, and keeping to a count."""

from lxml import etree

from fieldkit.expression import Node, to_number
from fieldkit.forms.definition import NodeDef
from fieldkit.forms.events import Events
from fieldkit.forms.recalculate import Recalculation
from fieldkit.forms.state import below, build, insert, remove, state_of

MOST = 2_000
"""Instances that a count may make; a larger count is a mistake."""
MOST_IN_ALL = 5_000
"""Instances of one repeat in the whole form that counts may make, where repeats nest."""


class Repeats:
    """Changes the instances of repeats in one tree, and tells recalculation and events.

    Once `started`, a count that is blank for the moment leaves the instances as they are, so that
    nothing is lost while a number is being typed anew.
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
        if not parent.relevant:
            self._recalculation.spread(node)
        self._events.new_repeat(node)
        self._recalculation.schedule_all([node])
        return node

    def remove(self, parent: Node, repeat: NodeDef, node: Node) -> None:
        """Takes an instance away with all its answers."""
        remove(parent, repeat, node)
        self._recalculation.restructured(parent, repeat)

    def keep_count(self, parent: Node, repeat: NodeDef) -> None:
        """Adds or removes at the end until there are as many as the repeat's count says."""
        if repeat.count is None:
            return
        value = self._recalculation.evaluate(repeat.count, beside(parent, repeat), parent)
        number = to_number(value, self._recalculation.world.zone)
        if number != number and self.started:
            return
        wanted = int(min(number, MOST)) if number >= 1 else 0
        kids = state_of(parent).kids[repeat]
        if len(kids) == wanted:
            return
        if wanted > len(kids):
            others = len(below(self._recalculation.tree, repeat)) - len(kids)
            wanted = max(min(wanted, MOST_IN_ALL - others), len(kids))
        while len(kids) > wanted:
            remove(parent, repeat, kids[-1])
        while len(kids) < wanted:
            at = len(kids)
            own = repeat.initial[at] if at < len(repeat.initial) else repeat.template
            self._add(parent, repeat, at, own)
        self._recalculation.restructured(parent, repeat)


def beside(parent: Node, repeat: NodeDef) -> Node:
    """A node that stands where the instances of a repeat do, to evaluate its expressions at."""
    place = Node("element", repeat.name, uri=repeat.uri)
    place.parent = parent
    return place
