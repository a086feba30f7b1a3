"""What stands on a printed receipt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fieldkit.records.receipt import Collector, ExceptionReason, Identified, ProofKind
from fieldkit.records.void import VoidReason


@dataclass(frozen=True)
class ReceiptLine:
    """One item handed out: its name in the language of the sheet, units of it, serials if any."""

    name: str
    quantity: int
    unit: str
    serials: Sequence[str] = ()


@dataclass(frozen=True)
class ReceiptHead:
    """Who gives, and in one line where people may complain; both in the sheet's language."""

    name: str
    contact: str | None = None


@dataclass(frozen=True)
class ReceiptException:
    """Why goods were given although the rules alone did not say so, with the team lead's note."""

    reason: ExceptionReason
    note: str | None = None


@dataclass(frozen=True)
class ReceiptVoid:
    """Why the receipt does not count, with a note if one was made."""

    reason: VoidReason
    note: str | None = None


@dataclass(frozen=True)
class ReceiptSheet:
    """All that stands on the paper, names in its language.

    `receipt` is the receipt's id; `at` the time at the site; `card` the short number of the card
    shown, None without one. `issued_by` and `collector` are people's names, `family` that of the
    head of household where somebody else took the goods. `head` is None where the directory names
    no organisation. `proof_note`: as the receipt has it, a signature's strokes or where a
    photograph is kept. `identified` is None in receipts written before it was asked.
    """

    receipt: bytes
    head: ReceiptHead | None
    site: str
    at: datetime
    programme: str
    round: int
    lines: Sequence[ReceiptLine]
    collector: str
    collected_by: Collector
    proof: ProofKind
    issued_by: str
    card: str | None = None
    family: str | None = None
    identified: Identified | None = None
    proof_note: str | None = None
    witness: str | None = None
    exception: ReceiptException | None = None
    voided: ReceiptVoid | None = None


def receipt_number(receipt: bytes) -> str:
    """A receipt's id as people read it: its first 8 bytes as hexadecimal digits, in groups."""
    digits = receipt[:8].hex().upper()
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))
