"""The functions of the expression language, one file a family; each registers itself on import."""

from fieldkit.expression.functions import (
    digests,
    geography,
    logic,
    moments,
    nodesets,
    numbers,
    selects,
    strings,
)
from fieldkit.expression.functions.registry import FUNCTIONS, call, known, problem_of_call

__all__ = [
    "FUNCTIONS",
    "call",
    "digests",
    "geography",
    "known",
    "logic",
    "moments",
    "nodesets",
    "numbers",
    "problem_of_call",
    "selects",
    "strings",
]
