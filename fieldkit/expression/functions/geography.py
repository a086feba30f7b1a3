"""Distances, areas and fences on the globe (ODK XForms; altitude and accuracy do not count)."""

import itertools
import math

from fieldkit.expression.context import Context
from fieldkit.expression.functions.registry import Args, function, text, texts
from fieldkit.expression.values import NAN, Value

EARTH_RADIUS_METRES = 6_378_100.0
Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def points_of(values: list[str]) -> list[Point] | None:
    """The points of geopoints, geotraces and geoshapes; None if one of them is no point."""
    found: list[Point] = []
    for written in (part for value in values for part in value.strip().strip(";").split(";")):
        point = _point(written)
        if point is None:
            return None
        found.append(point)
    return found


def _point(written: str) -> Point | None:
    parts = written.split()
    if not 2 <= len(parts) <= 4:
        return None
    try:
        latitude, longitude = float(parts[0]), float(parts[1])
    except ValueError:
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _arc(start: Point, end: Point) -> float:
    """Metres along the great circle."""
    first, second = math.radians(start[0]), math.radians(end[0])
    cosine = math.sin(first) * math.sin(second) + math.cos(first) * math.cos(second) * math.cos(
        math.radians(start[1] - end[1])
    )
    return math.acos(max(-1.0, min(1.0, cosine))) * EARTH_RADIUS_METRES


@function("distance", 1, None)
def distance(context: Context, args: Args) -> Value:
    """Metres along the points, to the centimetre; NaN for fewer than two or a bad one."""
    points = points_of(texts(context, args))
    if points is None or len(points) < 2:
        return NAN
    pairs = itertools.pairwise(points)
    return math.floor(sum(_arc(start, end) for start, end in pairs) * 100 + 0.5) / 100


@function("area", 1)
def area(context: Context, args: Args) -> Value:
    """Square metres inside the points, to two decimals; 0 for fewer than three or a bad one."""
    points = points_of(texts(context, args))
    if points is None or len(points) < 3:
        return 0.0
    if points[0] != points[-1]:
        points.append(points[0])
    total = sum(
        math.radians(end[1] - start[1])
        * (2 + math.sin(math.radians(start[0])) + math.sin(math.radians(end[0])))
        for start, end in itertools.pairwise(points)
    )
    return math.floor(abs(total * EARTH_RADIUS_METRES**2 / 2) * 100 + 0.5) / 100


def _side(start: Point, end: Point, point: Point) -> float:
    across = (end[0] - start[0]) * (point[1] - start[1])
    return across - (end[1] - start[1]) * (point[0] - start[0])


def _cross(first: tuple[Point, Point], second: tuple[Point, Point]) -> bool:
    return (_side(*first, second[0]) > 0) != (_side(*first, second[1]) > 0) and (
        _side(*second, first[0]) > 0
    ) != (_side(*second, first[1]) > 0)


@function("intersects", 1)
def intersects(context: Context, args: Args) -> Value:
    """Whether a geotrace or geoshape crosses itself; false for a bad one."""
    points = points_of([text(context, args[0])]) or []
    context.world.spend(len(points) ** 2)
    lines = list(itertools.pairwise(points))
    closed = len(points) > 2 and points[0] == points[-1]
    for at, line in enumerate(lines):
        for other in range(at + 2, len(lines)):
            ends_meet = closed and at == 0 and other == len(lines) - 1
            if not ends_meet and _cross(line, lines[other]):
                return True
    return False


@function("geofence", 2)
def geofence(context: Context, args: Args) -> Value:
    """Whether a point lies inside a geoshape; false for a bad point or shape."""
    point = _point(text(context, args[0]))
    shape = points_of([text(context, args[1])])
    if point is None or shape is None or len(shape) < 4:
        return False
    inside = False
    for start, end in itertools.pairwise(shape):
        if (start[1] > point[1]) != (end[1] > point[1]):
            share = (point[1] - start[1]) / (end[1] - start[1])
            if point[0] < start[0] + share * (end[0] - start[0]):
                inside = not inside
    return inside
