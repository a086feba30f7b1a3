"""Positions as people write them: decimal degrees, or degrees, minutes and seconds. Pure.

Kept as `latitude longitude altitude accuracy` in degrees (WGS 84) and metres, the last two where
they are known (ODK XForms, type geopoint).
"""

import re

_NUMBER = r"\d+(?:[.,]\d+)?"
_LETTERS = "NSEWСЮВЗnsewсювз"
_ANGLE = re.compile(
    rf"(?P<before>[{_LETTERS}])?\s*(?P<sign>[-−+]?)\s*(?P<degrees>{_NUMBER})\s*°\s*"
    rf"(?:(?P<minutes>{_NUMBER})\s*['′’]\s*)?(?:(?P<seconds>{_NUMBER})\s*(?:[\"″”]|''|′′)\s*)?"
    rf"(?P<after>[{_LETTERS}])?(?:\.?\s*[шд]\.?)?"
)
_SOUTH_WEST = "SWЮЗ"
_EAST_WEST = "EWВЗ"
_NUMBERS = re.compile(r"[-−+]?\d+(?:[.,]\d+)?")


def read_place(text: str) -> str:
    """A position as typed: `51.7304 36.1926`, `51,7304; 36,1926`, `51°43′49″ N 36°11′33″ E`, also
    with Russian letters; after it, if known, height and accuracy in metres. Empty for none.
    """
    text = text.strip()
    if "°" in text:
        return _of_angles(text)
    numbers = _numbers(text)
    if not 2 <= len(numbers) <= 4:
        return ""
    return _kept(numbers)


def read_places(text: str, closed: bool) -> str:
    """Positions, one a line; `closed` comes back to the first. Empty if any can't be read."""
    lines = [line for line in re.split(r"[\n]", text) if line.strip(" ;")]
    points = [read_place(line.strip(" ;")) for line in lines]
    if not points or not all(points):
        return ""
    if closed and points[0] != points[-1]:
        points.append(points[0])
    return ";".join(points) if len(points) >= (4 if closed else 2) else ""


def shown_place(value: str) -> str:
    """A kept position as it is read back: without what is not known."""
    parts = [part.removesuffix(".0") for part in value.split()]
    while len(parts) > 2 and parts[-1] == "0":
        parts.pop()
    return " ".join(parts)


def _of_angles(text: str) -> str:
    found = list(_ANGLE.finditer(text))
    if len(found) != 2:
        return ""
    between = text[: found[0].start()] + text[found[0].end() : found[1].start()]
    if between.strip(" ,;"):
        return ""
    angles = [_degrees(each) for each in found]
    letters = [(each["before"] or each["after"] or "").upper() for each in found]
    if letters[0] and letters[0] in _EAST_WEST:
        angles.reverse()
    rest = text[found[1].end() :].strip(" ,;.")
    more = _numbers(rest) if rest else []
    return _kept([*angles, *more]) if len(more) <= 2 and (more or not rest) else ""


def _degrees(found: re.Match[str]) -> float:
    parts = [float((found[name] or "0").replace(",", ".")) for name in ("degrees", "minutes")]
    seconds = float((found["seconds"] or "0").replace(",", "."))
    letter = (found["before"] or found["after"] or "").upper()
    turned = found["sign"] in ("-", "−") or (letter and letter in _SOUTH_WEST)
    angle = parts[0] + parts[1] / 60 + seconds / 3600
    return -angle if turned else angle


def _numbers(text: str) -> list[float]:
    """The numbers of a text that is nothing but numbers; a comma may be a decimal sign."""
    words = [word.strip(",") for word in re.split(r"[\s;]+", text) if word.strip(",")]
    if len(words) == 1:
        words = _split_alone(words[0])
    if not all(_NUMBERS.fullmatch(word) for word in words):
        return []
    return [float(word.replace(",", ".").replace("−", "-")) for word in words]


def _split_alone(word: str) -> list[str]:
    """`51.73,36.19` and `51,73,36,19` are two numbers each."""
    parts = word.split(",")
    if len(parts) == 4 and "." not in word:
        return [",".join(parts[:2]), ",".join(parts[2:])]
    return parts


def _kept(numbers: list[float]) -> str:
    latitude, longitude = numbers[:2]
    accurate = len(numbers) < 4 or numbers[3] >= 0
    if abs(latitude) > 90 or abs(longitude) > 180 or not any(numbers) or not accurate:
        return ""
    return " ".join(f"{number:.7f}".rstrip("0").rstrip(".") for number in numbers)
