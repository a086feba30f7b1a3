"""Whose turn it is at the table, and which of their rounds comes next. Pure: no widget."""

from dataclasses import dataclass, field

from fieldkit.rules.verdict import Give
from fieldkit.ui.pages.distribute_reading import RoundVerdict, Table


@dataclass
class Turn:
    """`number` rises with each family, so that an answer for one that has left is known as such.

    `shown` is the id of the round that is shown, `done` are those that were handed out.
    """

    number: int = 0
    shown: bytes = b""
    done: set[bytes] = field(default_factory=set)

    def begin(self) -> None:
        """The next family's."""
        self.number += 1
        self.shown = b""
        self.done.clear()

    def hand_over(self, record: bytes) -> None:
        """A round (id) is done; another one comes next."""
        self.done.add(record)
        self.shown = b""

    def next_round(self, table: Table) -> RoundVerdict | None:
        """The round that is shown, unless it is done; else the next that gives; the first of all
        if nothing was handed out; None once all is, and where there is no round.
        """
        left = [each for each in table.all_rounds if each.id not in self.done]
        shown = [each for each in left if each.id == self.shown]
        gives = [each for each in left if isinstance(each.verdict, Give)]
        if self.done and not gives:
            return None
        return next(iter(shown or gives or left), None)
