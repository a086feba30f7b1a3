"""The forms that headquarters put into the directory, as this laptop offers and opens them."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from fieldkit.errors import Refusal, RefusalError
from fieldkit.forms.package import unpack
from fieldkit.forms.xform import Form
from fieldkit.journal.codec import decode
from fieldkit.journal.replica import Replica
from fieldkit.records.ids import directory_id
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.session import Session, transact

OPEN = 4
"""Forms kept ready at a time: the largest in use takes 40 MB."""
_USED = "form_used/"


@dataclass(frozen=True)
class OfferedForm:
    """A form for new assessments; `used_ms`: when this laptop last saved answers to it, or 0."""

    code: str
    version: str
    title: str
    used_ms: int


def offered_forms(session: Session) -> tuple[OfferedForm, ...] | Refusal:
    """The version published last of each form that is not withdrawn and is for an area of this
    laptop, or for one above it; last used first.
    """
    return transact(session, _offered)


def _offered(replica: Replica) -> tuple[OfferedForm, ...]:
    newest: dict[str, dict[str, Any]] = {}
    for _, fields in replica.directory_fields("form"):
        known = newest.get(fields["code"])
        if known is None or _age(known) < _age(fields):
            newest[fields["code"]] = fields
    above = _areas_above(replica)
    offered = [
        OfferedForm(code, fields["version"], fields["title"], _used(replica, code))
        for code, fields in newest.items()
        if not fields.get("withdrawn") and _for_us(fields.get("areas"), above)
    ]
    return tuple(sorted(offered, key=lambda form: (-form.used_ms, form.title, form.code)))


def _areas_above(replica: Replica) -> set[str] | None:
    """The codes of this laptop's areas and of all above them; None where it may read every one."""
    if replica.areas is None:
        return None
    tree = dict(replica.directory_fields("area"))
    found: dict[bytes, str] = {}
    below = list(replica.areas)
    while below:
        area = below.pop()
        if area in tree and area not in found:
            found[area] = tree[area]["code"]
            below += [parent] if (parent := tree[area].get("parent")) else []
    return set(found.values())


def _for_us(areas: list[str] | None, above: set[str] | None) -> bool:
    return not areas or above is None or not above.isdisjoint(areas)


def _age(fields: dict[str, Any]) -> tuple[int, str]:
    return fields.get("published_ms", 0), fields["version"]


def _used(replica: Replica, code: str) -> int:
    return int.from_bytes(replica.store.setting(_USED + code) or b"", "big")


def note_used(replica: Replica, code: str, now_ms: int) -> None:
    """Remembers, on this laptop alone, that answers to a form were saved now."""
    replica.store.put_setting(_USED + code, max(now_ms, 0).to_bytes(8, "big"))


class FormShelf:
    """Forms of the directory ready to be filled in, the last ones kept; for one session.

    Any thread. Forms never change, so all who ask share one.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ready: OrderedDict[_Held, Form] = OrderedDict()
        self._lock = Lock()

    def form(self, code: str, version: str) -> Form | Refusal:
        """A version of a form with the pictures of it that are here, parsed when first asked for.

        Refuses one that the directory does not have (any more): `services.form_unknown`.
        """
        held = transact(self._session, lambda replica: _held(replica, code, version))
        if isinstance(held, Refusal):
            return held
        with self._lock:
            if held not in self._ready:
                read = transact(self._session, lambda replica: _read(replica, held))
                form = read if isinstance(read, Refusal) else _opened(*read)
                if isinstance(form, Refusal):
                    return form
                self._ready[held] = form
                while len(self._ready) > OPEN:
                    self._ready.popitem(last=False)
            self._ready.move_to_end(held)
            return self._ready[held]


@dataclass(frozen=True)
class _Held:
    """What of a form is here: its content's hash, its pictures' names and hashes."""

    code: str
    version: str
    sha256: bytes
    pictures: tuple[tuple[str, bytes], ...]


def _held(replica: Replica, code: str, version: str) -> _Held:
    key = directory_id(replica.organisation, "form", f"{code}/{version}")
    row = replica.store.directory_record("form", key)
    if row is None:
        raise RefusalError(_unknown(code, version))
    form, files = decode(row.body), replica.store.held_files()
    named = ((each["name"], bytes.fromhex(each["sha256"])) for each in form.get("media", ()))
    here = tuple((name, sha256) for name, sha256 in named if sha256 in files)
    return _Held(code, version, form["sha256"], here)


def _read(replica: Replica, held: _Held) -> tuple[bytes, dict[str, bytes]]:
    """The package and the pictures by their names."""
    key = directory_id(replica.organisation, "form_content", held.sha256.hex())
    row = replica.store.directory_record("form_content", key)
    if row is None:
        raise RefusalError(_unknown(held.code, held.version))
    pictures = {name: replica.store.file(sha256) or b"" for name, sha256 in held.pictures}
    return decode(row.body)["content"], pictures


def _unknown(code: str, version: str) -> Refusal:
    return Refusal(ServiceReason.FORM_UNKNOWN, {"form": code, "version": version})


def _opened(content: bytes, pictures: dict[str, bytes]) -> Form | Refusal:
    package = unpack(content)
    form = package if isinstance(package, Refusal) else package.form()
    return form if isinstance(form, Refusal) else replace(form, files={**pictures, **form.files})
