"""Checks of where the data stands: its disk, the right to write there, the room."""

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from fieldkit.doctor.codes import Found, Mend, State, Subject
from fieldkit.doctor.finding import Finding

GIB = 1024**3
LEAST_FREE = GIB
COMFORTABLE_FREE = 5 * GIB
"""A million people take about 1.5 GiB, and an update sets a copy of the database aside."""

NETWORKS = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "davfs", "fuse.sshfs", "fuse.rclone")


class Disk(Enum):
    """What the folder stands on."""

    INSIDE = auto()
    NETWORK = auto()
    REMOVABLE = auto()
    UNKNOWN = auto()


@dataclass(frozen=True)
class Place:
    """The data folder, or what it would be made in: bytes free, and whether we may write."""

    free: int
    writable: bool
    disk: Disk


@dataclass(frozen=True)
class Mount:
    """A line of /proc/self/mountinfo: the type of the file system, and `major:minor` under it."""

    kind: str
    device: str


def look_at_place(folder: Path) -> Place:
    """Looks at the folder; makes nothing but a nameless file that is gone at once."""
    standing = folder.absolute()
    while not _is_folder(standing) and standing != standing.parent:
        standing = standing.parent
    return Place(shutil.disk_usage(standing).free, _is_writable(standing), _disk(standing))


def check_folder(place: Place) -> Finding:
    """Whether the database may and can stand there.

    SQLite's write-ahead log needs memory shared between processes of one machine
    (sqlite.org/wal.html): not on a network drive.
    """
    if not place.writable:
        return Finding(Subject.FOLDER, State.BAD, Found.FOLDER_UNWRITABLE, Mend.FOLDER_RIGHTS)
    if place.disk is Disk.NETWORK:
        return Finding(Subject.FOLDER, State.BAD, Found.FOLDER_NETWORK, Mend.FOLDER_INSIDE)
    if place.disk is Disk.REMOVABLE:
        return Finding(Subject.FOLDER, State.WARN, Found.FOLDER_REMOVABLE, Mend.FOLDER_INSIDE)
    if place.disk is Disk.UNKNOWN:
        return Finding(
            Subject.FOLDER, State.UNKNOWN, Found.FOLDER_PLACE_UNKNOWN, Mend.FOLDER_INSIDE
        )
    return Finding(Subject.FOLDER, State.OK, Found.FOLDER_FITS)


def check_space(place: Place) -> Finding:
    """Whether the disk has room for the work."""
    params = {"free": round(place.free / GIB, 1)}
    if place.free >= COMFORTABLE_FREE:
        return Finding(Subject.SPACE, State.OK, Found.SPACE_ENOUGH, None, params)
    state = State.WARN if place.free >= LEAST_FREE else State.BAD
    return Finding(Subject.SPACE, state, Found.SPACE_SHORT, Mend.FREE_SPACE, params)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\0")
    except OSError:
        return False
    return True


def _disk(folder: Path) -> Disk:
    if sys.platform == "win32":
        return _disk_of_windows(folder)
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return Disk.UNKNOWN
    mount = mount_of(folder.resolve(), mounts)
    return Disk.UNKNOWN if mount is None else disk_of(mount, Path("/sys/dev/block"))


def mount_of(folder: Path, mountinfo: str) -> Mount | None:
    """The mount that holds an absolute path, by the text of /proc/self/mountinfo (proc(5))."""
    best: tuple[int, Mount] | None = None
    for line in mountinfo.splitlines():
        fields, dash, rest = line.partition(" - ")
        parts = fields.split()
        if not dash or len(parts) < 5 or not rest.split():
            continue
        point = Path(parts[4].replace(r"\040", " "))
        depth = len(point.parts)
        if folder.is_relative_to(point) and (best is None or depth >= best[0]):
            best = (depth, Mount(rest.split()[0], parts[2]))
    return None if best is None else best[1]


def disk_of(mount: Mount, devices: Path) -> Disk:
    """What a mount stands on; `devices` is /sys/dev/block, by `major:minor`."""
    if mount.kind.startswith(NETWORKS):
        return Disk.NETWORK
    device = (devices / mount.device).resolve()
    for each in (device, device.parent):
        file = each / "removable"
        if file.is_file():
            removable = file.read_text(encoding="ascii").strip() == "1"
            return Disk.REMOVABLE if removable else Disk.INSIDE
    # Layered file systems, and disks under encryption, have no such file.
    return Disk.INSIDE


def _disk_of_windows(folder: Path) -> Disk:
    """By GetDriveType (fileapi.h): 2 removable, 3 fixed, 4 remote."""
    if sys.platform != "win32":
        return Disk.UNKNOWN
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW(os.path.splitdrive(folder.resolve())[0] + "\\")
    return {2: Disk.REMOVABLE, 3: Disk.INSIDE, 4: Disk.NETWORK}.get(kind, Disk.UNKNOWN)
