"""Motion blur: told by its direction, and taken back before another attempt at reading.

A card moved during the exposure has weak edges along its path and strong ones across it, so the
structure tensor's eigenvalues differ; a QR symbol at rest has them nearly equal. The blur of a
straight path of length L has the transfer function sinc(L f), f along the path; it is undone by
Wiener's filter, with a Gaussian for the lens.
"""

import numpy as np
from PIL import Image, ImageFilter, ImageOps

from fieldkit.cards.picture import Grey

# Eigenvalues of symbols at rest differ by up to 1.5, of shaken ones by 1.7 and more.
LEAST_RATIO = 1.6
_SMALLEST = 40
_LARGEST = 480
_RIM = 16


def shake_direction(part: Grey) -> float | None:
    """The direction of the movement in radians, from the x axis towards y; None if at rest."""
    if min(part.shape) < _SMALLEST:
        return None
    soft = np.asarray(Image.fromarray(part).filter(ImageFilter.BoxBlur(1)), np.float32)
    height, width = soft.shape
    core = soft[height // 5 : height - height // 5, width // 5 : width - width // 5]
    across_x = core[:-1, 1:] - core[:-1, :-1]
    across_y = core[1:, :-1] - core[:-1, :-1]
    xx = float((across_x * across_x).mean())
    yy = float((across_y * across_y).mean())
    xy = float((across_x * across_y).mean())
    spread = float(np.hypot(xx - yy, 2 * xy))
    if xx + yy + spread < LEAST_RATIO * (xx + yy - spread):
        return None
    return 0.5 * float(np.arctan2(2 * xy, xx - yy)) + np.pi / 2


def reduced(part: Grey) -> tuple[Grey, float]:
    """The cut-out at a size that is filtered in a few milliseconds, and by what it was scaled."""
    factor = min(1.0, _LARGEST / max(part.shape))
    picture = Image.fromarray(part)
    if factor < 1:
        width, height = (max(1, round(side * factor)) for side in picture.size)
        picture = picture.resize((width, height), Image.Resampling.BOX)
    return np.asarray(ImageOps.autocontrast(picture), np.uint8), factor


def steadied(part: Grey, direction: float, length: float, lens: float, noise: float) -> Grey:
    """The picture with a movement of `length` pixels taken back.

    `lens` is the standard deviation of the lens's blur in pixels, `noise` the noise-to-signal ratio
    of Wiener's filter.
    """
    padded = np.pad(part.astype(np.float32), _RIM, mode="edge")
    along_y = np.fft.fftfreq(padded.shape[0])[:, np.newaxis]
    along_x = np.fft.rfftfreq(padded.shape[1])[np.newaxis, :]
    path = np.sinc(length * (along_x * np.cos(direction) + along_y * np.sin(direction)))
    blur = path * np.exp(-2 * (np.pi * lens) ** 2 * (along_x**2 + along_y**2))
    sharp = np.fft.irfft2(np.fft.rfft2(padded) * (blur / (blur**2 + noise)), padded.shape)
    inner = sharp[_RIM:-_RIM, _RIM:-_RIM]
    return np.asarray(np.clip(inner, 0, 255), np.uint8)
