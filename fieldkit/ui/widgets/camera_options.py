"""The menu of the camera: which one, mirrored or not, with a sound or without."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from fieldkit.jobs.camera import Device
from fieldkit.ui.camera_kit import CameraChoice
from fieldkit.ui.words import translate


class CameraMenu(QMenu):
    """Emits `chosen` with a whole `CameraChoice`. GUI thread only."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = CameraChoice()

    def show_choice(self, choice: CameraChoice, devices: Sequence[Device]) -> None:
        """The cameras plugged in, and what is chosen of all."""
        self._choice = choice
        self.clear()
        group = QActionGroup(self)
        known = choice.device in {each.id for each in devices}
        for at, device in enumerate(devices):
            action = self._tick(device.name, device.id == choice.device or (not known and at == 0))
            action.setActionGroup(group)
            action.triggered.connect(lambda _, wanted=device.id: self._choose(device=wanted))
        if devices:
            self.addSeparator()
        mirrored = self._tick(translate("Camera", "Picture as in a mirror"), choice.mirrored)
        mirrored.triggered.connect(lambda wanted: self._choose(mirrored=wanted))
        sound = self._tick(translate("Camera", "Sound when a card is read"), choice.sound)
        sound.triggered.connect(lambda wanted: self._choose(sound=wanted))

    def _tick(self, words: str, on: bool) -> QAction:
        # An ampersand in a camera's name is no key.
        action = self.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def _choose(
        self, device: str | None = None, mirrored: bool | None = None, sound: bool | None = None
    ) -> None:
        choice = self._choice
        self._choice = replace(
            choice,
            device=choice.device if device is None else device,
            mirrored=choice.mirrored if mirrored is None else mirrored,
            sound=choice.sound if sound is None else sound,
        )
        self.chosen.emit(self._choice)
