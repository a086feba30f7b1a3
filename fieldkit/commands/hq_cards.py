"""`fieldkit hq cards`: print, give to laptops, note as spoiled, the ledger, one card's story."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from fieldkit.cards.layout import LAYOUTS
from fieldkit.cards.numbers import read_short_number
from fieldkit.cards.sheet import SheetOptions
from fieldkit.commands.asking import done, stopped
from fieldkit.commands.hq_cards_story import described, lines
from fieldkit.commands.hq_opened import HERE, Data, Secret, opened
from fieldkit.hq.cards_allot import allot as allot_cards
from fieldkit.hq.cards_cancelled import publish_all_cancelled
from fieldkit.hq.cards_print import PrintedJob, Watch, print_cards
from fieldkit.hq.cards_spoil import sheet_numbers
from fieldkit.hq.cards_spoil import spoil as spoil_cards
from fieldkit.hq.cards_states import JobState, printed_as
from fieldkit.hq.cards_states import ledger as read_ledger
from fieldkit.hq.cards_story import story as read_story
from fieldkit.hq.headquarters import Headquarters
from fieldkit.hq.organisation import organisation

app = typer.Typer(no_args_is_help=True, help="Cards: print, allot, spoil, ledger, story.")

LayoutName = Annotated[str, typer.Option("--layout", help=" or ".join(LAYOUTS))]
Title = Annotated[
    str | None,
    typer.Option(help="A line on each card, nothing personal; else the organisation's name."),
]
BothSides = Annotated[bool, typer.Option(help="The symbol on the back as well, for duplex.")]


@app.command("print")
def print_command(
    count: Annotated[int, typer.Option(min=1, max=100_000, help="How many cards.")],
    out: Annotated[Path, typer.Option(help="The PDF to write.")],
    device: Annotated[
        str, typer.Option("--for", help="The laptop (name or code) they go to.")
    ] = "",
    layout: LayoutName = "a4-10",
    title: Title = None,
    both_sides: BothSides = False,
    data: Data = HERE,
    secret: Secret = None,
) -> None:
    """Signs the next cards and prints them as a PDF; Ctrl+C leaves no file."""
    options = _options(layout, title, both_sides)
    with opened(data, secret) as headquarters:
        options = _titled(headquarters, options, title)
        _tell_printed(_printed(headquarters, count, out, options, device), out)


@app.command()
def allot(
    first: Annotated[str, typer.Option(help="Number on the first card, with its check digit.")],
    last: Annotated[str, typer.Option(help="Number on the last card.")],
    device: Annotated[str, typer.Option(help="The laptop: its name or code.")],
    move: Annotated[bool, typer.Option(help="Also cards that another laptop has.")] = False,
    data: Data = HERE,
    secret: Secret = None,
) -> None:
    """Gives a stack of printed cards to a laptop; it hears of it at its next sync."""
    ends = done(read_short_number(first)), done(read_short_number(last))
    with opened(data, secret) as headquarters:
        given = done(allot_cards(headquarters, *ends, device, move))
    moved = f", {given.moved} of them from another laptop" if given.moved else ""
    print(f"{given.device}: {given.count} cards{moved}.")


@app.command()
def spoil(
    job: Annotated[int | None, typer.Option(help="Print job, as the ledger counts them.")] = None,
    sheet: Annotated[int | None, typer.Option(help="Sheet of that job.")] = None,
    serials: Annotated[
        str, typer.Option(help="Or the numbers on the cards: one, several (,), ranges (..).")
    ] = "",
    out: Annotated[
        Path | None, typer.Option(help="Also prints as many new cards, for the same laptop.")
    ] = None,
    layout: LayoutName = "a4-10",
    title: Title = None,
    both_sides: BothSides = False,
    data: Data = HERE,
    secret: Secret = None,
) -> None:
    """Cancels cards that were printed badly, for ever: they may still lie about."""
    options = _options(layout, title, both_sides)
    if bool(serials) == (job is not None and sheet is not None):
        raise typer.BadParameter("give either --job with --sheet, or --serials")
    with opened(data, secret) as headquarters:
        if job is not None and sheet is not None:
            numbers = done(sheet_numbers(headquarters, job, sheet))
        else:
            numbers = _numbers(serials)
        spoiled = done(spoil_cards(headquarters, numbers))
        print(f"Spoiled: {spoiled.count} cards. Laptops refuse them from their next sync on.")
        if out is not None and spoiled.count:
            options = _titled(headquarters, options, title)
            fresh = _printed(headquarters, spoiled.count, out, options, spoiled.device)
            _tell_printed(fresh, out)


@app.command()
def ledger(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    data: Data = HERE,
    secret: Secret = None,
) -> None:
    """Says what was printed, which laptop has it, what is spoiled, what families have."""
    with opened(data, secret) as headquarters:
        publish_all_cancelled(headquarters)
        found = [_described(each) for each in read_ledger(headquarters)]
    if as_json:
        print(json.dumps(found, ensure_ascii=False))
        return
    for each in found:
        for line in _lines(each):
            print(line)
    if not found:
        print("No cards were printed yet: fieldkit hq cards print --help")


@app.command()
def story(
    number: Annotated[str, typer.Argument(help="The number on the card, with its check digit.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    data: Data = HERE,
    secret: Secret = None,
) -> None:
    """Says what became of one card: printed, allotted, bound, replaced, cancelled, last shown."""
    running = done(read_short_number(number))
    with opened(data, secret) as headquarters:
        publish_all_cancelled(headquarters)
        found = done(read_story(headquarters, running))
    if as_json:
        print(json.dumps(described(found), ensure_ascii=False))
        return
    for line in lines(found):
        print(line)


def _options(layout: str, title: str | None, both_sides: bool) -> SheetOptions:
    if layout not in LAYOUTS:
        raise typer.BadParameter(f"--layout: {' or '.join(LAYOUTS)}")
    return SheetOptions(LAYOUTS[layout], title or "", both_sides)


def _titled(headquarters: Headquarters, options: SheetOptions, title: str | None) -> SheetOptions:
    """With the organisation's name, in the language of those who carry cards, if none is given."""
    return (
        options if title is not None else replace(options, title=organisation(headquarters).name_ru)
    )


