"""Runs recorded expression cases: an expression, where it stands, and what it must give."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from fieldkit.errors import Refusal, RefusalError
from fieldkit.expression.compile import compiled
from fieldkit.expression.context import Context, World
from fieldkit.expression.dates import Moment, Zone
from fieldkit.expression.nodes import Node
from fieldkit.expression.values import BadDate, Value, to_boolean, to_number, to_string
from fieldkit.expression.xmltree import read_xml
from fieldkit.ports import Clock, Randomness

BAD_DATE_NAME = "Invalid Date"
"""What recordings write for a bad date, where they do not record an error: empty to us."""
_STEP = re.compile(r"/(@?)(?:(\*)|([\w.:-]+(?:\(\))?))?(?:\[(\d+)\])?")


@dataclass
class Tally:
    """How many cases ran, how many passed, and the ids of those that did not."""

    total: int = 0
    passed: int = 0
    failed: list[str] = field(default_factory=list)

    def count(self, case_id: str, good: bool) -> None:
        """Adds one case."""
        self.total += 1
        self.passed += good
        if not good:
            self.failed.append(case_id)

    def as_dict(self) -> dict[str, object]:
        """The shape that `fieldkit forms eval --json` prints."""
        return {"total": self.total, "passed": self.passed, "failed": self.failed}


def run_cases(data: Mapping[str, Any], clock: Clock, randomness: Randomness) -> tuple[Tally, Tally]:
    """Runs all cases; the second tally holds those outside the ODK subset.

    Cases marked nondeterministic or conflict are left out. A case's `tz` is the zone that its dates
    assume: a pure date is midnight there (`Zone` without whole days), as the recorded engines have
    it; forms count whole days.
    """
    documents = [read_xml(text.encode()) for text in data["instances"]]
    inside, outside = Tally(), Tally()
    for case in data["cases"]:
        if case.get("nondeterministic") or case.get("conflict"):
            continue
        document = documents[case["instance"]] if "instance" in case else None
        tally = inside if case.get("odk_subset") else outside
        tally.count(case["id"], run_case(case, document or Node("document"), clock, randomness))
    return inside, outside


def run_case(case: Mapping[str, Any], document: Node, clock: Clock, randomness: Randomness) -> bool:
    """Whether one case gives what it must."""
    world = _world(case, document, clock, randomness)
    place = locate(document, case.get("context") or "/")
    expression = compiled(case["expression"])
    if isinstance(expression, Refusal) or place is None:
        return bool(case["type"] == "error")
    try:
        value = expression.evaluate(Context(world, place))
        return _agrees(case, value, world, document)
    except RefusalError:
        return bool(case["type"] == "error")
    except Exception:
        # a fault in one case must not hide the figures of the others
        return False


def _world(case: Mapping[str, Any], document: Node, clock: Clock, randomness: Randomness) -> World:
    elements = [node for node in _every(document) if node.name == "instance"]
    named = {
        attribute.text: node
        for node in elements
        for attribute in node.attributes
        if attribute.name == "id"
    }
    language = case.get("itext_lang") or ""
    namespaces = {"jr": "http://openrosa.org/javarosa", "xhtml": "http://www.w3.org/1999/xhtml"}
    root = locate(document, case["root"]) if case.get("root") else document
    return World(
        root=root or document,
        clock=clock,
        randomness=randomness,
        zone=Zone(ZoneInfo(case.get("tz") or "UTC"), whole_days=False),
        instances=named,
        texts=lambda text_id: _translation(document, language, text_id),
        namespaces={**namespaces, **case.get("namespaces", {})},
        language=language,
    )


def _every(node: Node) -> list[Node]:
    found = [node]
    for child in node.children:
        found += _every(child)
    return found


def _attribute(node: Node, name: str) -> str:
    return next((a.text for a in node.attributes if a.name == name), "")


def _translation(document: Node, language: str, text_id: str) -> Value:
    for node in _every(document):
        if node.name == "translation" and _attribute(node, "lang") == language:
            for text in node.elements():
                if _attribute(text, "id") == text_id:
                    return [value for value in text.elements() if value.name == "value"]
    return ""


def locate(document: Node, path: str) -> Node | None:
    """The node at a positional path such as `/*[1]/*[2]/@id` or `/*[1]/text()[1]`."""
    node: Node | None = document
    for attribute, star, name, place in _STEP.findall(path):
        if node is None or not (star or name):
            break
        if attribute:
            node = next((a for a in node.attributes if _attribute_named(a, name)), None)
            continue
        kind = "element" if star else name.removesuffix("()")
        same = [child for child in node.children if kind in (child.kind, "node")]
        at = int(place or 1) - 1
        node = same[at] if at < len(same) else None
    return node


def _attribute_named(attribute: Node, name: str) -> bool:
    return attribute.kind == "attribute" and attribute.name == name.rpartition(":")[2]


def _agrees(case: Mapping[str, Any], value: Value, world: World, document: Node) -> bool:
    expected: object = case["expected"]
    match case["type"]:
        case "boolean":
            return expected is to_boolean(value)
        case "string" | "string-match" | "string-length":
            return _same_text(case["type"], value, expected)
        case "date":
            return isinstance(value, Moment) and value.at.date().isoformat() == expected
        case "nodes":
            return _same_nodes(case, value, document)
        case "number" | "number-rounded":
            return _same_number(case, to_number(value, world.zone))
        case "error":
            return isinstance(value, BadDate)
        case _:
            return False


def _same_text(kind: str, value: Value, expected: object) -> bool:
    text = BAD_DATE_NAME if isinstance(value, BadDate) else to_string(value)
    if kind == "string-match":
        return re.search(str(expected), text) is not None
    return expected == (text if kind == "string" else len(text))


def _same_nodes(case: Mapping[str, Any], value: Value, document: Node) -> bool:
    wanted = [locate(document, path) for path in case["expected"]]
    if not isinstance(value, list) or len(value) != len(wanted):
        return False
    if case.get("ordered"):
        return all(a is b for a, b in zip(value, wanted, strict=True))
    return {id(node) for node in value} == {id(node) for node in wanted}


def _same_number(case: Mapping[str, Any], value: float) -> bool:
    expected = float(case["expected"])
    if math.isnan(expected) or math.isnan(value):
        return math.isnan(expected) and math.isnan(value)
    if case["type"] == "number-rounded":
        factor = float(case["factor"])
        return math.floor(value * factor + 0.5) / factor == expected
    tolerance = float(case.get("tolerance") or 0)
    return value == expected or abs(value - expected) <= tolerance
