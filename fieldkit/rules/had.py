"""What a household has of what a condition asks, said without a language."""

from collections.abc import Sequence

from fieldkit.rules.unmet import (
    Choice,
    CriterionWord,
    FactWord,
    Joint,
    Listed,
    Phrase,
    Question,
    Said,
)

W = CriterionWord
_NOT_PEOPLE = (FactWord.DAYS_HERE, FactWord.ORIGIN_SETTLEMENT)


def had(facts: Sequence[tuple[Said, str]]) -> Said:
    """Each thing asked for with the text that was read of it; at least one."""
    if len(facts) == 1:
        return _one(*facts[0])
    if all(isinstance(name, FactWord) and read in ("", "0") for name, read in facts):
        return Phrase(W.FAMILY_NONE)
    return Phrase(W.NOW, {"value": Listed("; ", tuple(_each(*fact) for fact in facts))})


def is_people(what: Said | None) -> bool:
    return isinstance(what, FactWord) and what not in _NOT_PEOPLE


def shown(what: Said) -> Said:
    """A question is spoken of by its answer."""
    return Phrase(W.ANSWER_TO, {"question": what}) if isinstance(what, Question) else what


def choice(question: Said, value: float | str) -> Said:
    assert isinstance(question, Question), "only questions have choices"
    return quoted(Choice(question.path, f"{value:g}" if isinstance(value, float) else value))


def quoted(what: Said) -> Said:
    return Phrase(Joint.QUOTED, {"what": what})


def _one(name: Said, read: str) -> Said:
    value = _value(name, read)
    if isinstance(name, Question):
        return Phrase(W.NO_ANSWER) if value is None else Phrase(W.ANSWERS, {"value": value})
    if value is None:
        return Phrase(W.NOT_RECORDED)
    return Phrase(W.FAMILY if is_people(name) else W.NOW, {"value": value})


def _each(name: Said, read: str) -> Said:
    value = _value(name, read)
    if isinstance(name, Question) and value is None:
        return Phrase(W.NOT_ANSWERED, {"what": name})
    return Phrase(Joint.NOW_EACH, {"what": shown(name), "value": "—" if value is None else value})


def _value(name: Said, read: str) -> Said | None:
    if not read:
        return None
    try:
        return float(read)
    except ValueError:
        return choice(name, read) if isinstance(name, Question) else quoted(read)
