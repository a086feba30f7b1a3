"""Functions over choices and translations (ODK XForms)."""

from fieldkit.expression.context import Context
from fieldkit.expression.functions.registry import Args, function, number, text
from fieldkit.expression.values import Value


@function("selected", 2)
def selected(context: Context, args: Args) -> Value:
    """Whether the value is one of the words of a list."""
    return text(context, args[1]).strip() in text(context, args[0]).split()


@function("selected-at", 2)
def selected_at(context: Context, args: Args) -> Value:
    """The word at a 0-based place of a list; empty outside it."""
    words = text(context, args[0]).split()
    place = number(context, args[1])
    if place == place and 0 <= place < len(words):
        return words[int(place)]
    return ""


@function("count-selected", 1)
def count_selected(context: Context, args: Args) -> Value:
    return float(len(text(context, args[0]).split()))


@function("jr:choice-name", 2)
def choice_name(context: Context, args: Args) -> Value:
    """The label, in the language shown, of a value of the select that the path names."""
    value, path = text(context, args[0]), text(context, args[1])
    return context.world.choice_name(context.node, path.strip(), value)


@function("jr:itext", 1)
def itext(context: Context, args: Args) -> Value:
    """The translation of that id in the language shown."""
    return context.world.texts(text(context, args[0]))
