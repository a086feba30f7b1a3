"""What is entered on Distribute and not yet handed over, so that it outlives the window.

Kept as JSON values in the encrypted database alone. The verdict is never kept: it is judged anew,
and what was entered is put back only where it still fits.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from fieldkit.errors import Refusal
from fieldkit.records.lines import GoodsLine
from fieldkit.records.receipt import ExceptionReason, ProofKind
from fieldkit.rules.balance import Owed
from fieldkit.rules.verdict import Give
from fieldkit.services.drafts import MARK, DraftMark
from fieldkit.services.shown import Chosen, Scanned, Typed, Who
from fieldkit.ui.pages.distribute_reading import RoundVerdict, Table
from fieldkit.ui.places import Place


@dataclass(frozen=True)
class Kept:
    """Who stood at the table (`name`: the head of the family), the round (id), the goods and what
    was owed, who collects (id), the proof with its signature, note and witness, and the exception
    if it was one; `mark`: the draft's (`services.drafts`).
    """

    who: Who
    name: str
    round: bytes
    lines: tuple[GoodsLine, ...]
    owed: tuple[Owed, ...]
    taker: bytes
    proof: ProofKind
    proven: tuple[str, str, str] = ("", "", "")
    exception: ExceptionReason | None = None
    exception_note: str = ""
    mark: str = ""


@dataclass
class Begun:
    """Whether a person has entered anything that is not handed over yet, and the mark of its draft,
    which `new_mark` makes. Pure: no widget.
    """

    new_mark: Callable[[], str]
    mark: str = ""
    touched: bool = False

    def touch(self) -> None:
        """Something was entered."""
        self.go_on(self.mark if self.touched else "")

    def go_on(self, mark: str) -> None:
        """With the draft of this mark; with a new one where it has none."""
        self.mark, self.touched = mark or self.new_mark(), True

    def end(self) -> bool:
        """It is handed over, or wanted no longer; whether there was anything."""
        was, self.touched = self.touched, False
        return was

    @property
    def draft(self) -> DraftMark | None:
        """What ends with the hand-out."""
        return DraftMark(str(Place.DISTRIBUTE), self.mark) if self.touched else None


def draft_of(kept: Kept) -> dict[str, Any]:
    """As JSON takes it."""
    match kept.who:
        case Scanned(text):
            who = ["scanned", text]
        case Typed(number):
            who = ["typed", number]
        case Chosen(household):
            who = ["chosen", household.hex()]
    return {
        MARK: kept.mark,
        "who": who,
        "name": kept.name,
        "round": kept.round.hex(),
        "lines": [dict(line) for line in kept.lines],
        "owed": [[each.item, each.due, each.taken] for each in kept.owed],
        "taker": kept.taker.hex(),
        "proof": str(kept.proof),
        "proven": list(kept.proven),
        "exception": None if kept.exception is None else str(kept.exception),
        "exception_note": kept.exception_note,
    }


def kept_of(draft: Mapping[str, Any]) -> Kept | None:
    """What `draft_of` gave; None for what another version wrote otherwise."""
    try:
        strokes, note, witness = draft["proven"]
        exception = draft["exception"]
        return Kept(
            _who(*draft["who"]),
            str(draft["name"]),
            bytes.fromhex(draft["round"]),
            tuple(_line(line) for line in draft["lines"]),
            tuple(Owed(str(item), int(due), int(taken)) for item, due, taken in draft["owed"]),
            bytes.fromhex(draft["taker"]),
            ProofKind(draft["proof"]),
            (str(strokes), str(note), str(witness)),
            None if exception is None else ExceptionReason(exception),
            str(draft["exception_note"]),
            str(draft.get(MARK, "")),
        )
    except (KeyError, TypeError, ValueError):
        return None


def round_that_fits(kept: Kept, table: Table | Refusal) -> tuple[Table, RoundVerdict] | None:
    """The table with the round into which what was entered still fits: the same is owed, and
    whoever was to collect still may. What a crash had let through is owed no more, so that nothing
    is given twice.
    """
    if isinstance(table, Refusal):
        return None
    round_ = next((each for each in table.all_rounds if each.id == kept.round), None)
    if round_ is None or table.family is None:
        return None
    owed: tuple[Owed, ...] = ()
    if kept.exception is not None:
        owed = round_.exception if table.team_lead else ()
    elif isinstance(round_.verdict, Give):
        owed = round_.verdict.lines
    known = any(taker.id == kept.taker for taker in table.family.takers)
    return (table, round_) if owed and tuple(owed) == kept.owed and known else None


def _who(kind: str, value: str) -> Who:
    match kind:
        case "scanned":
            return Scanned(value)
        case "typed":
            return Typed(value)
        case "chosen":
            return Chosen(bytes.fromhex(value))
        case _:
            raise ValueError(kind)


def _line(line: Mapping[str, Any]) -> GoodsLine:
    kept: dict[str, Any] = {"item": str(line["item"]), "quantity": int(line["quantity"])}
    if "serials" in line:
        kept["serials"] = [str(each) for each in line["serials"]]
    return cast(GoodsLine, kept)
