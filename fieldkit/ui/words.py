"""The window's words in the language in force, switched without a restart.

Source texts stand in the code, in English: `translate("Today", "Rounds today")`; a text that goes
with a number has `%Ln` in it: `translate("Today", "%Ln families", None, count)`. The words of
outcome codes come from `fieldkit.ui.messages`.
"""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator
from typing_extensions import override

from fieldkit.errors import Code, Refusal
from fieldkit.ui import messages
from fieldkit.ui.messages import FORMS, LOCALES, Language
from fieldkit.ui.ts_file import words_of

QT_LOCALES = {"ru": "ru_RU", "en": "en_GB"}
LANGUAGES: dict[Language, str] = {"ru": "Русский", "en": "English"}
"""Each in its own words, so that whoever can't read the one in force still finds theirs."""


def translate(context: str, source: str, comment: str | None = None, number: int = -1) -> str:
    """A text of the window in the language in force; `%Ln` reads as `number`, with separators."""
    return QCoreApplication.translate(context, source, comment, number)


class Speech(QObject):
    """The language in force. One for the application, GUI thread only.

    `choose` sends every widget a LanguageChange event, on which pages set their texts again.
    """

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language: Language = language
        self._translator = _Translator(language)
        self._begin()

    @property
    def language(self) -> Language:
        return self._language

    def choose(self, language: Language) -> None:
        if language == self._language:
            return
        QCoreApplication.removeTranslator(self._translator)
        self._language = language
        self._translator = _Translator(language)
        self._begin()

    def end(self) -> None:
        """Takes the words out of the application again."""
        QCoreApplication.removeTranslator(self._translator)

    def _begin(self) -> None:
        QLocale.setDefault(QLocale(QT_LOCALES[self._language]))
        QCoreApplication.installTranslator(self._translator)

    def outcome(self, refusal: Refusal) -> str:
        """What happened and what to do next, in the language in force."""
        return messages.words(refusal, self._language)

    def code(self, code: Code, params: Mapping[str, object] | None = None) -> str:
        """The words of any code."""
        return messages.text(code, params or {}, self._language)


class _Translator(QTranslator):
    """Qt's translator over the .ts files, with the plural rules of the Unicode CLDR."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = words_of(language)
        self._language: Language = language

    @override
    def isEmpty(self) -> bool:
        return not self._words

    @override
    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        found = self._words.get((context, sourceText, disambiguation or ""))
        if found is None or not found.finished:
            return sourceText
        return found.forms[plural(n, self._language) if found.numerus else 0]


def plural(number: int, language: Language) -> int:
    """Which of a text's forms goes with a number: one, few, many; in English one, other."""
    category = LOCALES[language].plural_form(abs(number))
    forms = FORMS[language]
    return forms.index(category) if category in forms else len(forms) - 1
