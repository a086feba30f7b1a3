"""Reads an ODK XForm into a `Form`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from fieldkit.errors import Refusal
from fieldkit.forms.advice import Advice
from fieldkit.forms.body import SILENT_ACTIONS, Body, absolute, read_body
from fieldkit.forms.codes import FormReason
from fieldkit.forms.definition import Action, Bind, Control, EventName, NodeDef, NodeKind
from fieldkit.forms.graph import Graph, build_graph
from fieldkit.forms.instances import Instances, leaf_text
from fieldkit.forms.searching import is_search, read_search
from fieldkit.forms.state import TEMPLATE
from fieldkit.forms.texts import Translations, expression, local, message

ORX = "http://openrosa.org/xforms"
_PREDICATE = re.compile(r"\[[^\]]*\]")
_EVENTS: dict[str, EventName] = {
    "odk-instance-first-load": "first-load",
    "odk-instance-load": "load",
    "xforms-ready": "load",
    "odk-new-repeat": "new-repeat",
    "xforms-value-changed": "value-changed",
}


@dataclass(slots=True, eq=False)
class Form:
    """A form ready to be filled in. Shared by sessions; never changes.

    `source` is the primary instance as written, which new sessions start from. `problems` are
    expressions that could not be read; they count as absent. `files` are those beside it by name.
    """

    title: str
    form_id: str
    version: str
    root: NodeDef
    nodes: dict[str, NodeDef]
    source: etree._Element
    translations: Translations
    instances: Instances
    actions: list[Action]
    namespaces: dict[str, str]
    problems: list[Refusal] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)
    graph: Graph = field(default_factory=Graph)
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def languages(self) -> list[str]:
        """The languages of its labels, in the form's order; empty if it has only one set."""
        return self.translations.languages


