"""The forms that headquarters put into the directory, as this laptop offers and opens them."""

from collections import OrderedDict
from dataclasses import dataclass
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
    """The version published last of each form that is not withdrawn; last used first."""
    return transact(session, _offered)


def _offered(replica: Replica) -> tuple[OfferedForm, ...]:
    newest: dict[str, dict[str, Any]] = {}
    for _, fields in replica.directory_fields("form"):
        known = newest.get(fields["code"])
        if known is None or _age(known) < _age(fields):
            newest[fields["code"]] = fields
    offered = [
        OfferedForm(code, fields["version"], fields["title"], _used(replica, code))
        for code, fields in newest.items()
        if not fields.get("withdrawn")
    ]
    return tuple(sorted(offered, key=lambda form: (-form.used_ms, form.title, form.code)))


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
        self._ready: OrderedDict[bytes, Form] = OrderedDict()
        self._lock = Lock()

    def form(self, code: str, version: str) -> Form | Refusal:
        """A version of a form, parsed when first asked for.

        Refuses one that the directory does not have (any more): `services.form_unknown`.
        """
        found = transact(self._session, lambda replica: _content(replica, code, version))
        if isinstance(found, Refusal):
            return found
        sha256, content = found
        with self._lock:
            if sha256 not in self._ready:
                form = _parsed(content)
                if isinstance(form, Refusal):
                    return form
                self._ready[sha256] = form
                while len(self._ready) > OPEN:
                    self._ready.popitem(last=False)
            self._ready.move_to_end(sha256)
            return self._ready[sha256]


def _content(replica: Replica, code: str, version: str) -> tuple[bytes, bytes]:
    organisation = replica.organisation
    key = directory_id(organisation, "form", f"{code}/{version}")
    form = replica.store.directory_record("form", key)
    if form is not None:
        sha256: bytes = decode(form.body)["sha256"]
        key = directory_id(organisation, "form_content", sha256.hex())
        row = replica.store.directory_record("form_content", key)
        if row is not None:
            return sha256, decode(row.body)["content"]
    params = {"form": code, "version": version}
    raise RefusalError(Refusal(ServiceReason.FORM_UNKNOWN, params))


def _parsed(content: bytes) -> Form | Refusal:
    package = unpack(content)
    return package if isinstance(package, Refusal) else package.form()
