"""Meeting headquarters: one sync from this laptop, over the road that is handed in."""

from fieldkit.errors import Refusal
from fieldkit.journal.renewal import must_renew
from fieldkit.services.laptop import URL_SETTING, Laptop
from fieldkit.services.unlock import renew
from fieldkit.sync.client import Progress, SyncClient, SyncReport, go_on
from fieldkit.sync.transport import DeviceAuth, HttpTransport


def headquarters_url(laptop: Laptop) -> str:
    """Where headquarters was at enrolment, or since it moved."""
    with laptop.node.transaction() as replica:
        return (replica.store.setting(URL_SETTING) or b"").decode()


def meet_headquarters(
    laptop: Laptop, url: str | None = None, progress: Progress = go_on
) -> SyncReport | Refusal:
    """Sends what is unsent, fetches what is new; refuses with why it ended early.

    Where this laptop turns out to be a restored copy, it starts a new incarnation before its next
    write (`unlock.renew`).
    """
    auth = DeviceAuth(laptop.device, bytes(laptop.keys.logs.device), laptop.clock)
    transport = HttpTransport(url or headquarters_url(laptop), auth)
    try:
        report = SyncClient(laptop.node, transport, laptop.clock.now_ms).sync(progress)
    finally:
        transport.close()
    with laptop.node.transaction() as replica:
        copied = must_renew(replica, laptop.pen.log)
    if copied:
        return renew(laptop) or report
    return report
