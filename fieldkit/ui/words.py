"""The window's words in the language in force, switched without a restart.

Source texts stand in the code, in English: `translate("Today", "Rounds today")`; a text that goes
with a number has `%Ln` in it: `translate("Today", "%Ln families", None, count)`. The words of
outcome codes come from `fieldkit.ui.messages`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator

from fieldkit.errors import Code, Refusal
from fieldkit.ui import messages
from fieldkit.ui.formats import number as written
from fieldkit.ui.messages import FORMS, LOCALES, Language
from fieldkit.ui.ts_file import words_of

QT_LOCALES = {"ru": "ru_RU", "en": "en_GB"}
LANGUAGES: dict[Language, str] = {"ru": "Русский", "en": "English"}
"""Each in its own words, so that whoever can't read the one in force still finds theirs."""
COUNT = "%Ln"


@dataclass
class _InForce:
    """What `Speech` chose: None before there is one."""

    language: Language | None = None


_in_force = _InForce()


def translate(
    context: str, source: str, comment: str | None = None, number: int | None = None
) -> str:
    """A text of the window in the language in force; `%Ln` reads as `number`, with separators.

    A text without a finished translation reads as its source.
    """
    # Not through Qt's translators: one written in Python is called under Qt's lock, and when the
    # garbage collector ends another one meanwhile, the window stands still for ever.
    language = _in_force.language or "en"
    found = words_of(language).get((context, source, comment or ""))
    text = source
    if found is not None and found.finished:
        form = plural(number or 0, language) if found.numerus else 0
        text = found.forms[form]
    return text if number is None else text.replace(COUNT, written(number, language))


class Speech(QObject):
    """The language in force. One for the application, GUI thread only.

    `choose` sends every widget a LanguageChange event, on which pages set their texts again. Qt's
    own words (the menus of its fields) are those of Qt's own files.
    """

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language: Language = language
        self._translator = QTranslator()
        self._begin()

    @property
    def language(self) -> Language:
        return self._language

    @property
    def other(self) -> Language:
        """The language that the window is not in."""
        return "en" if self._language == "ru" else "ru"

    def choose(self, language: Language) -> None:
        if language == self._language:
            return
        self.end()
        self._language = language
        self._begin()
        application = QCoreApplication.instance()
        if application is not None:
            QCoreApplication.postEvent(application, QEvent(QEvent.Type.LanguageChange))

    def end(self) -> None:
        """Takes the words out of the application again."""
        _in_force.language = None
        QCoreApplication.removeTranslator(self._translator)

    def _begin(self) -> None:
        _in_force.language = self._language
        QLocale.setDefault(QLocale(QT_LOCALES[self._language]))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._translator = QTranslator()
        if self._translator.load(f"qtbase_{self._language}", folder):
            QCoreApplication.installTranslator(self._translator)

    def outcome(self, refusal: Refusal) -> str:
        """What happened and what to do next, in the language in force."""
        return messages.words(refusal, self._language)

    def code(self, code: Code, params: Mapping[str, object] | None = None) -> str:
        """The words of any code."""
        return messages.text(code, params or {}, self._language)


def plural(number: int, language: Language) -> int:
    """Which of a text's forms goes with a number: one, few, many; in English one, other."""
    category = LOCALES[language].plural_form(abs(number))
    forms = FORMS[language]
    return forms.index(category) if category in forms else len(forms) - 1
