"""What a filled form gives: a plain mapping for records, and ODK XForms instance XML."""

from dataclasses import dataclass

from lxml import etree

from fieldkit.expression import Node
from fieldkit.forms.state import state_of
from fieldkit.forms.xform import Form

Plain = str | int | float | bool | list["Plain"] | dict[str, "Plain"]
_ORX = "http://openrosa.org/xforms"


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one form. `values` nests groups as mappings and repeats as lists.

    Only what is relevant and not empty is in it; integers and decimals are numbers, several choices
    a list of values, everything else text. `xml` is the ODK XForms instance, as ODK Collect sends.
    `corrects` is the id of the instance that this one corrects, or empty (deprecatedID).
    """

    form_id: str
    version: str
    instance_id: str
    values: dict[str, Plain]
    xml: bytes
    corrects: str = ""


def collect(form: Form, tree: Node, corrects: str) -> Answers:
    """The answers in a session's tree, irrelevant ones left out."""
    values = _plain(tree)
    return Answers(
        form_id=form.form_id,
        version=form.version,
        instance_id=instance_id(tree),
        values=values if isinstance(values, dict) else {},
        xml=to_xml(form, tree, False, corrects),
        corrects=corrects,
    )


def meta_node(tree: Node, name: str) -> Node | None:
    """The node of that name in the form's meta block."""
    for meta in tree.children:
        if meta.name == "meta":
            for node in meta.children:
                if node.name == name:
                    return node
    return None


def instance_id(tree: Node) -> str:
    """The `uuid:..` name of this filled form."""
    node = meta_node(tree, "instanceID")
    return "" if node is None else node.text


def corrected(source: etree._Element) -> str:
    """The id of the instance that an instance's XML corrects, or empty."""
    found = source.find("{*}meta/{*}deprecatedID")
    return "" if found is None else found.text or ""


def _plain(node: Node) -> Plain:
    state = state_of(node)
    if state.definition.kind == "value":
        return _leaf(node)
    found: dict[str, Plain] = {}
    for child, kids in state.kids.items():
        if child in state.definition.bound:
            continue
        relevant = [kid for kid in kids if kid.relevant]
        if child.kind == "repeat":
            rows = [_plain(kid) for kid in relevant]
            if rows:
                found[child.name] = rows
        elif relevant:
            value = _plain(relevant[0])
            if value not in ("", {}, []):
                found[child.name] = value
    return found


def _leaf(node: Node) -> Plain:
    definition = state_of(node).definition
    text = node.text
    kind = definition.control.kind if definition.control is not None else ""
    if kind in ("select", "rank"):
        return [*text.split()]
    if not text:
        return ""
    if definition.bind.type in ("int", "integer"):
        return int(text)
    if definition.bind.type == "decimal":
        return float(text)
    return text


def to_xml(form: Form, tree: Node, whole: bool, corrects: str) -> bytes:
    """The instance as XML; with `whole` also what is irrelevant, so that a draft loses nothing.

    `corrects` is written as the deprecatedID of its meta block.
    """
    namespaces: dict[str | None, str] = {
        None if key is None else str(key): str(uri) for key, uri in form.source.nsmap.items()
    }
    namespaces.setdefault("orx", _ORX)
    root = etree.Element(form.root.tag, nsmap=namespaces)
    for key, value in form.root.attributes.items():
        root.set(key, value)
    _fill(root, tree, whole)
    if corrects:
        for meta in root.iterchildren("{*}meta", "meta"):
            known = etree.QName(meta).namespace
            name = "deprecatedID" if known is None else f"{{{known}}}deprecatedID"
            etree.SubElement(meta, name).text = corrects
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _fill(element: etree._Element, node: Node, whole: bool) -> None:
    for own in state_of(node).definition.bound:
        for attribute in state_of(node).kids[own]:
            element.set(own.tag, attribute.text)
    if not node.children:
        element.text = node.text or None
    for child in node.children:
        if whole or child.relevant:
            definition = state_of(child).definition
            made = etree.SubElement(element, definition.tag)
            for key, value in definition.attributes.items():
                if not key.endswith("}template"):
                    made.set(key, value)
            _fill(made, child, whole)
