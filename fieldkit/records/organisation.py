"""An organisation's number on cards, which follows from its 16-byte id."""


def card_number_of(organisation: bytes) -> int:
    """The first two bytes, big-endian: what stands in a card's `organisation` field."""
    return int.from_bytes(organisation[:2], "big")
