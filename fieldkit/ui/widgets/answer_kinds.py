"""Which way of answering goes with a question: by its type and its appearance (XLSForm reference,
"Question types" and "Appearance"). What makes no sense on a laptop is answered as its type is.
"""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

from fieldkit.cards.picture_file import read_picture
from fieldkit.forms import View
from fieldkit.forms.definition import NodeDef
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.widgets.answer_code import CodeAnswer
from fieldkit.ui.widgets.answer_field import AnswerField
from fieldkit.ui.widgets.answer_means import Means
from fieldkit.ui.widgets.answer_options import Arrangement, OptionsAnswer, Way
from fieldkit.ui.widgets.answer_picture import PictureAnswer
from fieldkit.ui.widgets.answer_place import PlaceAnswer
from fieldkit.ui.widgets.answer_range import RangeAnswer, bounds_of
from fieldkit.ui.widgets.answer_rank import RankAnswer
from fieldkit.ui.widgets.answer_search import SearchAnswer
from fieldkit.ui.widgets.answer_signature import SignatureAnswer
from fieldkit.ui.widgets.answer_text import TextAnswer
from fieldkit.ui.widgets.typed_values import Typing

MOST_LISTED = 12
"""Options of which one is chosen that stay in full view; more are found by typing."""
MOST_TICKED = 30
"""The same of options of which several may be chosen."""
SPREAD = ("likert", "horizontal", "list", "compact-2")
GRID = re.compile(r"(?:columns|compact|quickcompact|horizontal-compact)(?:-(\d{1,2}))?")
TABLE = {"label": Way.HEAD, "list-nolabel": Way.MARKS}
SEARCHING = ("minimal", "autocomplete", "search", "combobox")
TYPINGS = {
    "int": Typing.WHOLE,
    "integer": Typing.WHOLE,
    "decimal": Typing.DECIMAL,
    "date": Typing.DATE,
    "time": Typing.TIME,
    "dateTime": Typing.MOMENT,
    "geopoint": Typing.PLACE,
    "geotrace": Typing.PATH,
    "geoshape": Typing.AREA,
}
DATES = {"year": Typing.YEAR, "month-year": Typing.MONTH}


class Kind(StrEnum):
    """A way of answering; `none` for what is only read."""

    NONE = "none"
    OPTIONS = "options"
    SEARCH = "search"
    TYPED = "typed"
    RANK = "rank"
    RANGE = "range"
    RATING = "rating"
    PICKER = "picker"
    TRIGGER = "trigger"
    CODE = "code"
    PICTURE = "picture"
    SIGNATURE = "signature"
    NAME = "name"


def looks(definition: NodeDef) -> list[str]:
    """The words of a question's appearance."""
    return definition.control.appearance.lower().split() if definition.control else []


def in_table(definition: NodeDef) -> Way | None:
    """Whether a question is the head or a row of a table of options, and which."""
    return next((TABLE[word] for word in looks(definition) if word in TABLE), None)


def kind_of(view: View, definition: NodeDef) -> Kind:
    """The way of answering that fits a question now; the number of its options may change it."""
    words = looks(definition)
    match view.kind:
        case "select":
            return _select_kind(view, definition, words)
        case "rank":
            return Kind.RANK
        case "range":
            chosen = (Kind(word) for word in words if word in ("rating", "picker"))
            return next(chosen, Kind.RANGE)
        case "trigger":
            return Kind.TRIGGER
        case "upload":
            return _upload_kind(definition, words)
        case "input":
            return Kind.CODE if definition.bind.type == "barcode" else Kind.TYPED
        case _:
            return Kind.NONE


def make_answer(tools: Tools, kind: Kind, definition: NodeDef, means: Means) -> AnswerField | None:
    """The field for it; None for what is only read."""
    match kind:
        case Kind.CODE:
            return CodeAnswer(tools, read_picture, means.camera)
        case Kind.PICTURE:
            return _picture(tools, definition, means)
        case Kind.TYPED if typing_of(definition) is Typing.PLACE:
            return PlaceAnswer(tools, means)
        case _:
            make = _MAKERS.get(kind)
            return None if make is None else make(tools, definition)


