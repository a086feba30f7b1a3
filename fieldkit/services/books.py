"""The stock books as this node holds them: what is where, and whose custody a serial is in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from fieldkit.journal.replica import Replica
from fieldkit.records.item import Item
from fieldkit.records.receipt import Receipt
from fieldkit.records.stock_movement import StockMovement
from fieldkit.records.void import Void
from fieldkit.rules.family import Handed
from fieldkit.rules.stock import Books, Custody, Moved, balances, custody
from fieldkit.services.held import Done, directory, facts
from fieldkit.services.lookups import movements, receipts_naming, units_gone, voids_of


def handed_of(replica: Replica, receipts: Sequence[Done[Receipt]]) -> list[Handed]:
    """Receipts with the voids that cancel them; of several voids the earliest counts."""
    voids = facts(replica, Void, voids_of(replica, [each.value.id for each in receipts]))
    by_fact = {each.value.fact: each.value for each in reversed(voids)}
    return [
        Handed(each.value, each.at_ms, each.by, by_fact.get(each.value.id)) for each in receipts
    ]


@dataclass(frozen=True)
class SiteBooks:
    """The books for work at one site, in one transaction.

    `books` balances the site itself and all waybills; of other sites it knows movements alone.
    `bulk`: many serials will be asked for, so that their receipts are worth reading once.
    """

    replica: Replica
    site: bytes
    bulk: bool = False

    @cached_property
    def moved(self) -> list[Moved]:
        """All stock movements held here, the oldest first.

        Their times, like those of `_naming`, are whole HLC times, which tell apart what was done
        while the laptop's clock stood still.
        """
        found = facts(self.replica, StockMovement, movements(self.replica))
        return [Moved(each.value, each.time) for each in found]

    @cached_property
    def books(self) -> Books:
        books = balances((each.movement for each in self.moved), ())
        for item, units in units_gone(self.replica, self.site).items():
            books.held[self.site, item] -= units
        return books

    @cached_property
    def items(self) -> dict[str, Item]:
        """Items of the directory by code."""
        return {each.code: each for each in directory(self.replica, Item)}

    @property
    def serialised(self) -> frozenset[str]:
        """Codes of items accounted for one by one."""
        return frozenset(code for code, item in self.items.items() if item.serialised)

    def held(self, item: str) -> int:
        """Units of an item at the site."""
        return self.books.held[self.site, item]

    def where(self, item: str, serial: str) -> Custody:
        """Where one serial of an item is."""
        given = self._given_of(item).get(serial, []) if self.bulk else self._naming(serial)
        return custody(item, serial, self.moved, given)

    def _naming(self, text: str) -> list[Handed]:
        found = facts(self.replica, Receipt, receipts_naming(self.replica, text))
        handed = handed_of(self.replica, found)
        pairs = zip(handed, found, strict=True)
        return [replace(each, at_ms=fact.time) for each, fact in pairs]

    def _given_of(self, item: str) -> dict[str, list[Handed]]:
        """Receipts by the serials of an item that they name."""
        if item not in self._given:
            found: dict[str, list[Handed]] = {}
            for handed in self._naming(item):
                for line in handed.receipt.lines:
                    for serial in line.get("serials", ()):
                        found.setdefault(serial, []).append(handed)
            self._given[item] = found
        return self._given[item]

    @cached_property
    def _given(self) -> dict[str, dict[str, list[Handed]]]:
        return {}
