"""`fieldkit doctor`: what this machine lacks, and how to mend it."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from fieldkit.app import machine
from fieldkit.commands.asking import language
from fieldkit.commands.window import folder_of_user
from fieldkit.doctor.codes import Said
from fieldkit.doctor.examine import examine, lacks
from fieldkit.doctor.finding import Finding
from fieldkit.errors import Code
from fieldkit.ui.messages import Language, text


def doctor(
    data: Annotated[
        Path | None, typer.Option("--data", help="The laptop's folder, if not the usual one.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    lang: Annotated[str, typer.Option("--lang", help="ru or en.")] = "",
) -> None:
    """Says what this machine lacks for the work, and how to mend it. Changes nothing.

    Ends with 1 if anything is lacking that the work needs.
    """
    tongue = language(lang)
    this = machine()
    findings = examine(data or folder_of_user(), this.clock, this.randomness)
    bad = lacks(findings)
    if as_json:
        told = {"ok": not bad, "findings": [as_object(each, tongue) for each in findings]}
        print(json.dumps(told, ensure_ascii=False))
    else:
        for each in findings:
            print(as_lines(each, tongue))
        print(text(Said.LACKS if bad else Said.READY, {"count": bad}, tongue))
    raise typer.Exit(1 if bad else 0)


def as_object(finding: Finding, tongue: Language) -> dict[str, Any]:
    """A finding as JSON has it: codes for programs, words for people."""
    mend = finding.mend
    return {
        "check": _short(finding.subject),
        "state": _short(finding.state),
        "code": _short(finding.found),
        "what": text(finding.found, finding.params, tongue),
        "do": None if mend is None else text(mend, finding.params, tongue),
    }


def as_lines(finding: Finding, tongue: Language) -> str:
    """A finding as people read it; what to do stands on a line of its own."""
    state, subject = text(finding.state, {}, tongue), text(finding.subject, {}, tongue)
    line = f"[{state}] {subject}: {text(finding.found, finding.params, tongue)}"
    if finding.mend is None:
        return line
    return f"{line}\n    > {text(finding.mend, finding.params, tongue)}"


def _short(code: Code) -> str:
    return str(code).partition(".")[2]
