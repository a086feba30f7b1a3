"""Secondary instances: choice lists inside the form, and CSV, XML and GeoJSON files beside it."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from fieldkit.expression import Node
from fieldkit.expression.lookup import STATIC
from fieldkit.forms.texts import local

_NOTHING: list[Node] = []
"""The children of every leaf here: lists of thousands of choices, none of which ever changes."""
ROWS_LIMIT = 1_000_000
EXTERNAL_CHOICES = "itemsets.csv"


def leaf_text(element: etree._Element) -> str:
    """The value of a leaf; white space between child elements does not count."""
    return "" if len(element) else element.text or ""


def static_node(source: etree._Element, plain: str) -> Node:
    """A copy of an element that expressions may index; names in the namespace `plain` have none."""
    return _copied(source, _Names(plain))


class _Names(dict[str, tuple[str, str]]):
    """(local name, namespace) of tags, each worked out once: a list has few, thousands of times."""

    def __init__(self, plain: str) -> None:
        super().__init__()
        self._plain = plain

    def __missing__(self, tag: str) -> tuple[str, str]:
        uri, _, name = tag.rpartition("}")
        found = self[tag] = (name, "" if uri[1:] == self._plain else uri[1:])
        return found


def _copied(source: etree._Element, names: _Names) -> Node:
    name, uri = names[source.tag]  # type: ignore[index]
    if not len(source):
        node = _leaf(name, uri, source.text or "")
        given = source.items()
        if given:
            node.attributes = [_attribute(node, str(key), str(value)) for key, value in given]
        return node
    node = Node("element", name, "", uri)
    node.data = STATIC
    given = source.items()
    node.attributes = [_attribute(node, str(k), str(v)) for k, v in given] if given else _NOTHING
    for child in source:
        if isinstance(child.tag, str):
            made = _copied(child, names)
            made.parent = node
            node.children.append(made)
    return node


def _leaf(name: str, uri: str, text: str) -> Node:
    node = Node("element", name, text, uri)
    node.data = STATIC
    node.children = node.attributes = _NOTHING
    return node


def _attribute(parent: Node, name: str, value: str) -> Node:
    attribute = Node("attribute", name.rpartition("}")[2], value)
    attribute.parent = parent
    return attribute


def _holder(*roots: Node) -> Node:
    node = Node("element", "instance")
    for root in roots:
        node.append(root)
    return node


def _static(name: str, text: str = "") -> Node:
    node = Node("element", name, text)
    node.data = STATIC
    node.attributes = _NOTHING
    return node


def _rows(rows: Iterator[dict[str, str]]) -> Node:
    root = _static("root")
    for count, row in enumerate(rows):
        if count >= ROWS_LIMIT:
            break
        item = root.append(_static("item"))
        for column, value in row.items():
            if column:
                item.append(_static(column, value)).children = _NOTHING
    return _holder(root)


def from_csv(data: bytes) -> Node:
    """`root/item/<column>`; comma, semicolon, tab or bar between the columns."""
    text = data.decode("utf-8-sig", "replace")
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = next(reader, [])
    filled = (cells + [""] * (len(columns) - len(cells)) for cells in reader if cells)
    return _rows(dict(zip(columns, cells, strict=False)) for cells in filled)


def from_xml(data: bytes) -> Node | None:
    """The document as it is; None if it is not XML, or declares entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.getroottree().docinfo.internalDTD is not None:
        return None
    return _holder(static_node(root, str(etree.QName(root).namespace or "")))


def _position(coordinates: Any) -> str:
    longitude, latitude = coordinates[0], coordinates[1]
    return f"{latitude} {longitude} 0 0"


def _geometry(geometry: Mapping[str, Any]) -> str:
    coordinates = geometry.get("coordinates") or []
    match geometry.get("type"):
        case "Point":
            return _position(coordinates)
        case "LineString":
            return ";".join(_position(point) for point in coordinates)
        case "Polygon":
            return ";".join(_position(point) for point in coordinates[0])
        case _:
            return ""


def _features(collection: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for feature in collection.get("features") or []:
        properties = feature.get("properties") or {}
        row = {"geometry": _geometry(feature.get("geometry") or {})}
        if "id" in feature:
            row["id"] = str(feature["id"])
        row.update({str(key): "" if v is None else str(v) for key, v in properties.items()})
        yield row


def from_geojson(data: bytes) -> Node | None:
    """One item a feature: its geometry as ODK writes it, its id, its properties; or None."""
    try:
        return _rows(_features(json.loads(data)))
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def read_file(name: str, data: bytes) -> Node | None:
    """A secondary instance from a file, by the ending of its name; None if it cannot be read."""
    ending = name.rpartition(".")[2].lower()
    if ending == "csv":
        return from_csv(data)
    if ending in ("geojson", "json"):
        return from_geojson(data)
    return from_xml(data)


def from_external_choices(data: bytes) -> dict[str, Node]:
    """The lists of the CSV that holds the choices of `select_one_external`, by their names."""
    lists: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig", "replace"), newline="")):
        cells = {str(key): value for key, value in row.items() if key and isinstance(value, str)}
        name = cells.get("list_name") or cells.get("list name") or ""
        lists.setdefault(name, []).append(cells)
    return {name: _rows(iter(rows)) for name, rows in lists.items()}


class Instances(Mapping[str, Node]):
    """The secondary instances of a form by id, each built when it is first wanted.

    `files` holds the contents of the files beside the form by name or by `jr://` address; a
    missing or unreadable file is an empty instance.
    """

    def __init__(
        self, elements: Mapping[str, etree._Element], files: Mapping[str, bytes], plain: str
    ) -> None:
        self._elements = elements
        self._files = files
        self._plain = plain
        self._built: dict[str, Node] = {}
        self._external = from_external_choices(files.get(EXTERNAL_CHOICES, b""))

    def __len__(self) -> int:
        return len(self._elements.keys() | self._external.keys())

    def __iter__(self) -> Iterator[str]:
        return iter(self._elements.keys() | self._external.keys())

    def __getitem__(self, key: str) -> Node:
        if key not in self._elements:
            return self._external[key]
        if key not in self._built:
            self._built[key] = self._build(self._elements[key])
        return self._built[key]

    def add_file(self, name: str) -> None:
        """Makes the CSV file of that name an instance, where the form has none under it."""
        if name not in self._elements:
            element = etree.Element("instance", src=f"jr://file-csv/{name}.csv")
            self._elements = {**self._elements, name: element}

    def build(self) -> None:
        """Builds all of them now, so that no answer has to wait for one."""
        for key in self:
            self[key]

    def address(self, key: str) -> str:
        """The `jr://` address of the file behind an instance, or empty."""
        return self._elements[key].get("src") or ""

    def missing(self) -> list[str]:
        """The addresses of files that were not handed in."""
        addresses = [self.address(key) for key in self._elements]
        return [a for a in addresses if a and "last-saved" not in a and self._data(a) is None]

    def _data(self, address: str) -> bytes | None:
        found = self._files.get(address)
        return self._files.get(address.rpartition("/")[2]) if found is None else found

    def _build(self, element: etree._Element) -> Node:
        address = element.get("src") or ""
        data = self._data(address) if address else None
        if data is not None:
            kind = "x.csv" if "file-csv" in address else address
            return read_file(kind, data) or _holder()
        return _holder(
            *(static_node(c, self._plain) for c in element if isinstance(c.tag, str) and local(c))
        )
