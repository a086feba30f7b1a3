"""Labels of forms: the markup that comes through, and all that does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.ui.widgets.rich_text import plain_text, safe_markup

PAPER, INK = "#ffffff", "#1c2126"
SHOWN = [
    ("**Name** of the *head*", "<b>Name</b> of the <i>head</i>", "Name of the head"),
    ("__Name__ and _head_", "<b>Name</b> and <i>head</i>", "Name and head"),
    ("snake_case_name 2*3*4", "snake_case_name 2<i>3</i>4", "snake_case_name 234"),
    ("# Heading\nand on", "<b>Heading</b><br/>and on", "Heading and on"),
    (r"\*as it is\*", "*as it is*", "*as it is*"),
    ("a < b & c", "a &lt; b &amp; c", "a < b & c"),
    ("one<br/>two", "one<br/>two", "one two"),
    ("<strong>x</strong><em>y</em>", "<b>x</b><i>y</i>", "xy"),
    ('<span style="color:#a3241f">red</span>', '<span style="color:#a3241f">red</span>', "red"),
    ('<span style="color:#ffffee">pale</span>', "<span>pale</span>", "pale"),
    ("[the guide](http://guide.invalid)", "the guide (http://guide.invalid)", None),
    ("<b>never closed", "<b>never closed</b>", "never closed"),
    ("closed</b> alone", "closed alone", "closed alone"),
]


@pytest.mark.parametrize(("text", "shown", "plain"), SHOWN)
def test_markup_that_comes_through(text: str, shown: str, plain: str | None) -> None:
    assert safe_markup(text, PAPER, INK) == f'<span style="color:{INK}">{shown}</span>'
    if plain is not None:
        assert plain_text(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        '<img src="file:///secret.png">',
        '<a href="http://x">y</a>',
        "<script>alert(1)</script>",
        '<span style="background:url(http://x)">z</span>',
        '<b onclick="x">w</b>',
        '<font color="red" face="http://x">v</font>',
    ],
)
def test_nothing_is_loaded_and_nothing_opened(text: str) -> None:
    made = safe_markup(text, PAPER, INK)
    for forbidden in ("<img", "<a ", "<script", "url(", "onclick", "face="):
        assert forbidden not in made.replace("&lt;", "") or "&lt;" in made


@given(st.text(alphabet="ab*_#<>/&;[]()\\ \nspan=colr:'\"0fbi"))
def test_any_label_is_made_safe(text: str) -> None:
    made = safe_markup(text, PAPER, INK)
    body = made.removeprefix(f'<span style="color:{INK}">').removesuffix("</span>")
    for tag in ("b", "i", "u", "span"):
        opened = body.count(f"<{tag}>") + body.count(f"<{tag} style")
        assert opened == body.count(f"</{tag}>")
    plain_text(text)
