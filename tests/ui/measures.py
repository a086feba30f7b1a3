"""What is measured on every page in every state: words cut, names, contrast, the way of Tab."""

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QSlider,
    QWidget,
)

from fieldkit.ui.widgets.option_box import OptionBox

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
)
READABLE, LARGE = 4.5, 3.0
"""Least contrast of a text, and of a large one (24 pixels, or 18.66 in bold): WCAG 2.2, 1.4.3."""


Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
Steps = np.ndarray[tuple[int, ...], np.dtype[np.int16]]
SHADES = np.arange(256) / 255
LINEAR = np.where(SHADES <= 0.04045, SHADES / 12.92, ((SHADES + 0.055) / 1.055) ** 2.4)
RED, GREEN, BLUE = ((1000 * share * LINEAR).astype(np.int16) for share in (0.2126, 0.7152, 0.0722))


def settle() -> None:
    """Lets layouts do what they put off: a text that wraps asks its column once more."""
    for _ in range(3):
        QApplication.processEvents()


def rest(window: QWidget) -> None:
    """Settles till nothing in view moves any more. Nobody looks on, so nothing is painted."""
    before: list[QRect] = []
    window.setUpdatesEnabled(False)
    for _ in range(10):
        settle()
        now = [each.geometry() for each in window.findChildren(QWidget) if each.isVisible()]
        if now == before:
            break
        before = now
    window.setUpdatesEnabled(True)


# Words


def cut(widget: QWidget) -> bool:
    """Whether a widget is smaller than its words, or stands out of the widget that it is in."""
    if isinstance(widget, QLabel) and not widget.text():
        return False
    if beyond(widget):
        return True
    if isinstance(widget, OptionBox):
        return cut_option(widget)
    if isinstance(widget, QLabel) and widget.wordWrap():
        margins = widget.contentsMargins()
        longest = max(
            (widget.fontMetrics().horizontalAdvance(word) for word in widget.text().split()),
            default=0,
        )
        wide = longest > widget.width() - margins.left() - margins.right()
        return wide or widget.heightForWidth(widget.width()) > widget.height()
    wanted = widget.sizeHint()
    if wanted.width() > widget.width() + 1 or wanted.height() > widget.height() + 1:
        return True
    parent = widget.parentWidget()
    return parent is not None and not QRect(0, 0, parent.width(), parent.height()).contains(
        widget.geometry()
    )


def cut_option(box: OptionBox) -> bool:
    """Options wrap their words, which the measure of buttons does not know."""
    longest = max(map(box.fontMetrics().horizontalAdvance, box.text().split()), default=0)
    wide = not box._silent and longest > box.width() - box._left() - box._pad()
    return wide or box.heightForWidth(box.width()) > box.height()


def beyond(widget: QWidget) -> bool:
    """Whether it stands out at the side of what is seen; down a page one can scroll."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is None:
        return False
    left = widget.mapTo(area.viewport(), QPoint(0, 0)).x()
    return left < 0 or left + widget.width() > area.viewport().width()


def dressed(window: QWidget) -> bool:
    """Whether it wears a style sheet: its own, or the application's."""
    application = QApplication.instance()
    return bool(
        window.styleSheet() or (isinstance(application, QApplication) and application.styleSheet())
    )


def worded(window: QWidget) -> list[QLabel | QAbstractButton]:
    """Labels and buttons in view that have words. They must wear what they wear in use."""
    assert dressed(window), "use the fixture `dressed`"
    found: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel)]
    found += window.findChildren(QAbstractButton)
    return [each for each in found if each.isVisible() and each.text()]


def cut_words(window: QWidget) -> list[str]:
    """Labels and buttons in view whose words are cut."""
    return [
        f"{type(each).__name__} {each.text()!r} {each.size().toTuple()} wants "
        f"{each.sizeHint().toTuple()}"
        for each in worded(window)
        if cut(each)
    ]


# Names, and the way of Tab


def controls(root: QWidget) -> list[QWidget]:
    """What a person works, as far as it is in view; not what Qt puts inside a field of its own."""
    found = [each for kind in CONTROLS for each in root.findChildren(kind) if each.isVisible()]
    inner = (QComboBox, QAbstractSpinBox)
    return [each for each in found if not isinstance(each.parentWidget(), inner)]


def nameless(root: QWidget) -> list[str]:
    """Controls in view of which a screen reader has nothing to say."""
    found = []
    for each in controls(root):
        seen = QAccessible.queryAccessibleInterface(each)
        if not seen.text(QAccessible.Text.Name):
            found.append(f"{type(each).__name__} in {type(each.parentWidget()).__name__}")
    return found


def unreached(root: QWidget) -> list[str]:
    """Controls in view that neither Tab nor a key of their own reaches.

    Of choices that exclude each other one is reached by Tab, and the others from it by arrows.
    """
    return [
        f"{type(each).__name__} {each.accessibleName() or getattr(each, 'text', str)()!r}"
        for each in controls(root)
        if each.isEnabled()
        and not each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(each, QRadioButton)
        and not (isinstance(each, OptionBox) and reached_by_arrows(each))
        and each.focusProxy() is None
        and not (isinstance(each, QAbstractButton) and keyed(each))
    ]


def reached_by_arrows(box: OptionBox) -> bool:
    """Whether Tab reaches another option of its question."""
    parent = box.parentWidget()
    beside = parent.findChildren(OptionBox) if parent is not None else []
    return any(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in beside)


def keyed(button: QAbstractButton) -> bool:
    """Whether its words name the key that presses it."""
    return not button.shortcut().isEmpty() or "(" in button.text()


# Contrast


def pixels(image: QImage) -> Pixels:
    """Rows of pixels, each blue, green, red and a byte that says nothing."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(bytes(plain.constBits()), np.uint8).reshape(plain.height(), -1, 4)
    return rows[:, : plain.width()]


def luminance(part: Pixels) -> Steps:
    """Relative luminance of each pixel, WCAG 2.2, glossary, in thousandths."""
    return RED[part[..., 2]] + GREEN[part[..., 1]] + BLUE[part[..., 0]]


def pale_words(window: QWidget) -> list[str]:
    """Labels and buttons wholly in view, and in force, whose words are too near to what is behind.

    Measured on the picture: what is behind is the commonest pixel, the words the farthest from it.
    """
    seen, found = pixels(window.grab().toImage()), []
    for each in worded(window):
        box = each.visibleRegion().boundingRect()
        if box.size() != each.size() or not each.isEnabled():
            continue
        corner = each.mapTo(window, box.topLeft())
        part = seen[corner.y() :, corner.x() :][: box.height(), : box.width()]
        ratio = contrast(luminance(part))
        if ratio < (LARGE if large(each) else READABLE):
            found.append(f"{type(each).__name__} {each.text()!r}: {ratio:.2f}")
    return found


def contrast(part: Steps) -> float:
    """Of the commonest step, to whichever is farther from it, the darkest or the lightest."""
    counts = np.bincount(part.ravel())
    (found,) = counts.nonzero()
    dark, behind, light = (
        int(each) / 1000 + 0.05 for each in (found[0], counts.argmax(), found[-1])
    )
    return max(behind / dark, light / behind)


def large(widget: QWidget) -> bool:
    font = widget.font()
    return font.pixelSize() >= 24 or (font.bold() and font.pixelSize() >= 19)
