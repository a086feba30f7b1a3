"""The camera on a page: its picture, outlines, hints, a lamp, and what it read."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.cards.live import Hint, LiveReader, Scan, Trust
from fieldkit.cards.picture import Grey
from fieldkit.errors import Refusal
from fieldkit.jobs.camera import Device
from fieldkit.jobs.camera_job import CameraJob
from fieldkit.jobs.frame_reader import FrameReader, Looked
from fieldkit.jobs.job import Lane, Token
from fieldkit.ui.camera_kit import CameraChoice, CameraKit
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.camera_hint import CALM, CameraHint, reading_of
from fieldkit.ui.widgets.camera_lamp import CameraLamp
from fieldkit.ui.widgets.camera_options import CameraMenu
from fieldkit.ui.widgets.camera_picture import CameraPicture, Drawn
from fieldkit.ui.widgets.camera_words import Subject, hint_words, read_words
from fieldkit.ui.widgets.notice import Notice
from fieldkit.ui.widgets.tall import Tall
from fieldkit.ui.widgets.text import button
from fieldkit.ui.words import translate

SWITCH_KEY, LAMP_KEY = "F11", "F12"

Trusting = Callable[[str], Trust]
PanelMaker = Callable[[QWidget], "CameraPanel"]
"""Makes the camera's panel for a stage."""


