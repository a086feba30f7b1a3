"""The visual language in tokens: colours, type, spacing, radius. Nothing here draws.

Whoever needs a colour or a measure takes it from a `Theme`; a colour written anywhere else would
escape the contrast that tests/ui/test_theme.py computes (WCAG 2.2, level AA: 1.4.3 and 1.4.11).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never


class Mode(StrEnum):
    """Which palette; `system` follows the desktop's own light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Tone(StrEnum):
    """What a coloured surface says. Always beside an icon and a word, never alone."""

    GOOD = "good"
    CARE = "care"
    STOP = "stop"
    ASK = "ask"
    CALM = "calm"


class Type(StrEnum):
    """The scale of type, by what it is for."""

    SMALL = "small"
    BODY = "body"
    STRONG = "strong"
    HEADING = "heading"
    TITLE = "title"
    FIGURE = "figure"


class Space(StrEnum):
    """Distances; `hair` stands between an icon and its word, `page` around a page."""

    HAIR = "hair"
    TIGHT = "tight"
    NEAR = "near"
    APART = "apart"
    SECTION = "section"
    PAGE = "page"


SIZES = {
    Type.SMALL: 13,
    Type.BODY: 15,
    Type.STRONG: 15,
    Type.HEADING: 18,
    Type.TITLE: 26,
    Type.FIGURE: 34,
}
"""Pixels at 100 %."""

SPACES = {
    Space.HAIR: 4,
    Space.TIGHT: 8,
    Space.NEAR: 12,
    Space.APART: 16,
    Space.SECTION: 28,
    Space.PAGE: 36,
}
"""Pixels; they grow by half of what the text grows, so that large text keeps its room."""

RADIUS = 8
SCALES = (100, 125, 150, 175, 200)
"""Text sizes on offer, in per cent."""
LARGE = 125
"""Per cent: text above it is large."""


@dataclass(frozen=True)
class ToneColours:
    """A filled surface and what is written on it, and the same quietly: tint and text on it."""

    fill: str
    on_fill: str
    tint: str
    on_tint: str


@dataclass(frozen=True)
class Palette:
    """The colours of one mode, as #rrggbb. `faint` is of the examples in empty fields, which are
    not to look typed.
    """

    canvas: str
    surface: str
    sunken: str
    text: str
    muted: str
    faint: str
    line: str
    edge: str
    accent: str
    on_accent: str
    accent_hover: str
    focus: str
    tones: dict[Tone, ToneColours]


LIGHT = Palette(
    canvas="#f6f5f2",
    surface="#ffffff",
    sunken="#eceae5",
    text="#1c2126",
    muted="#565e66",
    faint="#6a727a",
    line="#dcd8d1",
    edge="#7d838a",
    accent="#1d5078",
    on_accent="#ffffff",
    accent_hover="#163f60",
    focus="#1d5078",
    tones={
        Tone.GOOD: ToneColours("#1b6b3a", "#ffffff", "#e3f1e7", "#14522c"),
        Tone.CARE: ToneColours("#8a4f00", "#ffffff", "#fbefdb", "#6b3d00"),
        Tone.STOP: ToneColours("#a3241f", "#ffffff", "#fae6e3", "#7f1b17"),
        Tone.ASK: ToneColours("#5a3f94", "#ffffff", "#ece7f6", "#453073"),
        Tone.CALM: ToneColours("#4c5660", "#ffffff", "#e8eaec", "#353d45"),
    },
)

DARK = Palette(
    canvas="#15181b",
    surface="#1d2125",
    sunken="#101315",
    text="#eceef0",
    muted="#a9b1b9",
    faint="#8f979f",
    line="#33393f",
    edge="#8a929a",
    accent="#86b8e3",
    on_accent="#0d1b28",
    accent_hover="#a5cbec",
    focus="#a5cbec",
    tones={
        Tone.GOOD: ToneColours("#7bd09a", "#08210f", "#1a3324", "#a9e2bd"),
        Tone.CARE: ToneColours("#f0b65c", "#2a1a00", "#3a2b12", "#f5cf92"),
        Tone.STOP: ToneColours("#f39a92", "#320806", "#3f2020", "#f8bfba"),
        Tone.ASK: ToneColours("#bda7ee", "#1c1036", "#2d2641", "#d5c7f5"),
        Tone.CALM: ToneColours("#b9c1c9", "#15191d", "#2a2f34", "#d3d9de"),
    },
)

