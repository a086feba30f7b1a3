"""What a benchmark can't go on without."""

from typing import TypeVar

from fieldkit.errors import Refusal, RefusalError

T = TypeVar("T")


def must(result: T | Refusal) -> T:
    """The result; raises `RefusalError`, which the command tells in words, if there is none."""
    if isinstance(result, Refusal):
        raise RefusalError(result)
    return result
