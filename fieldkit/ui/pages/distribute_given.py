"""What was handed over last on this page, for its notice and for its undoing."""

from dataclasses import dataclass

from fieldkit.errors import Refusal
from fieldkit.records.lines import GoodsLine
from fieldkit.services.hand_out import HandOut, NotGiven
from fieldkit.ui.formats import number
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.distribute_reading import RoundVerdict, Table
from fieldkit.ui.words import Speech, translate


@dataclass(frozen=True)
class Given:
    """A hand-out that is saved: the receipt's id, whose it is, of which round, what; `excepted`:
    by exception.
    """

    receipt: bytes
    table: Table
    round: RoundVerdict
    lines: tuple[GoodsLine, ...]
    excepted: bool = False


def given_of(table: Table, goods: HandOut) -> Given:
    """What is about to be handed over; it has no receipt yet."""
    round_ = next(each for each in table.all_rounds if each.id == goods.round)
    return Given(b"", table, round_, tuple(goods.lines), goods.exception is not None)


def round_name(round_: RoundVerdict, language: Language) -> str:
    """The programme's name and the round's number."""
    name = round_.programme.of(language)
    return f"{name} · " + translate("Distribute", "round") + f" {round_.number}"


def item_name(table: Table, item: str, language: Language) -> str:
    """What an item (its code) is called; its code where the directory has no such item."""
    facts = table.called.items.get(item)
    return facts.name.of(language) if facts else item


def given_words(given: Given, language: Language) -> str:
    """Who got what, of which round."""
    goods = []
    for line in given.lines:
        name = item_name(given.table, line["item"], language)
        count = f"{name}: {number(line['quantity'], language)}"
        serials = " ".join(line.get("serials", ()))
        goods.append(f"{count} ({serials})" if serials else count)
    family = given.table.family
    parts = (
        family.head if family is not None else "",
        round_name(given.round, language),
        ", ".join(goods),
        translate("Distribute", "as an exception") if given.excepted else "",
    )
    return " · ".join(part for part in parts if part)


def not_saved_words(given: Given, why: Refusal | NotGiven, speech: Speech) -> str:
    """What somebody has to know of a hand-out that failed after its family had left the table."""
    words = translate("Distribute", "The verdict has changed meanwhile.")
    if isinstance(why, Refusal):
        words = speech.outcome(why)
    words = f"{given_words(given, speech.language)}. {words}"
    return (
        translate("Distribute", "Not saved:")
        + f" {words} "
        + translate("Distribute", "Call the family back and scan their card again.")
    )
