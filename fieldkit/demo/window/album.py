"""Pictures of the window as the day reaches each page, in every language and look."""

from dataclasses import dataclass, field
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from fieldkit.ui.messages import Language
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Mode

SIZE = (1366, 768)
SETTLING = 4
"""Rounds of events till layouts rest: a text that wraps asks its column once more."""


@dataclass(frozen=True)
class Guise:
    """A language, a mode and a size of text (per cent) in which a page is pictured."""

    language: Language
    mode: Mode
    scale: int = 100

    def __str__(self) -> str:
        return f"{self.language}-{self.mode}-{self.scale}"


def guises(own: Language) -> list[Guise]:
    """All in which each page is pictured; the demo's `own` language once more at 200 %.

    In an order in which each differs from the one before in as little as can be.
    """
    other: Language = "en" if own == "ru" else "ru"
    return [
        Guise(own, Mode.LIGHT),
        Guise(other, Mode.LIGHT),
        Guise(other, Mode.DARK),
        Guise(own, Mode.DARK),
        Guise(own, Mode.LIGHT, 200),
    ]


@dataclass
class Album:
    """Takes pictures into a folder, none if `closed`; `files` are those taken. GUI thread only."""

    folder: Path
    looks: list[Guise]
    files: list[str] = field(default_factory=list)
    closed: bool = False

    def take(self, widget: QWidget, tools: Tools, name: str) -> None:
        """A widget in every guise of `looks`; it then looks and speaks as before."""
        if self.closed:
            return
        before = Guise(tools.speech.language, tools.look.theme.mode, tools.look.scale)
        focused: QWidget | None = QApplication.focusWidget()
        for guise in self.looks:
            wear(tools, guise)
            file = self.folder / f"{name}-{guise}.png"
            widget.grab().save(str(file))
            self.files.append(str(file))
        wear(tools, before)
        if focused is not None and shiboken6.isValid(focused):
            focused.setFocus()


def wear(tools: Tools, guise: Guise) -> None:
    """Puts the whole window into a guise, and lets it settle."""
    tools.look.choose(guise.mode, guise.scale)
    tools.speech.choose(guise.language)
    for _ in range(SETTLING):
        QApplication.processEvents()
