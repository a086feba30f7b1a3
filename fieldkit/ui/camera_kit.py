"""What the window's camera panels share: the camera, what was chosen for it, the reader, a sound.

What was chosen stands in a small file beside the vault, and says nothing of anybody.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from fieldkit.cards.worker import DecodeProcess
from fieldkit.errors import Refusal
from fieldkit.jobs.bridge import Bridge
from fieldkit.jobs.camera import Camera
from fieldkit.jobs.frame_reader import Decoder
from fieldkit.jobs.qt_camera import QtCamera
from fieldkit.ui.widgets.camera_sound import Chime
from fieldkit.vault.atomic import replace_file

NAME = "camera.json"
MOST_BYTES = 4_096


@dataclass(frozen=True)
class CameraChoice:
    """`on`: the camera starts wherever a card may be shown; `device`: its id, empty for the
    computer's own choice; `mirrored`: as one sees oneself in a mirror.
    """

    on: bool = False
    device: str = ""
    mirrored: bool = True
    sound: bool = True


@dataclass
class CameraKit:
    """One for the window; GUI thread only. `keep` writes a choice (in the lane `db`)."""

    camera: Camera
    choice: CameraChoice
    keep: Callable[[CameraChoice], Refusal | None]
    decoder: Callable[[], Decoder]
    chime: Callable[[], None]
    bridge: Bridge = field(default_factory=Bridge)

    def apart(self) -> "CameraKit":
        """The same camera for one question of a form: off until it is asked for there, which is not
        remembered; the rest that is chosen there is.
        """

        def keep(choice: CameraChoice) -> Refusal | None:
            wanted = replace(choice, on=self.choice.on)
            if wanted == self.choice:
                return None
            self.choice = wanted
            return self.keep(wanted)

        return replace(self, choice=replace(self.choice, on=False), keep=keep)


def passing_kit() -> CameraKit:
    """This computer's camera where no vault stands yet: what is chosen for it is kept nowhere, and
    it is off until somebody switches it on.
    """
    return CameraKit(QtCamera(), CameraChoice(), lambda _: None, DecodeProcess, Chime().play)


_ADAPTER = TypeAdapter(CameraChoice)


def camera_kit(folder: Path) -> CameraKit:
    """This computer's camera, with what was chosen for it on this laptop."""
    return CameraKit(
        QtCamera(),
        read_choice(folder),
        lambda choice: write_choice(folder, choice),
        DecodeProcess,
        Chime().play,
    )


def read_choice(folder: Path) -> CameraChoice:
    """What was chosen; as at the start where nothing was, or the file makes no sense."""
    try:
        with (folder / NAME).open("rb") as file:
            return _ADAPTER.validate_json(file.read(MOST_BYTES))
    except (OSError, ValidationError):
        return CameraChoice()


def write_choice(folder: Path, choice: CameraChoice) -> Refusal | None:
    """Keeps a choice; refuses as `vault.atomic.replace_file` does."""
    return replace_file(folder / NAME, json.dumps(asdict(choice), indent=2).encode())
