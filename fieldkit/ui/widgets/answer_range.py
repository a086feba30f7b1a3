"""A number within bounds: a slider, and a field in which it may be typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QBoxLayout, QSlider, QWidget
from typing_extensions import override

from fieldkit.ui.look import Look
from fieldkit.ui.theme import RADIUS, Space, Theme
from fieldkit.ui.widgets.answer_field import AnswerField, Options, is_enter
from fieldkit.ui.widgets.answer_text import TextAnswer
from fieldkit.ui.widgets.text import label, set_property
from fieldkit.ui.widgets.typed_values import Typing
from fieldkit.ui.words import translate

LONG = 180
"""Pixels at 100 % of a slider that stands upright."""
HANDLE, GROOVE = 18, 6
"""Pixels at 100 %."""
ROOM = 18
"""Pixels around the handle, for its edge and the ring of the focus."""
MOST_STEPS = 100_000


@dataclass(frozen=True)
class Bounds:
    """From `start` to `end`, which may be the smaller, in steps."""

    start: Decimal
    end: Decimal
    step: Decimal

    @property
    def steps(self) -> int:
        """How many steps lie between the ends."""
        return min(int(abs(self.end - self.start) / self.step), MOST_STEPS)

    def value(self, at: int) -> str:
        """The value after that many steps from the start."""
        way = self.step if self.end >= self.start else -self.step
        return str((self.start + way * at).normalize() + 0).replace("E+", "e")

    def place(self, value: str) -> int:
        """How many steps from the start a value lies."""
        way = self.step if self.end >= self.start else -self.step
        return round((_decimal(value, self.start) - self.start) / way)

    def values(self) -> list[str]:
        """All values, from the start on."""
        return [_plain(self.value(at)) for at in range(self.steps + 1)]


def bounds_of(options: Mapping[str, str]) -> Bounds:
    """The bounds that a range's parameters name (XLSForm: start 1, end 10, step 1 if not said)."""
    start, end = _decimal(options.get("start", ""), Decimal(1)), options.get("end", "")
    step = abs(_decimal(options.get("step", ""), Decimal(1))) or Decimal(1)
    return Bounds(start, _decimal(end, Decimal(10)), step)


class Slider(QSlider):
    """A slider that the mouse wheel does not change: it scrolls the page instead. Its handle is
    hollow until there is an answer. Drawn with the look in force.
    """

    def __init__(self, look: Look, way: Qt.Orientation) -> None:
        super().__init__(way)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("answered", "false")
        look.changed.connect(self._wear)
        self._wear()

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    def _wear(self) -> None:
        theme = self._look.theme
        self.setStyleSheet(_sheet(theme))
        across = theme.sized(HANDLE) + ROOM
        self.setMinimumSize(across, across)


class RangeAnswer(AnswerField):
    """Answers when the slider moves and at each keystroke. While nothing is answered, the field is
    empty and says so; a click on the slider, or Space on it, answers with where it stands, and
    digits go into the field.
    """

    def __init__(self, look: Look, bounds: Bounds, upright: bool) -> None:
        super().__init__()
        self._bounds, self._value = bounds, ""
        way = Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal
        self.slider = Slider(look, way)
        self.slider.setRange(0, bounds.steps)
        if upright:
            self.slider.setFixedHeight(look.theme.sized(LONG))
        self.field = TextAnswer(look, Typing.DECIMAL)
        self.field.field.setMaximumWidth(look.theme.sized(110))
        self._ends = [label("caption", wrap=False), label("caption", wrap=False)]
        turn = QBoxLayout.Direction.BottomToTop if upright else QBoxLayout.Direction.LeftToRight
        scale = QBoxLayout(turn)
        scale.addWidget(self._ends[0])
        scale.addWidget(self.slider, 0 if upright else 1)
        scale.addWidget(self._ends[1])
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.theme.space(Space.APART))
        row.addLayout(scale, 0 if upright else 1)
        row.addWidget(self.field)
        if upright:
            row.addStretch(1)
        self.slider.installEventFilter(self)
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderReleased.connect(lambda: self._moved(self.slider.value()))
        self.field.answered.connect(self.answered)
        self.field.left.connect(self.left)
        self.field.onward.connect(self.onward)

    @override
    def show_answer(self, value: str, options: Options, name: str, readonly: bool) -> None:
        self._value = value
        self.field.show_answer(value, (), name, readonly)
        self.field.field.setPlaceholderText("–")
        self.slider.setAccessibleName(name)
        said = _local(value) if value else translate("Question", "not answered")
        self.slider.setAccessibleDescription(said)
        self.slider.setEnabled(not readonly)
        set_property(self.slider, "answered", "true" if value else "false")
        self.slider.blockSignals(True)
        self.slider.setValue(self._bounds.place(value) if value else 0)
        self.slider.blockSignals(False)
        ends = (self._bounds.value(0), self._bounds.value(self._bounds.steps))
        for made, end in zip(self._ends, ends, strict=True):
            made.setText(_local(end))

    @override
    def focus_target(self) -> QWidget:
        return self.slider

    @override
    def unreadable(self) -> str:
        if not self.field.unreadable():
            return ""
        words = translate("Question", "Write a number from %1 to %2.")
        ends = (self._bounds.start, self._bounds.end)
        low, high = _local(_plain(str(min(ends)))), _local(_plain(str(max(ends))))
        return words.replace("%1", low).replace("%2", high)

    @override
    def half(self) -> str:
        return self.field.half()

    @override
    def put_half(self, text: str) -> None:
        self.field.put_half(text)

    @override
    def refuse(self) -> None:
        self.field.refuse()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if is_enter(event):
            self.onward.emit()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space:
            self._moved(self.slider.value())
            return True
        if event.text().isdigit():
            self.field.field.setFocus()
            self.field.take(event.text())
            return True
        return False

    def _moved(self, at: int) -> None:
        self.answered.emit(_plain(self._bounds.value(at)))
        self.left.emit()


def _decimal(text: str, instead: Decimal) -> Decimal:
    try:
        found = Decimal(text.strip())
    except InvalidOperation:
        return instead
    return found if found.is_finite() else instead


def _plain(text: str) -> str:
    return f"{Decimal(text):f}"


def _local(value: str) -> str:
    whole = _plain(str(_decimal(value, Decimal(0)).normalize()))
    return whole.replace(".", QLocale().decimalPoint())


def _sheet(theme: Theme) -> str:
    colours, size, thin = theme.palette, theme.sized(HANDLE), theme.sized(GROOVE)
    out, half = (size - thin) // 2 + 2, size // 2 + 2
    return f"""
QSlider {{ border: 2px solid transparent; border-radius: {RADIUS}px; padding: 2px; }}
QSlider:focus {{ border-color: {colours.focus}; }}
QSlider::groove:horizontal {{ height: {thin}px; background: {colours.edge};
    border-radius: {thin // 2}px; margin: {out}px 0; }}
QSlider::groove:vertical {{ width: {thin}px; background: {colours.edge};
    border-radius: {thin // 2}px; margin: 0 {out}px; }}
QSlider::handle {{ background: {colours.surface}; border: 2px solid {colours.edge};
    border-radius: {half}px; width: {size}px; height: {size}px; }}
QSlider::handle:horizontal {{ margin: -{out}px 0; }}
QSlider::handle:vertical {{ margin: 0 -{out}px; }}
QSlider[answered="true"]::handle {{ background: {colours.accent};
    border-color: {colours.accent}; }}
"""
