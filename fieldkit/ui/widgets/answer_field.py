"""What every answer of a form has in common."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldkit.ui.keys import ENTER

Options = Sequence[tuple[str, str]]
"""Value and label of each choice, in the order offered."""


@dataclass(frozen=True)
class Made:
    """What came of making an answer: the value as the form keeps it, or what to do instead."""

    value: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Making:
    """An answer that takes a moment to be made. `work` runs in the lane `net`; `told` turns what
    it gives into an answer, on the GUI thread. Neither needs the field, which may be gone by then.
    """

    work: Callable[[], Any]
    told: Callable[[Any], Made]


class AnswerField(QWidget):
    """One way of answering. GUI thread only; shows what it is given and tells what a person does.

    Emits `answered` with the value as the form keeps it, empty to take it back; `left` when the
    answer is given for now; `onward` when the next question is wanted; `halved` when what stands in
    the field changed and is no answer yet; `grown` when it has taken more room, to be scrolled to;
    `making` with a `Making`, whose outcome comes to `take_made` if the field is still there.
    """

    answered = Signal(str)
    left = Signal()
    onward = Signal()
    halved = Signal()
    grown = Signal()
    making = Signal(object)

    def show_answer(self, value: str, options: Options, name: str, readonly: bool) -> None:
        """Shows the answer as it stands; `name` is the question, for whoever listens.

        What is being typed is left alone while it means this value.
        """
        raise NotImplementedError

    def focus_target(self) -> QWidget:
        """Where the focus goes."""
        raise NotImplementedError

    def ready(self) -> bool:
        """Whether there is anything to answer with now."""
        return True

    def unreadable(self) -> str:
        """What to mend in what stands in the field but is no answer; empty if nothing."""
        return ""

    def half(self) -> str:
        """What stands in the field as typed, while it is no answer."""
        return ""

    def put_half(self, text: str) -> None:
        """Puts back what `half` gave."""
        del text

    def release(self) -> None:
        """Closes what the answer holds open, such as a camera."""

    def take_made(self, made: Made) -> None:
        """Takes what came of a `making`."""
        del made

    def refuse(self) -> None:
        """The form did not take what was answered last: it stays in the field, to be mended."""


PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def is_enter(event: QEvent) -> bool:
    """Enter alone: in a form it goes on, whatever has the focus."""
    if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    return event.key() in ENTER and event.modifiers() in PLAIN
