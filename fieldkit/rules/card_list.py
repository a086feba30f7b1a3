"""The list of cancelled cards ages from the day on which headquarters issued the directory."""

from dataclasses import dataclass
from datetime import date

DAYS = 7
"""How old the list may be where a programme sets no limit of its own."""


@dataclass(frozen=True)
class ListAge:
    """The list's age in days, and the oldest that a programme takes without care."""

    days: int
    limit: int = DAYS

    @property
    def stale(self) -> bool:
        return self.days > self.limit


def list_age(issued: date, today: date, limit: int | None = None) -> ListAge:
    """The age on a day; nought where this computer's clock is behind headquarters'."""
    return ListAge(max(0, (today - issued).days), DAYS if limit is None else limit)
