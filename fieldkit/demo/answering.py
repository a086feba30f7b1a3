"""Answers a form as a willing family would."""

from fieldkit.forms.view import View

PREFERRED = ("yes", "centre", "none", "nothing")


def value_for(view: View, people: int) -> str:
    """What a family of so many people says to a question: one of its options, or a number."""
    if view.options:
        offered = [value for value, _ in view.options]
        return next((value for value in PREFERRED if value in offered), offered[0])
    if view.ref.endswith("household_size"):
        return str(people)
    if view.ref.endswith("age"):
        return "34"
    return "1"
