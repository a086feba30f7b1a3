"""The answers to "may I hand this out?": one of these, matched to the end by whoever asks."""

from dataclasses import dataclass

from fieldkit.errors import Code, Refusal
from fieldkit.rules.balance import Owed
from fieldkit.rules.reasons import Entitlement, Opening
from fieldkit.rules.unmet import Unmet


@dataclass(frozen=True)
class Give:
    """Hand over up to the balance of each line; at least one balance is above nought."""

    lines: tuple[Owed, ...]

    @property
    def partly_taken(self) -> bool:
        """Whether something of this round was taken before."""
        return any(line.taken for line in self.lines)


@dataclass(frozen=True)
class AlreadyReceived:
    """All of it was taken: when (milliseconds since 1970), where (site id), by the hand of whom
    (user id), who collected (person or proxy id), and the last receipt's id.
    """

    at_ms: int
    site: bytes
    by: bytes
    collector: bytes
    receipt: bytes
    lines: tuple[Owed, ...]


@dataclass(frozen=True)
class NotEntitled:
    """Nothing is due: the reason, and for a criterion its text and what of it is not met."""

    reason: Entitlement
    criterion: str | None = None
    unmet: tuple[Unmet, ...] = ()


@dataclass(frozen=True)
class CardProblem:
    """The card does not serve: the code says why."""

    reason: Code


@dataclass(frozen=True)
class NeedsDecision:
    """Somebody must settle these fields (`kind.field`) first: each has several live values."""

    fields: tuple[str, ...]


@dataclass(frozen=True)
class UnknownHere:
    """A good card, or a household, of another area: `area` is its id where it is known."""

    area: bytes | None


@dataclass(frozen=True)
class NotOpen:
    """The round gives nothing here today."""

    reason: Opening


@dataclass(frozen=True)
class CriterionUnclear:
    """The round's criterion cannot be judged: HQ must mend it; the team lead decides till then."""

    criterion: str
    why: Refusal


Verdict = (
    Give
    | AlreadyReceived
    | NotEntitled
    | CardProblem
    | NeedsDecision
    | UnknownHere
    | NotOpen
    | CriterionUnclear
)
