"""Reading a form at headquarters: converted, checked, packed, with the pictures that it names.

A form is refused here, with sheet and row, rather than at a table where nobody can mend it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.forms.beside import files_beside, media_folder
from fieldkit.forms.check import check_form, placed
from fieldkit.forms.conversion import SECONDS, run_apart
from fieldkit.forms.instances import EXTERNAL_CHOICES
from fieldkit.forms.package import Package
from fieldkit.forms.workbook import Converted, as_form, convert, read_file
from fieldkit.forms.xform import Form, load_xform
from fieldkit.hq.forms_pictures import pictures_of
from fieldkit.hq.reasons import HqReason
from fieldkit.records.fields import MOST_PACKED
from fieldkit.records.form import MOST_MEDIA
from fieldkit.records.registry import validate_fields
from fieldkit.services.assess import NO_VERSION

MEDIA_LIMIT = 20 * 1024 * 1024
"""Bytes of the pictures of one form: ten minutes on a line of 256 kbit/s."""


@dataclass(frozen=True, slots=True)
class ReadyForm:
    """A form fit to be published. `content` is its `Package`, packed; `media` its pictures by the
    names that it has for them; `notes` what the one who publishes it should know; `areas` the
    codes of those that it is for, none for all.
    """

    file: str
    code: str
    version: str
    title: str
    content: bytes
    withdrawn: bool = False
    media: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[Refusal, ...] = ()
    areas: tuple[str, ...] = ()

    @property
    def sha256(self) -> bytes:
        """The name of the content."""
        return hashlib.sha256(self.content).digest()

    def fields(self, now_ms: int) -> dict[str, object]:
        """Of the directory's record, published now."""
        found: dict[str, object] = {
            "code": self.code,
            "version": self.version,
            "title": self.title,
            "sha256": self.sha256,
            "size": len(self.content),
            "published_ms": now_ms,
            "withdrawn": self.withdrawn,
        }
        if self.media:
            found["media"] = [
                {"name": name, "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
                for name, data in sorted(self.media.items())
            ]
        if self.areas:
            found["areas"] = list(self.areas)
        return found


def read_form(
    path: Path, withdrawn: bool = False, seconds: float | None = None
) -> ReadyForm | Refusal:
    """Converts and checks a workbook or an XForm with the choice files and pictures beside it.

    Refuses what pyxform refuses, what would not work on a laptop (`form.unsupported`, with sheet
    and row), a choice file that is not there (`form.file_missing`), and a form too large or whose
    id or version could not name a record (`hq.form_…`). All of it in a process of its own: refuses
    what takes longer than `seconds` (`form.too_slow`) or too much memory (`form.too_large`). Where
    none are given, a minute, and one second for each file in its media folder.
    """
    if seconds is None:
        seconds = SECONDS + min(len(list(media_folder(path).glob("*"))), MOST_MEDIA)
    return run_apart(read_here, (path, withdrawn), path.name, seconds)


def read_here(path: Path, withdrawn: bool = False) -> ReadyForm | Refusal:
    """As `read_form`, in this process and without a limit of time."""
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
    pictures = pictures_of(path, form)
    code, version, title = form.form_id, form.version or NO_VERSION, form.title or form.form_id
    ready = ReadyForm(
        path.name, code, version, title, package.pack(), withdrawn, pictures.files, pictures.notes
    )
    return _too_much(ready) or ready


def _too_much(ready: ReadyForm) -> Refusal | None:
    name, size = ready.file, sum(map(len, ready.media.values()))
    if len(ready.content) > MOST_PACKED:
        return Refusal(HqReason.FORM_TOO_LARGE, {"file": name, "limit_kb": MOST_PACKED // 1024})
    if len(ready.media) > MOST_MEDIA:
        params = {"file": name, "count": len(ready.media), "limit": MOST_MEDIA}
        return Refusal(HqReason.FORM_PICTURES_MANY, params)
    if size > MEDIA_LIMIT:
        params = {"file": name, "size_mb": size >> 20, "limit_mb": MEDIA_LIMIT >> 20}
        return Refusal(HqReason.FORM_PICTURES_LARGE, params)
    if isinstance(validate_fields("form", ready.fields(0)), Refusal):
        params = {"file": name, "code": ready.code, "version": ready.version}
        return Refusal(HqReason.FORM_NAME, params)
    return None


def _package(path: Path, data: bytes) -> Package | Refusal:
    """The XForm, and of the files beside it those that it names."""
    beside, converted = files_beside(path), Converted(data, None, ())
    if data.lstrip()[:1] != b"<":
        found = convert(data, path.name)
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
