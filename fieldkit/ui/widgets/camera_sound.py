"""The short sound of a card that was read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

from fieldkit.resources import resource

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

SOUND = "sounds/scanned.wav"
VOLUME = 0.6


class Chime:
    """Silent where no loudspeaker is. GUI thread only; asked once Qt Multimedia is loaded."""

    def __init__(self) -> None:
        self._effect: QSoundEffect | None = None

    def play(self) -> None:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        if not QMediaDevices.audioOutputs():
            return
        if self._effect is None:
            self._effect = QSoundEffect()
            self._effect.setSource(QUrl.fromLocalFile(str(resource(SOUND))))
            self._effect.setVolume(VOLUME)
        self._effect.play()