def load_xform(data: bytes, files: Mapping[str, bytes] | None = None) -> Form | Refusal:
    """Reads XForm XML; `files` are the media and choice files beside it, by name.

    Refuses what is no XForm (`form.not_a_form`), declares entities, or has no primary instance.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        html = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "entity" in str(error).lower():
            return Refusal(FormReason.ENTITIES)
        return Refusal(FormReason.NOT_A_FORM, {"detail": str(error)})
    if html.getroottree().docinfo.internalDTD is not None:
        return Refusal(FormReason.ENTITIES)
    model = next((e for e in html.iter() if local(e) == "model"), None)
    body = next((e for e in html if local(e) == "body"), None)
    if model is None:
        return Refusal(FormReason.NOT_A_FORM, {"detail": "model"})
    source = _primary(model)
    if source is None:
        return Refusal(FormReason.NO_INSTANCE)
    return _Reader(html, model, source, files or {}).form(body)


def _primary(model: etree._Element) -> etree._Element | None:
    first = next((child for child in model if local(child) == "instance"), None)
    return None if first is None else next((e for e in first if isinstance(e.tag, str)), None)


class _Reader:
    """Puts a form together from the parts of its XML."""

    def __init__(
        self,
        html: etree._Element,
        model: etree._Element,
        source: etree._Element,
        files: Mapping[str, bytes],
    ) -> None:
        self.html = html
        self.model = model
        self.source = source
        self.files = files
        self.problems: list[Refusal] = []
        self.plain = str(etree.QName(source).namespace or "")
        elements = [child for child in model if local(child) == "instance"][1:]
        named = {str(e.get("id")): e for e in elements}
        self.instances = Instances(named, files, self.plain)
        self.nodes: dict[str, NodeDef] = {}

    def form(self, body: etree._Element | None) -> Form:
        title = next((e.text or "" for e in self.html.iter() if local(e) == "title"), "")
        itext = next((e for e in self.model if local(e) == "itext"), None)
        root = self.node(self.source, None)
        self.name_instance(root)
        found = Body() if body is None else read_body(body, root.path, self.problems)
        self.place(found)
        for element in self.model:
            if local(element) == "bind":
                self.bind(element)
        actions = [(e, root.path) for e in self.model if local(e) == "setvalue"]
        form = Form(
            title=title.strip(),
            form_id=self.source.get("id") or "",
            version=self.version(),
            root=root,
            nodes=self.nodes,
            source=self.source,
            translations=Translations(itext, self.problems),
            instances=self.instances,
            actions=[self.action(e, context) for e, context in actions + found.actions],
            namespaces={str(k): str(v) for k, v in self.html.nsmap.items() if k},
            problems=self.problems,
            unknown=found.unknown,
            files=self.files,
        )
        silent = [local(e) for e in self.model if local(e) in SILENT_ACTIONS] + found.silent
        form.warnings += [Refusal(Advice.SILENT, {"action": name}) for name in silent]
        form.graph = build_graph(form)
        form.instances.build()
        return form

    def name_instance(self, root: NodeDef) -> None:
        """Every instance has an id (ODK XForms, Metadata): adds its node if the form has none."""
        meta = next((child for child in root.children if child.name == "meta"), None)
        if meta is None:
            meta = self.added(root, "meta", ORX if ORX in self.html.nsmap.values() else "")
        meta.kind = "group"
        if not any(child.name == "instanceID" for child in meta.children):
            self.added(meta, "instanceID", meta.uri).bind.preload = "uid"

    def added(self, parent: NodeDef, name: str, uri: str) -> NodeDef:
        path = f"{parent.path}/{'orx:' if uri else ''}{name}"
        kind: NodeKind = "group" if name == "meta" else "value"
        namespace = uri or self.plain
        tag = f"{{{namespace}}}{name}" if namespace else name
        node = NodeDef(path, name, uri, tag, kind, parent, len(parent.children))
        parent.children.append(node)
        self.nodes[path] = node
        return node

    def version(self) -> str:
        named = {etree.QName(str(k)).localname: str(v) for k, v in self.source.attrib.items()}
        return named.get("version", "")

    def node(self, element: etree._Element, parent: NodeDef | None) -> NodeDef:
        name = etree.QName(element)
        uri = "" if name.namespace in (None, self.plain) else str(name.namespace)
        shown = f"{element.prefix}:{name.localname}" if uri and element.prefix else name.localname
        node = NodeDef(
            path=f"{parent.path if parent else ''}/{shown}",
            name=name.localname,
            uri=uri,
            tag=str(element.tag),
            kind="root" if parent is None else ("group" if len(element) else "value"),
            parent=parent,
            default=leaf_text(element),
            attributes={str(key): str(value) for key, value in element.attrib.items()},
        )
        self.nodes[node.path] = node
        node.template = element
        first: dict[str, NodeDef] = {}
        for child in element:
            known = first.get(str(child.tag))
            if known is None:
                found = self.node(child, node)
                found.index = len(node.children)
                node.children.append(found)
                first[found.tag] = found
            elif child.get(TEMPLATE) is not None:
                known.template = child
            if child.get(TEMPLATE) is None:
                first[str(child.tag)].initial.append(child)
        return node

    def place(self, body: Body) -> None:
        for placed in body.placed:
            node = self.nodes.get(placed.path)
            if node is None:
                continue
            node.control = self.searching(placed.control, placed.path)
            if placed.control.kind == "repeat" and node.parent is not None:
                node.kind = "repeat"
                node.count = placed.count
                node.fixed = placed.fixed

    def searching(self, control: Control, path: str) -> Control:
        """The control, with its choices from a file where its appearance is a search()."""
        if not is_search(control):
            return control
        found = read_search(control)
        if found is None:
            self.problems.append(Refusal(FormReason.SEARCH_UNKNOWN, {"ref": path}))
            return control
        self.instances.add_file(found.file)
        return found.control

    def bind(self, element: etree._Element) -> None:
        path = absolute(element.get("nodeset") or "", self.nodes_root())
        node = self.nodes.get(path) or self.attribute(path)
        if node is None:
            return
        named = {etree.QName(str(k)).localname: str(v) for k, v in element.attrib.items()}
        known = len(self.problems)
        node.bind = Bind(
            type=named.get("type", "string").rpartition(":")[2] or "string",
            relevant=expression(named.get("relevant"), self.problems),
            required=expression(named.get("required"), self.problems),
            readonly=expression(named.get("readonly"), self.problems),
            calculate=expression(named.get("calculate"), self.problems),
            constraint=expression(named.get("constraint"), self.problems),
            constraint_message=message(named.get("constraintMsg"), self.problems),
            required_message=message(named.get("requiredMsg"), self.problems),
            preload=named.get("preload", "") or node.bind.preload,
            preload_params=named.get("preloadParams", ""),
            save_to=named.get("saveto", ""),
        )
        for at in range(known, len(self.problems)):
            problem = self.problems[at]
            self.problems[at] = Refusal(problem.code, {**problem.params, "ref": path})

    def attribute(self, path: str) -> NodeDef | None:
        """The definition of an attribute, once something is bound to it."""
        above, _, name = path.rpartition("/@")
        parent = self.nodes.get(above)
        if parent is None or not name:
            return None
        found = NodeDef(
            path, name, "", name, "value", parent, default=parent.attributes.get(name, "")
        )
        parent.bound.append(found)
        self.nodes[path] = found
        return found

    def nodes_root(self) -> str:
        return next(iter(self.nodes))

    def action(self, element: etree._Element, context: str) -> Action:
        events = (element.get("event") or "").split()
        written = element.get("ref") or element.get("bind") or "."
        action = Action(
            events=frozenset(_EVENTS[event] for event in events if event in _EVENTS),
            ref=absolute(_PREDICATE.sub("", written), context),
            value=expression(element.get("value"), self.problems),
            literal=element.text or "",
            target=expression(written, self.problems) if "[" in written else None,
        )
        if action.ref not in self.nodes:
            self.attribute(action.ref)
        trigger = self.nodes.get(context)
        if trigger is not None and "value-changed" in action.events:
            trigger.actions.append(action)
        return action
