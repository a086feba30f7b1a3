"""The look in force: a theme put on the application, and told to those who draw themselves."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from fieldkit.ui.fonts import bring_fonts
from fieldkit.ui.stylesheet import stylesheet
from fieldkit.ui.theme import Mode, Theme, Type

FAMILIES = ("Segoe UI", "Noto Sans", "Ubuntu", "DejaVu Sans", "sans-serif")
"""Fonts of the systems that FieldKit runs on, each with Cyrillic; the last two are its fallback."""


class Look(QObject):
    """One for the application. GUI thread only; `changed` follows every new theme."""

    changed = Signal()

    def __init__(self, application: QApplication, mode: Mode, scale: int = 100) -> None:
        super().__init__()
        self._application = application
        if not application.styleSheet():
            application.setStyle("Fusion")
            bring_fonts()
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        self._theme = Theme(mode, scale, hints.colorScheme() is Qt.ColorScheme.Dark)
        self._put_on()

    @property
    def theme(self) -> Theme:
        return self._theme

    def choose(self, mode: Mode | None = None, scale: int | None = None) -> None:
        """Another mode, another size of text (per cent), or both; in force at once."""
        self._wear(replace(self._theme, mode=mode or self._theme.mode, scale=scale or self.scale))

    @property
    def scale(self) -> int:
        return self._theme.scale

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        self._wear(replace(self._theme, system_dark=scheme is Qt.ColorScheme.Dark))

    def _wear(self, theme: Theme) -> None:
        if theme != self._theme:
            self._theme = theme
            self._put_on()
            self.changed.emit()

    def _put_on(self) -> None:
        sheet = stylesheet(self._theme)
        if sheet != self._application.styleSheet():
            # Each has every widget look again, so nothing is done in vain. Over an old sheet Qt
            # goes through all of them four times as long as from none to a new one.
            self._application.setStyleSheet("")
            self._application.setPalette(_qt_palette(self._theme))
            self._application.setFont(_qt_font(self._theme))
            self._application.setStyleSheet(sheet)


def _qt_font(theme: Theme) -> QFont:
    """The type of all that the stylesheet says nothing else of: a rule for every widget would take
    a tenth of the time that a page takes to be made.
    """
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(theme.type(Type.BODY))
    return font


def _qt_palette(theme: Theme) -> QPalette:
    """What Qt draws without the stylesheet: words, cursors, selections, placeholders, pop-ups."""
    colours, palette = theme.palette, QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.canvas,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.canvas,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette
