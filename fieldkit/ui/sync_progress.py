"""How far a meeting with headquarters is, in one line of words; Sync and First run show it."""

from fieldkit.jobs.job import Figure
from fieldkit.jobs.sync_job import FILES, RECEIVED
from fieldkit.ui.formats import number
from fieldkit.ui.messages import Language
from fieldkit.ui.words import translate


def sync_words(figure: Figure, language: Language) -> str:
    """“Records received: 1,240 of 8,300”, or without a total while none is known."""
    if figure.total is None:
        return translate("Sync", "%Ln records received", None, figure.done)
    words = {
        RECEIVED: translate("Sync", "Records received: %1 of %2"),
        FILES: translate("Sync", "Pictures of forms received: %1 of %2"),
    }.get(figure.part, translate("Sync", "Confirmed by headquarters: %1 of %2"))
    done, total = number(figure.done, language), number(figure.total, language)
    return words.replace("%1", done).replace("%2", total)
