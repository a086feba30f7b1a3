"""The opening of one household: whoever was asked for last is shown."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Token
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.households_card_seen import BlankSeen, CardSeen
from fieldkit.ui.pages.households_seen import HouseholdSeen
from fieldkit.ui.pages.households_services import HouseholdsServices

T = TypeVar("T")
Answer = HouseholdSeen | Refusal
Shown = CardSeen | BlankSeen | Refusal


class Opening:
    """`take` gets the answer, unless `owner` is gone or somebody else was asked for meanwhile. GUI
    thread only.
    """

    def __init__(
        self,
        tools: Tools,
        services: HouseholdsServices,
        owner: QObject,
        take: Callable[[Answer], None],
    ) -> None:
        self._tools, self._services = tools, services
        self._owner, self._take = owner, take
        self._asked: Token | None = None

    def household(self, household: bytes) -> None:
        """By its id."""
        self._ask(partial(self._services.open, household), self._take)

    def card(self, text: str, take: Callable[[Shown], None]) -> None:
        """By the text of a card's code; `take` gets this answer."""
        self._ask(partial(self._services.open_card, text), take)

    def stop(self) -> None:
        """What was asked is wanted no longer."""
        if self._asked is not None:
            self._asked.cancel()

    def _ask(self, ask: Callable[[], T], take: Callable[[T], None]) -> None:
        self.stop()
        self._asked = self._tools.runner.submit(self._owner, lambda _: ask(), take)
