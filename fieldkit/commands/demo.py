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
from fieldkit.demo.journey import Journey, Plan
from fieldkit.demo.steps import Step
from fieldkit.errors import Code, Refusal, RefusalError
from fieldkit.resources import resource
from fieldkit.ui.messages import text, words


def demo(
    headless: Annotated[bool, typer.Option("--headless", help="Without a window.")] = True,
    data: Annotated[Path | None, typer.Option("--data", help="An empty folder to work in.")] = None,
    people: Annotated[int, typer.Option(min=0, help="Invented people at headquarters.")] = 200,
    seed: Annotated[int, typer.Option(help="The same seed gives the same people.")] = 1,
    lang: Annotated[str, typer.Option("--lang", help="ru or en.")] = "en",
) -> None:
    """Runs one day: enrol, register, assess, cards, hand-outs, sync, proof.

    Prints progress and, as its last line, one JSON object.
    """
    del headless  # The window comes with its own issue; until then the journey is always headless.
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
    journey = Journey(Plan(folder, resource(), people, seed, chosen, machine(), tell))
    try:
        summary = journey.run()
    except RefusalError as error:
        print(text(Step.STOPPED, {"reason": ""}, chosen), file=sys.stderr)
        stop(error.refusal, chosen)
    print(json.dumps(summary, ensure_ascii=False))


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