class CameraPanel(Tall):
    """Emits `scanned` with the text of a card, once for each time that it is shown.

    `trust` is asked in the lane `db` whenever the camera opens, for what tells cards from other
    codes; `subject`: what is shown to it, if not cards. The camera is open while it is switched on
    (which is remembered) and `stage` is seen: a page, or this panel itself. While the stage is seen
    and the panel is not, the camera stays open and nothing is scanned. `switch` is the button for
    on and off, to be put wherever it fits; while the camera is off the panel is hidden. GUI thread
    only. Its owner calls `retranslate`, and `release` at its end.
    """

    scanned = Signal(str)
    turned = Signal(bool)

    def __init__(
        self,
        tools: Tools,
        kit: CameraKit,
        trust: Callable[[], Trusting],
        stage: QWidget | None = None,
        subject: Subject = Subject.CARD,
    ) -> None:
        super().__init__()
        self._subject = subject
        self._tools, self._kit, self._trust = tools, kit, trust
        self._stage = stage or self
        self._seen: set[QWidget] = {self._stage} if self._stage.isVisible() else set()
        self._job: CameraJob | None = None
        self._opening: Token | None = None
        self._stands: Device | Refusal | None = None
        self.picture, self.hint = CameraPicture(tools.look), CameraHint(tools.look)
        self.trouble = Notice(tools.look)
        self.switch, self.lamp_button, self.options = button("quiet"), button("quiet"), button()
        self.options.setProperty("kind", "quiet")
        self.options.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        self.menu, self.lamp = CameraMenu(self), CameraLamp(tools.look, self)
        self._lay_out()
        self._join()
        if not kit.choice.on:
            self.hide()

    @property
    def job(self) -> CameraJob | None:
        """The camera at work; None while it is closed."""
        return self._job

    def turn(self, on: bool) -> None:
        """Switches the camera on or off, and remembers it."""
        self._choose(replace(self._kit.choice, on=on))

    def toggle(self) -> None:
        self.turn(not self._kit.choice.on)

    def light(self, on: bool) -> None:
        """The lamp; it goes out by itself with the panel."""
        self.lamp.light(on and self.isVisible() and self._job is not None)

    def release(self) -> None:
        """Closes the camera for good."""
        self._stage.removeEventFilter(self)
        self._end()

    def retranslate(self) -> None:
        on = self._kit.choice.on
        words = (
            translate("Camera", "Switch the camera off")
            if on
            else translate("Camera", "Use the camera")
        )
        self.switch.setText(f"{words}  ({SWITCH_KEY})")
        self.options.setText(translate("Camera", "Camera options") + "  ▾")
        self.options.setAccessibleName(translate("Camera", "Camera options"))
        self.picture.setAccessibleName(translate("Camera", "What the camera sees"))
        self.lamp.set_words(
            translate("Camera", "Lamp"),
            translate("Camera", "The window is the lamp.") + f" {LAMP_KEY}: "
            f"{translate('Camera', 'put it out')}",
        )
        self.lamp_button.setText(f"{translate('Camera', 'Lamp')}  ({LAMP_KEY})")
        self._say_stand()

    # When the camera is open

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._see(self, True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.lamp.light(False)
        self._see(self, False)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._kit.choice.on is self.isHidden():
            # It was switched on or off on another page.
            self.setVisible(self._kit.choice.on)
            self.retranslate()
            self.turned.emit(self._kit.choice.on)
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._see(self._stage, event.type() == QEvent.Type.Show)
        return False

    def _see(self, part: QWidget, seen: bool) -> None:
        """The stage or the panel came into view or went out of it; a window made small hides them
        by the event alone.
        """
        (self._seen.add if seen else self._seen.discard)(part)
        self._follow()

    def _follow(self) -> None:
        """Opens or closes the camera as is due; at rest while the panel alone is hidden."""
        if not (self._stage in self._seen and self._kit.choice.on):
            self._end()
            return
        if self._job is None and self._opening is None:
            self._begin()
        if self._job is not None:
            self._job.rest(self not in self._seen)

    def _begin(self) -> None:
        self._stands = None
        self._say_stand()
        camera = self._kit.camera
        self._opening = Token()
        self._opening = self._tools.runner.submit(
            self, lambda _: camera.load(), self._loaded, lane=Lane.NET
        )

    def _loaded(self, refusal: Refusal | None) -> None:
        if refusal is not None:
            self._take_stand(refusal)
            return
        self._opening = self._tools.runner.submit(self, lambda _: self._trust(), self._open)

    def _open(self, trust: Trusting) -> None:
        since = QElapsedTimer()
        since.start()
        frames = partial(FrameReader, self._kit.decoder(), LiveReader(trust), since.elapsed)
        job = CameraJob(self._kit.camera, self._kit.bridge, frames, self)
        job.pictured.connect(self._take_picture)
        job.looked.connect(self._take)
        job.stood.connect(self._take_stand)
        self._job = job
        job.rest(self not in self._seen)
        job.open(self._kit.choice.device)

    def _end(self) -> None:
        opening, self._opening = self._opening, None
        if opening is not None:
            opening.cancel()
        job, self._job = self._job, None
        if job is not None:
            job.close()
            job.deleteLater()
        self.lamp.light(False)
        self.picture.say("")
        self.lamp.picture.say("")

    # What the camera tells

    def _take_picture(self, pixels: Grey) -> None:
        shown = self.lamp.picture if self.lamp.lit else self.picture
        shown.mirrored = self._kit.choice.mirrored
        if self.isVisible():
            shown.show_picture(pixels)

    def _take(self, looked: Looked) -> None:
        result, reading = looked.result, reading_of(looked.result)
        corners = (result.corners,) if isinstance(result, Scan) else result.corners
        drawn = Drawn(reading.mark, corners, looked.width, looked.height) if corners else None
        self.picture.draw(drawn)
        self.lamp.picture.draw(drawn)
        if isinstance(result, Scan):
            words = read_words(self._subject)
            self.hint.put(reading, words)
            self.lamp.say(words)
            if self._kit.choice.sound:
                self._kit.chime()
            self.scanned.emit(result.text)
            return
        self.hint.say(reading, self._words_of(result.hint))
        self.lamp.say(self.hint.sentence.text())

    def _words_of(self, hint: Hint | None) -> str:
        return hint_words(self._subject, hint, self.lamp.lit, self._tools.speech)

    def _take_stand(self, stands: Device | Refusal) -> None:
        self._stands = stands
        self._say_stand()

    def _say_stand(self) -> None:
        """The picture, or why there is none."""
        stands = self._stands
        wrong = isinstance(stands, Refusal)
        self.trouble.say(
            Tone.CARE, self._tools.speech.outcome(stands) if isinstance(stands, Refusal) else ""
        )
        for each in (self.picture, self.hint, self.lamp_button):
            each.setVisible(not wrong)
        if wrong:
            self.lamp.light(False)
            self.picture.say("")
        else:
            if stands is None:
                self.picture.say(translate("Camera", "The camera is starting …"))
            self.hint.put(CALM, self._words_of(None))

    # What a person does

    def _choose(self, choice: CameraChoice) -> None:
        before, self._kit.choice = self._kit.choice, choice
        self._tools.runner.submit(self, lambda _: self._kit.keep(choice), self._kept)
        if choice.device != before.device and self._job is not None:
            self._job.choose(choice.device)
        if choice.on != before.on:
            self.setVisible(choice.on)
            self._follow()
            self.turned.emit(choice.on)
            self.retranslate()

    def _kept(self, refusal: Refusal | None) -> None:
        if refusal is not None:
            self.trouble.say(Tone.CARE, self._tools.speech.outcome(refusal))

    def _show_options(self) -> None:
        devices = self._kit.camera.devices() if self._job is not None else ()
        self.menu.show_choice(self._kit.choice, devices)

    def _toggle_lamp(self) -> None:
        self.light(not self.lamp.lit)

    def _lay_out(self) -> None:
        theme = self._tools.look.theme
        column, acts = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(Space.TIGHT))
        acts.setSpacing(theme.space(Space.TIGHT))
        acts.addWidget(self.lamp_button)
        acts.addWidget(self.options)
        acts.addStretch(1)
        for each in (self.picture, self.trouble, self.hint):
            column.addWidget(each)
        column.addLayout(acts)

    def _join(self) -> None:
        self.options.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._show_options)
        self.menu.chosen.connect(self._choose)
        self.switch.clicked.connect(self.toggle)
        self.lamp_button.clicked.connect(self._toggle_lamp)
        self.lamp.out.connect(partial(self.light, False))
        if self._stage is not self:
            self._stage.installEventFilter(self)
        for keys, act in ((SWITCH_KEY, self.toggle), (LAMP_KEY, self._toggle_lamp)):
            shortcut = QShortcut(QKeySequence(keys), self._stage)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)
