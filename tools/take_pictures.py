"""Takes pictures of every page of the window over invented data: tools/take_pictures.py [FOLDER].

Off the screen, at 1366 × 768, in Russian and English, light and dark; each page once at 200 %, and
once in high contrast. They go into pictures/ and are to be looked at.
"""

import os
import sys
from pathlib import Path
from typing import get_args

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from fieldkit.rules.verdict import Verdict  # noqa: E402
from fieldkit.ui.messages import Language  # noqa: E402
from fieldkit.ui.pages.base import Tools  # noqa: E402
from fieldkit.ui.places import Place  # noqa: E402
from fieldkit.ui.theme import Mode  # noqa: E402
from fieldkit.ui.verdict_words import verdict_words  # noqa: E402
from fieldkit.ui.widgets.verdict_card import VerdictCard  # noqa: E402
from tests.ui.first_run_samples import at_user, first_run_page, with_code  # noqa: E402
from tests.ui.samples import (  # noqa: E402
    NAMES,
    Sample,
    tools_for,
    unlock_page,
    verdict_of,
    window_of,
)

SIZE = (1366, 768)
SETTLING = 4
"""Rounds of events till layouts rest: a text that wraps asks its column once more."""


def take(application: QApplication, widget: QWidget, file: Path) -> None:
    for _ in range(SETTLING):
        application.processEvents()
    widget.grab().save(str(file))
    print(file.relative_to(ROOT) if file.is_relative_to(ROOT) else file)


def take_all(application: QApplication, tools: Tools, folder: Path, tail: str) -> None:
    """Every page of one look and language."""
    locked = unlock_page(tools)
    locked.resize(*SIZE)
    locked.show()
    take(application, locked, folder / f"unlock-{tail}.png")
    for name, page in (
        ("first_run", with_code(first_run_page(tools))),
        ("first_run_user", at_user(first_run_page(tools))),
    ):
        page.resize(*SIZE)
        page.show()
        take(application, page, folder / f"{name}-{tail}.png")
        page.release()
        page.close()
    window = window_of(tools, Sample())
    window.resize(*SIZE)
    window.show()
    for place in Place:
        window.go(place)
        take(application, window, folder / f"{place}-{tail}.png")
    window.release()
    window.close()
    locked.close()


def take_verdicts(application: QApplication, tools: Tools, folder: Path, tail: str) -> None:
    """Each verdict's card alone."""
    for kind in get_args(Verdict):
        words = verdict_words(verdict_of(kind), NAMES, tools.speech.language)
        card = VerdictCard(tools.look)
        card.show_words(words)
        card.show()
        application.processEvents()
        card.resize(860, card.heightForWidth(860))
        take(application, card, folder / f"verdict-{kind.__name__}-{tail}.png")
        card.close()


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    languages: tuple[Language, ...] = ("ru", "en")
    looks = [(language, mode, 100) for language in languages for mode in (Mode.LIGHT, Mode.DARK)]
    looks += [("ru", Mode.LIGHT, 200), ("en", Mode.CONTRAST, 100)]
    for language, mode, scale in looks:
        tools = tools_for(application, language, mode, scale)
        tail = f"{language}-{mode}-{scale}"
        take_all(application, tools, folder, tail)
        if scale == 100:
            take_verdicts(application, tools, folder, tail)
        tools.speech.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "pictures")
