"""What an operation changed, told in refs."""

from collections.abc import Mapping
from dataclasses import dataclass

from fieldkit.expression import Node
from fieldkit.forms.recalculate import Changes
from fieldkit.forms.state import reference


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

    def refs(nodes: Mapping[Node, None]) -> frozenset[str]:
        return frozenset(reference(node) for node in nodes if _attached(node, tree))

    repeats = frozenset(
        f"{reference(parent)}/{definition.path.rpartition('/')[2]}"
        for parent, definition in changes.structure
        if _attached(parent, tree)
    )
    return ChangeSet(
        refs(changes.values),
        refs(changes.flags),
        refs(changes.texts),
        refs(changes.options),
        repeats,
    )


def _attached(node: Node, tree: Node) -> bool:
    current: Node | None = node
    while current is not None:
        if current is tree:
            return True
        current = current.parent
    return False
