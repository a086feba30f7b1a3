"""The words of a meeting with headquarters that Sync and First run share."""

from fieldkit.jobs.job import Figure
from fieldkit.jobs.sync_job import FILES, RECEIVED
from fieldkit.sync.client import SyncReport
from fieldkit.ui.formats import number, span
from fieldkit.ui.messages import Language
from fieldkit.ui.words import translate

CLOCK_MS = 5 * 60_000
"""A laptop's clock that is further off than this is worth a word."""


def sync_words(figure: Figure, language: Language) -> str:
    """How far it is: “Records received: 1,240 of 8,300”, or without a total while none is known."""
    if figure.total is None:
        return translate("Sync", "%Ln records received", None, figure.done)
    words = {
        RECEIVED: translate("Sync", "Records received: %1 of %2"),
        FILES: translate("Sync", "Pictures of forms received: %1 of %2"),
    }.get(figure.part, translate("Sync", "Confirmed by headquarters: %1 of %2"))
    done, total = number(figure.done, language), number(figure.total, language)
    return words.replace("%1", done).replace("%2", total)


def clock_words(report: SyncReport, language: Language) -> str:
    """By how much this laptop's clock is wrong; empty while that is not worth a word."""
    off = abs(report.clock_offset_ms or 0)
    if off <= CLOCK_MS:
        return ""
    words = translate("Sync", "This laptop's clock differs from headquarters' by:")
    return f"{words} {span(off, language)}."
