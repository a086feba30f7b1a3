"""The window's settings, beside the vault: read before anybody unlocks, so nothing personal.

`logins` are the short names under which headquarters keeps the users of this laptop: the page
Unlock has to show something to choose from.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from fieldkit.errors import Refusal
from fieldkit.ui.messages import Language
from fieldkit.ui.theme import Mode
from fieldkit.vault.atomic import replace_file

NAME = "window.json"
MOST_BYTES = 65_536
Scale = Literal[100, 125, 150, 175, 200]
IdleMinutes = Literal[2, 5, 10, 15]


@dataclass(frozen=True)
class Settings:
    """`site`: code of the site of work, empty until chosen; `logins`: by the user's id in hex;
    `idle_minutes` without a key or the mouse till the window locks.
    """

    language: Language = "ru"
    mode: Mode = Mode.SYSTEM
    scale: Scale = 100
    site: str = ""
    idle_minutes: IdleMinutes = 5
    logins: Mapping[str, str] = field(default_factory=dict)
    last_user: str = ""


_ADAPTER = TypeAdapter(Settings)


def read_settings(folder: Path) -> Settings:
    """The settings of a laptop's folder; what is missing or makes no sense is as at the start."""
    try:
        with (folder / NAME).open("rb") as file:
            found = json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError):
        return Settings()
    return _sensible(found) if isinstance(found, dict) else Settings()


def write_settings(folder: Path, settings: Settings) -> Refusal | None:
    """Keeps the settings; refuses as `vault.atomic.replace_file` does."""
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2)
    return replace_file(folder / NAME, text.encode())


def _sensible(found: dict[str, object]) -> Settings:
    """The settings with whatever does not fit left out."""
    try:
        return _ADAPTER.validate_python(found)
    except ValidationError as error:
        wrong = {str(each["loc"][0]) for each in error.errors()}
        return _ADAPTER.validate_python({k: v for k, v in found.items() if k not in wrong})