def _numbers(serials: str) -> frozenset[int]:
    found: set[int] = set()
    for part in re.split(r"[,;]", serials):
        first, _, last = part.partition("..")
        start, end = done(read_short_number(first)), done(read_short_number(last or first))
        if end - start > 100_000:
            raise typer.BadParameter(f"{part}: more than 100,000 cards")
        found.update(range(start, end + 1))
    return frozenset(found)


def _printed(
    headquarters: Headquarters, count: int, out: Path, options: SheetOptions, device: str
) -> PrintedJob:
    with Progress(console=Console(stderr=True), transient=True) as bar, stopped() as asked:
        task = bar.add_task("sheets")
        watch = Watch(
            lambda made, total: bar.update(task, completed=made, total=total), lambda: bool(asked)
        )
        return done(print_cards(headquarters, count, out, options, device, watch))


def _tell_printed(printed: PrintedJob, out: Path) -> None:
    job = printed.job
    print(
        f"{out}: job {job.number}, {job.count} cards on {printed.sheets} sheets, "
        f"{printed_as(job.first)} to {printed_as(job.last)}."
    )
    if printed.allotted is not None:
        print(f"They are the stock of {printed.allotted.device}; it hears so at its next sync.")
    else:
        print("No laptop has them yet: fieldkit hq cards allot")


def _described(state: JobState) -> dict[str, Any]:
    job = state.job
    shares = [
        {
            "device": each.device,
            "first": each.first,
            "last": each.last,
            "first_printed": printed_as(each.first),
            "last_printed": printed_as(each.last),
        }
        for each in state.shares
    ]
    return {
        "job": job.number,
        "day": datetime.fromtimestamp(job.at_ms / 1000, UTC).date().isoformat(),
        "count": job.count,
        "layout": job.layout,
        "sheets": job.sheets,
        "first": job.first,
        "last": job.last,
        "first_printed": printed_as(job.first),
        "last_printed": printed_as(job.last),
        "expiry": job.expiry.isoformat(),
        "cancelled": job.cancelled,
        "allotted": shares,
        "unallotted": state.unallotted,
        "spoiled": state.spoiled,
        "bound": state.states,
        "blank": state.blank,
    }


def _lines(found: dict[str, Any]) -> Iterator[str]:
    yield (
        f"Job {found['job']}, {found['day']}: {found['count']} cards, {found['layout']}, "
        f"{found['sheets']} sheets, {found['first_printed']} to {found['last_printed']}, "
        f"until {found['expiry']}"
    )
    if found["cancelled"]:
        yield "  not printed: the job was cancelled"
        return
    for each in found["allotted"]:
        yield f"  {each['device']}: {each['first_printed']} to {each['last_printed']}"
    bound = ", ".join(f"{status} {count}" for status, count in sorted(found["bound"].items()))
    yield (
        f"  with no laptop {found['unallotted']}, spoiled {found['spoiled']}, "
        f"bound {sum(found['bound'].values())}{f' ({bound})' if bound else ''}, "
        f"blank {found['blank']}"
    )
