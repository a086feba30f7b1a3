"""The steps of the first run, and what the page says at each."""

from enum import IntEnum

from fieldkit.sync.client import SyncReport
from fieldkit.ui.messages import Language
from fieldkit.ui.sync_progress import clock_words
from fieldkit.ui.words import translate


class Step(IntEnum):
    """Where the first run is. From SYNC on, the laptop is enrolled and its vault is open."""

    CODE = 1
    USER = 2
    SYNC = 3


def title(step: Step) -> str:
    """The heading of the page."""
    titles = {
        Step.CODE: translate("FirstRun", "Set up this laptop"),
        Step.USER: translate("FirstRun", "Who works here"),
        Step.SYNC: translate("FirstRun", "The first sync"),
    }
    return titles[step]


def stage(step: Step) -> str:
    """How far one is."""
    words = translate("FirstRun", "Step %1 of %2")
    return words.replace("%1", str(int(step))).replace("%2", str(len(Step)))


def go_on(step: Step, drawn: bool, shut: bool) -> str:
    """The strong button. `drawn`: the passphrase is the one on offer; `shut`: the laptop's work
    can't be shown before another sync.
    """
    if step is Step.USER and drawn:
        return translate("FirstRun", "I have written it down: go on")
    if step is Step.SYNC:
        return sync_again() if shut else translate("FirstRun", "Begin work")
    return translate("FirstRun", "Go on")


def sync_again() -> str:
    """The quiet button beside it, after a first sync that did not go through."""
    return translate("FirstRun", "Sync again")


def making(done: int) -> str:
    """What is under way once so many of `first_run_services.STEPS` are done."""
    words = (
        translate("FirstRun", "Measuring this laptop: 2 to 5 seconds …"),
        translate("FirstRun", "Making keys and the encrypted database …"),
        translate("FirstRun", "Unlocking …"),
    )
    return words[min(done, len(words) - 1)]


def fetching() -> str:
    """What the first sync is for, while it is under way."""
    return translate(
        "FirstRun",
        "This laptop is ready. Now it fetches the families and plans of its areas. To begin work "
        "at once, press “Go on later”: the next sync fetches the rest.",
    )


def after(report: SyncReport | None, language: Language) -> str:
    """What a first sync that went through leaves to say; mostly nothing."""
    if report is None or not (off := clock_words(report, language)):
        return ""
    parts = (
        translate("FirstRun", "%Ln records received.", None, report.received),
        off,
        translate("FirstRun", "Set the clock right, then begin."),
    )
    return " ".join(parts)
