"""A picture as an answer: chosen from a file, made small, and kept inside the answer."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Lane
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.small_picture import picture_answer, picture_bytes
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.answer_field import AnswerField, Options
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.text import button, label
from fieldkit.ui.words import translate

FILES = "*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff *.gif"
KEEP = Qt.AspectRatioMode.KeepAspectRatio
SMOOTH = Qt.TransformationMode.SmoothTransformation
WIDE, TALL = 320, 200
"""Pixels at 100 % of the picture as shown."""


class PictureAnswer(AnswerField):
    """Answers with the picture itself, made small (`ui.small_picture`). Work goes through the
    runner; a picture that came too late, after another was chosen, is dropped.
    """

    def __init__(self, tools: Tools, longest: int | None = None) -> None:
        super().__init__()
        self._tools, self._longest, self._value = tools, longest, ""
        self._problem = ""
        self.state, self.shown = label("caption"), QLabel()
        self.open, self.remove = button(), button("quiet")
        self.open.clicked.connect(self.choose)
        self.remove.clicked.connect(self._take_back)
        acts = Flow(gap=tools.look.theme.space(Space.TIGHT))
        acts.addWidget(self.open)
        acts.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tools.look.theme.space(Space.HAIR))
        for each in (self.shown, self.state):
            column.addWidget(each)
        column.addLayout(acts)

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
        self.shown.setVisible(not picture.isNull())
        self.shown.setAccessibleName(translate("Question", "Picture: %1").replace("%1", name))
        named = translate("Question", "The picture %1 is kept elsewhere.").replace("%1", value)
        small = translate("Question", "Kept small, inside the answer; where it was taken is not.")
        self.state.setText("" if not value else small if kept else named)
        self.state.setVisible(bool(value))
        self.open.setText(
            translate("Question", "Another picture …")
            if value
            else translate("Question", "Add a picture …")
        )
        self.open.setAccessibleName(f"{self.open.text()} {name}")
        self.remove.setText(translate("Question", "Take it out"))
        self.remove.setAccessibleName(f"{self.remove.text()}: {name}")
        self.remove.setVisible(bool(value))
        for each in (self.open, self.remove):
            each.setEnabled(not readonly)

    @override
    def focus_target(self) -> QWidget:
        return self.open

    @override
    def unreadable(self) -> str:
        return self._problem

    @override
    def refuse(self) -> None:
        self._problem = translate(
            "Question",
            "One form has room for two pictures. Take another one out first, or leave this out.",
        )

    def choose(self) -> None:
        """Asks for a file; nothing waits for the answer."""
        dialog = QFileDialog(self, translate("Question", "Choose a picture"))
        dialog.setNameFilter(f"{translate('Question', 'Pictures')} ({FILES})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def take_file(self, file: str) -> None:
        """Makes the picture in a file the answer."""
        self.state.setText(translate("Question", "Reading the picture …"))
        self.state.show()
        path, longest = Path(file), self._longest
        self._tools.runner.submit(
            self, lambda _: picture_answer(path, longest), self._take_picture, lane=Lane.NET
        )

    def _take_picture(self, found: str | Refusal) -> None:
        self.state.setVisible(bool(self._value))
        if isinstance(found, Refusal):
            self._problem = self._tools.speech.outcome(found)
        else:
            self._problem = ""
            self.answered.emit(found)
        self.left.emit()

    def _take_back(self) -> None:
        self._problem = ""
        self.answered.emit("")
        self.left.emit()
        self.open.setFocus()
