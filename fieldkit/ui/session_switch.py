"""The computer's session is locked, left to another user, or about to sleep: time to lock.

On Linux logind tells it over the system bus (org.freedesktop.login1: `Lock` and `Active` of the
session, `PrepareForSleep` of the manager); on Windows WM_WTSSESSION_CHANGE, asked for by
WTSRegisterSessionNotification, and WM_POWERBROADCAST.
"""

import ctypes
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from ctypes import wintypes
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

LOGIND, MANAGER_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
SESSION, MANAGER = f"{LOGIND}.Session", f"{LOGIND}.Manager"
PROPERTIES = "org.freedesktop.DBus.Properties"
SESSION_VARIABLE = "XDG_SESSION_ID"

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND = 0x4
LEAVING = {
    0x2,  # WTS_CONSOLE_DISCONNECT: another user at the keyboard
    0x4,  # WTS_REMOTE_DISCONNECT
    0x6,  # WTS_SESSION_LOGOFF
    0x7,  # WTS_SESSION_LOCK
}
WINDOWS_MESSAGE = b"windows_generic_MSG"


def session_path(session: str) -> str:
    """Where logind keeps a session on the bus: as systemd writes any label into a path.

    Letters and digits stay, but for a digit at the beginning; all else is _ and two hex digits.
    """
    signs = session.encode()
    kept = [
        chr(sign)
        if chr(sign).isalnum() and sign < 128 and not (at == 0 and chr(sign).isdigit())
        else f"_{sign:02x}"
        for at, sign in enumerate(signs)
    ]
    return f"{MANAGER_PATH}/session/{''.join(kept) or '_'}"


def left_by(interface: str, changed: Mapping[str, object]) -> bool:
    """Whether changed properties of logind's session say that nobody sits there any more."""
    if interface != SESSION:
        return False
    return changed.get("Active") is False or changed.get("LockedHint") is True


def left_by_message(message: int, what: int) -> bool:
    """Whether a message of Windows says so; `what` is its wParam."""
    if message == WM_WTSSESSION_CHANGE:
        return what in LEAVING
    return message == WM_POWERBROADCAST and what == PBT_APMSUSPEND


class SessionSwitch(QObject):
    """Emits `left`, any number of times. GUI thread only.

    Where the service that would tell is absent it is silent: the idle lock remains.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._filter: _WindowsFilter | None = None
        self._window = 0

    def begin(self, window: int) -> None:
        """Begins to listen; `window` is the handle of the application's window."""
        if sys.platform == "win32":
            self._listen_to_windows(window)
            return
        with suppress(ImportError):
            # A build may come without the module; then the idle lock remains.
            from PySide6.QtDBus import QDBusConnection

            self.listen_on(QDBusConnection.systemBus(), os.environ.get(SESSION_VARIABLE, ""))

    def listen_on(self, bus: "QDBusConnection", session: str) -> bool:
        """Listens to logind on a bus about this session; whether anything can be heard."""
        if not bus.isConnected():
            return False
        heard = bus.connect(
            LOGIND, MANAGER_PATH, MANAGER, "PrepareForSleep", self, _slot("sleeps(bool)")
        )
        if not session:
            return heard
        path = session_path(session)
        locked = bus.connect(LOGIND, path, SESSION, "Lock", self, _slot("locked()"))
        changed = bus.connect(
            LOGIND,
            path,
            PROPERTIES,
            "PropertiesChanged",
            self,
            _slot("properties(QString,QVariantMap,QStringList)"),
        )
        return heard or locked or changed

    def end(self) -> None:
        """Stops listening to Windows; a bus forgets an object that is gone."""
        application = QCoreApplication.instance()
        if self._filter is not None and application is not None:
            application.removeNativeEventFilter(self._filter)
        self._filter = None
        if sys.platform == "win32" and self._window:
            ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(self._window)

    @Slot()
    def locked(self) -> None:
        self.left.emit()

    @Slot(bool)
    def sleeps(self, begins: bool) -> None:
        if begins:
            self.left.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def properties(self, interface: str, changed: Mapping[str, object], _: list[str]) -> None:
        if left_by(interface, changed):
            self.left.emit()

    def _listen_to_windows(self, window: int) -> None:
        if sys.platform == "win32":
            try:
                ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window, 0)
            except OSError:
                return
            self._window = window
            self._filter = _WindowsFilter(self)
            application = QCoreApplication.instance()
            assert application is not None, "a window runs in an application"
            application.installNativeEventFilter(self._filter)


class _WindowsFilter(QAbstractNativeEventFilter):
    """Looks at each message of Windows, and takes none away."""

    def __init__(self, switch: SessionSwitch) -> None:
        super().__init__()
        self._switch = switch

    @override
    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        if QByteArray(eventType) == QByteArray(WINDOWS_MESSAGE):
            found = wintypes.MSG.from_address(int(message))
            if left_by_message(found.message, found.wParam):
                self._switch.left.emit()
        return False, 0


def _slot(signature: str) -> Any:
    """A slot as Qt's bus wants it: text, though its type hints say bytes."""
    return SLOT(signature)