def typing_of(definition: NodeDef) -> Typing:
    """What is typed into a question's field."""
    words = looks(definition)
    kind = TYPINGS.get(definition.bind.type, Typing.TEXT)
    if kind is Typing.DATE:
        return next((DATES[word] for word in words if word in DATES), kind)
    if kind is not Typing.TEXT:
        return kind
    if "multiline" in words:
        return Typing.LINES
    if "masked" in words:
        return Typing.MASKED
    return Typing.DIGITS if "numbers" in words else Typing.TEXT


def arranged(definition: NodeDef) -> Arrangement:
    """How the options of a question lie."""
    words = looks(definition)
    onward = any(word.startswith("quick") for word in words)
    table = in_table(definition)
    if table is not None:
        return Arrangement(table)
    for word in words:
        if word in ("columns-pack", "compact", "quickcompact"):
            return Arrangement(Way.PACKED, onward=onward)
        if found := GRID.fullmatch(word):
            return Arrangement(
                Way.EVEN, int(found[1] or 0) or (3 if word == "columns" else 0), onward
            )
        if word in SPREAD:
            return Arrangement(Way.EVEN, onward=onward)
    return Arrangement(onward=onward)


def _select_kind(view: View, definition: NodeDef, words: list[str]) -> Kind:
    if any(word in SEARCHING or word.startswith("search(") for word in words):
        return Kind.SEARCH
    if in_table(definition) or arranged(definition).way is not Way.LIST:
        most = MOST_TICKED
    else:
        most = MOST_TICKED if _several(definition) else MOST_LISTED
    return Kind.SEARCH if len(view.options or ()) > most else Kind.OPTIONS


def _upload_kind(definition: NodeDef, words: list[str]) -> Kind:
    media = definition.control.options.get("mediatype", "") if definition.control else ""
    if not media.startswith("image/"):
        return Kind.NAME
    return Kind.SIGNATURE if "signature" in words else Kind.PICTURE


def _options(tools: Tools, definition: NodeDef) -> AnswerField:
    return OptionsAnswer(tools.look, _several(definition), arranged(definition))


def _search(tools: Tools, definition: NodeDef) -> AnswerField:
    return SearchAnswer(tools.look, _several(definition), "quick" in looks(definition))


def _typed(tools: Tools, definition: NodeDef) -> AnswerField:
    return TextAnswer(tools.look, typing_of(definition), "thousands-sep" in looks(definition))


def _range(tools: Tools, definition: NodeDef) -> AnswerField:
    bounds = bounds_of(_parameters(definition))
    return RangeAnswer(tools.look, bounds, "vertical" in looks(definition))


def _picture(tools: Tools, definition: NodeDef, means: Means) -> AnswerField:
    longest = _parameters(definition).get("max-pixels", "")
    return PictureAnswer(tools, int(longest) if longest.isdecimal() else None, means.camera)


def _several(definition: NodeDef) -> bool:
    return definition.control is not None and definition.control.kind == "select"


def _parameters(definition: NodeDef) -> Mapping[str, str]:
    return definition.control.options if definition.control is not None else {}


_MAKERS: Mapping[Kind, Callable[[Tools, NodeDef], AnswerField]] = {
    Kind.OPTIONS: _options,
    Kind.SEARCH: _search,
    Kind.TYPED: _typed,
    Kind.RANK: lambda tools, _: RankAnswer(tools.look),
    Kind.RANGE: _range,
    Kind.RATING: lambda tools, _: OptionsAnswer(tools.look, False, Arrangement(Way.PACKED)),
    Kind.PICKER: lambda tools, _: SearchAnswer(tools.look),
    Kind.TRIGGER: lambda tools, _: OptionsAnswer(tools.look, several=True),
    Kind.SIGNATURE: lambda tools, _: SignatureAnswer(tools.look),
    Kind.NAME: lambda tools, _: TextAnswer(tools.look, Typing.TEXT),
}
