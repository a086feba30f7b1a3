"""What can be told about a hidden passphrase while it is typed: Caps Lock, and which letters.

Qt can't ask a system for Caps Lock or, on all systems, for the layout; the letters themselves tell.
"""

from enum import StrEnum


class Letters(StrEnum):
    """The alphabets of what was typed so far."""

    NONE = "none"
    LATIN = "latin"
    CYRILLIC = "cyrillic"
    MIXED = "mixed"


def letters_of(text: str) -> Letters:
    """Which letters a text is made of."""
    latin = any(sign.isascii() and sign.isalpha() for sign in text)
    cyrillic = any("\u0400" <= sign <= "\u04ff" for sign in text)
    if latin and cyrillic:
        return Letters.MIXED
    if latin:
        return Letters.LATIN
    return Letters.CYRILLIC if cyrillic else Letters.NONE


def caps_lock(typed: str, shift: bool) -> bool | None:
    """Whether Caps Lock is on, by one key press; None where the sign is no letter."""
    if len(typed) != 1 or typed.upper() == typed.lower():
        return None
    return typed.isupper() != shift
