"""A condition that is not met, in the words of a language. Pure: no widget, no store."""

from collections.abc import Mapping

from babel.numbers import format_decimal

from fieldkit.errors import Code
from fieldkit.forms.question_words import QuestionWords
from fieldkit.rules.unmet import (
    Choice,
    CriterionWord,
    Joint,
    Label,
    Listed,
    Phrase,
    Question,
    Said,
    Unmet,
)
from fieldkit.ui.messages import LOCALES, MAX_VALUE, MISSING, Language, catalogue

JOINTS: Mapping[Joint, Mapping[Language, str]] = {
    Joint.EQUAL: {"ru": "{what} — {wanted}", "en": "{what} – {wanted}"},
    Joint.SUM: {"ru": "({sum})", "en": "({sum})"},
    Joint.QUOTED: {"ru": "«{what}»", "en": "“{what}”"},
    Joint.PERCENT: {"ru": "{value} %", "en": "{value}%"},
    Joint.NOW_EACH: {"ru": "{what} — {value}", "en": "{what} – {value}"},
}

Questions = Mapping[str, QuestionWords]


def unmet_words(unmet: Unmet, questions: Questions, language: Language) -> str:
    """What is needed and what there is; empty where only the expression itself can be shown.

    `questions`: the words of the form's questions by their path; one that is not in it is spoken
    of by its name in the form.
    """
    if unmet.need is None:
        return ""
    need = _filled(CriterionWord.NEEDED, {"need": _say(unmet.need, questions, language)}, language)
    have = "" if unmet.have is None else _say(unmet.have, questions, language)
    return " ".join(part[:1].upper() + part[1:] for part in (need, have) if part)


def expression_words(unmet: Unmet, language: Language) -> str:
    """The expression as written, for whoever wrote it."""
    return _filled(CriterionWord.EXPRESSION, {"text": _short(unmet.text)}, language)


def _say(said: Said, questions: Questions, language: Language) -> str:
    match said:
        case Code():
            return _filled(said, {}, language)
        case str():
            return _short(said)
        case float() | int():
            return format_decimal(said, locale=LOCALES[language])
        case Question(path):
            return _label(path, questions)
        case Choice():
            return _choice(said, questions)
        case Label(ru, en):
            return {"ru": ru, "en": en}[language]
        case Listed(between, several):
            parts = [_say(each, questions, language) for each in several]
            return _word_between(between, language).join(parts)
        case Phrase(code, params):
            told = {name: _say(each, questions, language) for name, each in params.items()}
            return _filled(code, told, language)


def _label(path: str, questions: Questions) -> str:
    found = _question(path, questions)
    return path.rpartition("/")[2] if found is None else found.label


def _question(path: str, questions: Questions) -> QuestionWords | None:
    """By its whole path, or by its name alone where a criterion leaves out the groups."""
    name = path.rpartition("/")[2]
    same = (words for each, words in questions.items() if each.rpartition("/")[2] == name)
    return questions.get(path) or next(same, None)


def _choice(choice: Choice, questions: Questions) -> str:
    found = _question(choice.question, questions)
    known = found.choices if found is not None else {}
    if choice.value in known:
        return known[choice.value]
    values = choice.value.split() if known else [choice.value]
    return ", ".join(known.get(each, _short(each)) for each in values)


def _word_between(between: CriterionWord | str, language: Language) -> str:
    return f" {_filled(between, {}, language)} " if isinstance(between, Code) else between


def _filled(code: Code | Joint, params: Mapping[str, str], language: Language) -> str:
    """Longer values than `messages.text` lets through: they are made of our own words."""
    if isinstance(code, Joint):
        return JOINTS[code][language].format(**params)
    words = catalogue().get(str(code), {}).get(language, str(code))
    return words.format(**params)


def _short(text: str) -> str:
    text = "".join(sign if sign.isprintable() else " " for sign in text)
    return text if len(text) <= MAX_VALUE else text[:MAX_VALUE] + MISSING
