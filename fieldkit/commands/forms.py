"""`fieldkit forms`: check forms, open one alone, replay recorded expressions and answers."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from fieldkit.commands.asking import language
from fieldkit.errors import Refusal
from fieldkit.expression.cases import run_cases
from fieldkit.forms import Session
from fieldkit.forms.advice import Checked
from fieldkit.forms.beside import files_beside, pictures_beside
from fieldkit.forms.check import Report, check_file
from fieldkit.forms.codes import FormReason
from fieldkit.forms.conversion import load_workbook_apart
from fieldkit.forms.instance_file import read_instance
from fieldkit.forms.replay import Score, replay_scenarios, replay_walk
from fieldkit.forms.workbook import load_workbook
from fieldkit.system import SystemClock, SystemRandomness
from fieldkit.ui.messages import Language, text, words

app = typer.Typer(no_args_is_help=True, help="Forms: check, fill in, evaluate, replay.")

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
InLanguage = Annotated[str, typer.Option("--lang", help="Language of the text: en or ru.")]


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(help="Workbooks (.xlsx, .xls) or XForms (.xml).")],
    as_json: AsJson = False,
    lang: InLanguage = "en",
) -> None:
    """Says of each form what it holds and what would not work.

    Ends with 1 if anything is unsupported or wrong.
    """
    tongue = language(lang)
    reports = [check_file(file) for file in files]
    if as_json:
        print(json.dumps([_report(report, tongue) for report in reports], ensure_ascii=False))
    else:
        for report in reports:
            _print_report(report, tongue)
    raise typer.Exit(0 if all(report.ok for report in reports) else 1)


def _report(report: Report, tongue: Language) -> dict[str, Any]:
    error = None
    if report.error is not None:
        params = report.error.params
        error = {
            "code": str(report.error.code),
            "sheet": params.get("sheet"),
            "row": params.get("row"),
            "message": words(report.error, tongue),
        }
    return {
        "file": report.file,
        "ok": report.ok,
        "title": report.title,
        "questions": report.questions,
        "languages": report.languages,
        "functions": report.functions,
        "unsupported": [
            {"code": str(u.code), **u.params, "message": words(u, tongue)}
            for u in report.unsupported
        ],
        "warnings": [_placed(each, tongue) for each in report.warnings],
        "error": error,
    }


def _print_report(report: Report, tongue: Language) -> None:
    if report.error is not None:
        named = "" if "file" in report.error.params else f"{report.file}: "
        print(f"{named}{words(report.error, tongue)}")
        return
    held = {
        "questions": report.questions,
        "languages": ", ".join(report.languages) or "–",
        "functions": ", ".join(report.functions) or "–",
    }
    print(f"{report.file}: {report.title}")
    print(f"  {text(Checked.HOLDS, held, tongue)}")
    for problem in report.unsupported:
        print(f"  ! {_placed(problem, tongue)}")
    for warning in report.warnings:
        print(f"  ~ {_placed(warning, tongue)}")
    if report.ok and not report.warnings:
        print(f"  {text(Checked.WELL, {}, tongue)}")


def _placed(problem: Refusal, tongue: Language) -> str:
    """The words of a problem after where it is: sheet and row, or the question's path."""
    if "row" in problem.params:
        return f"{text(Checked.PLACE, problem.params, tongue)} {words(problem, tongue)}"
    return f"{problem.params.get('ref', '')} {words(problem, tongue)}".strip()


@app.command(name="eval")
def evaluate(
    cases: Annotated[Path, typer.Option("--cases", help="Recorded expression cases (JSON).")],
    as_json: AsJson = False,
) -> None:
    """Evaluates recorded expressions and counts; those outside the ODK subset apart."""
    inside, outside = run_cases(_read(cases), SystemClock(), SystemRandomness())
    if as_json:
        print(json.dumps({**inside.as_dict(), "outside": outside.as_dict()}))
    else:
        print(f"{inside.passed} / {inside.total}  ({outside.passed} / {outside.total})")
        for case_id in inside.failed:
            print(f"  ! {case_id}")


