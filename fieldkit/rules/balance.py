"""What a household is owed in a round: due, taken, and the balance."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fieldkit.errors import Refusal
from fieldkit.records.lines import GoodsLine
from fieldkit.records.round import Per, Round
from fieldkit.rules.family import Family, Handed
from fieldkit.rules.reasons import IssueRule


@dataclass(frozen=True)
class Owed:
    """One item of a package for one household, in units of the item."""

    item: str
    due: int
    taken: int

    @property
    def balance(self) -> int:
        """What may still be given; never below nought, even if the household has shrunk since."""
        return max(0, self.due - self.taken)

    @property
    def over(self) -> int:
        """What was taken beyond the due: two laptops gave, or the household has shrunk since."""
        return max(0, self.taken - self.due)


def owed(round_: Round, family: Family, receipts: Iterable[Handed]) -> tuple[Owed, ...]:
    """A line for each item of the round's package, in the package's order.

    Receipts of other rounds and households are left aside, and so are voided ones and repeats of
    one receipt, so their order and number do not matter.
    """
    due = due_by_item(round_, len(family.living_members()))
    taken = taken_by_item(standing(round_, family, receipts))
    return tuple(Owed(item, quantity, taken[item]) for item, quantity in due.items())


def due_by_item(round_: Round, people: int) -> dict[str, int]:
    """What a household of so many people is entitled to; lines of one item add up."""
    due: dict[str, int] = {}
    for line in round_.package:
        times = people if line["per"] == Per.PERSON else 1
        due[line["item"]] = due.get(line["item"], 0) + line["quantity"] * times
    return due


def standing(round_: Round, family: Family, receipts: Iterable[Handed]) -> list[Handed]:
    """The household's receipts of the round that no void cancels, each once, the latest last.

    A receipt met both with and without its void counts as voided.
    """
    voided: set[bytes] = set()
    found: dict[bytes, Handed] = {}
    for handed in receipts:
        receipt = handed.receipt
        if receipt.round == round_.id and family.owns(receipt.household):
            found[receipt.id] = handed
            if not handed.stands:
                voided.add(receipt.id)
    left = (handed for fact, handed in found.items() if fact not in voided)
    return sorted(left, key=lambda handed: (handed.at_ms, handed.receipt.id))


def taken_by_item(receipts: Iterable[Handed]) -> Counter[str]:
    """Units taken of each item."""
    taken: Counter[str] = Counter()
    for handed in receipts:
        for line in handed.receipt.lines:
            taken[line["item"]] += line["quantity"]
    return taken


def check_issue(lines: Sequence[GoodsLine], balances: Sequence[Owed]) -> Refusal | None:
    """Refuses lines that hold an item outside the package, or together more than its balance."""
    wanted: Counter[str] = Counter()
    for line in lines:
        wanted[line["item"]] += line["quantity"]
    open_now: Mapping[str, int] = {each.item: each.balance for each in balances}
    for item, quantity in wanted.items():
        if item not in open_now:
            return Refusal(IssueRule.NOT_IN_PACKAGE, {"item": item})
        if quantity > open_now[item]:
            params = {"item": item, "quantity": quantity, "balance": open_now[item]}
            return Refusal(IssueRule.MORE_THAN_BALANCE, params)
    return None
