"""`fieldkit bench NAME`: what this machine does in a second, beside what is aimed at."""

import json
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from fieldkit.commands.asking import stop
from fieldkit.errors import RefusalError

Run = Callable[[Mapping[str, object]], Mapping[str, float]]

_FORM = {
    "load_ms": 500.0,
    "answer_p95_ms": 16.0,
    "answer_worst_ms": 50.0,
    "open_page_ms": 1000.0,
    "memory_mb": 200.0,
}
AIMS: Mapping[str, Mapping[str, float]] = {
    "forms": {
        f"{form}_{each}": aim for form in ("thousand", "given") for each, aim in _FORM.items()
    },
    "scan": {"total_p95_ms": 50, "verdict_p95_ms": 2},
    "search": {"prefix_p95_ms": 16, "typo_p95_ms": 50},
    "sync": {
        "push_per_s": 6000,
        "pull_per_s": 8000,
        "bytes_push": 240,
        "bytes_edit": 75,
        "bytes_nothing": 900,
        "trips_nothing": 1,
        "seconds_line": 12,
    },
    "first_sync": {"seconds": 30, "errors": 0},
    "start": {"unlock_to_today_s": 1.5},
    "gui": {"longest_block_ms": 100},
}
"""Each bench that there is, and its aims (docs: speed); of sync into PostgreSQL, see below."""
POSTGRESQL_PUSH = 3000


def bench(
    name: Annotated[str, typer.Argument(help=" · ".join(AIMS).replace("_", "-"))],
    people: Annotated[int | None, typer.Option(help="People in the database.")] = None,
    records: Annotated[int | None, typer.Option(help="Records to sync.")] = None,
    seed: Annotated[int, typer.Option(help="What is invented follows from it.")] = 1,
    hq: Annotated[str, typer.Option(help="sqlite or postgresql.")] = "sqlite",
    line: Annotated[str | None, typer.Option(help="KBIT,RTT_MS of the bad line.")] = None,
    form: Annotated[
        Path | None, typer.Option("--form", help="A workbook that forms is to measure as well.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Measures on invented data and prints the figures beside their aims."""
    key = name.replace("-", "_")
    if key not in AIMS or hq not in ("sqlite", "postgresql") or not _is_line(line):
        raise typer.BadParameter(f"{name}: one of {', '.join(AIMS)}; --hq sqlite or postgresql")
    if key == "forms" and form is None:
        print("Only the invented form: give a large workbook with --form FILE.", file=sys.stderr)
    run: Run = import_module(f"fieldkit.bench.{key}").run
    given = {
        "people": people,
        "records": records,
        "seed": seed,
        "hq": hq,
        "line": line,
        "form": form,
    }
    params = {
        each: str(value) if isinstance(value, Path) else value
        for each, value in given.items()
        if value is not None
    }
    try:
        metrics = {each: round(value, 3) for each, value in run(params).items()}
    except RefusalError as error:
        stop(error.refusal)
    aims = dict(AIMS[key])
    if key == "sync" and hq == "postgresql":
        aims["push_per_s"] = POSTGRESQL_PUSH
    if as_json:
        print(json.dumps({"name": name, "params": params, "metrics": metrics, "aims": aims}))
        return
    for each, value in metrics.items():
        aim = f"   (aim {aims[each]:g})" if each in aims else ""
        print(f"{each:24}{value:>14,.2f}{aim}")


def _is_line(given: str | None) -> bool:
    """Two positive numbers with a comma between, or nothing."""
    if given is None:
        return True
    try:
        numbers = [float(part) for part in given.split(",")]
    except ValueError:
        return False
    return len(numbers) == 2 and numbers[0] > 0 and numbers[1] >= 0