@app.command()
def replay(
    files: Annotated[list[Path], typer.Argument(help="Recorded scenarios or walks (JSON).")],
    form: Annotated[
        Path | None, typer.Option("--form", help="The walk's form, if not in xforms/ beside it.")
    ] = None,
    as_json: AsJson = False,
    show: Annotated[bool, typer.Option("--show", help="List the differences.")] = False,
) -> None:
    """Gives the recorded answers to the engine and counts what is equal after each step."""
    for file in files:
        score = _replay(file, form)
        if as_json:
            print(json.dumps(score.as_dict(), ensure_ascii=False))
        else:
            print(_line(score))
        for difference in score.differences if show else ():
            print(f"  ! {difference}")


def _replay(file: Path, form: Path | None) -> Score:
    data = _read(file)
    clock, randomness = SystemClock(), SystemRandomness()
    if "scenarios" in data:
        return replay_scenarios(file.name, data, clock, randomness)
    if "steps" not in data:
        _stop(Refusal(FormReason.RECORDING_WRONG, {"file": file.name}))
    place = form or file.parent / "xforms" / str(data.get("form", ""))
    return replay_walk(file.name, data, load_workbook(place), clock, randomness)


def _line(score: Score) -> str:
    return (
        f"{score.file}: {score.identical}/{score.scenarios} identical, "
        f"{score.fields_equal}/{score.fields} fields, "
        f"{score.changed_equal}/{score.changed} changed, "
        f"{score.flags_equal}/{score.flags} flags, {len(score.errors)} errors"
    )


@app.command()
def fill(
    file: Annotated[Path, typer.Argument(help="A workbook (.xlsx, .xls) or an XForm (.xml).")],
    xml: Annotated[
        Path | None, typer.Option("--xml", help="Answers to begin with, as instance XML.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Where finished answers go, as XML IN CLEAR.")
    ] = None,
    lang: InLanguage = "",
) -> None:
    """Opens a form alone in its page, as on a laptop; keeps nothing without --out.

    Ends by naming the expressions that could not be worked out on the way.
    """
    tongue = language(lang)
    form = load_workbook_apart(file, files_beside(file))
    if isinstance(form, Refusal):
        _stop(form, tongue)
    given = None if xml is None else read_instance(xml, form)
    if isinstance(given, Refusal):
        _stop(given, tongue)
    # The toolkit is loaded for this command alone.
    from fieldkit.ui.desk import system_zone
    from fieldkit.ui.form_files import together
    from fieldkit.ui.form_window import FormWindow

    if xml is not None and given is not None:
        given = together(form, given, xml.parent)
    form = replace(form, files={**form.files, **pictures_beside(file, form)})
    window = FormWindow(tongue, out, threads=True)
    clock, randomness = SystemClock(), SystemRandomness()
    session = Session(form, clock, randomness, system_zone(), instance=given)
    window.begin(session)
    ended = window.run()
    # No interviewer could mend these: whoever tries the form is told.
    for (ref, _), failure in session.recalculation.failures.items():
        told = Refusal(failure.code, {**failure.params, "ref": ref})
        typer.echo(_placed(told, tongue), err=True)
    raise typer.Exit(ended)


def _read(file: Path) -> dict[str, Any]:
    try:
        data = json.loads(file.read_bytes())
    except OSError as error:
        _stop(Refusal(FormReason.UNREADABLE, {"file": file.name, "detail": error.strerror or ""}))
    except ValueError:
        _stop(Refusal(FormReason.RECORDING_WRONG, {"file": file.name}))
    if not isinstance(data, dict):
        _stop(Refusal(FormReason.RECORDING_WRONG, {"file": file.name}))
    return data


def _stop(refusal: Refusal, tongue: Language | None = None) -> NoReturn:
    typer.echo(words(refusal, tongue or language()), err=True)
    raise typer.Exit(2)
