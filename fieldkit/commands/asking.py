"""What all commands share: passphrases asked for, outcomes told and ended with, Ctrl+C heard."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, TypeVar

import typer

from fieldkit.errors import Refusal
from fieldkit.ui.messages import Language, words

T = TypeVar("T")
LANGUAGE_VARIABLE = "FIELDKIT_LANG"


def language(chosen: str = "") -> Language:
    """`ru` or `en`: as chosen, else by FIELDKIT_LANG, else English."""
    wanted = chosen or os.environ.get(LANGUAGE_VARIABLE, "en")
    return "ru" if wanted.lower().startswith("ru") else "en"


def stop(refusal: Refusal, lang: str = "") -> NoReturn:
    """Tells the outcome in words and ends with 1."""
    print(words(refusal, language(lang)), file=sys.stderr)
    raise typer.Exit(1)


def done(result: T | Refusal, lang: str = "") -> T:
    """The result, unless it is a refusal: then that is told and the command ends."""
    if isinstance(result, Refusal):
        stop(result, lang)
    return result


def passphrase(file: Path | None, variable: str, prompt: str, confirm: bool = False) -> str:
    """From a file's first line, else from an environment variable, else asked for unseen."""
    if file is not None:
        lines = file.read_text(encoding="utf-8").splitlines()
        return lines[0] if lines else ""
    given = os.environ.get(variable)
    if given is not None:
        return given
    return str(typer.prompt(prompt, hide_input=True, confirmation_prompt=confirm))


@contextmanager
def stopped() -> Iterator[list[int]]:
    """Collects Ctrl+C instead of dying of it, so that a job ends between two sheets."""
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: asked.append(number))
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)
