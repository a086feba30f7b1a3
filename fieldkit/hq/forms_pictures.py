"""The pictures that a form names, found beside it and made small enough to travel."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from fieldkit.cards.images import read_picture, upright
from fieldkit.errors import Refusal
from fieldkit.forms.beside import PICTURES, media_folder, places_beside
from fieldkit.forms.xform import Form
from fieldkit.hq.reasons import HqReason

EDGE = 640
"""Pixels of the longer side: what the page shows at 150 %, some 50 KB of a photograph."""
QUALITY = 80
SOUNDS = ("audio", "video")
DRAWN = 4096
"""Colours of a drawing; what has more is a photograph, and no PNG of it would be smaller."""
TOLD = 8
"""Names in one note."""


@dataclass(frozen=True)
class Pictures:
    """`files` by the names that the form has for them; `notes` on those that will not be seen."""

    files: dict[str, bytes]
    notes: tuple[Refusal, ...]


def pictures_of(path: Path, form: Form) -> Pictures:
    """The pictures of labels and choices in a form's media folder or else beside it.

    A form is usable without them, so that what is missing or no picture is a note, as are sounds
    and films.
    """
    files: dict[str, bytes] = {}
    missing, notes = [], []
    names = form.translations.named(PICTURES)
    places = places_beside(path, names)
    for name in names:
        place = places.get(name)
        data = small_picture(place) if place is not None else None
        if data is not None:
            files[name] = data
        elif place is None:
            missing.append(name)
        else:
            params = {"file": path.name, "picture": name}
            notes.append(Refusal(HqReason.FORM_PICTURE_WRONG, params))
    if missing:
        listed, folder = _told(missing), media_folder(path).name
        told = {"file": path.name, "names": listed, "count": len(missing), "folder": folder}
        notes.append(Refusal(HqReason.FORM_PICTURES_MISSING, told))
    if sounds := form.translations.named(SOUNDS):
        params = {"file": path.name, "names": _told(sounds)}
        notes.append(Refusal(HqReason.FORM_SOUNDS, params))
    return Pictures(files, tuple(notes))


def _told(names: Iterable[str]) -> str:
    listed = list(names)
    return ", ".join(listed[:TOLD]) + (" …" if len(listed) > TOLD else "")


def small_picture(path: Path) -> bytes | None:
    """A picture of at most `EDGE` pixels a side, on white, without what its file told besides
    (place, camera, time): JPEG or PNG, whichever is smaller. None for what is no picture, or one
    of over 64 MiB or 40 million pixels.
    """
    made = read_picture(path, lambda picture: _packed(upright(picture, EDGE)))
    return None if isinstance(made, Refusal) else made


def _packed(picture: Image.Image) -> bytes:
    picture.thumbnail((EDGE, EDGE))
    plain = Image.new("RGB", picture.size)
    plain.paste(picture)
    made = [_saved(plain, "JPEG", quality=QUALITY)]
    if plain.getcolors(DRAWN) is not None:
        made.append(_saved(plain, "PNG"))
    return min(made, key=len)


def _saved(picture: Image.Image, kind: str, **options: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, optimize=True, **options)
    return out.getvalue()
