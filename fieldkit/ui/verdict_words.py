"""A verdict as people see it: a tone, an icon, one word, a reason. Pure: no widget, no store."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo
from typing import assert_never

from fieldkit.errors import Code, Refusal
from fieldkit.rules.balance import Owed
from fieldkit.rules.card_list import ListAge
from fieldkit.rules.verdict import (
    AlreadyReceived,
    CardProblem,
    CriterionUnclear,
    Give,
    NeedsDecision,
    NotEntitled,
    NotOpen,
    UnknownHere,
    Verdict,
)
from fieldkit.ui.formats import moment, number
from fieldkit.ui.icons import Icon
from fieldkit.ui.messages import Language, text, words
from fieldkit.ui.theme import Tone
from fieldkit.ui.unmet_words import Questions, expression_words, unmet_words


class VerdictWord(Code):
    """The word of each verdict, and the reasons that no other room has words for."""

    GIVE = "verdict.give"
    GIVE_REST = "verdict.give_rest"
    ALREADY = "verdict.already"
    NOT_ENTITLED = "verdict.not_entitled"
    CARD_PROBLEM = "verdict.card_problem"
    NEEDS_DECISION = "verdict.needs_decision"
    UNKNOWN_HERE = "verdict.unknown_here"
    NOT_OPEN = "verdict.not_open"
    UNCLEAR = "verdict.unclear"
    GIVE_REASON = "verdict.give_reason"
    GIVE_REST_REASON = "verdict.give_rest_reason"
    ALREADY_REASON = "verdict.already_reason"
    ALREADY_LINES = "verdict.already_lines"
    NEEDS_DECISION_REASON = "verdict.needs_decision_reason"
    UNKNOWN_REASON = "verdict.unknown_reason"
    UNKNOWN_AREA_REASON = "verdict.unknown_area_reason"
    GIVE_WITH_CARE = "verdict.give_with_care"
    CARD_LIST_AGE = "verdict.card_list_age"
    CARD_LIST_TODAY = "verdict.card_list_today"
    CARD_LIST_STALE = "verdict.card_list_stale"
    UNCLEAR_REASON = "verdict.unclear_reason"
    UNCLEAR_WHY = "verdict.unclear_why"
    NOBODY = "verdict.nobody"


class OpenField(Code):
    """The fields that have no value in force while several are live (`records.registry`)."""

    HOUSEHOLD_AREA = "household.area"
    HOUSEHOLD_HEAD = "household.head"
    HOUSEHOLD_STATUS = "household.status"
    HOUSEHOLD_JOINED = "household.joined_to"
    HOUSEHOLD_DELETED = "household.deleted"
    PERSON_HOUSEHOLD = "person.household"
    PERSON_DELETED = "person.deleted"
    PROXY_HOUSEHOLD = "proxy.household"
    PROXY_DELETED = "proxy.deleted"
    CARD_HOUSEHOLD = "card.household"
    CARD_STATUS = "card.status"
    CARD_DELETED = "card.deleted"


@dataclass(frozen=True)
class Names:
    """What ids and codes are called in the language shown; what is not in them reads “…”.

    Items by their code, questions of the assessment by their path, all others by their id. `zone`
    is that of the site.
    """

    items: Mapping[str, str] = field(default_factory=dict)
    sites: Mapping[bytes, str] = field(default_factory=dict)
    users: Mapping[bytes, str] = field(default_factory=dict)
    people: Mapping[bytes, str] = field(default_factory=dict)
    areas: Mapping[bytes, str] = field(default_factory=dict)
    zone: tzinfo = UTC
    questions: Questions = field(default_factory=dict)


@dataclass(frozen=True)
class VerdictWords:
    """What a verdict card shows. `lines`: what to hand over, what was received, or which
    conditions are not met; `note`: what to take care of; `small`: what is read by whoever looks
    for it.
    """

    tone: Tone
    icon: Icon
    word: str
    reason: str
    lines: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    note: str = ""

    @property
    def spoken(self) -> str:
        """All of it in one run, for a screen reader."""
        return " ".join(
            f"{part.rstrip('.')}."
            for part in (self.word, self.reason, self.note, *self.lines)
            if part
        )


def verdict_words(
    verdict: Verdict,
    names: Names,
    language: Language,
    problem: Refusal | None = None,
    card_list: ListAge | None = None,
) -> VerdictWords:
    """The words of any verdict. `problem`: what is wrong with the card, with its parameters;
    `card_list`: the age of the list of cancelled cards, where a card was shown.
    """
    say = _Say(names, language)
    told = _verdict_words(verdict, say, problem)
    return told if card_list is None else _with_list_age(told, card_list, say)


def list_age_word(age: ListAge) -> VerdictWord:
    """What tells the age of the list of cancelled cards; it takes `days`."""
    if age.stale:
        return VerdictWord.CARD_LIST_STALE
    return VerdictWord.CARD_LIST_AGE if age.days else VerdictWord.CARD_LIST_TODAY


def _with_list_age(told: VerdictWords, age: ListAge, say: "_Say") -> VerdictWords:
    """A list too old makes of a plain yes one with care; it takes nothing from a no."""
    shown = say(list_age_word(age), days=age.days)
    if not age.stale:
        return replace(told, small=(*told.small, shown))
    told = replace(told, note=shown)
    if told.tone is not Tone.GOOD:
        return told
    word, goods = say(VerdictWord.GIVE_WITH_CARE), (" · ".join(told.lines),)
    return replace(told, tone=Tone.CARE, icon=Icon.WARNING, word=word, lines=goods)


def _verdict_words(verdict: Verdict, say: "_Say", problem: Refusal | None) -> VerdictWords:
    match verdict:
        case Give():
            return _give(verdict, say)
        case AlreadyReceived():
            return _already(verdict, say)
        case NotEntitled():
            return _not_entitled(verdict, say)
        case CardProblem(reason):
            told = words(problem, say.language) if problem is not None else say(reason)
            return VerdictWords(Tone.STOP, Icon.CARD_PROBLEM, say(VerdictWord.CARD_PROBLEM), told)
        case NeedsDecision(fields):
            told = say(VerdictWord.NEEDS_DECISION_REASON, fields=say.fields(fields))
            word = say(VerdictWord.NEEDS_DECISION)
            return VerdictWords(Tone.ASK, Icon.NEEDS_DECISION, word, told)
        case UnknownHere(area):
            return _unknown(area, say)
        case NotOpen(reason):
            return VerdictWords(Tone.CALM, Icon.NOT_OPEN, say(VerdictWord.NOT_OPEN), say(reason))
        case CriterionUnclear(_, why):
            word, told = say(VerdictWord.UNCLEAR), say(VerdictWord.UNCLEAR_REASON)
            # Whoever hands out can mend no expression: it is there to be read to headquarters.
            small = (say(VerdictWord.UNCLEAR_WHY, why=words(why, say.language)),)
            return VerdictWords(Tone.ASK, Icon.UNCLEAR, word, told, small=small)
        case _:
            assert_never(verdict)


class _Say:
    """Words of codes, with the names of what their parameters stand for."""

    def __init__(self, names: Names, language: Language) -> None:
        self.names = names
        self.language = language

    def __call__(self, code: Code, **params: object) -> str:
        return text(code, params, self.language)

    def lines(self, owed: tuple[Owed, ...]) -> tuple[str, ...]:
        """What may still be handed over; what is fully taken is left out."""
        called = self.names.items
        return tuple(
            f"{called.get(line.item, line.item)}: {number(line.balance, self.language)}"
            for line in owed
            if line.balance
        )

    def taken(self, owed: tuple[Owed, ...]) -> str:
        """What was received, in one run; empty where nothing was."""
        called = self.names.items
        return ", ".join(
            f"{called.get(line.item, line.item)} × {number(line.taken, self.language)}"
            for line in owed
            if line.taken
        )

    def fields(self, fields: tuple[str, ...]) -> str:
        known = {str(each): each for each in OpenField}
        return ", ".join(self(known[each]) if each in known else each for each in fields)


def _give(verdict: Give, say: _Say) -> VerdictWords:
    word, why = VerdictWord.GIVE, VerdictWord.GIVE_REASON
    if verdict.partly_taken:
        word, why = VerdictWord.GIVE_REST, VerdictWord.GIVE_REST_REASON
    return VerdictWords(Tone.GOOD, Icon.GIVE, say(word), say(why), say.lines(verdict.lines))


def _not_entitled(verdict: NotEntitled, say: _Say) -> VerdictWords:
    told = [unmet_words(each, say.names.questions, say.language) for each in verdict.unmet]
    return VerdictWords(
        Tone.STOP,
        Icon.NOT_ENTITLED,
        say(VerdictWord.NOT_ENTITLED),
        say(verdict.reason),
        tuple(each for each in told if each),
        tuple(
            expression_words(each, say.language)
            for each, words in zip(verdict.unmet, told, strict=True)
            if not words
        ),
    )


def _already(verdict: AlreadyReceived, say: _Say) -> VerdictWords:
    names, nobody = say.names, say(VerdictWord.NOBODY)
    why = say(
        VerdictWord.ALREADY_REASON,
        when=moment(verdict.at_ms, names.zone, say.language),
        site=names.sites.get(verdict.site, nobody),
        by=names.users.get(verdict.by, nobody),
        collector=names.people.get(verdict.collector, nobody),
    )
    taken = say.taken(verdict.lines)
    lines = (say(VerdictWord.ALREADY_LINES, what=taken),) if taken else ()
    return VerdictWords(Tone.CARE, Icon.ALREADY, say(VerdictWord.ALREADY), why, lines)


def _unknown(area: bytes | None, say: _Say) -> VerdictWords:
    name = say.names.areas.get(area) if area is not None else None
    why = (
        say(VerdictWord.UNKNOWN_REASON)
        if name is None
        else say(VerdictWord.UNKNOWN_AREA_REASON, area=name)
    )
    return VerdictWords(Tone.ASK, Icon.UNKNOWN_HERE, say(VerdictWord.UNKNOWN_HERE), why)
