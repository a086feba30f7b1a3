"""Reading single pictures: what is found, where, and what is left alone."""

import numpy as np
import pytest
import qrcode
from cards_world import card, on_table, picture_of
from PIL import Image, ImageFilter

from fieldkit.cards import zbar
from fieldkit.cards.attempts import ATTEMPTS, read_all, read_shaken
from fieldkit.cards.decode import confirm, decode, look
from fieldkit.cards.picture import Code, Grey, Place
from fieldkit.cards.places import find_places
from fieldkit.cards.shake import shake_direction

TEXT = card().text()


def moved(image: Grey, length: int) -> Grey:
    """The picture blurred along x as by a movement of `length` pixels."""
    kernel = np.ones(length) / length
    rows = np.apply_along_axis(lambda row: np.convolve(row, kernel, mode="same"), 1, image)
    return rows.astype(np.uint8)


def test_a_clean_card_is_read_where_it_lies() -> None:
    frame = on_table((picture_of(TEXT), 300, 200))
    (code,) = decode(frame)
    assert code.text == TEXT
    assert Place(300, 200, 565, 465).holds(code.corners)


@pytest.mark.parametrize("angle", [0, 33, 90, 180, 271])
def test_a_card_is_read_at_any_angle(angle: int) -> None:
    turned = Image.fromarray(picture_of(TEXT, 6)).rotate(angle, expand=True, fillcolor=120)
    frame = on_table((np.array(turned), 350, 100))
    assert [code.text for code in decode(frame)] == [TEXT]


def test_two_cards_are_both_read() -> None:
    frame = on_table((picture_of(TEXT), 100, 200), (picture_of(card(2).text(), 4), 700, 250))
    assert {code.text for code in decode(frame)} == {TEXT, card(2).text()}


def test_a_second_card_that_is_blurred_is_not_overlooked() -> None:
    soft = Image.fromarray(picture_of(card(2).text(), 4)).filter(ImageFilter.GaussianBlur(2.2))
    frame = on_table((picture_of(TEXT), 100, 200), (np.array(soft), 700, 250))
    sight = look(frame)
    other = [code.corners for code in sight.codes if code.text != TEXT] + list(sight.unread)
    place = Place(700, 250, 912, 462)
    assert any(place.holds(corners) for corners in other) or any(
        abs(found.left - 700) < 60 for found in sight.places
    )


def test_nothing_is_read_from_noise_lines_and_flat_frames() -> None:
    noise = np.random.default_rng(5).integers(0, 256, (720, 1280)).astype(np.uint8)
    lines = np.full((720, 1280), 200, np.uint8)
    lines[::17] = 20
    for frame in (noise, lines, np.zeros((720, 1280), np.uint8)):
        assert decode(frame) == []


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (8, 8), (3, 2000), (700, 5)])
def test_tiny_and_narrow_pictures_are_simply_empty(shape: tuple[int, int]) -> None:
    assert decode(np.full(shape, 99, np.uint8)) == []


def test_a_blurred_card_needs_an_attempt_and_gets_it() -> None:
    soft = Image.fromarray(picture_of(TEXT, 4)).filter(ImageFilter.GaussianBlur(2.6))
    frame = on_table((np.array(soft), 500, 250))
    (code,) = decode(frame)
    assert code.text == TEXT
    assert code.reader != "whole"
    assert Place(490, 240, 722, 472).holds(code.corners)


@pytest.mark.parametrize("length", [9, 11, 13])
def test_a_moved_card_is_steadied(length: int) -> None:
    turned = Image.fromarray(picture_of(TEXT, 4)).rotate(
        25, Image.Resampling.BICUBIC, expand=True, fillcolor=120
    )
    shaken = moved(np.array(turned), length)
    direction = shake_direction(shaken)
    assert direction is not None
    assert abs(np.sin(direction)) < 0.1
    assert read_all(shaken)[0] == []
    assert [code.text for code in read_shaken(shaken)] == [TEXT]
    assert read_shaken(shaken)[0].reader == f"steady-{length}"


def test_a_large_blurred_photograph_is_read_at_a_smaller_size() -> None:
    soft = Image.fromarray(picture_of(TEXT, 4)).filter(ImageFilter.GaussianBlur(2.6))
    frame = Image.fromarray(on_table((np.array(soft), 500, 250)))
    large = np.array(frame.resize((3840, 2160), Image.Resampling.BICUBIC)).astype(float)
    large += np.random.default_rng(2).normal(0, 12, large.shape)
    (code,) = decode(np.clip(large, 0, 255).astype(np.uint8))
    assert code.text == TEXT
    assert Place(1470, 720, 2166, 1416).holds(code.corners)
    assert Place.around(code.corners, np.zeros((2160, 3840), np.uint8)).side > 450


def test_a_card_at_rest_is_not_taken_for_a_moved_one() -> None:
    assert shake_direction(picture_of(TEXT)) is None
    assert read_shaken(picture_of(TEXT)) == []


def test_a_reading_is_confirmed_by_another_attempt_only_if_it_is_the_same() -> None:
    frame = on_table((picture_of(TEXT), 300, 200))
    (code,) = decode(frame)
    assert confirm(frame, code)
    assert not confirm(frame, Code(card(2).text(), code.corners, code.reader))
    assert not confirm(on_table(), code)


def test_a_code_is_looked_for_where_it_is() -> None:
    (place, *_) = find_places(on_table((picture_of(TEXT), 800, 100)))
    assert place.left < 830
    assert place.top < 130
    assert place.right > 1030
    assert place.bottom > 330
    assert place.side < 400


def test_the_second_reader_never_answers_for_letters_it_may_mangle() -> None:
    code = qrcode.QRCode(border=4, box_size=5)
    code.add_data("Площадка".encode())
    image = np.array(code.make_image().get_image().convert("L"))
    assert zbar.read_zbar(image) == []
    assert [found.text for found in decode(image)] == ["Площадка"]


def test_the_second_reader_reads_digits() -> None:
    if zbar.zbar_module() is None:
        pytest.skip("zbar is not installed on this machine")
    assert [code.text for code in zbar.read_zbar(picture_of(TEXT))] == [TEXT]


def test_without_the_second_reader_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zbar, "zbar_module", lambda: None)
    assert zbar.read_zbar(picture_of(TEXT)) == []
    assert [code.text for code in decode(on_table((picture_of(TEXT), 9, 9)))] == [TEXT]


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda attempt: attempt.name)
def test_each_attempt_reads_a_clean_card_and_says_where(attempt) -> None:  # type: ignore[no-untyped-def]
    codes = attempt.read_codes(
        np.ascontiguousarray(on_table((picture_of(TEXT, 4), 30, 40), width=280, height=300))
    )
    assert [(code.text, code.reader) for code in codes] == [(TEXT, attempt.name)]
    assert Place(60, 70, 220, 230).holds(codes[0].corners)


def test_a_place_too_slender_for_a_card_gets_the_quick_attempt_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from fieldkit.cards import decode as decoding

    assert Place(0, 0, 300, 100).slenderness == 3.0
    assert Place(10, 10, 60, 60).slenderness == 1.0
    tried: list[bool] = []

    def read_place(image: Grey, place: Place, *, thoroughly: bool) -> list[Code]:
        tried.append(thoroughly)
        return []

    monkeypatch.setattr(decoding, "_read_place", read_place)
    for place in (Place(0, 0, 300, 180), Place(0, 0, 300, 190)):
        monkeypatch.setattr(decoding, "find_places", lambda *_, found=place: [found])
        look(on_table())
    assert tried == [False, True]
