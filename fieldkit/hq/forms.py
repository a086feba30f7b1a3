"""Forms of headquarters: read and checked, and as records of the directory.

A form is refused here, with sheet and row, rather than at a table where nobody can mend it. Its
record names a version; the bytes stand in a record of their own, which travels once.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fieldkit.errors import Refusal
from fieldkit.forms.check import check_form, files_beside, placed
from fieldkit.forms.conversion import convert_apart
from fieldkit.forms.instances import EXTERNAL_CHOICES
from fieldkit.forms.package import Package
from fieldkit.forms.workbook import Converted, as_form, read_file
from fieldkit.forms.xform import Form, load_xform
from fieldkit.hq.reasons import HqReason
from fieldkit.journal.codec import decode
from fieldkit.journal.replica import Replica
from fieldkit.records.fields import MOST_PACKED
from fieldkit.records.ids import directory_id
from fieldkit.records.registry import validate_fields
from fieldkit.services.assess import NO_VERSION

KEPT_VERSIONS = 5
"""Of each form: drafts and corrections go on with the version that they began with."""
ALL_FORMS_LIMIT = 2 * 1024 * 1024
"""Bytes of all forms packed: a laptop's first answer carries the whole directory, in 4 MiB."""
Key = tuple[str, bytes]
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReadyForm:
    """A form fit to be published. `content` is its `Package`, packed."""

    file: str
    code: str
    version: str
    title: str
    content: bytes
    withdrawn: bool = False

    @property
    def sha256(self) -> bytes:
        """The name of the content."""
        return hashlib.sha256(self.content).digest()


def read_form(path: Path, withdrawn: bool = False) -> ReadyForm | Refusal:
    """Converts and checks a workbook or an XForm with the choice files in its folder.

    Refuses what pyxform refuses, what would not work on a laptop (`form.unsupported`, with sheet
    and row), a choice file that is not there (`form.file_missing`), and a form too large or whose
    id or version could not name a record (`hq.form_…`).
    """
    data = read_file(path)
    if isinstance(data, Refusal):
        return data
    package = _package(path, data)
    if isinstance(package, Refusal):
        return package
    form = as_form(Converted(package.xform, None, ()), path.name, package.files)
    if isinstance(form, Refusal):
        return form
    refusal = _unfit(path.name, form, data)
    if refusal is not None:
        return refusal
    code, version, title = form.form_id, form.version or NO_VERSION, form.title or form.form_id
    ready = ReadyForm(path.name, code, version, title, package.pack(), withdrawn)
    if len(ready.content) > MOST_PACKED:
        return Refusal(
            HqReason.FORM_TOO_LARGE, {"file": path.name, "limit_kb": MOST_PACKED // 1024}
        )
    checked = validate_fields("form", _fields(ready, 0))
    if isinstance(checked, Refusal):
        return Refusal(HqReason.FORM_NAME, {"file": path.name, "code": code, "version": version})
    return ready


def _package(path: Path, data: bytes) -> Package | Refusal:
    """The XForm, and of the files beside it those that it names."""
    beside, converted = files_beside(path), Converted(data, None, ())
    if data.lstrip()[:1] != b"<":
        found = convert_apart(data, path.name)
        if isinstance(found, Refusal):
            return found
        converted = found
    form = load_xform(converted.xform, {})
    if isinstance(form, Refusal):
        return form
    named = {address.rpartition("/")[2] for address in form.instances.missing()}
    files = {name: beside[name] for name in sorted(named & beside.keys())}
    if converted.external is not None:
        files[EXTERNAL_CHOICES] = converted.external
    elif EXTERNAL_CHOICES in beside:
        files[EXTERNAL_CHOICES] = beside[EXTERNAL_CHOICES]
    return Package(converted.xform, files)


def _unfit(name: str, form: Form, data: bytes) -> Refusal | None:
    missing = form.instances.missing()
    if missing:
        address = missing[0].rpartition("/")[2]
        return Refusal(HqReason.FORM_FILE_MISSING, {"file": name, "address": address})
    problems = placed(check_form(name, form).unsupported, data, name)
    if not problems:
        return None
    first = problems[0]
    sheet, row = first.params.get("sheet", "?"), first.params.get("row", "?")
    params = {"file": name, "sheet": sheet, "row": row, "problem": first}
    return Refusal(HqReason.FORM_UNSUPPORTED, params)


def _fields(ready: ReadyForm, now_ms: int) -> Fields:
    return {
        "code": ready.code,
        "version": ready.version,
        "title": ready.title,
        "sha256": ready.sha256,
        "size": len(ready.content),
        "published_ms": now_ms,
        "withdrawn": ready.withdrawn,
    }


def form_records(
    replica: Replica, ready: list[ReadyForm], now_ms: int
) -> tuple[dict[Key, Fields], list[Key]] | Refusal:
    """What publishing these forms puts into the directory and takes out of it.

    A form that stands there unchanged keeps its record. Refuses another content under a version
    that is out already: answers would not say to which questions they were given. Of each form
    the last versions stay, `KEPT_VERSIONS` of them.
    """
    organisation = replica.organisation
    held: dict[bytes, Fields] = dict(replica.directory_fields("form"))
    after = dict(held)
    records: dict[Key, Fields] = {}
    for each in ready:
        record = directory_id(organisation, "form", f"{each.code}/{each.version}")
        known, fields = held.get(record), _fields(each, max(now_ms, 0))
        if known is not None and known["sha256"] != each.sha256:
            params = {"file": each.file, "version": each.version}
            return Refusal(HqReason.FORM_VERSION_TAKEN, params)
        if known is not None and bool(known.get("withdrawn")) == each.withdrawn:
            continue
        after[record] = records["form", record] = fields
        content = directory_id(organisation, "form_content", each.sha256.hex())
        records["form_content", content] = {"sha256": each.sha256, "content": each.content}
    gone = _old_versions(after)
    kept = {fields["sha256"]: fields["size"] for key, fields in after.items() if key not in gone}
    if sum(kept.values()) > ALL_FORMS_LIMIT:
        return Refusal(HqReason.FORMS_TOO_LARGE, {"limit_kb": ALL_FORMS_LIMIT // 1024})
    remove: list[Key] = [("form", key) for key in gone]
    for row in replica.store.directory("form_content"):
        if decode(row.body)["sha256"] not in kept:
            remove.append(("form_content", row.id))
    return records, remove


def _old_versions(forms: Mapping[bytes, Fields]) -> set[bytes]:
    """The records of each form past its last versions."""
    by_code: dict[str, list[tuple[int, bytes]]] = {}
    for key, fields in forms.items():
        by_code.setdefault(fields["code"], []).append((fields.get("published_ms", 0), key))
    kept = {
        key for found in by_code.values() for _, key in sorted(found, reverse=True)[:KEPT_VERSIONS]
    }
    return set(forms) - kept
