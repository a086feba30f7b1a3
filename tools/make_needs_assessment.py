"""Writes resources/forms/needs_assessment.xlsx: the needs assessment of displaced families.

Run it after changing a question: `.venv/bin/python tools/make_needs_assessment.py`. The workbook is
an XLSForm in Russian (default) and English. Places in it are invented.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

PLACE = Path(__file__).resolve().parent.parent / "resources/forms/needs_assessment.xlsx"
RU, EN = "Русский (ru)", "English (en)"
SURVEY_COLUMNS = [
    "type",
    "name",
    f"label::{RU}",
    f"label::{EN}",
    f"hint::{RU}",
    f"hint::{EN}",
    "required",
    "relevant",
    "constraint",
    f"constraint_message::{RU}",
    f"constraint_message::{EN}",
    "calculation",
    "choice_filter",
    "repeat_count",
    "appearance",
    "default",
]
Row = dict[str, str]


def row(kind: str, name: str = "", ru: str = "", en: str = "", **more: str) -> Row:
    """A row of the survey; `hint` and `message` are "Russian | English"."""
    made = {"type": kind, "name": name, f"label::{RU}": ru, f"label::{EN}": en}
    for key, column in (("hint", "hint"), ("message", "constraint_message")):
        if key in more:
            russian, _, english = more.pop(key).partition(" | ")
            made[f"{column}::{RU}"], made[f"{column}::{EN}"] = russian, english
    return made | more


def begin(name: str, ru: str, en: str, **more: str) -> Row:
    return row("begin group", name, ru, en, appearance="field-list", **more)


END = row("end group")
ASKED = {"required": "yes"}

SURVEY: list[Row] = [
    row("start", "start"),
    row("end", "end"),
    row("today", "today"),
    begin("meeting", "Встреча", "Meeting"),
    row(
        "select_one district",
        "district",
        "Откуда приехала семья?",
        "Where does the family come from?",
        hint="Район, где семья жила до отъезда | The district the family left",
        **ASKED,
    ),
    row(
        "select_one living",
        "living",
        "Где семья живёт сейчас?",
        "Where does the family live now?",
        **ASKED,
    ),
    row(
        "select_one area",
        "area_now",
        "В каком районе вы сейчас находитесь?",
        "Which area are you in now?",
        **ASKED,
    ),
    row(
        "select_one centre",
        "centre",
        "Какой это пункт временного размещения?",
        "Which temporary accommodation centre is it?",
        relevant="${living} = 'centre'",
        choice_filter="area = ${area_now} or area = 'any'",
        **ASKED,
    ),
    row(
        "date",
        "arrived",
        "Когда семья приехала сюда?",
        "When did the family arrive here?",
        constraint=". <= today() and . >= date('2022-02-01')",
        message="Дата не может быть позже сегодняшнего дня. | The date cannot be later than today.",
    ),
    row(
        "select_one yes_no",
        "consent",
        "Семья согласна ответить на вопросы?",
        "Does the family agree to answer questions?",
        hint="Объясните, зачем нужны ответы и кто их увидит. Отказ не влияет на помощь. | "
        "Explain what the answers are for and who will see them. A refusal changes nothing.",
        **ASKED,
    ),
    row(
        "note",
        "no_consent",
        "Поблагодарите семью и сохраните анкету.",
        "Thank the family and save the form.",
        relevant="${consent} = 'no'",
    ),
    END,
    begin("household", "Домохозяйство", "Household", relevant="${consent} = 'yes'"),
    row(
        "integer",
        "household_size",
        "Сколько человек живёт и питается вместе?",
        "How many people live and eat together?",
        constraint=". >= 1 and . <= 20",
        message="Укажите число от 1 до 20. | Enter a number from 1 to 20.",
        **ASKED,
    ),
    row(
        "select_one sex",
        "head_sex",
        "Пол главы домохозяйства",
        "Sex of the head of household",
        **ASKED,
    ),
    row(
        "select_one yes_no",
        "single_parent",
        "Взрослый воспитывает детей один?",
        "Does one adult raise the children alone?",
        relevant="${household_size} > 1",
    ),
    END,
    row(
        "begin repeat",
        "member",
        "Человек",
        "Person",
        repeat_count="${household_size}",
        relevant="${consent} = 'yes'",
    ),
    row("calculate", "number", calculation="position(..)"),
    row(
        "select_one relation",
        "relation",
        "Человек № ${number}: кем приходится главе домохозяйства?",
        "Person ${number}: relation to the head of household?",
        **ASKED,
    ),
    row("select_one sex", "sex", "Пол", "Sex", **ASKED),
    row(
        "integer",
        "age",
        "Сколько полных лет?",
        "Age in full years?",
        constraint=". >= 0 and . <= 115",
        message="Укажите возраст от 0 до 115 лет. | Enter an age from 0 to 115.",
        **ASKED,
    ),
    row(
        "select_one yes_no",
        "pregnant",
        "Беременна или кормит грудью?",
        "Pregnant or breastfeeding?",
        relevant="${sex} = 'female' and ${age} >= 14 and ${age} <= 55",
    ),
    row(
        "select_multiple condition",
        "conditions",
        "Что из этого относится к человеку?",
        "Which of these apply to the person?",
        constraint="not(selected(., 'none') and count-selected(.) > 1)",
        message="«Ничего из этого» нельзя выбрать вместе с другими ответами. | "
        "“None of these” cannot be chosen with other answers.",
        **ASKED,
    ),
    row("calculate", "is_small", calculation="if(${age} < 5, 1, 0)"),
    row("calculate", "is_child", calculation="if(${age} < 18, 1, 0)"),
    row("calculate", "is_older", calculation="if(${age} >= 60, 1, 0)"),
    row(
        "calculate",
        "is_limited",
        calculation="if(selected(${conditions}, 'disability') or "
        "selected(${conditions}, 'chronic'), 1, 0)",
    ),
    row("end repeat"),
    row("calculate", "small_children", calculation="sum(${is_small})"),
    row("calculate", "children", calculation="sum(${is_child})"),
    row("calculate", "older_people", calculation="sum(${is_older})"),
    row("calculate", "people_with_limits", calculation="sum(${is_limited})"),
    row("calculate", "large_family", calculation="if(${children} >= 3, 'yes', 'no')"),
    begin("housing", "Жильё", "Housing", relevant="${consent} = 'yes'"),
    row(
        "note",
        "composition",
        "В домохозяйстве: ${household_size}; детей: ${children}, "
        "из них младше 5 лет: ${small_children}; от 60 лет и старше: ${older_people}.",
        "Household: ${household_size}; children: ${children}, of them under 5: ${small_children}; "
        "aged 60 and over: ${older_people}.",
    ),
    row(
        "select_one home",
        "home",
        "Что с домом, из которого уехала семья?",
        "What is the state of the home the family left?",
        **ASKED,
    ),
    row(
        "select_one stay",
        "stay",
        "Сколько времени семья думает здесь оставаться?",
        "How long does the family expect to stay here?",
    ),
    row(
        "select_multiple missing",
        "missing",
        "Чего не хватает там, где семья живёт сейчас?",
        "What is missing where the family lives now?",
        constraint="not(selected(., 'nothing') and count-selected(.) > 1)",
        message="«Всего хватает» нельзя выбрать вместе с другими ответами. | "
        "“Nothing is missing” cannot be chosen with other answers.",
    ),
    END,
    begin("needs", "Потребности", "Needs", relevant="${consent} = 'yes'"),
    row(
        "select_multiple need",
        "priority_needs",
        "Что сейчас нужнее всего? Не больше трёх.",
        "What is needed most now? Up to three.",
        constraint="count-selected(.) <= 3",
        message="Выберите не больше трёх. | Choose up to three.",
        **ASKED,
    ),
    row(
        "select_one need",
        "first_need",
        "Что из этого нужно в первую очередь?",
        "Which of these comes first?",
        relevant="count-selected(${priority_needs}) > 1",
        choice_filter="selected(${priority_needs}, name)",
        **ASKED,
    ),
    row(
        "text",
        "medicine",
        "Какие лекарства нужны и как срочно?",
        "Which medicines are needed, and how soon?",
        relevant="selected(${priority_needs}, 'medicine')",
    ),
    row(
        "integer",
        "baby_size",
        "Какой размер подгузников нужен?",
        "Which nappy size is needed?",
        hint="Число на упаковке, от 1 до 7 | The number on the pack, from 1 to 7",
        relevant="${small_children} > 0 and selected(${priority_needs}, 'baby')",
        constraint=". >= 1 and . <= 7",
        message="Укажите размер от 1 до 7. | Enter a size from 1 to 7.",
    ),
    row(
        "select_one documents",
        "documents",
        "Все ли документы у семьи с собой?",
        "Does the family have all its documents?",
        **ASKED,
    ),
    row(
        "select_one income",
        "income",
        "Есть ли у семьи сейчас доход?",
        "Does the family have an income now?",
    ),
    row(
        "select_one yes_no",
        "separated",
        "Семья потеряла связь с кем-то из близких?",
        "Has the family lost contact with a relative?",
        **ASKED,
    ),
    row(
        "note",
        "family_links",
        "Предложите поговорить со специалистом по восстановлению семейных связей.",
        "Offer a talk with the family-links worker.",
        relevant="${separated} = 'yes'",
    ),
    row(
        "decimal",
        "food_days",
        "На сколько дней хватит продуктов?",
        "For how many days will the food last?",
        constraint=". >= 0 and . <= 60",
        message="Укажите число дней от 0 до 60. | Enter a number of days from 0 to 60.",
    ),
    END,
    begin("contact", "Связь", "Contact", relevant="${consent} = 'yes'"),
    row(
        "text",
        "phone",
        "Телефон для связи",
        "Telephone",
        hint="Десять цифр после +7, если семья согласна его дать | "
        "Ten digits after +7, if the family agrees to give it",
        constraint=r"regex(., '^(\+7|8)?[0-9]{10}$')",
        message="Проверьте номер: +7 и десять цифр. | Check the number: +7 and ten digits.",
    ),
    row(
        "text", "comment", "Что ещё важно знать?", "What else is important?", appearance="multiline"
    ),
    END,
]

CHOICES: dict[str, list[tuple[str, ...]]] = {
    "yes_no": [("yes", "Да", "Yes"), ("no", "Нет", "No")],
    "sex": [("female", "Женский", "Female"), ("male", "Мужской", "Male")],
    "district": [
        ("sudzhansky", "Суджанский район", "Sudzhansky district"),
        ("korenevsky", "Кореневский район", "Korenevsky district"),
        ("glushkovsky", "Глушковский район", "Glushkovsky district"),
        ("belovsky", "Беловский район", "Belovsky district"),
        ("rylsky", "Рыльский район", "Rylsky district"),
        ("other", "Другой район", "Another district"),
    ],
    "living": [
        ("centre", "В пункте временного размещения", "In a temporary accommodation centre"),
        ("relatives", "У родных или знакомых", "With relatives or friends"),
        ("rented", "В съёмном жилье", "In rented housing"),
        ("other", "В другом месте", "Elsewhere"),
    ],
    "area": [
        ("city", "Город Курск", "City of Kursk"),
        ("west", "Западные районы", "Western districts"),
        ("east", "Восточные районы", "Eastern districts"),
    ],
    "centre": [
        ("birch", "ПВР «Берёзка»", "TAC “Beryozka”", "city"),
        ("school7", "ПВР «Школа на Набережной»", "TAC “Embankment school”", "city"),
        ("sport", "ПВР «Спортзал Заря»", "TAC “Zarya gym”", "west"),
        ("college", "ПВР «Дом учащихся»", "TAC “Students' house”", "east"),
        ("other", "Другой пункт", "Another centre", "any"),
    ],
    "relation": [
        ("head", "Глава домохозяйства", "Head of household"),
        ("spouse", "Муж или жена", "Spouse"),
        ("child", "Сын или дочь", "Son or daughter"),
        ("parent", "Мать или отец", "Parent"),
        ("relative", "Другой родственник", "Another relative"),
        ("other", "Не родственник", "Not related"),
    ],
    "condition": [
        ("disability", "Инвалидность", "Disability"),
        ("chronic", "Постоянно нужны лекарства", "Needs medicine all the time"),
        ("mobility", "Трудно ходить", "Difficulty walking"),
        ("care", "Нужен постоянный уход", "Needs constant care"),
        ("none", "Ничего из этого", "None of these"),
    ],
    "home": [
        ("intact", "Цел", "Intact"),
        ("damaged", "Повреждён", "Damaged"),
        ("destroyed", "Разрушен", "Destroyed"),
        ("unknown", "Неизвестно", "Not known"),
    ],
    "stay": [
        ("weeks", "Несколько недель", "A few weeks"),
        ("months", "Несколько месяцев", "A few months"),
        ("long", "Год и дольше", "A year or longer"),
        ("unknown", "Пока не знают", "Not known yet"),
    ],
    "missing": [
        ("bed", "Спальных мест", "Beds"),
        ("heat", "Тепла", "Heating"),
        ("washing", "Места, чтобы помыться и постирать", "A place to wash"),
        ("cooking", "Места, чтобы готовить", "A place to cook"),
        ("privacy", "Отдельного места для семьи", "Privacy"),
        ("nothing", "Всего хватает", "Nothing is missing"),
    ],
    "need": [
        ("food", "Продукты", "Food"),
        ("hygiene", "Средства гигиены", "Hygiene items"),
        ("clothes", "Одежда и обувь", "Clothes and shoes"),
        ("bedding", "Постельное бельё и одеяла", "Bedding"),
        ("baby", "Товары для младенцев", "Baby items"),
        ("medicine", "Лекарства и врач", "Medicine and a doctor"),
        ("money", "Деньги на самое необходимое", "Money for essentials"),
        ("documents", "Документы и юрист", "Documents and a lawyer"),
        ("talk", "Психологическая помощь", "Psychological support"),
    ],
    "documents": [
        ("all", "Все", "All"),
        ("some", "Не все", "Not all"),
        ("none", "Документов нет", "None"),
        ("unsaid", "Не хотят отвечать", "Prefer not to say"),
    ],
    "income": [
        ("wage", "Зарплата", "Wages"),
        ("pension", "Пенсия или пособие", "Pension or benefit"),
        ("both", "И зарплата, и пенсия или пособие", "Both"),
        ("none", "Нет", "None"),
        ("unsaid", "Не хотят отвечать", "Prefer not to say"),
    ],
}

SETTINGS = {
    "form_title": "Оценка потребностей",
    "form_id": "needs_assessment",
    "version": "2024100101",
    "default_language": RU,
    "instance_name": "concat(jr:choice-name(${district}, '${district}'), ', ', ${today})",
}


def write(place: Path) -> None:
    """Writes the workbook."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(place) as book:
        book.set_properties(
            {"title": SETTINGS["form_title"], "created": datetime(2024, 10, 1, tzinfo=UTC)}
        )
        bold = book.add_format({"bold": True})
        survey = book.add_worksheet("survey")
        survey.write_row(0, 0, SURVEY_COLUMNS, bold)
        for at, one in enumerate(SURVEY, 1):
            survey.write_row(at, 0, [one.get(column, "") for column in SURVEY_COLUMNS])
        choices = book.add_worksheet("choices")
        choices.write_row(0, 0, ["list_name", "name", f"label::{RU}", f"label::{EN}", "area"], bold)
        at = 1
        for name, options in CHOICES.items():
            for option in options:
                choices.write_row(at, 0, [name, *option])
                at += 1
        settings = book.add_worksheet("settings")
        settings.write_row(0, 0, list(SETTINGS), bold)
        settings.write_row(1, 0, list(SETTINGS.values()))
        for sheet in (survey, choices, settings):
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, 20, 24)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else PLACE)
