"""The stylesheet, built from a theme's tokens.

Widgets say what they are by a property, and the sheet says how that looks:
`label.setProperty("kind", "title")`. Kinds of labels: small, body, strong, lead, heading, title,
figure, muted. Kinds of buttons: primary (one a page), plain, quiet, link (beside a row of fields),
place (of the navigation).
Kinds of frames: surface, tinted (with `tone`), filled (with `tone`).
"""

from fieldkit.resources import resource
from fieldkit.ui.theme import RADIUS, Mode, Palette, Space, Theme, Tone, Type

MARK = 16
"""Pixels at 100 % of a choice's mark, inside the edge."""

CHEVRON = "style/chevron.svg"
"""A file, since a stylesheet can't tint; its grey is seen on every surface (tests/ui)."""

SLIDER = 14
"""Pixels: a bar that scrolls is no wider at the largest text; it is not what is looked at."""

PLACE = 8
"""Pixels around a place's name at any size of text: all places are to be seen without scrolling."""

BRIGHT_CHEVRON = "style/chevron-bright.svg"
"""The same for high contrast."""

EDGE, FOCUS = 2, 3
"""Pixels: the edge of a control, without and with the focus. On a filled button, whose edge is not
seen beside its fill, the focus is a line inside (widgets/text.Filled)."""


def stylesheet(theme: Theme) -> str:
    """The whole sheet for the application."""
    parts = (_ground, _type, _buttons, _fields, _marks, _frames, _lists, _bars)
    return "\n".join(part(theme) for part in parts) + _tones(theme)


def _ground(theme: Theme) -> str:
    colours = theme.palette
    return f"""
QWidget#window, QWidget#page, QWidget#paper, QWidget#places, QScrollArea {{
    background: {colours.canvas}; }}
QScrollArea {{ border: none; }}
QLabel {{ background: transparent; }}
QToolTip {{ background: {colours.text}; color: {colours.canvas}; border: none; padding: 4px; }}
"""


def _type(theme: Theme) -> str:
    muted = theme.palette.muted
    weights = {Type.STRONG: 600, Type.HEADING: 600, Type.TITLE: 600, Type.FIGURE: 600}
    rules = [
        f'QLabel[kind="{kind}"] {{ font-size: {theme.type(kind)}px; '
        f"font-weight: {weights.get(kind, 400)}; }}"
        for kind in Type
    ]
    rules.append(f'QLabel[kind="lead"] {{ font-size: {theme.type(Type.HEADING)}px; }}')
    rules.append(f'QLabel[kind="muted"] {{ color: {muted}; }}')
    rules.append(
        f'QLabel[kind="small"], QLabel[kind="caption"] {{ color: {muted}; '
        f"font-size: {theme.type(Type.SMALL)}px; }}"
    )
    return "\n".join(rules)


def _buttons(theme: Theme) -> str:
    colours = theme.palette
    tight, near, hair = theme.space(Space.TIGHT), theme.space(Space.APART), theme.space(Space.HAIR)
    return f"""
QPushButton {{ padding: {tight}px {near}px; border-radius: {RADIUS}px; font-weight: 600;
    background: transparent; border: 2px solid {colours.edge}; }}
QPushButton:hover {{ background: {colours.sunken}; }}
QPushButton:focus {{ background: {colours.sunken}; {_focus(theme, tight, near)} }}
QPushButton:disabled {{ color: {colours.muted}; border-color: {colours.line}; {_off(theme)} }}
QPushButton[kind="primary"] {{ background: {colours.accent}; color: {colours.on_accent};
    border: 2px solid {colours.accent}; }}
QPushButton[kind="primary"]:hover {{ background: {colours.accent_hover};
    border-color: {colours.accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {colours.focus}; }}
QPushButton[kind="primary"]:disabled {{ background: {colours.sunken}; color: {colours.muted};
    border-color: {colours.line}; {_off(theme)} }}
QPushButton[kind="quiet"] {{ border: 2px solid transparent; color: {colours.accent};
    padding: {tight}px {hair}px; }}
QPushButton[kind="quiet"]:hover {{ background: {colours.sunken}; }}
QPushButton[kind="quiet"]:focus {{ {_focus(theme, tight, hair)} }}
QPushButton[kind="link"] {{ border: 2px solid transparent; color: {colours.accent};
    font-weight: 400; text-decoration: underline; padding: {hair}px; }}
QPushButton[kind="link"]:hover {{ background: {colours.sunken}; }}
QPushButton[kind="link"]:focus {{ {_focus(theme, hair, hair)} }}
QPushButton[kind="place"] {{ border: 2px solid transparent; text-align: left;
    font-weight: 400; padding: {PLACE}px; }}
QPushButton[kind="place"]:hover {{ background: {colours.sunken}; }}
QPushButton[kind="place"]:checked {{ background: {colours.surface}; font-weight: 600;
    color: {colours.accent}; {_chosen(theme)} }}
QPushButton[kind="place"]:focus {{ {_focus(theme, PLACE, PLACE)} }}
"""


