"""Names of invented people: surnames put together from syllables, so that nobody is meant."""

from dataclasses import dataclass

from fieldkit.hq.seeded import Seeded
from fieldkit.records.person import Sex

_BEGIN = [
    "Брам",
    "Верл",
    "Гунд",
    "Дорм",
    "Жарт",
    "Зумб",
    "Ирм",
    "Карл",
    "Лурд",
    "Мерг",
    "Норб",
    "Олт",
    "Прун",
    "Рамз",
    "Скорн",
    "Тирб",
]
_MIDDLE = ["ав", "ел", "им", "ор", "ул", "унт", "ерк", "аш", "олн", "итр"]
_END = (
    ("ов", "ова"),
    ("ев", "ева"),
    ("ин", "ина"),
    ("овский", "овская"),
    ("енко", "енко"),
    ("ук", "ук"),
)
_WOMEN = [
    "Алёна",
    "Анна",
    "Варвара",
    "Вера",
    "Галина",
    "Дарья",
    "Евгения",
    "Екатерина",
    "Елена",
    "Зоя",
    "Инна",
    "Ирина",
    "Ксения",
    "Лидия",
    "Любовь",
    "Людмила",
    "Марина",
    "Мария",
    "Надежда",
    "Наталья",
    "Нина",
    "Оксана",
    "Олеся",
    "Ольга",
    "Полина",
    "Раиса",
    "Светлана",
    "София",
    "Таисия",
    "Тамара",
    "Татьяна",
    "Юлия",
]
# With the patronymic of a son; a daughter's is derived from it.
_MEN = [
    "Алексей:Алексеевич",
    "Андрей:Андреевич",
    "Антон:Антонович",
    "Артём:Артёмович",
    "Борис:Борисович",
    "Вадим:Вадимович",
    "Виктор:Викторович",
    "Геннадий:Геннадьевич",
    "Григорий:Григорьевич",
    "Денис:Денисович",
    "Евгений:Евгеньевич",
    "Егор:Егорович",
    "Иван:Иванович",
    "Игорь:Игоревич",
    "Кирилл:Кириллович",
    "Константин:Константинович",
    "Максим:Максимович",
    "Матвей:Матвеевич",
    "Михаил:Михайлович",
    "Николай:Николаевич",
    "Олег:Олегович",
    "Павел:Павлович",
    "Пётр:Петрович",
    "Роман:Романович",
    "Семён:Семёнович",
    "Сергей:Сергеевич",
    "Степан:Степанович",
    "Тимофей:Тимофеевич",
    "Фёдор:Фёдорович",
    "Юрий:Юрьевич",
]
_SONS = dict(each.split(":") for each in _MEN)
_MEN_NAMES = tuple(_SONS)


@dataclass(frozen=True)
class Surname:
    """A family's name as its men and its women bear it."""

    man: str
    woman: str

    def of(self, sex: Sex) -> str:
        return self.woman if sex is Sex.FEMALE else self.man


def surname(seeded: Seeded) -> Surname:
    """One of some 10,000 surnames."""
    stem = seeded.pick(_BEGIN) + seeded.pick(_MIDDLE)
    if seeded.chance(700):
        stem += seeded.pick(_MIDDLE)
    man, woman = seeded.pick(_END)
    return Surname(stem + man, stem + woman)


def given_name(seeded: Seeded, sex: Sex) -> str:
    """A usual Russian name."""
    return seeded.pick(_WOMEN if sex is Sex.FEMALE else _MEN_NAMES)


def patronymic(seeded: Seeded, sex: Sex, father: str | None = None) -> str:
    """From the father's name, or from any if he is not known."""
    son = _SONS[father or seeded.pick(_MEN_NAMES)]
    return son.removesuffix("ич") + "на" if sex is Sex.FEMALE else son
