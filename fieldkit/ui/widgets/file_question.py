"""Asking for a file: one to open, or where to save one. The window goes on meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_open(parent: QWidget, title: str, take: Callable[[str], None], kinds: str = "") -> None:
    """Hands over the path of the file that is chosen; nothing where none is.

    `kinds` are those on offer, as Qt writes them: "Pictures (*.png *.jpg)"; empty for any.
    """
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _ask(dialog, take, kinds)


def ask_save(
    parent: QWidget,
    title: str,
    take: Callable[[str], None],
    name: str = "",
    kinds: str = "",
    suffix: str = "",
) -> None:
    """Hands over the path to save to. `name` is proposed; one without an ending gets `suffix`."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    _ask(dialog, take, kinds)


def _ask(dialog: QFileDialog, take: Callable[[str], None], kinds: str) -> None:
    if kinds:
        dialog.setNameFilter(kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(take)
    dialog.open()
