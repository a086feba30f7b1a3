"""What is said of a condition that is not met, for the ten worked examples and for odd ones."""

from datetime import date
from typing import Any

import pytest

from fieldkit.expression import NotMet, evaluate_criterion
from fieldkit.forms.question_words import QuestionWords
from fieldkit.rules.conditions import unmet_of
from fieldkit.rules.eligibility import _BAND_NAMES, NEED_NAMES
from fieldkit.rules.unmet import FactWord, Label, questions_in
from fieldkit.ui.messages import Language
from fieldkit.ui.unmet_words import expression_words, unmet_words
from tests.unit.expression.test_criterion_examples import EXAMPLES, FAMILIES

QUESTIONS = {
    "ru": {
        "meeting/living": QuestionWords(
            "Где семья живёт сейчас?", {"centre": "В ПВР", "rented": "В съёмном жилье"}
        ),
        "needs/food_days": QuestionWords("На сколько дней хватит продуктов?"),
        "needs/priority_needs": QuestionWords(
            "Что нужнее всего?",
            {"food": "Продукты", "baby": "Товары для младенцев", "medicine": "Лекарства"},
        ),
    },
    "en": {
        "meeting/living": QuestionWords(
            "Where does the family live?", {"centre": "In a TAC", "rented": "In rented housing"}
        ),
        "needs/food_days": QuestionWords("For how many days will the food last?"),
        "needs/priority_needs": QuestionWords(
            "What is needed most?", {"food": "Food", "baby": "Baby items", "medicine": "Medicine"}
        ),
    },
}


def said(
    criterion: str,
    record: dict[str, Any],
    language: Language,
    labels: dict[str, Label] | None = None,
) -> list[str]:
    found = evaluate_criterion(criterion, record, date(2024, 9, 1))
    assert isinstance(found, NotMet), found
    unmet = [unmet_of(part, criterion, labels) for part in found.parts]
    return [unmet_words(each, QUESTIONS[language], language) for each in unmet]


RUSSIAN = [
    ["Нужно: детей до 18 лет — не меньше 3. В семье: 0."],
    [
        "Нужно: хотя бы один из числа детей до 5 лет, беременных или кормящих женщин. "
        "В семье таких нет."
    ],
    ["Нужно: хотя бы один из числа людей с инвалидностью, людей от 60 лет. В семье таких нет."],
    ["Нужно: дней с приезда семьи — не больше 90. Сейчас: 200."],
    [
        "Нужно: ответ на вопрос «Где семья живёт сейчас?» — «В ПВР». "
        "Ответ семьи: «В съёмном жилье».",
        "Нужно: ответ на вопрос «На сколько дней хватит продуктов?» — меньше 3. Ответ семьи: 9.",
    ],
    [
        "Нужно: в вопросе «Что нужнее всего?» выбрано «Лекарства». "
        "Ответ семьи: «Продукты, Товары для младенцев»."
    ],
    ["Нужно: населённый пункт, откуда уехала семья — «Заречье» или «Лужки». Сейчас: «Малинки»."],
    [
        "Нужно: из всех людей в семье детей до 18 лет и людей от 60 лет — больше 50 %. Сейчас: "
        "детей до 18 лет — 0; людей от 60 лет — 1; людей в домохозяйстве — 2."
    ],
    [],
    [
        "Нужно: людей в домохозяйстве — не меньше 3. В семье: 2.",
        "Нужно: ответ на вопрос «Где семья живёт сейчас?» — не «В съёмном жилье». "
        "Ответ семьи: «В съёмном жилье».",
    ],
]
ENGLISH = [
    ["Needed: children under 18 – at least 3. In the family: 0."],
    [
        "Needed: at least one of: children under 5, pregnant or breastfeeding women. "
        "There is nobody like that in the family."
    ],
    [
        "Needed: at least one of: people with a disability, people aged 60 or over. "
        "There is nobody like that in the family."
    ],
    ["Needed: days since the family arrived – at most 90. Now: 200."],
    [
        "Needed: the answer to “Where does the family live?” – “In a TAC”. "
        "The family's answer: “In rented housing”.",
        "Needed: the answer to “For how many days will the food last?” – less than 3. "
        "The family's answer: 9.",
    ],
    [
        "Needed: “Medicine” chosen in “What is needed most?”. "
        "The family's answer: “Food, Baby items”."
    ],
    ["Needed: the settlement they left – “Заречье” or “Лужки”. Now: “Малинки”."],
    [
        "Needed: of all people in the family, children under 18 and people aged 60 or over – more "
        "than 50%. Now: children under 18 – 0; people aged 60 or over – 1; people in the "
        "household – 2."
    ],
    [],
    [
        "Needed: people in the household – at least 3. In the family: 2.",
        "Needed: the answer to “Where does the family live?” – not “In rented housing”. "
        "The family's answer: “In rented housing”.",
    ],
]


@pytest.mark.parametrize("number", range(10))
def test_each_worked_example_is_said_in_both_languages(number: int) -> None:
    criterion, orlova, belov = EXAMPLES[number]
    name = "Belov" if belov != "met" else "Orlova"
    if orlova == belov == "met":
        assert RUSSIAN[number] == ENGLISH[number] == []
        return
    assert said(criterion, FAMILIES[name], "ru") == RUSSIAN[number]
    assert said(criterion, FAMILIES[name], "en") == ENGLISH[number]


FAMILY: dict[str, Any] = {"size": 4, "children": 2, "women": 1, "disabled": 0, "aged_60_up": 1}


@pytest.mark.parametrize(
    ("criterion", "expected"),
    [
        ("children > 2", "Нужно: детей до 18 лет — не меньше 3. В семье: 2."),
        ("3 <= children", "Нужно: детей до 18 лет — не меньше 3. В семье: 2."),
        ("children < 2", "Нужно: детей до 18 лет — не больше 1. В семье: 2."),
        ("children = 0", "Нужно: детей до 18 лет — ни одного. В семье: 2."),
        ("children = 3", "Нужно: детей до 18 лет — ровно 3. В семье: 2."),
        ("children != 2", "Нужно: детей до 18 лет — не 2. В семье: 2."),
        ("not(children > 1)", "Нужно: детей до 18 лет — не больше 1. В семье: 2."),
        ("not(aged_60_up)", "Нужно: людей от 60 лет — ни одного. В семье: 1."),
        ("disabled", "Нужно: людей с инвалидностью — не меньше 1. В семье: 0."),
        ("days_here < 9", "Нужно: дней с приезда семьи — меньше 9. Не записано: спросите и впишите "
         "в данные домохозяйства."),
        ("not(children or women)", "Нужно: детей до 18 лет — ни одного и женщин от 18 лет — ни "
         "одного. Сейчас: детей до 18 лет — 2; женщин от 18 лет — 1."),
        ("children > size", "Нужно: детей до 18 лет — больше людей в домохозяйстве. Сейчас: детей "
         "до 18 лет — 2; людей в домохозяйстве — 4."),
        ("(size - children) * 2 > 5.5", "Нужно: (людей в домохозяйстве − детей до 18 лет) × 2 — "
         "больше 5,5. Сейчас: людей в домохозяйстве — 4; детей до 18 лет — 2."),
        ("answers/living = 'centre'", "Нужно: ответ на вопрос «Где семья живёт сейчас?» — «В ПВР». "
         "Ответа семьи нет: проведите оценку потребностей."),
        ("answers/unknown != ''", "Нужно: ответ на вопрос «unknown». Ответа семьи нет: проведите "
         "оценку потребностей."),
        ("disabled and children > 3 or size > 9", "Нужно: хотя бы одно из условий: людей с "
         "инвалидностью — не меньше 1 и детей до 18 лет — не меньше 4; людей в домохозяйстве — не "
         "меньше 10. Сейчас: людей с инвалидностью — 0; детей до 18 лет — 2; людей в домохозяйстве "
         "— 4."),
    ],
)  # fmt: skip
def test_odd_conditions_in_russian(criterion: str, expected: str) -> None:
    assert said(criterion, FAMILY, "ru") == [expected]


def test_headquarters_own_words_go_first() -> None:
    labels = {
        "disabled >  0": Label("инвалидность", "a disability"),
        "children": Label("сыновей и дочерей", "sons and daughters"),
    }
    assert said("disabled > 0", FAMILY, "ru", labels) == ["Нужно: инвалидность. В семье: 0."]
    assert said("children > 2", FAMILY, "en", labels) == [
        "Needed: sons and daughters – more than 2. Now: 2."
    ]
    assert said("not(children)", FAMILY, "en", labels) == [
        "Needed: not: sons and daughters. Now: 2."
    ]


def test_what_has_no_words_shows_the_expression() -> None:
    criterion = "string-length(origin_settlement) > 3"
    found = evaluate_criterion(criterion, FAMILY, date(2024, 9, 1))
    assert isinstance(found, NotMet)
    unmet = unmet_of(found.parts[0], criterion)
    assert unmet_words(unmet, {}, "ru") == ""
    assert expression_words(unmet, "ru") == f"Выражение раунда: {criterion}"


def test_a_form_is_asked_for_only_where_a_question_is_named() -> None:
    for criterion, asks in (("answers/x = 1", True), ("children > 9", False)):
        found = evaluate_criterion(criterion, FAMILY, date(2024, 9, 1))
        assert isinstance(found, NotMet)
        assert questions_in(unmet_of(found.parts[0], criterion).need) is asks


def test_every_fact_of_a_household_has_a_name() -> None:
    names = {"size", "children", "women", "men", "days_here", "origin_settlement"}
    names |= {*NEED_NAMES.values(), *_BAND_NAMES.values()}
    assert {str(each).partition(".")[2] for each in FactWord} == names
