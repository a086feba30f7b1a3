"""At the page Sync: a meeting with headquarters that the line cuts, and one that it does not."""

from fieldkit.demo.window.sitting import Sitting
from fieldkit.errors import FaultError
from fieldkit.ui.pages.sync import SyncPage
from fieldkit.ui.places import Place
from fieldkit.ui.theme import Tone


def sync(sitting: Sitting, expected: Tone) -> str:
    """Presses the button and waits; what the page says in the end, which must have this tone."""
    hands = sitting.hands
    if sitting.main.place is not Place.SYNC:
        sitting.go(Place.SYNC)
    page = sitting.page(SyncPage)
    hands.step("Sync")
    hands.tab_to(page.start)
    hands.keys("Space")
    hands.until(lambda: not page.start.isEnabled() or page.outcome.isVisible(), "the meeting")
    hands.until(lambda: page.start.isEnabled() and page.outcome.isVisible(), "its end")
    hands.settle()
    said = page.outcome.sentence.text()
    if page.outcome.property("tone") != str(expected):
        raise FaultError(f"the sync ended otherwise: {said}")
    return said
