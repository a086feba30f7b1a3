"""Several of a few, ticked in place: no pop-up, so that the keyboard goes straight through."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from fieldkit.ui.look import Look
from fieldkit.ui.theme import Space
from fieldkit.ui.widgets.flow import Flow
from fieldkit.ui.widgets.option_box import OptionBox


class NeedsPicker(QWidget):
    """Check boxes by code that wrap into lines. Emits `changed` at each tick."""

    changed = Signal()

    def __init__(self, look: Look, codes: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = Flow(self, look.theme.space(Space.HAIR))
        self.boxes: dict[str, OptionBox] = {}
        for code in codes:
            box = OptionBox(look, several=True)
            box.toggled.connect(lambda _: self.changed.emit())
            layout.addWidget(box)
            self.boxes[code] = box
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def codes(self) -> list[str]:
        """What is ticked, in the order shown."""
        return [code for code, box in self.boxes.items() if box.isChecked()]

    def tick(self, codes: Iterable[str]) -> None:
        wanted = set(codes)
        for code, box in self.boxes.items():
            box.setChecked(code in wanted)

    def set_words(self, name: str, words: Mapping[str, str]) -> None:
        self.setAccessibleName(name)
        for code, box in self.boxes.items():
            box.setText(words[code])

    @override
    def setFocus(self) -> None:  # type: ignore[override]
        """Goes to the first box."""
        next(iter(self.boxes.values())).setFocus()
