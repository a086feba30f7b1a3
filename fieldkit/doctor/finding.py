"""What a check finds: about what, how bad, in which words, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldkit.doctor.codes import Found, Mend, State, Subject


@dataclass(frozen=True)
class Finding:
    """The outcome of one check. `params` fill the words of both codes; nothing personal."""

    subject: Subject
    state: State
    found: Found
    mend: Mend | None = None
    params: Mapping[str, object] = field(default_factory=dict)
