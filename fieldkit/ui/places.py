"""The places of the window, in the order of the navigation, with their icons and keys."""

from enum import StrEnum

from fieldkit.ui.icons import Icon
from fieldkit.ui.words import translate


class Place(StrEnum):
    """One page each."""

    TODAY = "today"
    HOUSEHOLDS = "households"
    ASSESS = "assess"
    DISTRIBUTE = "distribute"
    STOCK = "stock"
    SYNC = "sync"
    SETTINGS = "settings"
    ABOUT = "about"


ICONS = {place: Icon(str(place)) for place in Place}

KEYS = {place: f"Alt+{number}" for number, place in enumerate(Place, start=1)}
"""Shown in the navigation."""

F_KEYS = {"F1": Place.ABOUT, "F3": Place.HOUSEHOLDS, "F4": Place.DISTRIBUTE, "F9": Place.SYNC}
"""One key for what is done most; shown on the page About."""

LOCK_KEYS = "Ctrl+L"


def name_of(place: Place) -> str:
    """The place's name in the language in force."""
    names = {
        Place.TODAY: translate("Places", "Today"),
        Place.HOUSEHOLDS: translate("Places", "Households"),
        Place.ASSESS: translate("Places", "Assess"),
        Place.DISTRIBUTE: translate("Places", "Distribute"),
        Place.STOCK: translate("Places", "Stock"),
        Place.SYNC: translate("Places", "Sync"),
        Place.SETTINGS: translate("Places", "Settings"),
        Place.ABOUT: translate("Places", "About"),
    }
    return names[place]
