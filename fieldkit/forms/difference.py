"""What differs between two sets of answers to a form, in the words of the form."""

from collections.abc import Mapping
from dataclasses import dataclass

from fieldkit.forms.restore import written
from fieldkit.forms.session import Session


@dataclass(frozen=True, slots=True)
class Difference:
    """A question and its answers before and after; empty for none.

    Choices are told by their labels. `kind` is the type of the bind (ODK XForms, Data Types); of a
    question that is answered with a file it is `file`, whatever the bind says.
    """

    ref: str
    label: str
    before: str
    after: str
    kind: str = ""


def differences(
    session: Session, before: Mapping[str, object], after: Mapping[str, object]
) -> tuple[Difference, ...]:
    """The questions answered otherwise, in the form's order. `session` holds the later answers.

    What nobody is asked (ids, calculations) is left out.
    """
    old, new = leaves(session, before), leaves(session, after)
    refs = [ref for ref in new if old.get(ref) != new[ref]]
    refs += [ref for ref in old if ref not in new]
    asked = [ref for ref in refs if _asked(session, ref)]
    return tuple(_told(session, ref, old.get(ref, ""), new.get(ref, "")) for ref in asked)


def leaves(session: Session, values: Mapping[str, object]) -> dict[str, str]:
    """The answers by ref, such as `/data/member[2]/age`."""
    return dict(_below(f"/{session.form.root.step}", values))


def _below(ref: str, values: object) -> list[tuple[str, str]]:
    if not isinstance(values, Mapping):
        return [(ref, written(values))]
    found: list[tuple[str, str]] = []
    for name, value in values.items():
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            for at, row in enumerate(value, 1):
                found += _below(f"{ref}/{name}[{at}]", row)
        else:
            found += _below(f"{ref}/{name}", value)
    return found


def _asked(session: Session, ref: str) -> bool:
    """Whether the form has such a question; of a row that is gone, whether its first row has."""
    definition = session.form.nodes.get(_path(ref))
    return definition is not None and definition.control is not None


def _path(ref: str) -> str:
    return "/".join(part.partition("[")[0] for part in ref.split("/"))


def _told(session: Session, ref: str, before: str, after: str) -> Difference:
    view, definition = session.view(ref), session.form.nodes.get(_path(ref))
    kind = "" if definition is None else definition.bind.type
    if definition is not None and definition.control is not None:
        kind = "file" if definition.control.kind == "upload" else kind
    if view is None:
        return Difference(ref, ref.rpartition("/")[2], before, after, kind)
    names = dict(view.options or ())

    def told(text: str) -> str:
        return ", ".join(names.get(word, word) for word in text.split()) if names else text

    label = view.label or ref.rpartition("/")[2]
    return Difference(ref, label, told(before), told(after), kind)
