"""Absolute paths that read the first row of the repeat they stand in, seldom what was meant.

XPath 1.0 has them so (ODK XForms, Repeats: "A Big Deviation"); ODK Collect takes such a path as one
into the same row. Workbooks are converted to relative paths and are not concerned.
"""

from collections.abc import Iterator

from fieldkit.expression.syntax import Call, Expr, Path, children
from fieldkit.forms.definition import NodeDef
from fieldkit.forms.xform import Form

_OF_ALL_ROWS = frozenset(
    {"count", "count-non-empty", "sum", "max", "min", "join", "concat", "indexed-repeat", "area"}
    | {"distance", "randomize", "checklist", "weighted-checklist"}
)


def first_row_reads(form: Form, ref: str, expr: Expr) -> Iterator[str]:
    """The paths in an expression of the node at `ref` that read only the first of its rows."""
    node = form.nodes.get(ref)
    if node is not None and isinstance(expr, Path):
        path = _plain(expr)
        target = form.nodes.get(path)
        if target is not None and target.kind != "repeat" and _shared(target, node):
            yield path
    of_all = isinstance(expr, Call) and expr.name in _OF_ALL_ROWS
    for part in children(expr):
        if not (of_all and isinstance(part, Path)):
            yield from first_row_reads(form, ref, part)


def _plain(path: Path) -> str:
    """An absolute path without predicates as it is written; empty for any other."""
    simple = all(s.axis == "child" and s.test == "name" and not s.predicates for s in path.steps)
    if not (path.absolute and path.steps and simple):
        return ""
    return "".join(f"/{step.name}" for step in path.steps)


def _shared(target: NodeDef, node: NodeDef) -> bool:
    own = node.repeats()
    return any(repeat in own for repeat in target.repeats())
