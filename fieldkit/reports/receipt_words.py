"""The words of a printed receipt, in Russian and in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from fieldkit.records.receipt import Collector, ProofKind
from fieldkit.records.void import VoidReason

Language = Literal["ru", "en"]


@dataclass(frozen=True)
class ReceiptWords:
    """Every word on the sheet that is not a value.

    `date` is a pattern of the Unicode CLDR for `locale`; `units` are by the item's unit, which
    stands as it is where it is not among them.
    """

    title: str
    number: str
    site: str
    day: str
    programme: str
    round: str
    card: str
    no_card: str
    item: str
    quantity: str
    collected: str
    proof: str
    confirm: str
    signature: str
    issued: str
    witness: str
    exception: str
    voided: str
    date: str
    locale: str
    units: Mapping[str, str]
    collectors: Mapping[Collector, str]
    proofs: Mapping[ProofKind, str]
    voids: Mapping[VoidReason, str]


RUSSIAN = ReceiptWords(
    title="Расписка в получении помощи",
    number="№",
    site="Площадка",
    day="Дата и время",
    programme="Программа",
    round="раунд",
    card="Карта",
    no_card="не предъявлена",
    item="Наименование, серийные номера",
    quantity="Количество",
    collected="Получил(а)",
    proof="Подтверждение",
    confirm="Всё перечисленное получено. Помощь бесплатна.",
    signature="Подпись получателя",
    issued="Выдал(а)",
    witness="Свидетель",
    exception="Выдано в порядке исключения",
    voided="Аннулирована",
    date="dd.MM.y, HH:mm",
    locale="ru",
    units={"piece": "шт.", "set": "компл.", "kg": "кг", "l": "л"},
    collectors={
        Collector.HEAD: "глава домохозяйства",
        Collector.MEMBER: "член домохозяйства",
        Collector.PROXY: "доверенное лицо",
    },
    proofs={
        ProofKind.CARD_SCAN: "карта отсканирована",
        ProofKind.SIGNATURE: "подпись",
        ProofKind.PHOTO: "фотография",
        ProofKind.THUMB: "отпечаток пальца при свидетеле",
    },
    voids={
        VoidReason.MISTAKE: "ошибка",
        VoidReason.WRONG_HOUSEHOLD: "не то домохозяйство",
        VoidReason.WRONG_ITEM: "не тот товар",
        VoidReason.DOUBLE: "повторная выдача",
        VoidReason.RETURNED: "возврат",
        VoidReason.OTHER: "другая причина",
    },
)
ENGLISH = ReceiptWords(
    title="Receipt for assistance",
    number="No.",
    site="Site",
    day="Date and time",
    programme="Programme",
    round="round",
    card="Card",
    no_card="not shown",
    item="Item, serial numbers",
    quantity="Quantity",
    collected="Collected by",
    proof="Proof",
    confirm="All that is listed was received. Assistance is free of charge.",
    signature="Collector's signature",
    issued="Handed out by",
    witness="Witness",
    exception="Handed out as an exception",
    voided="Voided",
    date="d MMM y, HH:mm",
    locale="en_GB",
    units={"piece": "pcs", "set": "sets", "kg": "kg", "l": "l"},
    collectors={
        Collector.HEAD: "head of household",
        Collector.MEMBER: "member of the household",
        Collector.PROXY: "proxy",
    },
    proofs={
        ProofKind.CARD_SCAN: "card scanned",
        ProofKind.SIGNATURE: "signature",
        ProofKind.PHOTO: "photograph",
        ProofKind.THUMB: "thumbprint before a witness",
    },
    voids={
        VoidReason.MISTAKE: "mistake",
        VoidReason.WRONG_HOUSEHOLD: "wrong household",
        VoidReason.WRONG_ITEM: "wrong item",
        VoidReason.DOUBLE: "given twice",
        VoidReason.RETURNED: "returned",
        VoidReason.OTHER: "another reason",
    },
)
WORDS: Mapping[Language, ReceiptWords] = {"ru": RUSSIAN, "en": ENGLISH}
