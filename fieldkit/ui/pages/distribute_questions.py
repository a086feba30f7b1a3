"""What the form that a family answered calls its questions, read from the directory held here."""

from fieldkit.errors import Refusal
from fieldkit.forms import Session as Filling
from fieldkit.forms.question_words import question_words
from fieldkit.services.forms import FormShelf, offered_forms
from fieldkit.services.session import Session
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.distribute_reading import FormName
from fieldkit.ui.unmet_words import Questions


def form_questions(session: Session, form: FormName | None, language: Language) -> Questions:
    """The words of a form's questions by their path; none where the laptop does not have it (any
    more), so that a question is spoken of by its name.

    None for the form: of a family that was never assessed, by the form that they would be asked,
    which is the one last used here.
    """
    named = form or _last_used(session)
    if named is None:
        return {}
    found = FormShelf(session).form(*named)
    if isinstance(found, Refusal):
        return {}
    return question_words(Filling(found, session.clock, session.pen.randomness), language)


def _last_used(session: Session) -> FormName | None:
    offered = offered_forms(session)
    if isinstance(offered, Refusal) or not offered:
        return None
    return offered[0].code, offered[0].version
