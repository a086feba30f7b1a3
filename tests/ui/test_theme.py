"""Colours are measured as WCAG 2.2 measures them; the sheet holds no colour of its own."""

import re

import pytest

from fieldkit.resources import resource
from fieldkit.ui.icons import Icon, pixmap
from fieldkit.ui.stylesheet import CHEVRON, stylesheet
from fieldkit.ui.theme import (
    CONTRAST,
    DARK,
    LIGHT,
    SCALES,
    Mode,
    Palette,
    Space,
    Theme,
    Type,
    edge_pairs,
    text_pairs,
)

PALETTES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2, glossary."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", PALETTES)
def test_every_text_is_readable_on_its_background(name: str) -> None:
    least = 7.0 if name == "contrast" else 4.5
    weak = {
        pair: round(contrast(text, back), 2)
        for pair, text, back in text_pairs(PALETTES[name])
        if contrast(text, back) < least
    }
    assert weak == {}


@pytest.mark.parametrize("name", PALETTES)
def test_every_edge_and_the_focus_are_visible(name: str) -> None:
    weak = {
        pair: round(contrast(edge, back), 2)
        for pair, edge, back in edge_pairs(PALETTES[name])
        if contrast(edge, back) < 3
    }
    assert weak == {}


def test_the_arrow_of_a_list_is_seen_on_every_surface() -> None:
    (grey,) = re.findall(r"#[0-9a-f]{6}", resource(CHEVRON).read_text())
    for palette in PALETTES.values():
        assert contrast(grey, palette.surface) >= 3


def colours_of(palette: Palette) -> set[str]:
    own = {value for value in vars(palette).values() if isinstance(value, str)}
    return own | {value for tone in palette.tones.values() for value in vars(tone).values()}


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK, Mode.CONTRAST])
def test_the_sheet_takes_every_colour_from_the_tokens(mode: Mode) -> None:
    theme = Theme(mode)
    used = set(re.findall(r"#[0-9a-fA-F]{6}\b", stylesheet(theme)))
    assert used
    assert used <= colours_of(theme.palette)


def test_the_system_says_light_or_dark() -> None:
    assert Theme(Mode.SYSTEM, system_dark=True).palette is DARK
    assert Theme(Mode.SYSTEM, system_dark=False).palette is LIGHT


def test_text_grows_to_twice_its_size() -> None:
    assert (min(SCALES), max(SCALES)) == (100, 200)
    for kind in Type:
        assert Theme(Mode.LIGHT, 200).type(kind) == 2 * Theme(Mode.LIGHT).type(kind)
    for space in Space:
        assert Theme(Mode.LIGHT, 200).space(space) <= 1.5 * Theme(Mode.LIGHT).space(space) + 1


def test_every_icon_has_a_drawing_and_every_drawing_is_used(qapp: object) -> None:
    drawn = {file.stem for file in resource("icons").glob("*.svg")}
    assert drawn == set(Icon)
    for icon in Icon:
        picture = pixmap(icon, "#123456", 24).toImage()
        seen = {
            picture.pixelColor(x, y).name()
            for x in range(picture.width())
            for y in range(picture.height())
            if picture.pixelColor(x, y).alpha() == 255
        }
        assert seen == {"#123456"}, icon
