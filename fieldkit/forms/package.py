"""A form as it travels: its XForm and the choice files that it names, in one run of bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldkit.errors import Refusal
from fieldkit.forms.codes import FormReason
from fieldkit.forms.xform import Form, load_xform
from fieldkit.journal.codec import MalformedError, compress, decode, decompress, encode

LEVEL = 19
"""Packed once, at headquarters; unpacked on a thousand laptops, as fast at any level."""
UNPACKED_LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Package:
    """`files`: the contents of choice files, by name."""

    xform: bytes
    files: Mapping[str, bytes] = field(default_factory=dict)

    def pack(self) -> bytes:
        """zstd of deterministic CBOR `[xform, {name: content}]`: the same bytes each time."""
        return compress(encode([self.xform, dict(self.files)]), LEVEL)

    def form(self) -> Form | Refusal:
        """The form, ready to be filled in; refuses as `load_xform` does."""
        return load_xform(self.xform, self.files)


def unpack(data: bytes) -> Package | Refusal:
    """Undoes `pack`; refuses what is damaged (`form.package_damaged`), of 64 MiB at most."""
    try:
        found = decode(decompress(data, UNPACKED_LIMIT))
    except MalformedError:
        return Refusal(FormReason.PACKAGE_DAMAGED)
    match found:
        case [bytes(xform), dict(files)] if all(map(_is_file, files.items())):
            return Package(xform, files)
        case _:
            return Refusal(FormReason.PACKAGE_DAMAGED)


def _is_file(item: tuple[object, object]) -> bool:
    return isinstance(item[0], str) and isinstance(item[1], bytes)
