"""How far a job is: a bar, a figure, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from fieldkit.jobs.job import Figure
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.text import button, label

MOST = 1 << 30


class ProgressRow(QWidget):
    """Hidden until `begin`. Emits `stopped` when its button is pressed; whoever began the job
    cancels it and calls `end`.
    """

    stopped = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar, self.figure, self.stop = QProgressBar(), label("body"), button()
        self.bar.setTextVisible(False)
        left = QVBoxLayout()
        left.setSpacing(look.theme.space(Space.TIGHT))
        left.addWidget(self.figure)
        left.addWidget(self.bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.theme.space(Space.APART))
        layout.addLayout(left, 1)
        layout.addWidget(self.stop)
        self.stop.clicked.connect(self.stopped)
        self.hide()

    def begin(self, words: str, stop: str) -> None:
        """Shows the row, with no figure yet."""
        self.stop.setText(stop)
        self.tell(Figure(0), words)
        self.show()

    def tell(self, figure: Figure, words: str) -> None:
        """`words` say the figure; without a total the bar only moves."""
        self.figure.setText(words)
        self.bar.setAccessibleName(words)
        total = min(figure.total or 0, MOST)
        self.bar.setRange(0, total)
        self.bar.setValue(min(figure.done, total))

    def end(self) -> None:
        self.hide()
