"""A camera that tests hold in their hands, and panels over it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from fieldkit.cards.decode import confirm, look
from fieldkit.cards.live import Trust
from fieldkit.cards.picture import Code, Grey, Sight
from fieldkit.cards.worker import Lost
from fieldkit.errors import Refusal
from fieldkit.jobs.camera import CameraReason, Device, RawFrame
from fieldkit.ui.camera_kit import CameraChoice, CameraKit

FRONT, TABLE = Device("front", "Встроенная камера"), Device("table", "USB-камера")
PATIENCE_MS = 10_000


@dataclass
class FakeCamera:
    """The port `Camera`: plugged and unplugged, and shown frames, by a test."""

    plugged: list[Device] = field(default_factory=lambda: [FRONT])
    missing: Refusal | None = None
    busy: bool = False
    opened: list[str] = field(default_factory=list)
    frame: Callable[[RawFrame], None] | None = None
    failed: Callable[[Refusal], None] | None = None
    changed: Callable[[], None] | None = None

    @property
    def light(self) -> bool:
        """Whether the camera's light is on."""
        return self.frame is not None

    def load(self) -> Refusal | None:
        return self.missing

    def devices(self) -> tuple[Device, ...]:
        return tuple(self.plugged)

    def watch(self, changed: Callable[[], None] | None) -> None:
        self.changed = changed

    def start(
        self, device: str, frame: Callable[[RawFrame], None], failed: Callable[[Refusal], None]
    ) -> None:
        self.opened.append(device)
        if self.busy:
            failed(Refusal(CameraReason.BUSY, {"camera": device}))
        else:
            self.frame, self.failed = frame, failed

    def stop(self) -> None:
        self.frame = self.failed = None

    def show(self, image: Grey) -> None:
        """The camera sees this now."""
        if self.frame is not None:
            self.frame(partial(np.array, image))

    def plug(self, *devices: Device) -> None:
        """These are plugged in, and no others."""
        self.plugged = list(devices)
        if self.changed is not None:
            self.changed()


@dataclass
class NearDecoder:
    """The reader without a process; `hangs` frames are lost as the watchdog would lose them."""

    hangs: int = 0
    looks: int = 0
    closed: bool = False

    def start(self) -> None:
        self.closed = False

    def look_at(self, image: Grey) -> Sight | Lost:
        self.looks += 1
        if self.hangs:
            self.hangs -= 1
            return Lost.HUNG
        return look(image)

    def confirm_in(self, image: Grey, code: Code) -> bool:
        return confirm(image, code)

    def close(self) -> None:
        self.closed = True


@dataclass
class KitSample:
    """A kit, and what was done with it."""

    camera: FakeCamera = field(default_factory=FakeCamera)
    choice: CameraChoice = field(default_factory=lambda: CameraChoice(on=True))
    decoder: NearDecoder = field(default_factory=NearDecoder)
    kept: list[CameraChoice] = field(default_factory=list)
    chimes: list[str] = field(default_factory=list)

    def keep(self, choice: CameraChoice) -> Refusal | None:
        self.kept.append(choice)
        return None

    def kit(self) -> CameraKit:
        return CameraKit(
            self.camera,
            self.choice,
            self.keep,
            lambda: self.decoder,
            lambda: self.chimes.append("read"),
        )


def see(qtbot: QtBot, camera: FakeCamera, image: Grey, come: Callable[[], object]) -> None:
    """The camera sees this until something has come of it."""

    def shown() -> bool:
        camera.show(image)
        return bool(come())

    qtbot.waitUntil(shown, timeout=PATIENCE_MS)


def trusting(*cards: str) -> Callable[[], Callable[[str], Trust]]:
    """These texts are proven cards, all others are foreign."""
    return lambda: lambda text: Trust.PROVEN if text in cards else Trust.FOREIGN


def files_in(folder: Path) -> set[Path]:
    return {each for each in folder.rglob("*") if each.is_file()}
