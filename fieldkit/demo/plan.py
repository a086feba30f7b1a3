"""What the demo is asked for."""

from dataclasses import dataclass
from pathlib import Path

from fieldkit.demo.work import Tell
from fieldkit.services.unlock import Machine
from fieldkit.ui.messages import Language


@dataclass(frozen=True)
class Plan:
    """`tell` gets a step and its parameters. `pictures`: where pictures go. `pace_ms`: the pause
    after each act, for those who watch; `stay`: leave the window open at the end; `plain`: take no
    pictures of pages; `one_look`: take each but once, light and in the demo's language.
    """

    data: Path
    resources: Path
    pictures: Path
    people: int
    seed: int
    lang: Language
    machine: Machine
    tell: Tell
    pace_ms: int = 0
    stay: bool = False
    plain: bool = False
    one_look: bool = False
