"""A point on the ground."""

from typing import NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from fieldkit.records.fields import Latitude, Longitude, Metres


@with_config({"strict": True, "extra": "allow"})
class Position(TypedDict):
    """In degrees of WGS 84, north and east positive; `accuracy` is a radius in metres."""

    latitude: Latitude
    longitude: Longitude
    accuracy: NotRequired[Metres]
