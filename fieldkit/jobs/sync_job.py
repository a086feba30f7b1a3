"""A meeting with headquarters as a job: it tells its figure and can be cancelled."""

from collections.abc import Callable

from fieldkit.errors import Refusal
from fieldkit.jobs.job import Task
from fieldkit.sync.client import Progress, SyncReport

Meet = Callable[[Progress], SyncReport | Refusal]


def sync_job(meet: Meet, unsent: int) -> Callable[[Task], SyncReport | Refusal]:
    """The work for `Runner.submit`, in the lane `net`.

    `unsent`: entries that headquarters has not confirmed yet. The figure told is of entries
    confirmed while some of these remain, and then of records received, without a total. A cancelled
    meeting stops after the request under way; what was confirmed stays so.
    """

    def work(task: Task) -> SyncReport | Refusal:
        def progress(report: SyncReport) -> bool:
            if report.confirmed < unsent:
                task.tell(report.confirmed, unsent)
            else:
                task.tell(report.received)
            return not task.cancelled

        return meet(progress)

    return work
