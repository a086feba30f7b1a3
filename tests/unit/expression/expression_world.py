"""A small document and a world with a fixed clock and counted randomness."""

from datetime import UTC, datetime, timedelta, timezone

from fieldkit.errors import Refusal
from fieldkit.expression import Context, Node, Value, World, Zone, compiled
from fieldkit.expression.lookup import STATIC
from fieldkit.expression.xmltree import read_xml

KURSK = timezone(timedelta(hours=3))
NOON = datetime(2024, 8, 15, 9, 30, 5, 250000, tzinfo=UTC)


class FixedClock:
    def now_ms(self) -> int:
        return int(NOON.timestamp() * 1000)


class Counted:
    """Bytes 0, 1, 2, ... and so on."""

    def __init__(self) -> None:
        self.next = 0

    def bytes(self, count: int) -> bytes:
        self.next += count
        return bytes(at % 256 for at in range(self.next - count, self.next))


HOUSEHOLD = """<data><size>4</size><note/><water>tap well</water>
<member><name>Anna</name><age>34</age><birth>1990-02-03</birth></member>
<member><name>Ivan</name><age>7</age><birth>2017-05-01</birth></member>
<member><name>Vera</name><age>71</age><birth>1953-01-20</birth></member></data>"""


def tree(xml: str) -> Node:
    """The document without the white space between elements, leaves holding their text."""
    found = read_xml(xml.encode())
    assert found is not None
    return _plain(found)


def _plain(node: Node) -> Node:
    texts = [child.text for child in node.children if child.kind == "text"]
    node.children = [child for child in node.children if child.kind != "text"]
    if not node.children:
        node.text = "".join(texts)
    for child in node.children:
        _plain(child)
    return node


def choices(count: int) -> Node:
    """A static list: `instance/list/item/(name, area)`, ten areas in turn."""
    holder = Node("element", "instance")
    rows = holder.append(Node("element", "list"))
    for at in range(count):
        item = rows.append(Node("element", "item"))
        item.data = STATIC
        item.append(Node("element", "name", f"v{at}"))
        item.append(Node("element", "area", f"a{at % 10}"))
    return holder


def world(xml: str = HOUSEHOLD, whole_days: bool = True) -> World:
    return World(
        tree(xml),
        FixedClock(),
        Counted(),
        Zone(KURSK, whole_days),
        instances={"villages": choices(200)},
        version="7",
        properties={"username": "olga"},
    )


def value(text: str, place: str = "/data", here: World | None = None) -> Value:
    """The value of an expression at a path of the household."""
    here = here or world()
    at = compiled(place)
    expression = compiled(text)
    assert not isinstance(at, Refusal), at
    assert not isinstance(expression, Refusal), expression
    nodes = at.evaluate(Context(here, here.root))
    assert isinstance(nodes, list)
    return expression.evaluate(Context(here, nodes[0]))


def texts(found: Value) -> list[str]:
    """The texts of a list of nodes."""
    assert isinstance(found, list)
    return [node.string() for node in found]
