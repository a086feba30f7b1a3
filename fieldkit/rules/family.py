"""A household as the rules see it: with its members, and with what was handed out to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldkit.records.household import Household
from fieldkit.records.person import Person
from fieldkit.records.receipt import Receipt
from fieldkit.records.void import Void


@dataclass(frozen=True)
class Family:
    """A household, its members, and the ids of households that were joined into it.

    `open_fields`: strict fields of the household, its members or its card that have several live
    values, as `kind.field`: nobody may be decided about before these are settled.
    """

    household: Household
    members: Sequence[Person]
    joined: frozenset[bytes] = frozenset()
    open_fields: tuple[str, ...] = ()

    def living_members(self) -> list[Person]:
        """Members that are not deleted and belong to this household."""
        return [
            each
            for each in self.members
            if not each.deleted and each.household == self.household.id
        ]

    def owns(self, household: bytes) -> bool:
        """Whether what that household took counts as taken by this one."""
        return household == self.household.id or household in self.joined


@dataclass(frozen=True)
class Handed:
    """A receipt with the stamps of its entry, and the void that cancels it, if any.

    `at_ms`: merge time, milliseconds since 1970; `by`: the id of the user who handed out.
    """

    receipt: Receipt
    at_ms: int
    by: bytes
    void: Void | None = None

    @property
    def stands(self) -> bool:
        """Whether it counts as taken: no void cancels it."""
        return self.void is None

    @property
    def goods_left(self) -> bool:
        """Whether its goods are out of the store: not voided, or voided and never brought back."""
        return self.void is None or not self.void.goods_returned
