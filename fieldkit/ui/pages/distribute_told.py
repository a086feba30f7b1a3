"""The words of the verdicts at the table, with what the assessment's form calls its questions."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from fieldkit.jobs.job import Lane
from fieldkit.rules.unmet import questions_in
from fieldkit.rules.verdict import NotEntitled
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute_reading import RoundVerdict, Table
from fieldkit.ui.unmet_words import Questions
from fieldkit.ui.verdict_words import VerdictWords, verdict_words


class Told(QObject):
    """`questions` reads the form, which takes a moment: in the lane `net`, once for each language,
    and only when a verdict names a question. `came` when it is there. GUI thread only.
    """

    came = Signal()

    def __init__(self, tools: Tools, questions: Callable[[Language], Questions]) -> None:
        super().__init__()
        self._tools, self._read = tools, questions
        self._questions: dict[Language, Questions] = {}

    def words(self, table: Table, round_: RoundVerdict) -> VerdictWords:
        """What one round says for whoever stands at the table."""
        language = self._tools.speech.language
        if language not in self._questions and _names_question(round_):
            self._ask(language)
        names = table.called.names(language, table.zone)
        names = replace(names, questions=self._questions.get(language, {}))
        return verdict_words(round_.verdict, names, language, table.problem, round_.card_list)

    def _ask(self, language: Language) -> None:
        self._questions[language] = {}
        self._tools.runner.submit(
            self,
            lambda _: self._read(language),
            lambda found: self._take(language, found),
            lane=Lane.NET,
        )

    def _take(self, language: Language, found: Questions) -> None:
        self._questions[language] = found
        self.came.emit()


def _names_question(round_: RoundVerdict) -> bool:
    verdict = round_.verdict
    return isinstance(verdict, NotEntitled) and any(
        questions_in(each.need) or questions_in(each.have) for each in verdict.unmet
    )
