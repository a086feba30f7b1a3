"""What a form's labels may carry: some Markdown and some HTML, made safe to show. Pure: no widget.

Bold, italic, underlined, headings, line breaks and colours come through (XLSForm, "Styling prompts
with Markdown and HTML"); a link becomes its words and its address, since no page may leave the
laptop. Everything else reads as it is written.
"""

import html
import re
import unicodedata

READABLE = 4.5
"""Contrast that a colour needs against the ground, else it is left out (WCAG 2.2, 1.4.3)."""
NAMED = {
    "red": "#ff0000",
    "green": "#008000",
    "blue": "#0000ff",
    "orange": "#ffa500",
    "purple": "#800080",
    "black": "#000000",
    "white": "#ffffff",
    "gray": "#808080",
    "grey": "#808080",
    "yellow": "#ffff00",
    "brown": "#a52a2a",
    "navy": "#000080",
}
_MARKED = re.compile(r"[*_#<\[\\\n]|&\w+;|&#\d+;")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)/?>")
_PLAIN_TAGS = {"b": "b", "strong": "b", "i": "i", "em": "i", "u": "u", "sub": "sub", "sup": "sup"}
_BREAKS = ("br", "p", "div", "li")
_COLOUR = re.compile(r"color\s*[:=]\s*[\"']?\s*(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}|[a-zA-Z]+)")
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?m)^#{1,6}[ \t]+(.+?)[ \t]*#*$"), r"<b>\1</b>"),
    (re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*"), r"<b>\1</b>"),
    (re.compile(r"(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)"), r"<b>\1</b>"),
    (re.compile(r"\*(?=\S)([^*\n]+?)(?<=\S)\*"), r"<i>\1</i>"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)"), r"<i>\1</i>"),
    (re.compile(r"\[([^\[\]\n]+)\]\(([^()\s]+)\)"), r"\1 (\2)"),
)
_ESCAPED = re.compile(r"\\([\\*_#\[\]()<>])")
_HIDDEN = 0xE000
"""Signs from here on stand for escaped ones meanwhile; no text has them."""
_HIDDEN_SIGNS = re.compile("[\ue020-\ue07f]")


def is_marked(text: str) -> bool:
    """Whether a text may need more than plain letters."""
    return _MARKED.search(text) is not None


def plain_text(text: str) -> str:
    """The words alone, on one line: for outlines, lists and whoever listens."""
    if not is_marked(text):
        return " ".join(text.split())
    words = html.unescape(_TAG.sub(lambda tag: "\n" if tag[2].lower() in _BREAKS else "", text))
    bare = re.sub(r"</?[bi]>", "", _with_marks(_hide(words)))
    return " ".join(_HIDDEN_SIGNS.sub(_back, bare).split())


def safe_markup(text: str, ground: str, colour: str) -> str:
    """The text as the HTML that a label shows: `ground` is behind it, `colour` its own (#rrggbb).

    No address is ever loaded, no tag comes through but those named above, and each is closed.
    """
    pieces: list[str] = []
    opened: list[str] = []
    at = 0
    hidden = _hide(text.strip())
    for found in _TAG.finditer(hidden):
        pieces.append(html.escape(html.unescape(hidden[at : found.start()]), quote=False))
        pieces.append(_tag(found, opened, ground))
        at = found.end()
    pieces.append(html.escape(html.unescape(hidden[at:]), quote=False))
    pieces += [f"</{tag}>" for tag in reversed(opened)]
    made = _with_marks("".join(pieces))
    shown = _HIDDEN_SIGNS.sub(lambda sign: html.escape(_back(sign), quote=False), made)
    return f'<span style="color:{colour}">' + shown.replace("\n", "<br/>") + "</span>"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (#rrggbb), 1 to 21, after WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _hide(text: str) -> str:
    """The text with each escaped sign as one that means nothing."""
    return _ESCAPED.sub(lambda found: chr(_HIDDEN + ord(found[1])), text)


def _back(sign: re.Match[str]) -> str:
    return chr(ord(sign[0]) - _HIDDEN)


def _with_marks(text: str) -> str:
    for pattern, instead in _MARKS:
        text = pattern.sub(instead, text)
    return text


def _tag(found: re.Match[str], opened: list[str], ground: str) -> str:
    closing, name, rest = found[1], found[2].lower(), found[3]
    if name in _BREAKS:
        return "\n"
    tag = _PLAIN_TAGS.get(name) or ("span" if name in ("span", "font") else "")
    if not tag:
        return html.escape(found[0], quote=False)
    if closing:
        return _closed(tag, opened)
    opened.append(tag)
    if tag != "span":
        return f"<{tag}>"
    asked = _COLOUR.search(rest)
    shade = _shade(asked[1]) if asked else ""
    if shade and contrast(shade, ground) >= READABLE:
        return f'<span style="color:{shade}">'
    return "<span>"


def _closed(tag: str, opened: list[str]) -> str:
    """Closes a tag, and with it those opened inside it; one that was never opened says nothing."""
    if tag not in opened:
        return ""
    closing = []
    while True:
        last = opened.pop()
        closing.append(f"</{last}>")
        if last == tag:
            return "".join(closing)


def _shade(name: str) -> str:
    if name.startswith("#"):
        return name if len(name) == 7 else "#" + "".join(sign * 2 for sign in name[1:])
    return NAMED.get(name.lower(), "")


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def from_right(text: str) -> bool:
    """Whether a text is written from right to left: by its first letter (Unicode, UAX 9, P2)."""
    ways = (unicodedata.bidirectional(sign) for sign in text)
    return next((way != "L" for way in ways if way in ("L", "R", "AL")), False)
