"""Reading the window's words from Qt Linguist's own files (.ts, format 2.1).

One file for each source file and language, resources/i18n/window/<language>/<source>.ts, made by
`make translations`. They are read as they are: no compiled file can be older than its words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from fieldkit.resources import resource
from fieldkit.ui.messages import Language

Key = tuple[str, str, str]
"""Context, source text, comment."""


@dataclass(frozen=True)
class Message:
    """One source text with its translation: one form, or one for each plural category."""

    key: Key
    numerus: bool
    forms: tuple[str, ...]
    finished: bool


@cache
def words_of(language: Language) -> Mapping[Key, Message]:
    """Every text of the window in a language, by its key."""
    files = sorted(resource(f"i18n/window/{language}").glob("*.ts"))
    return {message.key: message for file in files for message in read_ts(file)}


def read_ts(file: Path) -> list[Message]:
    """The messages of one file, in its order."""
    # The files are our own, shipped with the application.
    root = ElementTree.parse(file).getroot()  # noqa: S314
    return [
        _message(context.findtext("name") or "", each)
        for context in root.iter("context")
        for each in context.iter("message")
    ]


def _message(context: str, element: ElementTree.Element) -> Message:
    key = (context, element.findtext("source") or "", element.findtext("comment") or "")
    translation = element.find("translation")
    numerus = element.get("numerus") == "yes"
    if translation is None:
        return Message(key, numerus, (), False)
    forms = [form.text or "" for form in translation.iter("numerusform")]
    texts = tuple(forms) if numerus else (translation.text or "",)
    finished = translation.get("type") is None and bool(texts) and all(texts)
    return Message(key, numerus, texts, finished)
