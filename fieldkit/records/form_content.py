"""What a form consists of: its XForm and the choice files beside it, packed."""

from fieldkit.records.fields import Digest, Packed
from fieldkit.records.record import Record


class FormContent(Record):
    """Of the directory, named by the SHA-256 of its bytes, so that a form that did not change does
    not travel again. The bytes are those of `fieldkit.forms.package`.
    """

    sha256: Digest
    content: Packed
