"""A large figure, what it counts, and what that means."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.ui.icons import Icon
from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.icon_label import IconLabel
from fieldkit.ui.widgets.text import label


class StateLine(QWidget):
    """One of the three states of sync, or any other figure that deserves the room."""

    def __init__(self, look: Look, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure, self.name, self.meaning = label("figure", wrap=False), label("strong"), label()
        self.meaning.setProperty("kind", "muted")
        top = QHBoxLayout()
        top.setSpacing(look.theme.space(Space.TIGHT))
        top.addWidget(IconLabel(look, icon, lambda theme: theme.palette.muted, 28))
        top.addWidget(self.figure)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.theme.space(Space.HAIR))
        layout.addLayout(top)
        layout.addWidget(self.name)
        layout.addWidget(self.meaning)

    def show_state(self, figure: str, name: str, meaning: str) -> None:
        self.figure.setText(figure)
        self.name.setText(name)
        self.meaning.setText(meaning)
        self.setAccessibleName(f"{name}: {figure}. {meaning}")
