"""The computer's session is left: what is heard, and that nothing fails where nobody tells."""

import ctypes
import shutil
import subprocess
from collections.abc import Iterator
from ctypes import wintypes
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.ui.session_switch import (
    LOGIND,
    MANAGER,
    MANAGER_PATH,
    PROPERTIES,
    SESSION,
    WINDOWS_MESSAGE,
    SessionSwitch,
    _WindowsFilter,
    left_by,
    left_by_message,
    session_path,
)

BUS_CONFIG = """<busconfig><type>session</type><listen>unix:path={path}</listen>
<auth>EXTERNAL</auth><policy context="default"><allow own="*"/>
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/></policy></busconfig>"""


@pytest.mark.parametrize(
    ("session", "path"),
    [("2", "_32"), ("c1", "c1"), ("12", "_312"), ("a-b", "a_2db"), ("é", "_c3_a9"), ("", "_")],
)
def test_where_a_session_is_on_the_bus(session: str, path: str) -> None:
    assert session_path(session) == f"{MANAGER_PATH}/session/{path}"


@pytest.mark.parametrize(
    ("interface", "changed", "left"),
    [
        (SESSION, {"Active": False}, True),
        (SESSION, {"LockedHint": True}, True),
        (SESSION, {"Active": True}, False),
        (SESSION, {"LockedHint": False, "IdleHint": True}, False),
        (SESSION, {}, False),
        (MANAGER, {"Active": False}, False),
    ],
)
def test_properties_of_a_session(interface: str, changed: dict[str, object], left: bool) -> None:
    assert left_by(interface, changed) is left


@pytest.mark.parametrize(
    ("message", "what", "left"),
    [
        (0x02B1, 0x7, True),
        (0x02B1, 0x2, True),
        (0x02B1, 0x4, True),
        (0x02B1, 0x8, False),
        (0x02B1, 0x1, False),
        (0x0218, 0x4, True),
        (0x0218, 0x7, False),
        (0x0100, 0x7, False),
    ],
)
def test_messages_of_windows(message: int, what: int, left: bool) -> None:
    assert left_by_message(message, what) is left


def test_a_message_is_read_where_windows_puts_it(qapp: QApplication) -> None:
    switch, heard = SessionSwitch(), list[bool]()
    switch.left.connect(lambda: heard.append(True))
    native = _WindowsFilter(switch)
    message = wintypes.MSG(message=0x02B1, wParam=0x7)
    address = ctypes.addressof(message)
    assert native.nativeEventFilter(b"xcb_generic_event_t", address) == (False, 0)
    assert heard == []
    assert native.nativeEventFilter(WINDOWS_MESSAGE, address) == (False, 0)
    assert heard == [True]


def test_without_a_bus_nothing_is_heard_and_nothing_fails(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_ID", "2")
    switch = SessionSwitch()
    gone = QDBusConnection.connectToBus("unix:path=/nowhere/bus", "fieldkit-gone")
    assert switch.listen_on(gone, "2") is False
    switch.begin(0)
    switch.end()
    switch.end()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("no dbus-daemon on this machine: logind's signals are not tried")
    path, config = tmp_path / "bus", tmp_path / "bus.conf"
    config.write_text(BUS_CONFIG.format(path=path))
    command = [daemon, f"--config-file={config}", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


def test_logind_is_heard_over_a_real_bus(qtbot: QtBot, address: str) -> None:
    logind = QDBusConnection.connectToBus(address, "fieldkit-logind")
    assert logind.registerService(LOGIND)
    ours = QDBusConnection.connectToBus(address, "fieldkit-window")
    switch = SessionSwitch()
    assert switch.listen_on(ours, "2")

    def say(path: str, interface: str, name: str, *arguments: Any) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(arguments))
        assert logind.send(message)

    mine, other = session_path("2"), session_path("3")
    for path, interface, name, arguments in (
        (mine, SESSION, "Lock", ()),
        (MANAGER_PATH, MANAGER, "PrepareForSleep", (True,)),
        (mine, PROPERTIES, "PropertiesChanged", (SESSION, {"Active": False}, ["x"])),
    ):
        with qtbot.waitSignal(switch.left, timeout=5_000):
            say(path, interface, name, *arguments)
    heard = list[bool]()
    switch.left.connect(lambda: heard.append(True))
    say(other, SESSION, "Lock")
    say(MANAGER_PATH, MANAGER, "PrepareForSleep", False)
    say(mine, PROPERTIES, "PropertiesChanged", SESSION, {"Active": True}, ["x"])
    with qtbot.waitSignal(switch.left, timeout=5_000):
        say(mine, SESSION, "Lock")
    assert heard == [True], "only the last one said that the session is left"
    for name in ("fieldkit-logind", "fieldkit-window"):
        QDBusConnection.disconnectFromBus(name)
