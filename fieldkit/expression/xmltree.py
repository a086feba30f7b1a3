"""XML text to the light node tree."""

from lxml import etree

from fieldkit.expression.nodes import Node

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XFORMS_NAMESPACE = "http://www.w3.org/2002/xforms"


def read_xml(data: bytes) -> Node | None:
    """The document node of an XML text; None if it is not well formed.

    Entities are never expanded: they are left out.

    Every kind of node is kept, in document order. The XForms namespace counts as none, so that
    unprefixed names of expressions find its nodes.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    document = Node("document")
    for before in reversed(list(root.itersiblings(preceding=True))):
        document.append(_copy(before))
    document.append(_copy(root))
    for after in root.itersiblings():
        document.append(_copy(after))
    return document


def _attribute(parent: Node, name: str, value: str) -> Node:
    qualified = etree.QName(name)
    attribute = Node("attribute", qualified.localname, value, qualified.namespace or "")
    attribute.parent = parent
    if attribute.uri == XML_NAMESPACE and attribute.name == "lang":
        parent.lang = value
    return attribute


def _copy(source: etree._Element) -> Node:
    if isinstance(source, etree._Comment):
        return Node("comment", "", source.text or "")
    if isinstance(source, etree._ProcessingInstruction):
        return Node("processing-instruction", source.target or "", source.text or "")
    name = etree.QName(source)
    uri = "" if name.namespace == XFORMS_NAMESPACE else name.namespace or ""
    node = Node("element", name.localname, "", uri)
    node.attributes = [_attribute(node, str(k), str(v)) for k, v in source.attrib.items()]
    if source.text:
        node.append(Node("text", text=source.text))
    for child in source:
        if not isinstance(child, etree._Entity):
            node.append(_copy(child))
        if child.tail:
            _append_text(node, child.tail)
    return node


def _append_text(node: Node, text: str) -> None:
    if node.children and node.children[-1].kind == "text":
        node.children[-1].text += text
    else:
        node.append(Node("text", text=text))
