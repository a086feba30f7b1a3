"""Random answers to a form, and its state beside that of a fresh session with the same answers."""

from datetime import UTC, datetime, timedelta, timezone
from random import Random

from fieldkit.forms import Form, Session
from fieldkit.forms.view import View

ZONE = timezone(timedelta(hours=3))
_NOON = datetime(2024, 8, 15, 9, 30, tzinfo=UTC)
VALUES = (
    "", "0", "1", "2", "3", "5", "18", "60", "-1", "2.5", "abc", "a b", "Анна", "yes", "no",
    "2024-08-15", "2020-02-29", "10:30:00.000+03:00", "51.7 36.2 0 0",
)  # fmt: skip
UNSTEADY = (b"once(", b"random", b"uuid(", b"now(", b"setvalue", b"setgeopoint")
"""What makes a fresh session differ from one that was there all along, by right."""


class Noon:
    def now_ms(self) -> int:
        return int(_NOON.timestamp() * 1000)


class Counting:
    """Bytes that count up."""

    def __init__(self) -> None:
        self.next = 0

    def bytes(self, count: int) -> bytes:
        self.next += count
        return bytes(at % 256 for at in range(self.next - count, self.next))


def begin(form: Form, instance: bytes | None = None, language: str | None = None) -> Session:
    return Session(form, Noon(), Counting(), ZONE, language=language, instance=instance)


def steady(data: bytes, form: Form) -> bool:
    """Whether the form's state follows from its answers alone, whatever came before them."""
    cycles = any(unit.cyclic for unit in form.graph.units)
    return not cycles and not any(word in data for word in UNSTEADY)


def act(session: Session, rnd: Random) -> str:
    """One random answer, or an instance of a repeat more or less; what was done."""
    view = rnd.choice(list(session.views()))
    if view.kind == "repeat":
        session.add_repeat(view.ref)
        return f"add {view.ref}"
    if view.kind == "repeat-instance":
        if rnd.random() < 0.5:
            session.remove_repeat(view.ref)
        return f"remove {view.ref}"
    if not is_asked(session, view):
        return ""
    value = any_value(view, rnd)
    session.answer(view.ref, value)
    return f"answer {view.ref} {value!r}"


def is_asked(session: Session, view: View) -> bool:
    """Whether a person answers it: no note, nothing that the form works out."""
    definition = session.definition(view.ref)
    asked = view.value is not None and view.kind not in ("model-value", "note")
    return asked and definition is not None and definition.bind.calculate is None


def any_value(view: View, rnd: Random) -> str:
    """One that is offered, several, or any other."""
    offered = [value for value, _ in view.options or ()]
    if not offered or rnd.random() < 0.1:
        return rnd.choice(VALUES)
    return " ".join(rnd.sample(offered, min(len(offered), rnd.choice((1, 1, 1, 2, 3)))))


def differences(session: Session) -> list[tuple[View | None, View | None]]:
    """What a session shows beside what a fresh one with the same answers does, where not equal."""
    fresh = begin(session.form, session.draft(), session.world.language)
    here = {view.ref: view for view in session.views()}
    there = {view.ref: view for view in fresh.views()}
    return [
        (here.get(ref), there.get(ref))
        for ref in here.keys() | there.keys()
        if here.get(ref) != there.get(ref)
    ]


def walk(form: Form, seed: int, steps: int, every: int) -> None:
    """Acts at random, and compares with a fresh session after every so many steps."""
    rnd = Random(seed)
    session = begin(form)
    done: list[str] = []
    for step in range(steps):
        done.append(act(session, rnd))
        if step % every == 0 or step == steps - 1:
            found = differences(session)
            assert not found, (seed, done[-8:], found[:3])
