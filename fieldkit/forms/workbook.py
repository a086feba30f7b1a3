"""Workbooks to forms: the checks before, the conversion by pyxform, and what it complains of."""

import io
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.forms.advice import advice
from fieldkit.forms.codes import FormReason
from fieldkit.forms.complaint import complaint
from fieldkit.forms.instances import EXTERNAL_CHOICES
from fieldkit.forms.xform import Form, load_xform

FILE_LIMIT = 32 * 1024 * 1024
"""Bytes of a workbook."""
UNPACKED_LIMIT = 256 * 1024 * 1024
"""Bytes that a workbook may hold unpacked."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Converted:
    """A workbook as an XForm; `external` is the CSV of its external choices, if it has any."""

    xform: bytes
    external: bytes | None
    warnings: tuple[str, ...]


def load_workbook(path: Path | str, files: Mapping[str, bytes] | None = None) -> Form | Refusal:
    """Reads an XLSForm (.xlsx, .xls by content, or an XForm's XML) and makes it ready to fill.

    `files` are the media and choice files beside it by name. A refusal says what is wrong, with
    sheet and row where pyxform knows them.
    """
    path = Path(path)
    data = read_file(path)
    return data if isinstance(data, Refusal) else load_bytes(data, path.name, files)


def read_file(path: Path) -> bytes | Refusal:
    """The content of a file of bounded size."""
    try:
        if path.stat().st_size > FILE_LIMIT:
            return Refusal(FormReason.TOO_LARGE, {"file": path.name})
        return path.read_bytes()
    except OSError as error:
        return Refusal(FormReason.UNREADABLE, {"file": path.name, "detail": error.strerror or ""})


def load_bytes(data: bytes, name: str, files: Mapping[str, bytes] | None = None) -> Form | Refusal:
    """As `load_workbook`, from the file's content; `name` is only told in messages."""
    if data.lstrip()[:1] == b"<":
        return load_xform(data, files)
    converted = convert(data, name)
    if isinstance(converted, Refusal):
        return converted
    return as_form(converted, name, files)


def as_form(
    converted: Converted, name: str, files: Mapping[str, bytes] | None = None
) -> Form | Refusal:
    """A converted workbook as a form; refuses one without questions (`form.no_questions`)."""
    beside = dict(files or {})
    if converted.external is not None:
        beside.setdefault(EXTERNAL_CHOICES, converted.external)
    form = load_xform(converted.xform, beside)
    if isinstance(form, Form):
        if not any(node.control is not None for node in form.nodes.values()):
            return Refusal(FormReason.NO_QUESTIONS, {"file": name})
        form.warnings.extend(advice(converted.warnings))
    return form


def convert(data: bytes, name: str) -> Converted | Refusal:
    """A workbook as an XForm, or what to change in it. Nothing that pyxform raises gets out.

    A form that names no id is known by its file's name (XLSForm, settings).
    """
    # Here, not above: no window reads workbooks, and each unlocking would wait for the libraries.
    from pyxform.errors import PyXFormError
    from pyxform.xls2json_backends import Definition
    from pyxform.xls2xform import convert as pyxform_convert

    kind = kind_of_file(data, name)
    if isinstance(kind, Refusal):
        return kind
    warned: list[str] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            source = Definition(io.BytesIO(data), None, Path(name).stem)
            result = pyxform_convert(source, warnings=warned, file_type=kind, form_name="data")
    except PyXFormError as error:
        return complaint(str(error), name, data, kind)
    except Exception as error:
        return complaint(f"{type(error).__name__}: {error}", name, data, kind)
    external = None if result.itemsets is None else result.itemsets.encode()
    return Converted(result.xform.encode(), external, tuple(warned))


def kind_of_file(data: bytes, name: str) -> str | Refusal:
    """`.xlsx` or `.xls` by the content's signature, never by the name; refuses anything else."""
    if data.startswith(_OLE):
        return ".xls"
    if not data.startswith(_ZIP):
        return Refusal(FormReason.NOT_A_WORKBOOK, {"file": name})
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return Refusal(FormReason.NOT_A_WORKBOOK, {"file": name})
    if sum(member.file_size for member in members) > UNPACKED_LIMIT:
        return Refusal(FormReason.TOO_LARGE, {"file": name})
    if any(member.filename.lower().endswith("vbaproject.bin") for member in members):
        return Refusal(FormReason.MACROS, {"file": name})
    return ".xlsx"
