"""What an operation changed, told in refs."""

from collections.abc import Mapping
from dataclasses import dataclass

from fieldkit.expression import Node
from fieldkit.forms.recalculate import Changes
from fieldkit.forms.state import reference, step_of


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The refs of what an operation changed; `repeats` are those that have other instances now.

    A page shows these nodes anew, and no others.
    """

    values: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    options: frozenset[str] = frozenset()
    repeats: frozenset[str] = frozenset()


def change_set(changes: Changes, tree: Node) -> ChangeSet:
    """The changes as refs; what was removed since is left out."""

    known: dict[Node, str] = {tree: reference(tree)}

    def refs(nodes: Mapping[Node, None]) -> frozenset[str]:
        return frozenset(ref for node in nodes if (ref := _reference(node, known)))

    repeats = frozenset(
        f"{ref}/{definition.step}"
        for parent, definition in changes.structure
        if (ref := _reference(parent, known))
    )
    return ChangeSet(
        refs(changes.values),
        refs(changes.flags),
        refs(changes.texts),
        refs(changes.options),
        repeats,
    )


def _reference(node: Node, known: dict[Node, str]) -> str:
    """The ref of a node by those of the nodes above it; empty if it is no longer in the tree.

    One change may touch thousands of nodes that stand in few places, so each is written once.
    """
    found = known.get(node)
    if found is None:
        above = "" if node.parent is None else _reference(node.parent, known)
        found = f"{above}/{step_of(node)}" if above else ""
        known[node] = found
    return found
