"""When a device must leave its log and start a new incarnation.

Its store turns out to be a restored copy or a clone: headquarters holds more of its own log than
it does, or calls its last acts a branch. Or its clock ran so far ahead that the log was corrected.
What was written stays; going on in that log would only fork it, or misdate it, again.
"""

from fieldkit.journal.log import LogName
from fieldkit.journal.replica import Replica

SETTING = "renew"


def ask_renewal(replica: Replica, log: LogName) -> None:
    """Notes that this log of our own must not be written any more."""
    if log.device == replica.own_device:
        replica.store.put_setting(SETTING, log.incarnation)


def must_renew(replica: Replica, log: LogName) -> bool:
    """Whether the log is one that must not be written any more."""
    return replica.store.setting(SETTING) == log.incarnation
