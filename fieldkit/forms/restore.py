"""The plain answers of a record as instance XML again, to be shown or corrected."""

from collections.abc import Mapping

from lxml import etree

from fieldkit.forms.datatypes import stored
from fieldkit.forms.definition import NodeDef
from fieldkit.forms.xform import Form


def instance_of(form: Form, values: Mapping[str, object]) -> bytes:
    """Instance XML with the values of `Answers.values`, which a `Session` takes back.

    What the form does not know (another version asked it) is left out; what was hidden when the
    answers were given is empty.
    """
    root = etree.Element(form.root.tag, nsmap=form.source.nsmap)
    for key, value in form.root.attributes.items():
        root.set(key, value)
    _fill(root, form.root, values)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _fill(element: etree._Element, definition: NodeDef, values: Mapping[str, object]) -> None:
    for child in definition.children:
        given = values.get(child.name)
        if child.kind == "value":
            etree.SubElement(element, child.tag).text = stored(written(given), "") or None
            continue
        rows = given if child.kind == "repeat" and isinstance(given, list) else [given]
        for row in rows:
            if isinstance(row, dict):
                _fill(etree.SubElement(element, child.tag), child, row)
            elif child.kind != "repeat":
                _fill(etree.SubElement(element, child.tag), child, {})


def written(value: object) -> str:
    """A plain value as a form stores it: choices in a row, numbers without an empty fraction."""
    match value:
        case None | dict():
            return ""
        case list():
            return " ".join(map(str, value))
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)
