"""Questions to headquarters about other areas, and their answers while this session lasts.

Asked on demand alone: most tables have no line most of the time, a question that nobody waits for
tells headquarters of people who may never be registered, and each counts against the day.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from fieldkit.errors import Refusal, RefusalError
from fieldkit.jobs.job import Lane, Runner, Token
from fieldkit.records.person import Person
from fieldkit.services.check_elsewhere import Elsewhere, check_elsewhere
from fieldkit.services.details import PersonDetails, new_person
from fieldkit.services.laptop import Laptop
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.register_household import ROLES
from fieldkit.services.session import Session
from fieldkit.ui.words import translate

Answer = Elsewhere | Refusal
Ask = Callable[[Sequence[PersonDetails], str | None], Answer]
NEW = ""
"""The subject of a family that is not saved yet; others are a household's id in hex."""


@dataclass(frozen=True)
class FamilyAsked:
    """Whom a question is about; `phone` is the household's."""

    people: tuple[PersonDetails, ...]
    phone: str | None

    def who(self) -> tuple[object, ...]:
        """What of them matters to the answer."""
        people = (
            (each.family_name, each.given_name, each.patronymic, each.birth_date, each.birth_year)
            for each in self.people
        )
        return (*people, self.phone)


@dataclass(frozen=True)
class Standing:
    """How a question stands: under way, answered, or neither; `about` whom it was."""

    asking: bool = False
    answer: Answer | None = None
    about: FamilyAsked | None = None


@dataclass
class _Question:
    subject: str
    token: Token | None = None


class ElsewhereAnswers(QObject):
    """Asks in the lane `net` and keeps the last answer for each subject, in memory only.

    Emits `changed` with the subject. An answer that comes after a new family was saved finds its
    household (`became`). GUI thread only.
    """

    changed = Signal(str)

    def __init__(self, runner: Runner, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._ask = runner, ask
        self._standings: dict[str, Standing] = {}
        self._questions: dict[str, _Question] = {}

    def standing(self, subject: str) -> Standing:
        return self._standings.get(subject, Standing())

    def ask(self, subject: str, about: FamilyAsked) -> None:
        """Asks anew; an answer still awaited for this subject is not wanted any more."""
        self._drop(subject)
        question = self._questions[subject] = _Question(subject)
        self._set(subject, Standing(asking=True, about=about))
        question.token = self._runner.submit(
            self,
            lambda _: self._ask(about.people, about.phone),
            lambda answer: self._take(question, answer),
            lane=Lane.NET,
        )

    def stop(self, subject: str) -> None:
        """Waits no longer; saving and everything else goes on without an answer."""
        self._drop(subject)
        self._set(subject, Standing())

    def became(self, household: str) -> None:
        """The new family was saved as this household: question and answer are now about it."""
        standing = self._standings.pop(NEW, None)
        question = self._questions.pop(NEW, None)
        if question is not None:
            question.subject = household
            self._questions[household] = question
        if standing is not None:
            self._set(household, standing)

    def _take(self, question: _Question, answer: Answer) -> None:
        if self._questions.get(question.subject) is question:
            del self._questions[question.subject]
            asked = self.standing(question.subject)
            self._set(question.subject, replace(asked, asking=False, answer=answer))

    def _drop(self, subject: str) -> None:
        question = self._questions.pop(subject, None)
        if question is not None and question.token is not None:
            question.token.cancel()

    def _set(self, subject: str, standing: Standing) -> None:
        self._standings[subject] = standing
        self.changed.emit(subject)


def ask_elsewhere(
    session: Session, laptop: Laptop, people: Sequence[PersonDetails], phone: str | None
) -> Answer:
    """As `services.check_elsewhere`, for people as typed. Refuses whoever may not register, and
    people whose fields are wrong.
    """
    if not session.roles.intersection(ROLES):
        return Refusal(ServiceReason.NOT_ALLOWED)
    today, household = session.today(), session.new_id()
    try:
        asked = [new_person(each, session.new_id(), household, today) for each in people]
    except RefusalError as error:
        return error.refusal
    return check_elsewhere(laptop, asked, phone)


def family_asked(people: Sequence[Person], phone: str | None) -> FamilyAsked:
    """A registered family as a question."""
    details = tuple(
        PersonDetails(
            each.family_name,
            each.given_name,
            each.sex,
            each.patronymic,
            each.birth_date,
            each.birth_year,
            phone=each.phone,
        )
        for each in people
    )
    return FamilyAsked(details, phone)


def hidden_yes(standing: Standing) -> str:
    """What to say of an answer where its family is not in view; empty for all but a yes."""
    if standing.answer is not Elsewhere.POSSIBLY or standing.about is None:
        return ""
    one = standing.about.people[0]
    words = translate(
        "Elsewhere",
        "Somebody of a family you checked may be registered in another area. Open it: %1",
    )
    return words.replace("%1", f"{one.family_name} {one.given_name}")
