"""What the doctor says of the data folder and its disk."""

from pathlib import Path

import pytest

from fieldkit.doctor.codes import Found, State
from fieldkit.doctor.storage import (
    GIB,
    Disk,
    Mount,
    Place,
    check_folder,
    check_space,
    disk_of,
    look_at_place,
    mount_of,
)

MOUNTS = """\
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
30 22 0:25 / /proc rw shared:5 - proc proc rw
90 22 8:17 / /media/stick\\040one rw - vfat /dev/sdb1 rw
91 22 0:55 / /home/data rw - cifs //server/share rw
92 91 253:0 / /home/data/inside rw master:3 - ext4 /dev/mapper/home rw
broken line
"""


@pytest.mark.parametrize(
    ("folder", "mount"),
    [
        ("/var/lib", Mount("ext4", "8:2")),
        ("/home/database", Mount("ext4", "8:2")),
        ("/home/data/a/b", Mount("cifs", "0:55")),
        ("/home/data/inside", Mount("ext4", "253:0")),
        ("/media/stick one/x", Mount("vfat", "8:17")),
    ],
)
def test_the_deepest_mount_holds_a_folder(folder: str, mount: Mount) -> None:
    assert mount_of(Path(folder), MOUNTS) == mount


def test_no_mount_is_known() -> None:
    assert mount_of(Path("/var"), "") is None


def test_disks_by_their_devices(tmp_path: Path) -> None:
    devices, disks = tmp_path / "dev", tmp_path / "disks"
    devices.mkdir()
    for number, (disk, removable) in enumerate((("sda", "0"), ("sdb", "1"))):
        (disks / disk / f"{disk}1").mkdir(parents=True)
        (disks / disk / "removable").write_text(f"{removable}\n", encoding="ascii")
        (devices / f"8:{number}").symlink_to(disks / disk / f"{disk}1")
    assert disk_of(Mount("ext4", "8:0"), devices) is Disk.INSIDE
    assert disk_of(Mount("vfat", "8:1"), devices) is Disk.REMOVABLE
    assert disk_of(Mount("btrfs", "0:33"), devices) is Disk.INSIDE
    assert disk_of(Mount("nfs4", "0:34"), devices) is Disk.NETWORK
    assert disk_of(Mount("fuse.sshfs", "0:35"), devices) is Disk.NETWORK


@pytest.mark.parametrize(
    ("place", "found", "state"),
    [
        (Place(GIB, True, Disk.INSIDE), Found.FOLDER_FITS, State.OK),
        (Place(GIB, False, Disk.INSIDE), Found.FOLDER_UNWRITABLE, State.BAD),
        (Place(GIB, True, Disk.NETWORK), Found.FOLDER_NETWORK, State.BAD),
        (Place(GIB, True, Disk.REMOVABLE), Found.FOLDER_REMOVABLE, State.WARN),
        (Place(GIB, True, Disk.UNKNOWN), Found.FOLDER_PLACE_UNKNOWN, State.UNKNOWN),
    ],
)
def test_folder(place: Place, found: Found, state: State) -> None:
    finding = check_folder(place)
    assert (finding.found, finding.state) == (found, state)


@pytest.mark.parametrize(
    ("free", "state"),
    [(5 * GIB, State.OK), (5 * GIB - 1, State.WARN), (GIB, State.WARN), (GIB - 1, State.BAD)],
)
def test_space(free: int, state: State) -> None:
    assert check_space(Place(free, True, Disk.INSIDE)).state is state


def test_looking_makes_nothing(tmp_path: Path) -> None:
    place = look_at_place(tmp_path / "not" / "yet")
    assert place.writable
    assert place.free > 0
    assert list(tmp_path.iterdir()) == []
