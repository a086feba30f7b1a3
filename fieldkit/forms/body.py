"""Reads the body of an XForm: controls, groups, repeats, their choices and actions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from fieldkit.errors import Refusal
from fieldkit.expression import Expression
from fieldkit.forms.definition import Control, ControlKind, Item, Itemset
from fieldkit.forms.texts import expression, local, read_text

_CONTROLS = frozenset(
    {"input", "select", "select1", "rank", "range", "upload", "trigger", "secret", "textarea"}
)
SILENT_ACTIONS = frozenset({"setgeopoint", "recordaudio"})
"""Actions for sensors of telephones; the values that they would set stay empty."""
_AS_INPUT = {"secret": "input", "textarea": "input"}


@dataclass(slots=True)
class Placed:
    """A control and the absolute path of the node it belongs to (empty for none)."""

    path: str
    control: Control
    count: Expression | None = None
    fixed: bool = False


@dataclass(slots=True)
class Body:
    """The controls of a form in order, and the setvalue elements found among them.

    `unknown` are elements that cannot be shown, `silent` actions that do nothing here.
    """

    placed: list[Placed] = field(default_factory=list)
    actions: list[tuple[etree._Element, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)


def absolute(ref: str, context: str) -> str:
    """The absolute path that a ref means where it stands."""
    ref = ref.strip()
    if ref.startswith("/"):
        return ref
    parts = context.split("/")
    for step in ref.removeprefix("current()/").split("/"):
        if step == "..":
            del parts[-1:]
        elif step not in (".", ""):
            parts.append(step)
    return "/".join(parts)


def read_body(body: etree._Element, root: str, problems: list[Refusal]) -> Body:
    """Reads all controls; `root` is the path that relative refs start at."""
    found = Body()
    _read_children(body, root, found, problems)
    return found


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if local(child) == name), None)


def _read_children(
    element: etree._Element, context: str, found: Body, problems: list[Refusal]
) -> None:
    for child in element:
        name = local(child)
        ref = child.get("ref") or child.get("nodeset") or child.get("bind") or ""
        path = absolute(ref, context) if ref else context
        if name in _CONTROLS:
            _read_control(child, name, path, found, problems)
        elif name == "repeat":
            _read_repeat(child, path, element, found, problems)
        elif name == "group":
            if ref and _child(child, "repeat") is None:
                found.placed.append(Placed(path, _group(child, "group", problems)))
            _read_children(child, path, found, problems)
        elif name == "setvalue":
            found.actions.append((child, context))
        elif name in SILENT_ACTIONS:
            found.silent.append(name)
        elif name and name not in ("label", "hint", "help", "alert"):
            found.unknown.append(name)


def _group(element: etree._Element, kind: ControlKind, problems: list[Refusal]) -> Control:
    return Control(
        kind=kind,
        label=read_text(_child(element, "label"), problems),
        appearance=element.get("appearance") or "",
        options=_options(element),
    )


def _options(element: etree._Element) -> dict[str, str]:
    return {etree.QName(str(key)).localname: str(text) for key, text in element.attrib.items()}


def _read_repeat(
    element: etree._Element,
    path: str,
    group: etree._Element,
    found: Body,
    problems: list[Refusal],
) -> None:
    options = _options(element)
    labelled = group if _child(element, "label") is None and local(group) == "group" else element
    control = Control(
        kind="repeat",
        label=read_text(_child(labelled, "label"), problems),
        appearance=element.get("appearance") or group.get("appearance") or "",
        options=options,
    )
    count = expression(options.get("count"), problems)
    fixed = options.get("noAddRemove", "").strip() in ("true()", "true")
    found.placed.append(Placed(path, control, count, fixed))
    _read_children(element, path, found, problems)


def _read_control(
    element: etree._Element, name: str, path: str, found: Body, problems: list[Refusal]
) -> None:
    items = tuple(_items(element, problems))
    found.placed.append(
        Placed(
            path,
            Control(
                kind=cast(ControlKind, _AS_INPUT.get(name, name)),
                label=read_text(_child(element, "label"), problems),
                hint=read_text(_child(element, "hint"), problems),
                appearance=element.get("appearance") or "",
                items=items,
                itemset=_itemset(element, problems),
                options=_options(element),
            ),
        )
    )
    found.actions += [(child, path) for child in element if local(child) == "setvalue"]


def _items(element: etree._Element, problems: list[Refusal]) -> Iterator[Item]:
    for child in element:
        if local(child) == "item":
            value = _child(child, "value")
            label = read_text(_child(child, "label"), problems)
            yield Item(("" if value is None else value.text or "").strip(), label)


def _itemset(element: etree._Element, problems: list[Refusal]) -> Itemset | None:
    found = _child(element, "itemset")
    if found is None:
        query = element.get("query")
        return _query(query, problems) if query else None
    nodes = expression(found.get("nodeset"), problems)
    value = _child(found, "value")
    label = _child(found, "label")
    value_of = expression("name" if value is None else value.get("ref"), problems)
    label_of = None if label is None else expression(label.get("ref"), problems)
    if nodes is None or value_of is None:
        return None
    return Itemset(nodes, value_of, label_of)


def _query(query: str, problems: list[Refusal]) -> Itemset | None:
    """The choices of an external select, as its `query` names them, each by name and label."""
    nodes = expression(query, problems)
    value = expression("name", problems)
    if nodes is None or value is None:
        return None
    return Itemset(nodes, value, expression("label", problems))
