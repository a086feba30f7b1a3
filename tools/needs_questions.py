"""The questions of the needs assessment, in order."""

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
