"""`fieldkit cards`: scan pictures of codes, print cards, judge a card's number."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from rich.console import Console
from rich.progress import Progress

from fieldkit.cards.decode import decode
from fieldkit.cards.images import open_image
from fieldkit.cards.keys import CardKeys, load_keys, save_keys
from fieldkit.cards.layout import LAYOUTS
from fieldkit.cards.numbers import short_number
from fieldkit.cards.payload import CardPayload, judge, parse
from fieldkit.cards.picture import Grey
from fieldkit.cards.reasons import CardReason, ImageReason, KeysReason
from fieldkit.cards.series import Series, sign_series
from fieldkit.cards.sheet import CardFace, Printed, SheetOptions, print_sheet
from fieldkit.cards.showing import read_showing
from fieldkit.commands.asking import done, language, stop, stopped
from fieldkit.errors import Refusal
from fieldkit.hq.seeded import Seeded
from fieldkit.ports import Randomness
from fieldkit.system import SystemClock, SystemRandomness
from fieldkit.ui.messages import words

app = typer.Typer(no_args_is_help=True, help="Cards: scan, print, verify.")

_DEFAULT_DAYS = 730

KeysFile = Annotated[Path | None, typer.Option("--keys", help="Keys file to judge cards by.")]
AsJson = Annotated[bool, typer.Option("--json", help="A JSON object a line.")]
Today = Annotated[str, typer.Option("--today", help="Judge as of this day (YYYY-MM-DD).")]


@app.command()
def scan(
    files: Annotated[list[Path], typer.Argument(help="Pictures.")],
    keys: KeysFile = None,
    as_json: AsJson = False,
    presentation: Annotated[
        bool, typer.Option(help="The files are successive frames of one showing.")
    ] = False,
    today: Today = "",
) -> None:
    """Decodes QR codes in pictures; a line per file, or one line per showing.

    Ends with 1 if a file could not be opened as a picture.
    """
    judge_by = Judge(_keys_from(keys), _day_from(today))
    if presentation:
        _scan_showing(files, judge_by, as_json)
        return
    clock = SystemClock()
    failed = False
    for file in files:
        image = open_image(file)
        line: dict[str, Any] = {"file": str(file), "codes": [], "ms": 0}
        if isinstance(image, Refusal):
            failed = True
            line["error"] = str(image.code)
        else:
            began = clock.now_ms()
            texts = [code.text for code in decode(image)]
            line["ms"] = clock.now_ms() - began
            line["codes"] = [judge_by.described(text) for text in texts]
        _show(line, as_json)
    raise typer.Exit(1 if failed else 0)


@app.command(name="print")
def print_cards(
    count: Annotated[int, typer.Option(min=1, max=100_000, help="How many cards.")],
    out: Annotated[Path, typer.Option(help="The PDF to write.")],
    keys: Annotated[Path, typer.Option(help="Keys file to write the public key to.")],
    seed: Annotated[int | None, typer.Option(help="Makes demo cards from this number.")] = None,
    issuer_key: Annotated[
        Path | None, typer.Option(help="The issuer's private key, 32 raw bytes.")
    ] = None,
    organisation: Annotated[int, typer.Option(min=0, max=0xFFFF)] = 1,
    issuer: Annotated[
        int | None, typer.Option(min=0, max=0xFFFF, help="By default the next free number.")
    ] = None,
    first: Annotated[int, typer.Option(min=1, help="First running number.")] = 1,
    scope: Annotated[int, typer.Option(min=0, max=0xFFFF)] = 0,
    expiry: Annotated[str, typer.Option(help="Last day of validity (YYYY-MM-DD).")] = "",
    layout: Annotated[str, typer.Option(help=" or ".join(LAYOUTS))] = "a4-10",
    title: Annotated[str, typer.Option(help="A line on each card; nothing personal.")] = "",
    names: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="A name line per card.")
    ] = None,
    both_sides: Annotated[bool, typer.Option(help="The symbol on the back as well.")] = False,
    numbers: Annotated[bool, typer.Option(help="The short number under the symbol.")] = True,
    sheet: Annotated[int | None, typer.Option(min=1, help="Only this sheet, again.")] = None,
) -> None:
    """Signs and prints cards as a PDF, and adds the issuer's public key to the keys file.

    Without --seed and --issuer-key the private key is a fresh one, used for this run and forgotten.
    With --seed the same call gives the same cards: for demonstrations and tests only.
    """
    randomness: Randomness = SystemRandomness() if seed is None else Seeded(seed, "cards")
    private = _private_key(issuer_key, randomness)
    trusted = done(load_keys(keys)) if keys.exists() else CardKeys(organisation, {})
    if trusted.organisation != organisation:
        stop(Refusal(KeysReason.OTHER_ORGANISATION, {"file": keys.name}))
    if layout not in LAYOUTS:
        raise typer.BadParameter(f"--layout: {' or '.join(LAYOUTS)}")
    public = private.public_key().public_bytes_raw()
    number = issuer if issuer is not None else _issuer_number(trusted, public)
    extended = done(trusted.with_issuer(number, public))
    last_day = _day_from(expiry) if expiry else _today() + timedelta(days=_DEFAULT_DAYS)
    series = Series(organisation, number, first, count, last_day, scope)
    if not series.fits():
        raise typer.BadParameter("the running numbers must be within 1 to 999,999,999")
    lines = _name_lines(names)
    payloads = sign_series(private, series, randomness)
    faces = [CardFace(payload, next(lines, "")) for payload in payloads]
    options = SheetOptions(LAYOUTS[layout], title, both_sides, numbers, sheet)
    printed = _print_with_progress(faces, out, options)
    save_keys(extended, keys)
    typer.echo(f"{out}: {printed.cards} cards, {printed.sheets} sheets; keys: {keys}")


@app.command()
def verify(
    texts: Annotated[list[str], typer.Argument(help="Digits of codes; - reads lines from input.")],
    keys: Annotated[Path, typer.Option(help="Keys file to judge cards by.")],
    as_json: AsJson = False,
    today: Today = "",
) -> None:
    """Judges cards by their digits; ends with 1 if any is not a good card."""
    judge_by = Judge(_keys_from(keys), _day_from(today))
    wanted = [line.strip() for line in sys.stdin] if texts == ["-"] else texts
    described = [judge_by.described(text) for text in wanted]
    for each in described:
        typer.echo(json.dumps(each) if as_json else _in_words(each))
    raise typer.Exit(1 if any(each["reason"] for each in described) else 0)


@dataclass(frozen=True)
class Judge:
    """Judges texts by a keys file; without one, no issuer is trusted."""

    keys: CardKeys | None
    today: date

    def described(self, text: str) -> dict[str, Any]:
        """The text, what it says as a card, and the reason why it is none that serves, or None."""
        payload = parse(text)
        if isinstance(payload, Refusal):
            return {"text": text, "card": None, "reason": _short(payload)}
        card = {
            "serial": payload.serial.hex(),
            "number": short_number(payload.serial),
            "organisation": payload.organisation,
            "issuer": payload.issuer,
            "scope": payload.scope,
            "expiry": payload.expiry.isoformat(),
        }
        return {"text": text, "card": card, "reason": self._reason(payload)}

    def _reason(self, payload: CardPayload) -> str | None:
        if self.keys is None:
            return _short(Refusal(CardReason.ISSUER))
        keys = self.keys
        verdict = judge(payload, keys.issuers, keys.revocations, keys.organisation, self.today)
        return _short(verdict) if isinstance(verdict, Refusal) else None


def _scan_showing(files: list[Path], judge_by: Judge, as_json: bool) -> None:
    clock = SystemClock()
    opened: list[Path] = []

    def frames() -> Iterator[Grey]:
        for file in files:
            image = open_image(file)
            if not isinstance(image, Refusal):
                opened.append(file)
                yield image

    began = clock.now_ms()
    showing = read_showing(frames(), judge_by.keys)
    read = showing.text is not None
    line: dict[str, Any] = {
        "file": str(opened[-1] if opened else files[-1]),
        "frame": files.index(opened[showing.frame]) if read else None,
        "codes": [judge_by.described(showing.text)] if showing.text is not None else [],
        "ms": clock.now_ms() - began,
    }
    _show(line, as_json)


def _show(line: dict[str, Any], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(line))
        return
    if "error" in line:
        refusal = Refusal(ImageReason(line["error"]), {"file": line["file"]})
        typer.echo(words(refusal, language()))
    elif not line["codes"]:
        typer.echo(f"{line['file']}: no code read")
    for code in line["codes"]:
        typer.echo(f"{line['file']}: {_in_words(code)}")


def _in_words(code: dict[str, Any]) -> str:
    card, reason = code["card"], code["reason"]
    what = f"card {card['number']}, until {card['expiry']}" if card else repr(code["text"])
    return f"{what}: {reason or 'good'}"


def _print_with_progress(faces: list[CardFace], out: Path, options: SheetOptions) -> Printed:
    with Progress(console=Console(stderr=True), transient=True) as bar, stopped() as asked:
        task = bar.add_task("sheets")
        return done(
            print_sheet(
                faces,
                out,
                options,
                lambda done, total: bar.update(task, completed=done, total=total),
                lambda: bool(asked),
            )
        )


def _private_key(file: Path | None, randomness: Randomness) -> Ed25519PrivateKey:
    if file is None:
        return Ed25519PrivateKey.from_private_bytes(randomness.bytes(32))
    raw = file.read_bytes() if file.is_file() else b""
    if len(raw) != 32:
        raise typer.BadParameter(f"{file}: not a private key of 32 raw bytes")
    return Ed25519PrivateKey.from_private_bytes(raw)


def _issuer_number(keys: CardKeys, public: bytes) -> int:
    for number, key in keys.issuers.items():
        if key == public:
            return number
    return max(keys.issuers, default=0) + 1


def _name_lines(file: Path | None) -> Iterator[str]:
    return iter([] if file is None else file.read_text(encoding="utf-8").splitlines())


def _keys_from(file: Path | None) -> CardKeys | None:
    return None if file is None else done(load_keys(file))


def _today() -> date:
    return datetime.fromtimestamp(SystemClock().now_ms() / 1000, UTC).date()


def _day_from(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else _today()
    except ValueError as error:
        raise typer.BadParameter(f"{text}: not a day (YYYY-MM-DD)") from error


def _short(refusal: Refusal) -> str:
    return str(refusal.code).partition(".")[2]
