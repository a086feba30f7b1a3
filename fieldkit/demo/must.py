"""The step from an outcome to its value, where the demo cannot go on without it."""

from typing import TypeVar

from fieldkit.errors import Refusal, RefusalError

T = TypeVar("T")


def must(result: T | Refusal) -> T:
    """The result; raises `RefusalError` for a refusal."""
    if isinstance(result, Refusal):
        raise RefusalError(result)
    return result
