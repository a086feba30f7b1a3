"""The light node tree that expressions walk: forms, choice lists, records and test documents."""

from collections.abc import Iterator
from typing import Literal

NodeKind = Literal[
    "document", "element", "attribute", "text", "comment", "processing-instruction", "namespace"
]


class Node:
    """A node with its parent, children and, for a leaf, its text.

    `name` is the local name, `uri` its namespace ("" for none or the form's own). A leaf element
    holds its value in `text`; mixed content has children of kind `text` instead. `relevant` is
    false where a form hides the node: it then reads as empty. `data` belongs to the tree's owner.
    One thread at a time.
    """

    __slots__ = (
        "_named",
        "attributes",
        "children",
        "data",
        "kind",
        "lang",
        "name",
        "parent",
        "relevant",
        "text",
        "uri",
    )

    def __init__(self, kind: NodeKind, name: str = "", text: str = "", uri: str = "") -> None:
        self.kind: NodeKind = kind
        self.name = name
        self.uri = uri
        self.text = text
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.attributes: list[Node] = []
        self.relevant = True
        self.lang = ""
        self.data: object = None
        self._named: dict[str, list[Node]] | None = None

    def append(self, child: "Node") -> "Node":
        """Adds `child` as the last child and returns it."""
        child.parent = self
        self._named = None
        self.children.append(child)
        return child

    def insert(self, index: int, child: "Node") -> None:
        """Adds `child` before the child at `index`."""
        child.parent = self
        self._named = None
        self.children.insert(index, child)

    def remove(self, child: "Node") -> None:
        """Takes a child out."""
        self._named = None
        self.children = [other for other in self.children if other is not child]
        child.parent = None

    def string(self) -> str:
        """The string value (XPath 1.0, section 5); empty where not relevant."""
        if not self.relevant:
            return ""
        if not self.children:
            return self.text
        return "".join(child.string() for child in self.children if child.kind in _COUNTED)

    def named(self, name: str) -> list["Node"]:
        """The children of that name in no namespace; not to be changed by the caller."""
        if self._named is None:
            self._named = {}
            for child in self.children:
                if not child.uri:
                    self._named.setdefault(child.name, []).append(child)
        return self._named.get(name, [])

    def elements(self) -> Iterator["Node"]:
        """The child elements."""
        return (child for child in self.children if child.kind == "element")

    def root(self) -> "Node":
        """The topmost node of the tree."""
        node = self
        while node.parent is not None:
            node = node.parent
        return node


_COUNTED = frozenset({"element", "text"})


def element(name: str, text: str = "", *children: Node) -> Node:
    """An element with a value or with children."""
    node = Node("element", name, text)
    for child in children:
        node.append(child)
    return node


def document(root: Node) -> Node:
    """A document node above `root`."""
    node = Node("document")
    node.append(root)
    return node
