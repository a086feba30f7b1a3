"""Outcomes that people see, apart from faults.

An expected outcome (a forged card, a wrong passphrase, a cut line) is a value: a `Refusal`, with a
code and parameters but no words. Words stand in resources/i18n/messages, one file a room, and
`fieldkit.ui.messages` joins the two. An exception is a fault of ours or of the machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Code(StrEnum):
    """Base of every enumeration of outcome codes; a room subclasses it: `CardReason(Code)`.

    Values read `room.reason`. A test walks the subclasses: each value has words in Russian and
    English.
    """


@dataclass(frozen=True)
class Refusal:
    """An expected outcome in which the act asked for was not done, and nothing was lost.

    `params` fill the message's placeholders: numbers, dates, file names; nothing personal unless
    the message is shown only on the screen of the person who typed it.
    """

    code: Code
    params: Mapping[str, object] = field(default_factory=dict)


class RefusalError(Exception):
    """Carries a `Refusal` through a library's call stack to the function that returns it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal.code))
        self.refusal = refusal


class FaultError(Exception):
    """A fault of ours: a broken invariant that no input may cause."""
