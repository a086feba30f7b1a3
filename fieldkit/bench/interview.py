"""Fills a form as somebody might who answers all that is asked, the same for the same seed."""

from collections.abc import Callable
from functools import partial

from fieldkit.forms import Session, View
from fieldkit.hq.seeded import Seeded

ROUNDS = 4
"""Answers show further questions; so often the form is gone through from its start."""
WORDS = ("Ёлкина Вера", "centre & yard", "12 < 20", "‘тихий’ двор", "a  b", "0,5")
TYPED = {
    "int": ("20", "34", "4", "1", "2026", "0"),
    "decimal": ("4.5", "20", "0.25", "1"),
    "date": ("2026-03-04", "1991-12-31", "2024-08-06"),
    "time": ("08:15:00.000+03:00", "23:59:00.000+03:00"),
    "dateTime": ("2026-03-04T08:15:00.000+03:00",),
    "geopoint": ("51.7304 36.1926 0 0",),
    "geotrace": ("51.7 36.1 0 0;51.8 36.2 0 0",),
    "geoshape": ("51.7 36.1 0 0;51.8 36.2 0 0;51.8 36.1 0 0;51.7 36.1 0 0",),
    "barcode": ("4600051000057",),
    "binary": ("photo.jpg",),
}
ASKED = ("input", "select", "rank", "range", "upload", "trigger")
Answered = Callable[[Callable[[], object]], None]


def _plainly(answer: Callable[[], object]) -> None:
    answer()


def interview(
    session: Session, draw: Seeded, answered: Answered = _plainly, largest: bool = False
) -> int:
    """Gives an answer to every question that comes to be asked; how many were given.

    Each answer goes through `answered`, which calls it. `largest`: the first number that stands
    is taken (20 of what is counted), else one is drawn. An answer that the form does not allow is
    replaced as long as there is another to try. Repeats without a count get two rows.
    """
    given: set[str] = set()
    for _ in range(ROUNDS):
        before = len(given)
        for view in list(session.views()):
            if view.kind == "repeat" and view.relevant and view.ref not in given:
                given.add(view.ref)
                for _ in range(2):
                    answered(partial(session.add_repeat, view.ref))
            if view.kind in ASKED and view.ref not in given:
                _answer(session, view.ref, draw, answered, largest, given)
        if len(given) == before:
            break
    return len(given)


def _answer(
    session: Session, ref: str, draw: Seeded, answered: Answered, largest: bool, given: set[str]
) -> None:
    view = session.view(ref)
    if view is None or not view.relevant or view.readonly:
        return
    given.add(ref)
    values = _values(session, view)
    while values:
        value = values.pop(0 if largest else draw.below(len(values)))
        answered(partial(session.answer, ref, value))
        now = session.view(ref)
        if now is None or now.valid:
            return


def _values(session: Session, view: View) -> list[str]:
    if view.kind == "trigger":
        return ["OK"]
    if view.options is not None:
        offered = [value for value, _ in view.options[:40]]
        if view.kind == "rank":
            return [" ".join(offered)]
        return [*offered, " ".join(offered[:2])] if view.kind == "select" else offered
    definition = session.definition(view.ref)
    kind = "string" if definition is None else definition.bind.type
    if view.kind == "range" and definition is not None and definition.control is not None:
        return [definition.control.options.get("end", "1")]
    return list(TYPED.get(kind.replace("integer", "int"), WORDS))
