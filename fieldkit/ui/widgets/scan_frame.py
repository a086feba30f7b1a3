"""Views with the camera beside them, or above them where there is no room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.camera_panel import CameraPanel

NARROWEST = 760
"""Pixels at 100 % that the views and the camera need side by side."""
SHARES = (5, 3)


class ScanFrame(QWidget):
    """`views` takes what stands beside the camera. GUI thread only."""

    def __init__(self, look: Look, lens: CameraPanel | None) -> None:
        super().__init__()
        self._look, self._lens, self._wanted = look, lens, True
        self.views, self._side = QVBoxLayout(), QWidget()
        main, side = QWidget(), QVBoxLayout(self._side)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.views.setContentsMargins(0, 0, 0, 0)
        main.setLayout(self.views)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(look.theme.space(Space.NEAR))
        self._row.addWidget(main, SHARES[0])
        self._row.addWidget(self._side, SHARES[1], Qt.AlignmentFlag.AlignTop)
        if lens is not None:
            side.addWidget(lens)
            side.addWidget(lens.switch, alignment=Qt.AlignmentFlag.AlignLeft)
        look.changed.connect(self.arrange)
        self.arrange()

    def show_camera(self, wanted: bool) -> None:
        """Whether a card may be shown on the view that is seen; else the camera rests unseen."""
        self._wanted = wanted
        self.arrange()

    def arrange(self) -> None:
        """Makes room for the camera, or takes it away with it."""
        theme, lens = self._look.theme, self._lens
        self._side.setVisible(self._wanted and lens is not None and not lens.isHidden())
        narrow = self.width() < theme.sized(NARROWEST)
        way = QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setSpacing(theme.space(Space.APART if narrow else Space.SECTION))
        self.views.setSpacing(theme.space(Space.NEAR))
        if way is not self._row.direction():
            self._row.setDirection(way)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
