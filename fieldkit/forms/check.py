"""Checks a form before anyone fills it in: what it holds, and what cannot be run."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from fieldkit.errors import Code, Refusal
from fieldkit.expression import Expression, ExpressionReason
from fieldkit.expression.functions import problem_of_call
from fieldkit.expression.patterns import read_pattern
from fieldkit.expression.syntax import Call, Constant, function_names, walk
from fieldkit.forms.advice import Advice
from fieldkit.forms.beside import files_beside
from fieldkit.forms.codes import FormReason
from fieldkit.forms.complaint import rows_of_questions
from fieldkit.forms.conversion import load_workbook_apart
from fieldkit.forms.definition import NodeDef, Text
from fieldkit.forms.first_row import first_row_reads
from fieldkit.forms.view import kind_of
from fieldkit.forms.workbook import kind_of_file, read_file
from fieldkit.forms.xform import Form


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found. `error` is why the file could not be read at all; `unsupported` are the
    parts of a readable form that would not work, each a code and its parameters (`ref` names the
    question); `warnings` are what it works without, but would be better with.
    """

    file: str
    title: str = ""
    questions: int = 0
    languages: list[str] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)
    unsupported: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)
    error: Refusal | None = None

    @property
    def ok(self) -> bool:
        """Whether every part of the form will work."""
        return self.error is None and not self.unsupported


def check_file(path: Path) -> Report:
    """Checks a workbook or an XForm; the choice files in its folder count as beside it."""
    form = load_workbook_apart(path, files_beside(path))
    if isinstance(form, Refusal):
        return Report(path.name, error=form)
    report = check_form(path.name, form)
    data = read_file(path)
    if isinstance(data, Refusal):
        return report
    return replace(report, unsupported=placed(report.unsupported, data, path.name))


def placed(problems: list[Refusal], data: bytes, name: str) -> list[Refusal]:
    """The problems with the `sheet` and `row` of their questions, where `data` is a workbook."""
    kind = kind_of_file(data, name)
    if isinstance(kind, Refusal):
        return problems
    names = [str(each.params.get("ref", "")).rpartition("/")[2] for each in problems]
    rows = rows_of_questions({name for name in names if name}, data, kind)
    return [
        Refusal(each.code, {**each.params, "sheet": "survey", "row": rows[name]})
        if name in rows
        else each
        for each, name in zip(problems, names, strict=True)
    ]


def check_form(name: str, form: Form) -> Report:
    """Checks a form that could be read."""
    used: set[str] = set()
    first: dict[tuple[str, str], None] = {}
    wrong = list(form.problems)
    wrong += [Refusal(FormReason.CONTROL_UNKNOWN, {"control": kind}) for kind in form.unknown]
    for ref, expression in every_expression(form):
        used |= function_names(expression.tree)
        wrong += _problems(ref, expression, form)
        paths = first_row_reads(form, ref, expression.tree)
        first |= dict.fromkeys((ref, path) for path in paths)
    missing = (address.rpartition("/")[2] for address in form.instances.missing())
    told = [Refusal(Advice.FILE, {"name": file}) for file in missing]
    told += [Refusal(Advice.FIRST_ROW, {"ref": ref, "path": path}) for ref, path in first]
    return Report(
        file=name,
        title=form.title,
        questions=sum(1 for node in form.nodes.values() if is_question(node)),
        languages=form.languages,
        functions=sorted(used),
        unsupported=wrong,
        warnings=[*form.warnings, *told],
    )


def is_question(node: NodeDef) -> bool:
    """Whether a node is a question to be answered."""
    return node.kind == "value" and kind_of(node) not in ("model-value", "note")


def every_expression(form: Form) -> Iterator[tuple[str, Expression]]:
    """All expressions of a form, each with the path of the node that it belongs to."""
    for unit in form.graph.units:
        for expression in unit.expressions:
            yield unit.node.path, expression
    for node in form.nodes.values():
        if node.control is not None and node.control.itemset is not None:
            itemset = node.control.itemset
            for part in (itemset.value, itemset.label):
                if part is not None:
                    yield node.path, part
            yield from ((node.path, e) for e in _of_text(node.control.label))
    for action in form.actions:
        if action.value is not None:
            yield action.ref, action.value


def _of_text(text: Text | None) -> Iterator[Expression]:
    if text is not None and text.whole is not None:
        yield text.whole


def _problems(ref: str, expression: Expression, form: Form) -> Iterator[Refusal]:
    for part in walk(expression.tree):
        if not isinstance(part, Call):
            continue
        problem = problem_of_call(part)
        if problem is not None:
            yield Refusal(problem.code, {**problem.params, "ref": ref})
            continue
        first = part.args[0] if part.args else None
        if part.name in ("instance", "pulldata") and isinstance(first, Constant):
            if str(first.value) not in form.instances:
                yield Refusal(FormReason.INSTANCE_UNKNOWN, {"ref": ref, "instance": first.value})
        elif part.name == "regex" and isinstance(part.args[1], Constant):
            yield from _pattern(ref, str(part.args[1].value))


def _pattern(ref: str, pattern: str) -> Iterator[Refusal]:
    found = read_pattern(pattern)
    if isinstance(found, Refusal):
        bad = found.code == ExpressionReason.BAD_PATTERN
        code: Code = FormReason.PATTERN_WRONG if bad else ExpressionReason.SLOW_PATTERN
        yield Refusal(code, {**found.params, "ref": ref})
