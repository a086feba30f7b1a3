"""`fieldkit hq`: make, serve and fill a headquarters, enrol laptops, report, recover."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from fieldkit.app import machine, today
from fieldkit.commands.asking import done, language, passphrase, stop
from fieldkit.commands.hq_cards import app as cards_app
from fieldkit.commands.hq_elsewhere import elsewhere
from fieldkit.commands.hq_opened import HERE, Data, Secret, opened
from fieldkit.commands.hq_organisation import organisation
from fieldkit.errors import Refusal
from fieldkit.hq import region
from fieldkit.hq.code_files import qr_picture, read_text, text_file, write_file
from fieldkit.hq.enrol import Invitation
from fieldkit.hq.enrol import enrol_code as make_code
from fieldkit.hq.headquarters import init as make_headquarters
from fieldkit.hq.keys import PASSPHRASE_VARIABLE as VARIABLE
from fieldkit.hq.keys import read_recovery_key
from fieldkit.hq.load import load_region
from fieldkit.hq.recover import answer_recovery, recover_user
from fieldkit.hq.serve import serve as run_server
from fieldkit.hq.users import add_user, user_ids
from fieldkit.reports.figures import counts
from fieldkit.store.unit_of_work import UnitOfWork
from fieldkit.ui.messages import words
from fieldkit.vault.kdf import tune

app = typer.Typer(no_args_is_help=True, help="Headquarters: make, serve, fill, enrol, report.")
app.command()(elsewhere)
app.command()(organisation)
app.add_typer(cards_app, name="cards")


@app.command()
def init(
    name: Annotated[str, typer.Option(help="Name of the organisation.")],
    data: Data = HERE,
    secret: Secret = None,
    database: Annotated[
        str, typer.Option(help="postgresql+psycopg://…; empty: the embedded engine.")
    ] = "",
) -> None:
    """Makes a headquarters: its keys and its database."""
    this = machine()
    phrase = passphrase(secret, VARIABLE, "A passphrase for its key files", confirm=True)
    made = make_headquarters(data, name, phrase, this.clock, this.randomness, database)
    done(made).close()
    print(f"Made in {data}.")
    print("Move root-key.age and recovery-key.age to a stick in a safe, and keep a copy of each.")


@app.command()
def serve(
    data: Data = HERE,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port; 0 takes a free one.")] = 8420,
    secret: Secret = None,
) -> None:
    """Serves laptops until it is stopped (Ctrl+C)."""
    with opened(data, secret) as headquarters:
        refusal = run_server(
            headquarters, host, port, lambda url: print(f"Serving at {url}", flush=True)
        )
    if refusal is not None:
        stop(refusal)


@app.command()
def load(
    file: Annotated[Path, typer.Argument(help="A region, as resources/programmes/kursk.yaml.")],
    data: Data = HERE,
    secret: Secret = None,
) -> None:
    """Puts a region's areas, sites, items, programmes and opening stock in force."""
    with opened(data, secret) as headquarters:
        found = done(region.read(file, headquarters.keys.organisation, today(machine())))
        loaded = done(load_region(headquarters, found))
    cancelled = f" {loaded.cancelled} cancelled cards are listed." if loaded.cancelled else ""
    for note in loaded.notes:
        print(words(note, language()), file=sys.stderr)
    print(f"Loaded: {loaded.records} directory records, {loaded.entries} entries.{cancelled}")


@app.command("add-user")
def add_user_command(
    code: Annotated[str, typer.Argument(help="Short code of the user, e.g. anna.")],
    name: Annotated[str, typer.Option(help="Name as others see it.")],
    role: Annotated[list[str], typer.Option(help="registrar, distributor, storekeeper, …")],
    area: Annotated[list[str], typer.Option(help="Area codes.")],
    data: Data = HERE,
    secret: Secret = None,
) -> None:
    """Adds somebody who works with FieldKit."""
    with opened(data, secret) as headquarters:
        done(add_user(headquarters, code, name, role, area))
    print(f"Added {code}.")


