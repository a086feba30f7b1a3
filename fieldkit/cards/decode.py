"""QR codes in a picture: `decode(image) -> list of codes`; no window, no camera, no files.

zxing-cpp looks at the whole picture. If it reads nothing, the places that look like a code are cut
out, and the attempts of attempts.py follow there, in their order, until one reads. A place is a
twentieth of a frame, so that all attempts together cost about as much as one other reader's look at
the whole: each frame of a live view gets what a still picture gets. Any further place, and any
place beside a code already read, gets the quickest attempt, so that a second card is not missed.
"""

from dataclasses import replace
from functools import partial

import numpy as np
from PIL import Image

from fieldkit.cards.attempts import ATTEMPTS, QUICK_ATTEMPTS, read_all, read_global, read_shaken
from fieldkit.cards.picture import Code, Corners, Grey, Place, Sight
from fieldkit.cards.places import find_places

# Up to this many pixels the whole picture is as cheap as a place in a large one.
SMALL_PICTURE = 160_000
# A photograph of more pixels than this, unread, is looked at again at a webcam's size.
LARGE_PICTURE = 1_500_000
WEBCAM_WIDTH = 1280
# A card tilted by fifty degrees looks so slender. Nothing more slender was a code in the labelled
# pictures, and all attempts at it made a sixth of the time on frames without one.
MOST_SLENDER = 1.6


def decode(image: Grey) -> list[Code]:
    """Every QR code read in the picture; an empty list if none."""
    return list(look(image).codes)


def look(image: Grey) -> Sight:
    """Reads the picture, and says as well what was seen in it but not read."""
    sight = _look_once(image)
    if sight.codes or image.size <= LARGE_PICTURE:
        return sight
    factor = WEBCAM_WIDTH / max(image.shape)
    size = (round(image.shape[1] * factor) or 1, round(image.shape[0] * factor) or 1)
    small = Image.fromarray(image).resize(size, Image.Resampling.BOX)
    codes = _look_once(np.asarray(small, np.uint8)).codes
    return replace(sight, codes=tuple(code.scaled(1 / factor) for code in codes))


def _look_once(image: Grey) -> Sight:
    codes, unread = read_all(image)
    codes = codes or read_global(image)
    whole = Place(0, 0, image.shape[1], image.shape[0])
    places = [whole]
    if image.size > SMALL_PICTURE:
        places = find_places(image, 2 + len(codes))
    for rank, place in enumerate(places):
        if not any(place.holds(code.corners) for code in codes):
            promising = rank == 0 and not codes and place.slenderness < MOST_SLENDER
            codes += _read_place(image, place, thoroughly=promising)
    seen = tuple(corners for corners in unread if not _overlaps(corners, codes, image))
    return Sight(tuple(codes), seen, tuple(places))


def confirm(image: Grey, code: Code) -> bool:
    """Whether a second, different attempt on the same picture reads the same text there."""
    rim = Place.around(code.corners, image).side // 6
    part = Place.around(code.corners, image, rim).cut(image)
    others = [attempt.read_codes for attempt in ATTEMPTS if attempt.name != code.reader]
    others.append(partial(read_shaken, without=code.reader))
    return any(found.text == code.text for read in others for found in read(part))


def _read_place(image: Grey, place: Place, *, thoroughly: bool) -> list[Code]:
    part = place.cut(image)
    codes: list[Code] = []
    for attempt in ATTEMPTS if thoroughly else QUICK_ATTEMPTS:
        codes = codes or attempt.read_codes(part)
    if thoroughly and not codes:
        codes = read_shaken(part)
    return [_moved(code, place) for code in codes]


def _moved(code: Code, place: Place) -> Code:
    one, two, three, four = ((x + place.left, y + place.top) for x, y in code.corners)
    return Code(code.text, (one, two, three, four), code.reader)


def _overlaps(corners: Corners, codes: list[Code], image: Grey) -> bool:
    box = Place.around(corners, image)
    return any(
        box.holds(code.corners) or Place.around(code.corners, image).holds(corners)
        for code in codes
    )
