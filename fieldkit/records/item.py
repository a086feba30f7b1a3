"""An item that is handed out."""

from enum import StrEnum
from typing import Annotated

from sqlmodel import BigInteger, Field, String

from fieldkit.records.fields import CodeText, Kopecks, Loose, Name
from fieldkit.records.record import Record


class Modality(StrEnum):
    """In kind, value voucher, or cash (pre-paid card): words of the CALP glossary."""

    IN_KIND = "in_kind"
    VOUCHER = "voucher"
    CASH = "cash"


class Item(Record):
    """Of the directory. `value` in kopecks of `currency` (ISO 4217); a serialised item is
    accounted for one by one.
    """

    code: CodeText
    name_ru: Name
    name_en: Name
    unit: CodeText
    modality: Annotated[Modality, Loose] = Field(sa_type=String)
    serialised: bool
    value: Kopecks | None = Field(default=None, sa_type=BigInteger)
    currency: CodeText = "RUB"
