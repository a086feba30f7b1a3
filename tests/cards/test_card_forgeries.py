"""Forged, spoiled and expired cards: none is accepted, each has its reason."""

from collections.abc import Callable

import pytest
from card_forgeries import (
    ISSUER,
    KINDS,
    ORGANISATION,
    REVOCATIONS,
    TODAY,
    TRUSTED,
    Forgery,
    bit_flipped,
    forgeries,
    good_text,
)

from fieldkit.cards.payload import GoodCard, check
from fieldkit.cards.reasons import CardReason
from fieldkit.errors import Refusal
from fieldkit.hq.seeded import Seeded


def judged(text: str) -> GoodCard | Refusal:
    return check(text, TRUSTED, REVOCATIONS, ORGANISATION, TODAY)


@pytest.mark.slow
def test_ten_thousand_forged_cards_are_refused_each_for_its_reason() -> None:
    for forgery in forgeries(10_000, seed=5):
        verdict = judged(forgery.text)
        assert isinstance(verdict, Refusal)
        assert verdict.code in forgery.reasons


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_forgery_of_a_kind_is_accepted(kind: Callable[[Seeded], Forgery]) -> None:
    draw = Seeded(6, kind.__name__)
    for _ in range(10_000 if kind is bit_flipped else 1_000):
        forgery = kind(draw)
        verdict = judged(forgery.text)
        assert isinstance(verdict, Refusal) and verdict.code in forgery.reasons


def test_the_cards_that_the_forgeries_come_from_are_good() -> None:
    draw = Seeded(9, "good cards")
    for _ in range(50):
        verdict = judged(good_text(draw))
        assert isinstance(verdict, GoodCard)
        assert verdict.payload.issuer == ISSUER


def test_the_forgeries_meet_every_reason_but_that_of_foreign_codes() -> None:
    met = {
        verdict.code
        for forgery in forgeries(60 * len(KINDS), seed=1)
        if isinstance(verdict := judged(forgery.text), Refusal)
    }
    assert met == set(CardReason) - {CardReason.NOT_A_CARD}
