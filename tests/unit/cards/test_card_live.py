"""The live view: when a frame makes a scan, and when it must not."""

import pytest
from cards_world import ORGANISATION, OTHER_KEY, TRUSTED, card, on_table, picture_of

from fieldkit.cards.keys import CardKeys
from fieldkit.cards.live import PATIENCE, Hint, LiveReader, Outline, Scan, Trust, better_hint
from fieldkit.cards.payload import CardPayload
from fieldkit.cards.picture import Code, Corners, Place, Sight
from fieldkit.cards.showing import Showing, read_showing, trust_of

HERE: Corners = ((0, 0), (10, 0), (10, 10), (0, 10))
THERE: Corners = ((50, 0), (60, 0), (60, 10), (50, 10))
NOTHING = Sight((), (), ())
TRUSTS = {"good": Trust.PROVEN, "good too": Trust.PROVEN, "card": Trust.CARD}
KEYS = CardKeys(ORGANISATION, TRUSTED)


def sight(*texts: str, unread: tuple[Corners, ...] = ()) -> Sight:
    places = (HERE, THERE)
    codes = tuple(Code(text, places[rank], "whole") for rank, text in enumerate(texts))
    return Sight(codes, unread, ())


@pytest.fixture
def reader() -> LiveReader:
    return LiveReader(lambda text: TRUSTS.get(text, Trust.FOREIGN))


def test_a_proven_card_is_a_scan_at_once(reader: LiveReader) -> None:
    assert reader.see(sight("good"), 0) == Scan("good", HERE)


def test_an_unproven_card_needs_two_equal_readings(reader: LiveReader) -> None:
    assert reader.see(sight("card"), 0) == Outline((HERE,))
    assert reader.see(NOTHING, 100) == Outline()
    assert reader.see(sight("card"), 200) == Scan("card", HERE)


def test_two_readings_too_far_apart_do_not_count_together(reader: LiveReader) -> None:
    reader.see(sight("card"), 0)
    assert reader.see(sight("card"), 1501) == Outline((HERE,))
    assert reader.see(sight("card"), 1600) == Scan("card", HERE)


def test_a_second_attempt_at_the_same_frame_counts_as_a_reading(reader: LiveReader) -> None:
    assert reader.see(sight("card"), 0, lambda _: False) == Outline((HERE,))
    again = LiveReader(lambda _: Trust.CARD)
    assert again.see(sight("card"), 0, lambda code: code.text == "card") == Scan("card", HERE)


def test_another_text_in_between_starts_anew(reader: LiveReader) -> None:
    two = LiveReader(lambda _: Trust.CARD)
    two.see(sight("one"), 0)
    two.see(sight("other"), 50)
    assert two.see(sight("one"), 100) == Outline((HERE,))


def test_with_two_cards_in_view_nothing_is_chosen(reader: LiveReader) -> None:
    both = sight("good", "good too")
    for at in range(0, 1000, 100):
        assert reader.see(both, at) == Outline((HERE, THERE), Hint.TWO_CODES)
    assert reader.see(sight("good"), 1000) == Scan("good", HERE)


def test_an_unread_symbol_beside_a_card_is_a_second_card(reader: LiveReader) -> None:
    seen = reader.see(sight("good", unread=(THERE,)), 0)
    assert seen == Outline((HERE, THERE), Hint.TWO_CODES)


def test_the_same_card_twice_in_view_is_one_card(reader: LiveReader) -> None:
    assert reader.see(sight("good", "good"), 0) == Scan("good", HERE)


def test_a_card_beside_an_advertisement_is_scanned(reader: LiveReader) -> None:
    assert reader.see(sight("good", "https://example.org"), 0) == Scan("good", HERE)


def test_foreign_codes_are_ignored_with_a_note(reader: LiveReader) -> None:
    for at in (0, 100, 200):
        assert reader.see(sight("advert"), at) == Outline((HERE,), Hint.FOREIGN)


def test_a_card_left_in_view_is_scanned_once(reader: LiveReader) -> None:
    assert reader.see(sight("good"), 0) == Scan("good", HERE)
    for at in range(100, 10_000, 100):
        assert reader.see(sight("good"), at) == Outline((HERE,), Hint.SAME)


