"""Ids: time-ordered for registers, derived for the directory."""

from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from fieldkit.records.ids import directory_id, new_id


class Fixed:
    """Randomness that always brings the same byte."""

    def __init__(self, byte: int) -> None:
        self.byte = byte

    def bytes(self, count: int) -> bytes:
        return bytes([self.byte]) * count


@given(st.integers(0, 2**48 - 1), st.integers(0, 255))
def test_a_new_id_is_a_uuid_of_version_7_with_its_time(now_ms: int, byte: int) -> None:
    made = UUID(bytes=new_id(now_ms, Fixed(byte)))
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == now_ms


def test_a_clock_out_of_range_still_makes_an_id() -> None:
    assert new_id(-5, Fixed(0))[:6] == bytes(6)
    assert new_id(2**60, Fixed(0))[:6] == b"\xff" * 6


def test_a_directory_id_depends_on_each_part_and_on_nothing_else() -> None:
    first = directory_id(b"rk", "item", "PARCEL")
    assert first == directory_id(b"rk", "item", "PARCEL")
    others = {
        directory_id(b"rkx", "item", "PARCEL"),
        directory_id(b"rk", "site", "PARCEL"),
        directory_id(b"rk", "item", "PARCELS"),
        directory_id(b"rk", "itemP", "ARCEL"),
    }
    assert len(others | {first}) == 5
    assert len(first) == 16


def test_the_derivation_of_directory_ids_never_changes() -> None:
    assert directory_id(b"rk", "item", "PARCEL").hex() == "932fb113823c648196de2075656d1458"
