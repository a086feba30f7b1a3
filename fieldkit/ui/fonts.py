"""Fonts that a built application brings along, for systems without one that has Cyrillic."""

from PySide6.QtGui import QFontDatabase

from fieldkit.resources import resource


def bring_fonts() -> None:
    """Makes them known to the application, which must exist; a checkout brings none."""
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