def test_the_same_card_after_two_seconds_away_is_a_new_scan(reader: LiveReader) -> None:
    reader.see(sight("good"), 0)
    assert reader.see(sight("good"), 1999) == Outline((HERE,), Hint.SAME)
    reader.see(NOTHING, 3000)
    assert reader.see(sight("good"), 3999) == Scan("good", HERE)


def test_at_rest_nothing_is_scanned_and_the_last_card_is_kept_in_mind(reader: LiveReader) -> None:
    reader.see(sight("good"), 0)
    for at in range(400, 9_000, 400):
        reader.rest(sight("good"), at)
    assert reader.see(sight("good"), 9_200) == Outline((HERE,), Hint.SAME)
    reader.rest(NOTHING, 9_300)
    reader.rest(sight("good too"), 11_000)
    assert reader.see(sight("good too"), 11_100) == Scan("good too", HERE)


def test_a_reading_before_a_rest_does_not_count_after_it(reader: LiveReader) -> None:
    reader.see(sight("card"), 0)
    reader.rest(NOTHING, 100)
    assert reader.see(sight("card"), 200) == Outline((HERE,))


def test_the_next_card_need_not_wait(reader: LiveReader) -> None:
    reader.see(sight("good"), 0)
    assert reader.see(sight("good too"), 100) == Scan("good too", HERE)


def test_a_hint_comes_after_some_patience_and_goes(reader: LiveReader) -> None:
    puzzling = Sight((), (), (Place(0, 0, 300, 300),))
    hints = [reader.see(puzzling, 40 * number) for number in range(PATIENCE)]
    assert hints[-2] == Outline()
    assert hints[-1] == Outline((), Hint.HOLD_STILL)
    assert reader.see(NOTHING, 900) == Outline()


@pytest.mark.parametrize(
    ("brightness", "side", "hint"),
    [(20, 400, Hint.MORE_LIGHT), (150, 100, Hint.CLOSER), (150, 400, Hint.HOLD_STILL)],
)
def test_the_hint_fits_the_picture(brightness: int, side: int, hint: Hint) -> None:
    frame = on_table()
    frame[:] = brightness
    puzzling = Sight((), (), (Place(0, 0, side, side),))
    assert better_hint(Hint.HOLD_STILL, puzzling, frame) is hint
    assert better_hint(Hint.FOREIGN, puzzling, frame) is Hint.FOREIGN
    assert better_hint(Hint.HOLD_STILL, NOTHING, frame) is Hint.HOLD_STILL


def test_in_the_dark_light_is_asked_for_though_nothing_is_seen() -> None:
    frame = on_table()
    frame[:] = 10
    assert better_hint(None, NOTHING, frame) is Hint.MORE_LIGHT
    assert better_hint(None, sight("good"), frame) is None
    frame[:] = 90
    assert better_hint(None, NOTHING, frame) is None


def test_what_a_text_is_to_the_reader() -> None:
    assert trust_of(card().text(), KEYS) is Trust.PROVEN
    assert trust_of(card(key=OTHER_KEY).text(), KEYS) is Trust.CARD
    assert trust_of("advert", KEYS) is Trust.FOREIGN
    assert trust_of("advert", None) is Trust.CARD


def frame_of(payload: CardPayload) -> object:
    return on_table((picture_of(payload.text()), 400, 200))


def test_a_showing_ends_with_the_first_sure_frame() -> None:
    frames = [on_table(), frame_of(card()), frame_of(card())]
    assert read_showing(frames, KEYS) == Showing(card().text(), 1)  # type: ignore[arg-type]
    assert read_showing([on_table()] * 3, KEYS) == Showing(None, 2)
    assert read_showing([], None) == Showing(None, -1)


def test_a_foreign_code_is_the_answer_only_if_no_card_comes() -> None:
    import numpy as np
    import qrcode

    code = qrcode.QRCode(border=4, box_size=8)
    code.add_data("https://example.org")
    advert = on_table((np.array(code.make_image().get_image().convert("L")), 300, 100))
    assert read_showing([advert] * 3, KEYS) == Showing("https://example.org", 1)
    assert read_showing([advert, advert, frame_of(card())], KEYS) == Showing(card().text(), 2)  # type: ignore[list-item]
