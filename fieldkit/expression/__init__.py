"""The one expression language of forms and criteria: XPath as ODK XForms defines it."""

from fieldkit.expression.codes import ExpressionReason
from fieldkit.expression.compile import Expression, compiled
from fieldkit.expression.context import Context, World
from fieldkit.expression.criterion import Fact, Met, NotMet, evaluate_criterion
from fieldkit.expression.dates import Moment, Zone
from fieldkit.expression.explain import Part, Reading, false_parts
from fieldkit.expression.nodes import Node
from fieldkit.expression.values import Value, to_boolean, to_number, to_string

__all__ = [
    "Context",
    "Expression",
    "ExpressionReason",
    "Fact",
    "Met",
    "Moment",
    "Node",
    "NotMet",
    "Part",
    "Reading",
    "Value",
    "World",
    "Zone",
    "compiled",
    "evaluate_criterion",
    "false_parts",
    "to_boolean",
    "to_number",
    "to_string",
]
