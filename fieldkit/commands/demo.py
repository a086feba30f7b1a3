"""`fieldkit demo`: the main job from end to end on invented families."""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from fieldkit.app import machine
from fieldkit.commands.asking import language, stop
from fieldkit.demo.steps import Step
from fieldkit.errors import Code, Refusal, RefusalError
from fieldkit.resources import resource
from fieldkit.ui.messages import text, words

SLOW_MS = 700


def demo(
    headless: Annotated[bool, typer.Option("--headless", help="Off the screen.")] = False,
    slow: Annotated[bool, typer.Option("--slow", help="With pauses, to be watched.")] = False,
    data: Annotated[Path | None, typer.Option("--data", help="An empty folder to work in.")] = None,
    pictures: Annotated[
        Path | None, typer.Option("--pictures", help="Where pictures go; else into the data.")
    ] = None,
    no_pictures: Annotated[
        bool, typer.Option("--no-pictures", help="Of the pages; a day is quicker without.")
    ] = False,
    one_look: Annotated[
        bool, typer.Option("--one-look", help="Each page but once, in light colours.")
    ] = False,
    people: Annotated[int, typer.Option(min=0, help="Invented people at headquarters.")] = 200,
    seed: Annotated[int, typer.Option(help="The same seed gives the same people.")] = 1,
    lang: Annotated[str, typer.Option("--lang", help="ru or en.")] = "en",
) -> None:
    """Runs one day through the window: unlock, register, assess, cards, hand-outs, sync, proof.

    Prints progress and, as its last line, one JSON object. With a screen the window is seen, and
    stays open at the end; without one the same day runs off the screen.
    """
    chosen = language(lang)

    def tell(step: Code, **params: object) -> None:
        told = {
            name: words(value, chosen) if isinstance(value, Refusal) else value
            for name, value in params.items()
        }
        print(text(step, told, chosen), flush=True)

    folder = data or Path(tempfile.mkdtemp(prefix="fieldkit-demo-"))
    refusal = _unfit(folder)
    if refusal is not None:
        stop(refusal, chosen)
    seen = not headless and _has_screen()
    if not seen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # The toolkit is loaded for this command alone.
    from fieldkit.demo.journey import Journey
    from fieldkit.demo.plan import Plan

    where = pictures or folder / "pictures"
    pace = SLOW_MS if slow else 0
    plan = Plan(
        folder,
        resource(),
        where,
        people,
        seed,
        chosen,
        machine(),
        tell,
        pace_ms=pace,
        stay=seen,
        plain=no_pictures,
        one_look=one_look,
    )
    try:
        summary = Journey(plan).run()
    except RefusalError as error:
        print(text(Step.STOPPED, {"reason": ""}, chosen), file=sys.stderr)
        stop(error.refusal, chosen)
    print(json.dumps(summary, ensure_ascii=False))


def _has_screen() -> bool:
    """Whether a window would be seen here."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _unfit(folder: Path) -> Refusal | None:
    """Why the demo can't work in this folder, if it can't."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = any(folder.iterdir())
    except OSError:
        return Refusal(Step.FOLDER_NOT_WRITABLE, {"folder": str(folder)})
    if taken:
        return Refusal(Step.FOLDER_TAKEN, {"folder": str(folder)})
    if not os.access(folder, os.W_OK):
        return Refusal(Step.FOLDER_NOT_WRITABLE, {"folder": str(folder)})
    return None
