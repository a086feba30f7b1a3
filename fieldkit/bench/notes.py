"""Invented households with notes, about 1 KB of fields each, the same for the same seed.

The text is made of sentences as teams write them and of words drawn from a list of 2,048, most of
them from its beginning: zstd takes it to about a sixth, as it does notes that people typed.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from fieldkit.hq.seeded import Seeded
from fieldkit.journal.author import Act
from fieldkit.journal.codec import encode
from fieldkit.records.ids import new_id
from fieldkit.vault.passphrase import read_words

FIELD_BYTES = 1000
"""CBOR of the fields, without header and salt."""

_PLACES = (
    "Суджа",
    "Кореново",
    "Глушково",
    "Теткино",
    "Рыльск",
    "Гуево",
    "Снагость",
    "Любимовка",
    "Погребки",
    "Мартыновка",
    "Черкасское",
    "Гоголевка",
    "Гирьи",
    "Белая",
    "Льгов",
    "Обоянь",
)
_STREETS = (
    "Садовая",
    "Полевая",
    "Луговая",
    "Мира",
    "Школьная",
    "Речная",
    "Новая",
    "Вишнёвая",
    "Лесная",
    "Заречная",
    "Победы",
    "Ключевая",
)
_WHO = (
    "пожилая мать",
    "младший сын",
    "старшая дочь",
    "дедушка",
    "сестра главы семьи",
    "двое внуков",
    "муж",
    "соседка, за которой ухаживают",
)
_NEEDS = (
    "тёплая одежда для детей",
    "лекарства от давления",
    "детское питание",
    "кресло-коляска",
    "постельное бельё",
    "гигиенические средства",
    "помощь с восстановлением документов",
    "очки",
    "слуховой аппарат",
    "обувь",
    "корм для собаки, которую взяли с собой",
)
_WAYS = (
    "на автобусе",
    "на своей машине",
    "с родственниками",
    "пешком до трассы, дальше на попутной машине",
    "с колонной",
)
_DONE = (
    "объяснили порядок выдачи",
    "записали на приём к врачу",
    "передали в розыск",
    "показали, где горячее питание",
    "договорились созвониться",
    "выдали памятку",
)
_NOTES = ("journey_note", "needs_note", "home_note", "visit_note")


def acts(seed: int, area: bytes, count: int, now_ms: int) -> Iterator[Act]:
    """New households of an area, `count` of them."""
    seeded = Seeded(seed, f"notes {area.hex()}")
    site = seeded.bytes(16)
    for _ in range(count):
        fields: dict[str, Any] = {
            "area": area,
            "site": site,
            "origin_settlement": seeded.pick(_PLACES),
            "arrived": f"2024-{seeded.between(8, 12):02}-{seeded.between(1, 28):02}",
            "phone": f"+7 000 {seeded.below(1000):03}-{seeded.below(10000):04}",
        }
        room = (FIELD_BYTES - len(encode(fields))) // len(_NOTES)
        fields |= {name: _note(seeded, room - len(name) - 4) for name in _NOTES}
        yield Act("household", new_id(now_ms, seeded), area, fields)


def _note(seeded: Seeded, size: int) -> str:
    """Sentences that fill `size` bytes of UTF-8; the last one may be cut."""
    text = ""
    while len(text.encode()) < size:
        text = f"{text} {_sentence(seeded)}".strip()
    return text.encode()[:size].decode(errors="ignore")


def _sentence(seeded: Seeded) -> str:
    day, month = seeded.between(1, 28), seeded.between(8, 12)
    match seeded.below(13):
        case 0:
            return f"Приехали {day:02}.{month:02} {seeded.pick(_WAYS)}, {_people(seeded)}."
        case 1:
            return f"Дом на улице {seeded.pick(_STREETS)}, {seeded.between(1, 90)}, повреждён."
        case 2:
            return f"Нужны {seeded.pick(_NEEDS)} и {seeded.pick(_NEEDS)}."
        case 3:
            return f"{day:02}.{month:02} {seeded.pick(_DONE)}, {seeded.pick(_DONE)}."
        case 4:
            return f"Комната {seeded.between(100, 420)}, {seeded.between(2, 6)} места, тепло."
        case 5:
            return f"Звонить после {seeded.between(8, 19)} часов, спросить: {seeded.pick(_WHO)}."
        case 6:
            return f"Справка № {seeded.below(100000):05} от {day:02}.{month:02}, копия есть."
        case _:
            return f"{' '.join(_word(seeded) for _ in range(seeded.between(4, 8)))}."


def _word(seeded: Seeded) -> str:
    """The words at the beginning of the list come oftener, as in speech."""
    words = _words()
    return words[seeded.below(1 + seeded.below(len(words)))]


@cache
def _words() -> tuple[str, ...]:
    return read_words("ru")


def _people(seeded: Seeded) -> str:
    return f"с ними {seeded.pick(_WHO)} и {seeded.pick(_WHO)}"