@app.command("enrol-code")
def enrol_code(
    area: Annotated[list[str], typer.Option(help="Area codes that the laptop will hold.")],
    user: Annotated[list[str], typer.Option(help="Codes of those who will work on it.")],
    url: Annotated[str, typer.Option(help="Where the laptop finds this headquarters.")],
    data: Data = HERE,
    secret: Secret = None,
    out: Annotated[Path | None, typer.Option(help="Also writes the code into this file.")] = None,
    qr: Annotated[Path | None, typer.Option(help="Also draws it as a QR into this PNG.")] = None,
) -> None:
    """Prints a one-time code with which a laptop is enrolled; it stands for 72 hours."""
    with opened(data, secret) as headquarters:
        users = done(user_ids(headquarters, user))
        code = done(make_code(headquarters, Invitation(tuple(area), users, url)))
    # Printed before it is written anywhere: a full disk must not cost the code.
    print(code.text())
    for file, content in ((out, text_file), (qr, qr_picture)):
        refusal = write_file(file, content(code)) if file is not None else None
        if refusal is not None:
            stop(refusal)


@app.command()
def report(
    data: Data = HERE,
    secret: Secret = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Says how many households, people, assessments, receipts and entries there are."""
    with (
        opened(data, secret) as headquarters,
        UnitOfWork(headquarters.engine, writing=False) as unit,
    ):
        figures = counts(unit.connection, today(machine()))
    if as_json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        for name, value in figures.items():
            print(f"{name}: {value}")


@app.command()
def recover(
    laptop: Annotated[Path, typer.Argument(help="The laptop's folder, with its vault.json.")],
    user: Annotated[str, typer.Option(help="Code of the user who forgot the passphrase.")],
    key: Annotated[Path, typer.Option(help="recovery-key.age")],
    data: Data = HERE,
    secret: Secret = None,
    new_file: Annotated[
        Path | None, typer.Option("--new-passphrase-file", help="Else asked for.")
    ] = None,
) -> None:
    """Gives a user of a laptop a new passphrase; nothing on the laptop is lost."""
    with opened(data, secret) as headquarters:
        users = done(user_ids(headquarters, [user]))
    phrase = passphrase(secret, VARIABLE, "Passphrase of the recovery key")
    new = passphrase(new_file, "FIELDKIT_NEW_PASSPHRASE", "The user's new passphrase", True)
    this = machine()
    result = recover_user(key, phrase, laptop, users[0], (new, tune(this.clock)), this.randomness)
    if isinstance(result, Refusal):
        stop(result)
    print("Done: unlock the laptop with the new passphrase.")


@app.command("recover-answer")
def recover_answer(
    request: Annotated[Path, typer.Argument(help="The request that the laptop saved.")],
    key: Annotated[Path, typer.Option(help="recovery-key.age")],
    out: Annotated[Path, typer.Option(help="Where the answer goes.")],
    data: Data = HERE,
    secret: Secret = None,
    lang: Annotated[str, typer.Option(help="ru or en: language of the words.")] = "",
) -> None:
    """Answers a laptop's recovery request; the user sets a new passphrase there, offline."""
    text = done(read_text(request))
    with opened(data, secret) as headquarters:
        phrase = passphrase(secret, VARIABLE, "Passphrase of the recovery key")
        private = done(read_recovery_key(key, phrase))
        answer = done(answer_recovery(headquarters, private, text, language(lang)))
    refusal = write_file(out, (answer.text + "\n").encode())
    if refusal is not None:
        stop(refusal)
    print(f"Request {answer.number}: {answer.user}, on the laptop {answer.laptop}.")
    print("Call the person yourself, at a number that you know, and compare the request's number.")
    print(f"Only then say these words, and send them no other way: {answer.words}")
    print(f"The answer for the laptop: {out}")
