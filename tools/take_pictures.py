"""Takes pictures of the window over invented data, off the screen: every page in the window at
1366 × 768, every state of the stories in tests/ui, and the card of each verdict; in Russian and
English, light and dark, once at 200 %, and once in high contrast. They are to be looked at.
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
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
from tests.ui import states, states_of_work  # noqa: E402
from tests.ui.ended import end_windows  # noqa: E402
from tests.ui.measures import rest  # noqa: E402
from tests.ui.samples import NAMES, Sample, tools_for, verdict_of, window_of  # noqa: E402
from tests.ui.states import SCREEN, Story, room  # noqa: E402

STORIES: dict[str, Story] = states.STORIES | states_of_work.STORIES


def take(widget: QWidget, file: Path) -> None:
    rest(widget)
    widget.grab().save(str(file))
    print(file.relative_to(ROOT) if file.is_relative_to(ROOT) else file)


def take_window(tools: Tools, folder: Path, tail: str) -> None:
    """The window, opened at each place."""
    window = window_of(tools, Sample())
    window.resize(*SCREEN)
    window.show()
    for place in Place:
        window.go(place)
        take(window, folder / f"window-{place}-{tail}.png")
    window.release()
    window.close()


def take_story(tools: Tools, folder: Path, name: str, tail: str) -> None:
    """A page alone, in each of its states."""
    for shown in STORIES[name].tell(tools):
        shown.page.resize(*room(STORIES[name], tools.look.scale))
        state = "".join(sign if sign.isalnum() else "_" for sign in shown.state)
        take(shown.page, folder / f"{name}-{state}-{tail}.png")


def take_verdicts(tools: Tools, folder: Path, tail: str) -> None:
    """Each verdict's card alone."""
    for kind in get_args(Verdict):
        words = verdict_words(verdict_of(kind), NAMES, tools.speech.language)
        card = VerdictCard(tools.look)
        card.show_words(words)
        card.show()
        card.resize(860, card.heightForWidth(860))
        take(card, folder / f"verdict-{kind.__name__}-{tail}.png")
        card.close()


def take_all(folder: Path, names: Sequence[str]) -> None:
    """Into the folder: of the named stories, or of all and the window."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    languages: tuple[Language, ...] = ("ru", "en")
    looks = [(language, mode, 100) for language in languages for mode in (Mode.LIGHT, Mode.DARK)]
    looks += [("ru", Mode.LIGHT, 200), ("en", Mode.CONTRAST, 100)]
    for language, mode, scale in looks:
        tail = f"{language}-{mode}-{scale}"
        for name in names or STORIES:
            tools = tools_for(application, language, mode, scale)
            take_story(tools, folder, name, tail)
            end_windows()
            tools.speech.end()
        if names:
            continue
        tools = tools_for(application, language, mode, scale)
        take_window(tools, folder, tail)
        if scale == 100:
            take_verdicts(tools, folder, tail)
        end_windows()
        tools.speech.end()


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument(
        "folder", nargs="?", type=Path, default=ROOT / "pictures", help="pictures/ if none is given"
    )
    parser.add_argument(
        "story",
        nargs="*",
        help=f"take its pictures alone: {', '.join(STORIES)}; without any, all are taken",
    )
    given = parser.parse_args()
    unknown = [name for name in given.story if name not in STORIES]
    if unknown:
        parser.error(f"no such story: {', '.join(unknown)}")
    take_all(given.folder, given.story)


if __name__ == "__main__":
    main()
