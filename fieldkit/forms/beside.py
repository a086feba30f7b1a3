"""The files of a form: its choice files and pictures, in its media folder or beside it."""

from collections.abc import Iterable
from pathlib import Path

from fieldkit.forms.xform import Form

PICTURES = ("image", "big-image")
"""Kinds of media of labels and choices that are pictures."""
_CHOICES = (".csv", ".xml", ".geojson")
_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp")
_LARGEST = 64 * 1024 * 1024
_LARGEST_PICTURE = 4 * 1024 * 1024


def media_folder(path: Path) -> Path:
    """Where other clients of XLSForms keep the files of a form: `<its name>-media`."""
    return path.parent / f"{path.stem}-media"


def files_beside(path: Path) -> dict[str, bytes]:
    """The choice files in the folder of a form and in its media folder, by name."""
    if not path.is_file():
        return {}
    beside = [*path.parent.iterdir(), *media_folder(path).glob("*")]
    found = (p for p in beside if p.suffix.lower() in _CHOICES and p != path and p.is_file())
    return {p.name: p.read_bytes() for p in found if p.stat().st_size < _LARGEST}


def pictures_beside(path: Path, form: Form) -> dict[str, bytes]:
    """The pictures of its labels and choices by the names that it has for them; larger ones than
    4 MiB are left out.
    """
    places = places_beside(path, form.translations.named(PICTURES))
    found = ((name, p) for name, p in places.items() if p.suffix.lower() in _ENDINGS)
    return {name: p.read_bytes() for name, p in found if p.stat().st_size <= _LARGEST_PICTURE}


def places_beside(path: Path, names: Iterable[str]) -> dict[str, Path]:
    """Where the files of those names are: in a form's media folder or else beside it."""
    folders = [_files(folder) for folder in (media_folder(path), path.parent)]
    return {name: place for name in names if (place := _place(folders, name)) is not None}


def _place(folders: Iterable[list[Path]], name: str) -> Path | None:
    """The file of that name, else one that differs in capital letters alone.

    Looked for by what is there: a name from a sheet may be none that a file can have.
    """
    for files in folders:
        alike = [each for each in files if each.name.casefold() == name.casefold()]
        if alike:
            return next((each for each in alike if each.name == name), alike[0])
    return None


def _files(folder: Path) -> list[Path]:
    return [each for each in sorted(folder.glob("*")) if each.is_file()]
