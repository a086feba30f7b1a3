"""How an answer is to be written, and how to mend one that can't be read."""

from fieldkit.ui.widgets.typed_values import Typing
from fieldkit.ui.words import translate


def how_to_write(typing: Typing) -> str:
    """What stands in the field while it is empty; empty where it needs no word."""
    lines = translate("Question", "a position on each line, such as 51.7304 36.1926")
    words = {
        Typing.LINES: translate("Question", "Enter on an empty line goes on"),
        Typing.DATE: translate("Question", "day.month.year"),
        Typing.MONTH: translate("Question", "month.year"),
        Typing.YEAR: translate("Question", "year"),
        Typing.TIME: translate("Question", "hours:minutes"),
        Typing.MOMENT: translate("Question", "day.month.year hours:minutes"),
        Typing.PLACE: translate("Question", "latitude longitude, such as 51.7304 36.1926"),
        Typing.PATH: lines,
        Typing.AREA: lines,
    }
    return words.get(typing, "")


def how_to_mend(typing: Typing) -> str:
    """What to do where something is typed that is no answer."""
    words = {
        Typing.DATE: translate("Question", "This is no date. Write it like 05.09.2024."),
        Typing.MONTH: translate("Question", "This is no month. Write it like 09.2024."),
        Typing.YEAR: translate("Question", "This is no year. Write four digits, such as 2024."),
        Typing.TIME: translate("Question", "This is no time. Write it like 09:30."),
        Typing.MOMENT: translate("Question", "Write the date and the time, like 05.09.2024 09:30."),
        Typing.WHOLE: translate("Question", "This is no whole number. Write digits only."),
        Typing.DECIMAL: translate("Question", "This is no number. Write digits, such as 2.5."),
        Typing.DIGITS: translate("Question", "Write digits only, no letters."),
        Typing.PLACE: translate(
            "Question",
            "This is no position. Write latitude and longitude, such as 51.7304 36.1926 "
            "or 51°43′49″ N 36°11′33″ E; then, if known, height and accuracy in metres.",
        ),
        Typing.PATH: translate(
            "Question", "Write at least two positions, each on a line, such as 51.7304 36.1926."
        ),
        Typing.AREA: translate(
            "Question",
            "Write at least three positions around the area, each on a line, "
            "such as 51.7304 36.1926.",
        ),
    }
    other = translate("Question", "The form does not take this answer. Change it.")
    return words.get(typing, other)
