"""An enrolment code as people bring it: typed in any layout, pasted, or out of a file."""

from pathlib import Path

from fieldkit.errors import Refusal
from fieldkit.services.laptop_reasons import LaptopReason
from fieldkit.sync.enrolment import EnrolCode, read_code
from fieldkit.sync.reasons import SyncReason

MOST_BYTES = 65_536
"""No file with a code in it is longer; a picture is told from it before."""

_KEYS = str.maketrans("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm")
"""Russian letters by the Latin ones on the same keys: the layout was not switched."""
_SHAPES = str.maketrans("авекмнорстух", "abekmhopctyx")
"""Russian letters by the Latin ones that look like them: they were read off a screen or paper."""
_NEVER = str.maketrans("08", "ob")
"""Digits that no code has, by the letters for which they are taken."""
_ONES = ("l", "i")
_HEAD = 3
"""Signs of the code's name (FK1), whose 1 is one."""


def read_typed(text: str) -> EnrolCode | Refusal:
    """Reads a code with case, spaces, layout, look-alike letters and digits forgiven.

    The code's own check decides which reading is meant. Refuses what is no code in any of them.
    """
    plain = "".join(text.split()).replace("-", "").casefold()
    for letters in (plain, plain.translate(_KEYS), plain.translate(_SHAPES)):
        head, rest = letters[:_HEAD], letters[_HEAD:].translate(_NEVER)
        for one in _ONES:
            code = read_code(head + rest.replace("1", one))
            if isinstance(code, EnrolCode):
                return code
    return Refusal(SyncReason.CODE_MALFORMED)


def code_in_text(path: Path) -> str | Refusal:
    """The code that stands on a line of a text file. Refuses a file that can't be read or has
    none.
    """
    try:
        with path.open("rb") as file:
            lines = file.read(MOST_BYTES).decode("utf-8-sig", "replace").splitlines()
    except OSError:
        return Refusal(LaptopReason.CODE_FILE_UNREADABLE, {"file": path.name})
    for text in (*lines, "".join(lines)):
        if isinstance(read_typed(text), EnrolCode):
            return text.strip()
    return Refusal(LaptopReason.CODE_NOT_IN_FILE, {"file": path.name})
