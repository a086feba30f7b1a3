"""The words of the verdicts at the table, with what the family's form calls its questions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from fieldkit.jobs.job import Lane
from fieldkit.rules.unmet import questions_in
from fieldkit.rules.verdict import NotEntitled
from fieldkit.ui.formats import day
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute_reading import FormName, RoundVerdict, Table
from fieldkit.ui.unmet_words import Questions
from fieldkit.ui.verdict_words import VerdictWords, verdict_words
from fieldkit.ui.words import translate

ReadQuestions = Callable[[FormName | None, Language], Questions]


class Told(QObject):
    """`questions` reads a form, which takes a moment: in the lane `net`, once for each form and
    language, and only when a verdict names a question. `came` when it is there. GUI thread only.
    """

    came = Signal()

    def __init__(self, tools: Tools, questions: ReadQuestions) -> None:
        super().__init__()
        self._tools, self._read = tools, questions
        self._questions: dict[tuple[FormName | None, Language], Questions] = {}

    def words(self, table: Table, round_: RoundVerdict) -> VerdictWords:
        """What one round says for whoever stands at the table."""
        language = self._tools.speech.language
        if (table.form, language) not in self._questions and _names_question(round_):
            self._ask(table.form, language)
        names = table.called.names(language, table.zone)
        names = replace(names, questions=self._questions.get((table.form, language), {}))
        said = verdict_words(round_.verdict, names, language, table.problem, round_.card_list)
        return said if round_.days is None else replace(said, lines=(_days(round_.days, language),))

    def forget(self) -> None:
        """A form that was not on the laptop may have come; one that is there never changes."""
        self._questions = {key: words for key, words in self._questions.items() if words}

    def _ask(self, form: FormName | None, language: Language) -> None:
        self._questions[form, language] = {}
        self._tools.runner.submit(
            self,
            lambda _: self._read(form, language),
            lambda found: self._take(form, language, found),
            lane=Lane.NET,
        )

    def _take(self, form: FormName | None, language: Language, found: Questions) -> None:
        self._questions[form, language] = found
        self.came.emit()


def _days(days: tuple[date, date], language: Language) -> str:
    first, last = (day(each, language) for each in days)
    return (
        translate("Distribute", "Days of the round: %1 – %2")
        .replace("%1", first)
        .replace("%2", last)
    )


def _names_question(round_: RoundVerdict) -> bool:
    verdict = round_.verdict
    return isinstance(verdict, NotEntitled) and any(
        questions_in(each.need) or questions_in(each.have) for each in verdict.unmet
    )