def _focus(theme: Theme, upright: int, across: int) -> str:
    """A thick edge in the room of the thin one, with the paddings that were: nothing moves."""
    return (
        f"border: {FOCUS}px solid {theme.palette.focus}; "
        f"padding: {upright + EDGE - FOCUS}px {across + EDGE - FOCUS}px;"
    )


def _off(theme: Theme) -> str:
    """Where no colour is quieter than another (high contrast), a broken edge: nothing to press."""
    same = theme.palette.line == theme.palette.edge
    return "border-style: dashed;" if same else ""


def _chosen(theme: Theme) -> str:
    """Where surfaces are the ground's own colour (high contrast), an edge marks what is chosen."""
    same = theme.palette.surface == theme.palette.canvas
    return f"border: 2px solid {theme.palette.edge};" if same else ""


def _fields(theme: Theme) -> str:
    colours = theme.palette
    tight, near = theme.space(Space.TIGHT), theme.space(Space.NEAR)
    bright = theme.mode is Mode.CONTRAST
    chevron = resource(BRIGHT_CHEVRON if bright else CHEVRON).as_posix()
    return f"""
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateEdit {{ background: {colours.surface};
    border: 2px solid {colours.edge}; border-radius: {RADIUS}px; padding: {tight}px {near}px;
    placeholder-text-color: {colours.faint};
    selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus {{
    {_focus(theme, tight, near)} }}
QLineEdit[wrong="true"] {{ border-color: {theme.tone(Tone.STOP).fill}; }}
QComboBox::drop-down {{ border: none; width: {theme.sized(32)}px; }}
QComboBox::down-arrow {{ image: url("{chevron}"); width: {theme.sized(18)}px;
    height: {theme.sized(18)}px; }}
QComboBox QAbstractItemView {{ background: {colours.surface}; border: 1px solid {colours.edge};
    selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; }}
QMenu {{ background: {colours.surface}; border: 1px solid {colours.edge}; }}
QMenu::item {{ padding: {tight}px {theme.space(Space.NEAR)}px; color: {colours.text}; }}
QMenu::item:selected {{ background: {colours.accent}; color: {colours.on_accent}; }}
QMenu::separator {{ height: 1px; background: {colours.edge}; }}
QCheckBox, QRadioButton {{ spacing: {tight}px; background: transparent;
    border: 2px solid transparent; border-radius: {RADIUS}px;
    padding: {theme.space(Space.HAIR)}px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {colours.focus}; }}
"""


