"""The words of a card's life: its state, since when, by whom, and why. Pure: no widget."""

from dataclasses import dataclass
from datetime import tzinfo

from fieldkit.cards.numbers import grouped
from fieldkit.records.card import CardStatus
from fieldkit.services.card_lives import CardLife, Stamp
from fieldkit.ui.formats import day, moment, one_piece
from fieldkit.ui.messages import Language
from fieldkit.ui.theme import Tone
from fieldkit.ui.widgets.card_giving import cause_words, identity_words
from fieldkit.ui.words import translate


@dataclass(frozen=True)
class LifeWords:
    """One card. `tone` where its state is more than a plain word."""

    number: str
    state: str
    story: str
    tone: Tone | None = None


def life_words(life: CardLife, zone: tzinfo, language: Language) -> LifeWords:
    """As people say it, the latest first."""
    state, tone = _state(life)
    story = [*_end(life, zone, language), *_given(life, zone, language)]
    if life.expiry is not None and life.ended is None:
        until = translate("Card", "until %1").replace("%1", day(life.expiry, language))
        story.append(until)
    return LifeWords(grouped(life.card.short_number), state, " · ".join(story), tone)


def _state(life: CardLife) -> tuple[str, Tone | None]:
    if life.revoked:
        return translate("Card", "revoked by headquarters"), Tone.STOP
    if life.expired:
        return translate("Card", "expired"), Tone.CARE
    match life.card.status:
        case CardStatus.ACTIVE:
            return translate("Card", "active"), Tone.GOOD
        case CardStatus.PRINTED:
            return translate("Card", "printed, not active"), None
        case CardStatus.LOST:
            return translate("Card", "lost"), Tone.CARE
        case CardStatus.REPLACED:
            return translate("Card", "replaced"), None
        case CardStatus.REVOKED:
            return translate("Card", "revoked"), Tone.STOP


def _end(life: CardLife, zone: tzinfo, language: Language) -> list[str]:
    if life.ended is None:
        return []
    parts = [translate("Card", "since %1").replace("%1", _stamp(life.ended, zone, language))]
    if life.card.cause is not None and str(life.card.cause) != str(life.card.status):
        parts.append(cause_words()[life.card.cause])
    if life.successor:
        new = one_piece(grouped(life.successor))
        parts.append(translate("Card", "new card: %1").replace("%1", new))
    return parts


def _given(life: CardLife, zone: tzinfo, language: Language) -> list[str]:
    if life.given is None:
        return []
    parts = [translate("Card", "given %1").replace("%1", _stamp(life.given, zone, language))]
    if life.card.identity is not None:
        seen = identity_words()[life.card.identity]
        note = life.card.identity_note
        parts.append(f"{seen}: {note}" if note else seen)
    return parts


def _stamp(stamp: Stamp, zone: tzinfo, language: Language) -> str:
    return ", ".join(part for part in (moment(stamp.at_ms, zone, language), stamp.by) if part)
