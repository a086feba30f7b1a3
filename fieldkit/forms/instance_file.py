"""Instance XML from a file, to begin a form with: bounded, without entities, of that form."""

from pathlib import Path

from lxml import etree

from fieldkit.errors import Refusal
from fieldkit.forms.codes import FormReason
from fieldkit.forms.workbook import read_file
from fieldkit.forms.xform import Form


def read_instance(path: Path, form: Form) -> bytes | Refusal:
    """The file's bytes, fit to be given to a `Session` of this form.

    Refuses what cannot be read, is no XML (`form.not_answers`), declares entities
    (`form.entities`), or holds answers to another form (`form.other_form`).
    """
    data = read_file(path)
    return data if isinstance(data, Refusal) else fitting(data, form, path.name)


def fitting(data: bytes, form: Form, name: str) -> bytes | Refusal:
    """As `read_instance`, from the bytes; `name` is only told in messages."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return Refusal(FormReason.NOT_ANSWERS, {"file": name})
    if root.getroottree().docinfo.internalDTD is not None:
        return Refusal(FormReason.ENTITIES)
    of = root.get("id") or ""
    if etree.QName(root).localname != form.root.name or of not in ("", form.form_id):
        return Refusal(FormReason.OTHER_FORM, {"file": name, "form": form.title, "other": of})
    return data