def _marks(theme: Theme) -> str:
    colours, size = theme.palette, theme.sized(MARK)
    return f"""
QRadioButton::indicator, QCheckBox::indicator {{ width: {size}px; height: {size}px;
    border: 2px solid {colours.edge}; background: {colours.surface}; }}
QRadioButton::indicator {{ border-radius: {size // 2 + 2}px; }}
QCheckBox::indicator {{ border-radius: 4px; }}
QRadioButton::indicator:checked {{ border: {size // 3 + 1}px solid {colours.accent};
    width: {size - 2 * (size // 3 + 1) + 4}px; height: {size - 2 * (size // 3 + 1) + 4}px; }}
QCheckBox::indicator:checked {{ border-color: {colours.accent}; background: {colours.accent}; }}
"""


def _frames(theme: Theme) -> str:
    colours = theme.palette
    edge = f"1px solid {colours.line}"
    return f"""
QFrame[kind="surface"] {{ background: {colours.surface}; border: {edge};
    border-radius: {RADIUS + 4}px; }}
QFrame[kind="rule"] {{ background: {colours.line}; border: none; max-height: 1px;
    min-height: 1px; }}
QFrame#header {{ background: {colours.canvas}; border: none; border-bottom: {edge}; }}
QFrame#navigation {{ background: {colours.canvas}; border: none; border-right: {edge}; }}
QLabel[kind="key"] {{ color: {colours.muted}; background: {colours.sunken};
    border-radius: 4px; padding: 1px {theme.space(Space.HAIR)}px;
    font-size: {theme.type(Type.SMALL)}px; }}
"""


def _lists(theme: Theme) -> str:
    colours = theme.palette
    pad = theme.space(Space.TIGHT)
    return f"""
QListView, QTableView, QTreeView {{ background: {colours.surface}; border: 1px solid {colours.line};
    border-radius: {RADIUS}px; gridline-color: {colours.line}; outline: none; }}
QListView:focus, QTableView:focus, QTreeView:focus {{ border: 2px solid {colours.focus}; }}
QListView::item, QTableView::item, QTreeView::item {{ padding: {pad}px; }}
QListView::item:selected, QTableView::item:selected, QTreeView::item:selected {{
    background: {colours.accent}; color: {colours.on_accent}; }}
QHeaderView::section {{ background: {colours.canvas}; color: {colours.muted}; border: none;
    border-bottom: 1px solid {colours.line}; padding: {pad}px; }}
"""


def _bars(theme: Theme) -> str:
    colours = theme.palette
    thick, slider = theme.sized(10), min(theme.sized(10), SLIDER)
    return f"""
QProgressBar {{ background: {colours.sunken}; border: 1px solid {colours.edge};
    border-radius: {thick // 2}px; min-height: {thick}px; max-height: {thick}px; }}
QProgressBar::chunk {{ background: {colours.accent}; border-radius: {thick // 2}px; }}
QScrollBar:vertical {{ background: transparent; width: {slider}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {slider}px; margin: 0; }}
QScrollBar::handle {{ background: {colours.edge}; border-radius: {slider // 2}px;
    min-height: 32px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
"""


def _tones(theme: Theme) -> str:
    rules = []
    for tone in Tone:
        colours = theme.tone(tone)
        edge = _tone_edge(theme.palette, colours.on_tint)
        rules.append(f"""
QFrame[kind="tinted"][tone="{tone}"] {{ background: {colours.tint}; border: {edge};
    border-radius: {RADIUS + 4}px; }}
QFrame[kind="tinted"][tone="{tone}"] QLabel {{ color: {colours.on_tint}; }}
QFrame[kind="filled"][tone="{tone}"] {{ background: {colours.fill}; border: none;
    border-radius: {RADIUS + 4}px; }}
QFrame[kind="filled"][tone="{tone}"] QLabel {{ color: {colours.on_fill}; }}
QLabel[tone="{tone}"] {{ color: {colours.on_tint}; }}""")
    return "\n".join(rules)


def _tone_edge(palette: Palette, colour: str) -> str:
    """Where tints are the ground's own colour (high contrast), an edge shows the surface."""
    same = all(colours.tint == palette.surface for colours in palette.tones.values())
    return f"2px solid {colour}" if same else "none"
