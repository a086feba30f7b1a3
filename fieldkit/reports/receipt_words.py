"""The words of a printed receipt, in Russian and in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from fieldkit.records.receipt import Collector, ExceptionReason, Identified, ProofKind
from fieldkit.records.void import VoidReason

Language = Literal["ru", "en"]


@dataclass(frozen=True)
class ReceiptWords:
    """Every word on the sheet that is not a value.

    `giver` stands at the head where the directory names no organisation. `page` has places for the
    page's number and for how many there are. `date` is a pattern of the Unicode CLDR for `locale`;
    `units` are by the item's unit, which stands as it is where it is not among them.
    """

    giver: str
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
    family: str
    collected: str
    proof: str
    confirm: str
    free: str
    complaints: str
    signature: str
    thumb: str
    issued: str
    witness: str
    exception: str
    voided: str
    void_means: str
    void_reason: str
    page: str
    date: str
    locale: str
    units: Mapping[str, str]
    collectors: Mapping[Collector, str]
    ways: Mapping[Identified, str]
    proofs: Mapping[ProofKind, str]
    exceptions: Mapping[ExceptionReason, str]
    voids: Mapping[VoidReason, str]


RUSSIAN = ReceiptWords(
    giver="Гуманитарная помощь",
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
    family="Глава домохозяйства",
    collected="Получил(а)",
    proof="Подтверждение",
    confirm="Всё перечисленное получено.",
    free="Помощь бесплатна: никто не вправе просить за неё деньги или услуги.",
    complaints="Вопросы и жалобы",
    signature="Подпись получателя",
    thumb="Отпечаток пальца получателя",
    issued="Выдал(а)",
    witness="Свидетель",
    exception="Исключение",
    voided="Расписка аннулирована",
    void_means="Эта выдача не считается.",
    void_reason="Причина",
    page="стр. {page} из {pages}",
    date="dd.MM.y, HH:mm",
    locale="ru",
    units={"piece": "шт.", "set": "компл.", "kg": "кг", "l": "л"},
    collectors={
        Collector.HEAD: "глава домохозяйства",
        Collector.MEMBER: "член домохозяйства",
        Collector.PROXY: "доверенное лицо",
    },
    ways={
        Identified.CARD_SCAN: "код отсканирован",
        Identified.CARD_NUMBER: "номер введён вручную",
        Identified.NAME: "семья найдена по имени",
    },
    proofs={
        ProofKind.CARD_SCAN: "карта домохозяйства",
        ProofKind.SIGNATURE: "подпись",
        ProofKind.PHOTO: "фотография",
        ProofKind.THUMB: "отпечаток пальца при свидетеле",
    },
    exceptions={
        ExceptionReason.OTHER_AREA: "семья из другого района",
        ExceptionReason.CARD_NOT_READABLE: "карта не читается",
        ExceptionReason.URGENT_NEED: "неотложная потребность",
        ExceptionReason.TEAM_LEAD_DECISION: "решение руководителя группы",
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
    giver="Humanitarian assistance",
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
    family="Head of household",
    collected="Collected by",
    proof="Proof",
    confirm="All that is listed was received.",
    free="Assistance is free: nobody may ask for money or favours in return.",
    complaints="Questions and complaints",
    signature="Collector's signature",
    thumb="Collector's thumbprint",
    issued="Handed out by",
    witness="Witness",
    exception="Exception",
    voided="This receipt is voided",
    void_means="This distribution does not count.",
    void_reason="Reason",
    page="page {page} of {pages}",
    date="d MMM y, HH:mm",
    locale="en_GB",
    units={"piece": "pcs", "set": "set(s)", "kg": "kg", "l": "l"},
    collectors={
        Collector.HEAD: "head of household",
        Collector.MEMBER: "member of the household",
        Collector.PROXY: "proxy",
    },
    ways={
        Identified.CARD_SCAN: "code scanned",
        Identified.CARD_NUMBER: "number typed in",
        Identified.NAME: "household found by name",
    },
    proofs={
        ProofKind.CARD_SCAN: "the household's card",
        ProofKind.SIGNATURE: "signature",
        ProofKind.PHOTO: "photograph",
        ProofKind.THUMB: "thumbprint before a witness",
    },
    exceptions={
        ExceptionReason.OTHER_AREA: "the family is of another area",
        ExceptionReason.CARD_NOT_READABLE: "the card cannot be read",
        ExceptionReason.URGENT_NEED: "urgent need",
        ExceptionReason.TEAM_LEAD_DECISION: "decision of the team lead",
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
