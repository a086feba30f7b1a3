"""The camera for taking a picture: what it sees, taken, looked at, taken again or kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.errors import Refusal
from fieldkit.jobs.camera import CameraReason, Colour, Device
from fieldkit.jobs.camera_job import CameraJob
from fieldkit.jobs.frame_viewer import FrameViewer
from fieldkit.jobs.job import Lane, Token
from fieldkit.ui.camera_kit import CameraKit
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.camera_picture import CameraPicture
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

WIDE, NARROW = 440, 360
"""Pixels of the picture, and of that beside large text: the acts stay in view with it."""


class CameraLens(QWidget):
    """Open from its making to `release`. Emits `kept` with the pixels of the picture (`Colour`,
    at most 1,024 a side), and `closed` when it is wanted no longer.

    The live picture is turned as in a mirror where that is chosen; what is taken never is. While a
    taken picture is looked at, the camera rests. GUI thread only.
    """

    kept = Signal(object)
    closed = Signal()

    def __init__(self, tools: Tools, kit: CameraKit) -> None:
        super().__init__()
        self._tools, self._kit = tools, kit
        self._job: CameraJob | None = None
        self._newest: Colour | None = None
        self._taken: Colour | None = None
        self._stands: Device | Refusal | None = None
        self.picture, self.told = CameraPicture(tools.look), label("caption")
        self.take, self.keep, self.again = button("primary"), button("primary"), button()
        self.other, self.close_button = button("quiet"), button("quiet")
        self._lay_out()
        self.take.clicked.connect(self._take)
        self.keep.clicked.connect(self._keep)
        self.again.clicked.connect(self._again)
        self.other.clicked.connect(self._turn_to_other)
        self.close_button.clicked.connect(self.closed)
        self._opening: Token | None = tools.runner.submit(
            self, lambda _: kit.camera.load(), self._loaded, lane=Lane.NET
        )
        self.retranslate()

    @property
    def job(self) -> CameraJob | None:
        """The camera at work; None while it is closed."""
        return self._job

    def release(self) -> None:
        """Closes the camera for good; no picture is kept."""
        opening, self._opening = self._opening, None
        if opening is not None:
            opening.cancel()
        job, self._job = self._job, None
        if job is not None:
            job.close()
            job.deleteLater()
        self._newest = self._taken = None
        self.picture.say("")

    def retranslate(self) -> None:
        self.take.setText(translate("Lens", "Take the picture"))
        self.keep.setText(translate("Lens", "Keep it"))
        self.again.setText(translate("Lens", "Take it again"))
        self.other.setText(translate("Lens", "Another camera"))
        self.close_button.setText(translate("Lens", "Close the camera"))
        self.picture.setAccessibleName(translate("Lens", "What the camera sees"))
        self._say_stand()

    # What the camera tells

    def _loaded(self, refusal: Refusal | None) -> None:
        self._opening = None
        if refusal is not None:
            self._take_stand(refusal)
            return
        job = CameraJob(self._kit.camera, self._kit.bridge, FrameViewer, self)
        job.pictured.connect(self._show)
        job.stood.connect(self._take_stand)
        self._job = job
        job.open(self._kit.choice.device)

    def _show(self, pixels: Colour) -> None:
        if self._taken is not None:
            return
        first, self._newest = self._newest is None, pixels
        self.picture.mirrored = self._kit.choice.mirrored
        self.picture.show_picture(pixels)
        if first:
            self._say_stand()

    def _take_stand(self, stands: Device | Refusal) -> None:
        self._stands = stands
        if isinstance(stands, Refusal):
            self._newest = None
        self._say_stand()

    def _say_stand(self) -> None:
        """The words and the acts that go with how things stand."""
        stands, looking = self._stands, self._taken is not None
        wrong = isinstance(stands, Refusal) and not looking
        if isinstance(stands, Refusal) and wrong:
            self.told.setText(self._trouble(stands))
        elif looking:
            self.told.setText(translate("Lens", "This is the picture as it will be kept."))
        elif self._newest is None:
            self.picture.say(translate("Lens", "The camera is starting …"))
            self.told.setText("")
        else:
            self.told.setText(translate("Lens", "Space or Enter takes the picture."))
        several = self._job is not None and len(self._kit.camera.devices()) > 1
        focus = QApplication.focusWidget()
        focused = focus is not None and self.isAncestorOf(focus)
        if focused:
            # What hides with the focus on it would give it to another question.
            self.close_button.setFocus()
        self.picture.setVisible(not wrong)
        self.told.setVisible(bool(self.told.text()))
        for each, shown in (
            (self.take, not wrong and not looking),
            (self.keep, looking),
            (self.again, looking),
            (self.other, several and not looking),
        ):
            each.setVisible(shown)
        self.take.setEnabled(self._newest is not None)
        if focused:
            self.focus_act()

    def _trouble(self, stands: Refusal) -> str:
        if stands.code is CameraReason.NONE:
            return translate(
                "Lens",
                "No camera is plugged in. Plug one in: it starts by itself. Or choose a picture "
                "from a file.",
            )
        if stands.code is CameraReason.NO_LIBRARY:
            words = translate(
                "Lens",
                "A part that cameras need is missing on this computer (%1). Choose a picture from "
                "a file; whoever looks after the laptop can install the part.",
            )
            return words.replace("%1", str(stands.params.get("detail", "")))
        return self._tools.speech.outcome(stands)

    # What a person does

    def focus_act(self) -> None:
        """The focus goes to the act that is next."""
        acts = (self.keep, self.take, self.close_button)
        ready = (each for each in acts if not each.isHidden() and each.isEnabled())
        next(ready, self.close_button).setFocus()

    def _take(self) -> None:
        if self._newest is None or self._job is None:
            return
        self._taken = self._newest
        self._job.rest(True)
        self.picture.mirrored = False
        self.picture.show_picture(self._taken)
        self._say_stand()

    def _keep(self) -> None:
        if self._taken is not None:
            self.kept.emit(self._taken)

    def _again(self) -> None:
        self._taken = None
        if self._job is not None:
            self._job.rest(False)
        self._say_stand()

    def _turn_to_other(self) -> None:
        """Goes on with the next camera, round and round."""
        if self._job is None:
            return
        here = self._stands.id if isinstance(self._stands, Device) else ""
        ids = [each.id for each in self._kit.camera.devices()]
        if ids:
            self._newest = None
            self._job.choose(ids[(ids.index(here) + 1) % len(ids)] if here in ids else ids[0])
            self._say_stand()

    def _lay_out(self) -> None:
        theme = self._tools.look.theme
        acts = Flow(gap=theme.space(Space.TIGHT))
        for each in (self.take, self.keep, self.again, self.other, self.close_button):
            acts.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(Space.TIGHT))
        beside = QHBoxLayout()
        self.picture.setMaximumWidth(NARROW if theme.large else WIDE)
        beside.addWidget(self.picture, 1)
        beside.addStretch(0)
        column.addLayout(beside)
        column.addWidget(self.told)
        column.addLayout(acts)
