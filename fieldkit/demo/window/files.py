"""Where a file is asked for: its name is typed into the dialog."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from fieldkit.demo.window.sitting import Sitting
from fieldkit.errors import FaultError


def choose_file(sitting: Sitting, file: Path) -> None:
    """Waits for the dialog, types the name, and comes back to the window."""
    hands = sitting.hands
    hands.until(lambda: _dialog() is not None, "the dialog")
    dialog = _dialog()
    assert dialog is not None, "it is open"
    field = dialog.findChild(QLineEdit)
    if not isinstance(field, QLineEdit):
        raise FaultError("the dialog has no field for a name")
    hands.until(lambda: QApplication.focusWidget() is field, "the dialog's field")
    hands.fill(str(file))
    hands.keys("Return")
    hands.until(lambda: _dialog() is None, "the end of the dialog")
    hands.front()


def asking_file() -> bool:
    """Whether the dialog for a file is open."""
    return _dialog() is not None


def _dialog() -> QFileDialog | None:
    """The dialog for a file, if one is open."""
    found = (each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    return next((each for each in found if each.isVisible()), None)
