"""What the laptop lends to the questions of a form."""

from dataclasses import dataclass

from fieldkit.ui.camera_kit import CameraKit
from fieldkit.ui.who import Named


@dataclass(frozen=True)
class SiteHere:
    """The site where one works; `place` as a geopoint is kept, in degrees and metres."""

    name: Named
    place: str


@dataclass
class Means:
    """One for a form's page, GUI thread only; `site` may come later than the questions."""

    camera: CameraKit | None = None
    site: SiteHere | None = None
