"""A picture as an answer: taken by the camera or chosen from a file, made small, kept inside it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.jobs.camera import Colour
from fieldkit.ui.camera_kit import CameraKit
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.small_picture import picture_answer, picture_bytes, picture_taken
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.answer_camera import CameraAnswer
from fieldkit.ui.widgets.answer_field import Made, Making, Options, is_enter
from fieldkit.ui.widgets.camera_lens import CameraLens
from fieldkit.ui.widgets.camera_panel import SWITCH_KEY
from fieldkit.ui.widgets.file_question import ask_open
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

FILES = "*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif"
KEEP = Qt.AspectRatioMode.KeepAspectRatio
SMOOTH = Qt.TransformationMode.SmoothTransformation
WIDE, TALL = 320, 200
"""Pixels at 100 % of the picture as shown."""


class PictureAnswer(CameraAnswer):
    """Answers with the picture itself, made small (`ui.small_picture`) beside the window. Enter
    goes on, as at every question; Space takes or chooses a picture.
    """

    def __init__(
        self, tools: Tools, longest: int | None = None, kit: CameraKit | None = None
    ) -> None:
        super().__init__()
        self._kit = kit
        self.lens: CameraLens | None = None
        self._tools, self._longest, self._value = tools, longest, ""
        self._problem = ""
        self.state, self.shown = label("caption"), QLabel()
        self.camera, self.open, self.remove = button(), button(), button("quiet")
        self.camera.clicked.connect(self.open_camera)
        for way in (self.camera, self.open):
            way.installEventFilter(self)
        self.open.clicked.connect(self.choose)
        self.remove.clicked.connect(self._take_back)
        self.acts = QWidget()
        acts = Flow(self.acts, tools.look.theme.space(Space.TIGHT))
        acts.setContentsMargins(0, 0, 0, 0)
        for act in (self.camera, self.open, self.remove):
            acts.addWidget(act)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tools.look.theme.space(Space.HAIR))
        for each in (self.shown, self.state):
            column.addWidget(each)
        column.addWidget(self.acts)
        if kit is None:
            self.camera.hide()
            return
        key = QShortcut(QKeySequence(SWITCH_KEY), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.open_camera)

    @override
    def show_answer(self, value: str, options: Options, name: str, readonly: bool) -> None:
        if value != self._value:
            self._value, self._problem = value, ""
        picture = QPixmap()
        if kept := picture_bytes(value):
            theme = self._tools.look.theme
            picture.loadFromData(kept)
            wide, tall = theme.sized(WIDE), theme.sized(TALL)
            if picture.width() > wide or picture.height() > tall:
                picture = picture.scaled(wide, tall, KEEP, SMOOTH)
        self.shown.setPixmap(picture)
        self.shown.setVisible(not picture.isNull() and self.lens is None)
        self.shown.setAccessibleName(translate("Question", "Picture: %1").replace("%1", name))
        named = translate("Question", "The picture %1 is kept elsewhere.").replace("%1", value)
        small = translate("Question", "Kept small, inside the answer; where it was taken is not.")
        self.state.setText("" if not value else small if kept else named)
        self.state.setVisible(bool(value) and self.lens is None)
        self._name_acts(value, name)
        if self.lens is not None:
            self.lens.retranslate()
        for act in (self.camera, self.open, self.remove):
            act.setEnabled(not readonly)

    def _name_acts(self, value: str, name: str) -> None:
        words = (
            translate("Question", "Take another picture")
            if value
            else translate("Question", "Take a picture")
        )
        self.camera.setText(f"{words}  ({SWITCH_KEY})")
        self.camera.setAccessibleName(f"{words} {name}")
        self.open.setText(
            translate("Question", "Another picture from a file …")
            if value
            else translate("Question", "A picture from a file …")
        )
        self.open.setAccessibleName(f"{self.open.text()} {name}")
        self.remove.setText(translate("Question", "Take it out"))
        self.remove.setAccessibleName(f"{self.remove.text()}: {name}")
        self.remove.setVisible(bool(value))

    @override
    def focus_target(self) -> QWidget:
        return self.open if self._kit is None else self.camera

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.focus_target() and is_enter(event):
            self.onward.emit()
            return True
        return super().eventFilter(watched, event)

    @override
    def sees(self) -> bool:
        return self.lens is not None

    @override
    def shut(self) -> None:
        lens, self.lens = self.lens, None
        if lens is None:
            return
        lens.release()
        lens.hide()
        lens.deleteLater()
        self.acts.show()
        self.state.setVisible(bool(self._value))
        self.shown.setVisible(not self.shown.pixmap().isNull())

    def open_camera(self) -> None:
        """Shows what the camera sees, in the place of the picture that there is."""
        if self._kit is None or self.lens is not None or not self.camera.isEnabled():
            return
        self.lens = lens = CameraLens(self._tools, self._kit)
        lens.kept.connect(self._take_pixels)
        lens.closed.connect(self._close)
        self._column.insertWidget(0, lens)
        lens.show()
        # Before what has it goes: the focus would be given to another question.
        lens.focus_act()
        for each in (self.shown, self.state, self.acts):
            each.hide()
        self.grown.emit()

    @override
    def unreadable(self) -> str:
        return self._problem

    @override
    def refuse(self) -> None:
        self._problem = no_room()

    def choose(self) -> None:
        """Asks for a file; nothing waits for the answer."""
        title = translate("Question", "Choose a picture")
        kinds = f"{translate('Question', 'Pictures')} ({FILES})"
        ask_open(self, title, self.take_file, kinds)

    def take_file(self, file: str) -> None:
        """Makes the picture in a file the answer."""
        path, longest = Path(file), self._longest
        self._make(lambda: picture_answer(path, longest))

    @override
    def take_made(self, made: Made) -> None:
        self._problem = made.problem
        if made.value:
            self.answered.emit(made.value)
        self.left.emit()

    def _close(self) -> None:
        self.shut()
        self.camera.setFocus()

    def _take_pixels(self, pixels: Colour) -> None:
        self._close()
        longest = self._longest
        self._make(lambda: picture_taken(pixels, longest))

    def _make(self, work: Callable[[], str | Refusal]) -> None:
        self.state.setText(being_read())
        self.state.show()
        outcome = self._tools.speech.outcome

        def told(found: str | Refusal) -> Made:
            return Made(problem=outcome(found)) if isinstance(found, Refusal) else Made(found)

        self.making.emit(Making(work, told))

    def _take_back(self) -> None:
        self._problem = ""
        self.answered.emit("")
        self.left.emit()
        self.open.setFocus()


def no_room() -> str:
    """Why one more picture is not kept, and what to do."""
    return translate(
        "Question",
        "One form has room for two pictures. Take another one out first, or leave this out.",
    )


def being_read() -> str:
    """Said while a picture is not yet an answer."""
    return translate("Question", "Reading the picture …")
