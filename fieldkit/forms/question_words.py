"""What a form calls its questions and choices, whatever has been answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldkit.errors import RefusalError
from fieldkit.forms.session import Session
from fieldkit.forms.state import reference
from fieldkit.forms.view import view_of


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """A question's label and the labels of its choices by value."""

    label: str
    choices: Mapping[str, str] = field(default_factory=dict)


def question_words(session: Session, language: str) -> dict[str, QuestionWords]:
    """The labelled questions of a fresh session, by path below the form's root.

    `language` is a code ("ru"): the form's language that names it is taken, else its default one.
    Choices that a filter hides while nothing is answered are not among them.
    """
    named = [each for each in session.form.languages if each.endswith(f"({language})")]
    session.telling.language = next(iter(named), session.form.translations.default)
    root, found = reference(session.tree), dict[str, QuestionWords]()
    for path in session.form.nodes:
        node = session.node(path)
        if node is None or path == root:
            continue
        try:
            view = view_of(node, session.telling, session.choices)
        except RefusalError:
            continue
        if view.label:
            label = " ".join(view.label.split()).rstrip(".")
            found[path.removeprefix(f"{root}/")] = QuestionWords(label, dict(view.options or ()))
    return found
