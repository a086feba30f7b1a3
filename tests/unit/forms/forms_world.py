"""Forms built in a line or two, and sessions with a fixed clock."""

from datetime import UTC, datetime, timedelta, timezone

from fieldkit.errors import Refusal
from fieldkit.forms import ChangeSet, Form, Session, load_xform

KURSK = timezone(timedelta(hours=3))
NOON = datetime(2024, 8, 15, 9, 30, 5, 250000, tzinfo=UTC)


class FixedClock:
    def now_ms(self) -> int:
        return int(NOON.timestamp() * 1000)


class Counted:
    """Bytes that count up from `start`."""

    def __init__(self, start: int = 0) -> None:
        self.next = start

    def bytes(self, count: int) -> bytes:
        self.next += count
        return bytes(at % 256 for at in range(self.next - count, self.next))


def xform(instance: str, binds: str = "", body: str = "", model: str = "") -> bytes:
    """An XForm with the given inside of its instance, binds and body."""
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms" '
        'xmlns:odk="http://www.opendatakit.org/xforms" '
        'xmlns:entities="http://www.opendatakit.org/xforms/entities">'
        f'<h:head><h:title>Test</h:title><model>{model}<instance><data id="test" version="3">'
        f"{instance}</data></instance>{binds}</model></h:head><h:body>{body}</h:body></h:html>"
    ).encode()


def form(
    instance: str,
    binds: str = "",
    body: str = "",
    model: str = "",
    files: dict[str, bytes] | None = None,
) -> Form:
    found = load_xform(_with_model(instance, binds, body, model), files)
    assert not isinstance(found, Refusal), found
    return found


def _with_model(instance: str, binds: str, body: str, model: str) -> bytes:
    # the primary instance comes first in a model
    return xform(instance, model + binds, body)


def session(
    instance: str,
    binds: str = "",
    body: str = "",
    model: str = "",
    files: dict[str, bytes] | None = None,
) -> Session:
    return Session(form(instance, binds, body, model, files), FixedClock(), Counted(), KURSK)


def done(outcome: ChangeSet | Refusal) -> ChangeSet:
    assert isinstance(outcome, ChangeSet), outcome
    return outcome


def shown(here: Session, ref: str) -> str:
    """The value shown at a ref of `/data/`."""
    view = here.view(f"/data/{ref}")
    assert view is not None, ref
    return view.value or ""


def relevant(here: Session, ref: str) -> bool:
    view = here.view(f"/data/{ref}")
    assert view is not None, ref
    return view.relevant


def bind(name: str, **attributes: str) -> str:
    """A bind of `/data/name`; `type_` for type, `jr_count` style names for prefixed attributes."""
    written = " ".join(
        f'{key.rstrip("_").replace("jr_", "jr:")}="{value}"' for key, value in attributes.items()
    )
    return f'<bind nodeset="/data/{name}" {written}/>'


def ask(*names: str) -> str:
    """Input controls."""
    return "".join(f'<input ref="/data/{name}"><label>{name}?</label></input>' for name in names)


def select(name: str, *values: str, kind: str = "select1") -> str:
    items = "".join(f"<item><label>{v.upper()}</label><value>{v}</value></item>" for v in values)
    return f'<{kind} ref="/data/{name}"><label>{name}?</label>{items}</{kind}>'
