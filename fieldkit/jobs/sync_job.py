"""A meeting with headquarters as a job: it tells its figure and can be cancelled."""

from collections.abc import Callable

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Task
from fieldkit.sync.client import Progress, SyncReport

RECEIVED, FILES = "received", "files"
Meet = Callable[[Progress], SyncReport | Refusal]


def sync_job(meet: Meet, unsent: int) -> Callable[[Task], SyncReport | Refusal]:
    """The work for `Runner.submit`, in the lane `net`.

    `unsent`: entries that headquarters has not confirmed yet. The figure told is of entries
    confirmed while some of these remain, then of records received (part `RECEIVED`; with a total
    once headquarters has said one), then of pictures of forms (`FILES`). A cancelled meeting stops
    after the request under way; what was confirmed stays so.
    """

    def work(task: Task) -> SyncReport | Refusal:
        def progress(report: SyncReport) -> bool:
            if report.confirmed < unsent:
                task.tell(report.confirmed, unsent)
            elif report.files:
                task.tell(report.files, report.files_expected, FILES)
            elif report.expected:
                task.tell(report.read, max(report.expected, report.read), RECEIVED)
            else:
                task.tell(report.received, None, RECEIVED)
            return not task.cancelled

        return meet(progress)

    return work