CONTRAST = Palette(
    canvas="#000000",
    surface="#000000",
    sunken="#000000",
    text="#ffffff",
    muted="#ffffff",
    faint="#c4c4c4",
    line="#ffffff",
    edge="#ffffff",
    accent="#ffd500",
    on_accent="#000000",
    accent_hover="#ffffff",
    focus="#00e5ff",
    tones={
        Tone.GOOD: ToneColours("#5dff9b", "#000000", "#000000", "#5dff9b"),
        Tone.CARE: ToneColours("#ffd500", "#000000", "#000000", "#ffd500"),
        Tone.STOP: ToneColours("#ff9d94", "#000000", "#000000", "#ff9d94"),
        Tone.ASK: ToneColours("#d9c6ff", "#000000", "#000000", "#d9c6ff"),
        Tone.CALM: ToneColours("#ffffff", "#000000", "#000000", "#ffffff"),
    },
)


@dataclass(frozen=True)
class Theme:
    """One mode at one size of text (per cent, 100 to 200)."""

    mode: Mode
    scale: int = 100
    system_dark: bool = False

    @property
    def palette(self) -> Palette:
        match self.mode:
            case Mode.SYSTEM:
                return DARK if self.system_dark else LIGHT
            case Mode.LIGHT:
                return LIGHT
            case Mode.DARK:
                return DARK
            case Mode.CONTRAST:
                return CONTRAST
            case _:
                assert_never(self.mode)

    @property
    def large(self) -> bool:
        """Whether what stands side by side at the usual size of text has no room for that."""
        return self.scale > LARGE

    def type(self, kind: Type) -> int:
        """Height of a kind of type, in pixels."""
        return self.sized(SIZES[kind])

    def space(self, kind: Space) -> int:
        """A distance, in pixels."""
        return round(SPACES[kind] * (100 + (self.scale - 100) / 2) / 100)

    def sized(self, pixels: int) -> int:
        """A measure that grows with the text: an icon, a width that holds words."""
        return round(pixels * self.scale / 100)

    def tone(self, tone: Tone) -> ToneColours:
        return self.palette.tones[tone]


def text_pairs(palette: Palette) -> list[tuple[str, str, str]]:
    """Each (name, text, background) in which words are set; AA asks 4.5 of each."""
    backs = {"canvas": palette.canvas, "surface": palette.surface, "sunken": palette.sunken}
    pairs = [
        (f"{name} on {back}", colour, backs[back])
        for name, colour in (
            ("text", palette.text),
            ("muted", palette.muted),
            ("accent", palette.accent),
        )
        for back in backs
    ]
    pairs += [
        ("an example in a field", palette.faint, palette.surface),
        ("on accent", palette.on_accent, palette.accent),
        ("on accent under the mouse", palette.on_accent, palette.accent_hover),
    ]
    for tone, colours in palette.tones.items():
        pairs.append((f"{tone} filled", colours.on_fill, colours.fill))
        pairs.append((f"{tone} tinted", colours.on_tint, colours.tint))
        pairs += [(f"{tone} on {back}", colours.on_tint, backs[back]) for back in backs]
    return pairs


def edge_pairs(palette: Palette) -> list[tuple[str, str, str]]:
    """Each (name, edge, background) that shows where a control or the focus is; AA asks 3."""
    backs = {"canvas": palette.canvas, "surface": palette.surface, "sunken": palette.sunken}
    edges = {"edge": palette.edge, "focus": palette.focus}
    return [
        (f"{name} on {back}", colour, under)
        for name, colour in edges.items()
        for back, under in backs.items()
    ]
