"""A mailbox with one slot: who reads is always at the newest, who writes never waits."""

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """Holds one item at most; a newer one replaces it. May be used from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._item: T | None = None
        self._closed = False

    def put(self, item: T) -> bool:
        """Leaves the newest item; False if the one before was never taken. Nothing once closed."""
        with self._changed:
            alone = self._item is None
            if not self._closed:
                self._item = item
                self._changed.notify()
            return alone

    def take(self, seconds: float | None = None) -> T | None:
        """The item, once there is one; None when closed, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._item is not None, seconds)
            item, self._item = self._item, None
            return item

    def close(self) -> None:
        """What waits in it is dropped, and whoever waits at it goes on."""
        with self._changed:
            self._closed, self._item = True, None
            self._changed.notify_all()

    @property
    def closed(self) -> bool:
        return self._closed
