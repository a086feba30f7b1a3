"""Why an expression cannot be read or evaluated."""

from fieldkit.errors import Code


class ExpressionReason(Code):
    """Codes of refusals of this room; `position` is the 1-based character in the expression."""

    UNEXPECTED = "expression.unexpected"
    UNFINISHED = "expression.unfinished"
    TOO_LONG = "expression.too_long"
    TOO_DEEP = "expression.too_deep"
    UNKNOWN_FUNCTION = "expression.unknown_function"
    WRONG_ARGUMENTS = "expression.wrong_arguments"
    UNKNOWN_PREFIX = "expression.unknown_prefix"
    NOT_NODES = "expression.not_nodes"
    BAD_PATTERN = "expression.bad_pattern"
    SLOW_PATTERN = "expression.slow_pattern"
    TOO_MUCH_WORK = "expression.too_much_work"
    UNFIT_FUNCTION = "expression.unfit_function"
    NO_ANSWER = "expression.no_answer"
