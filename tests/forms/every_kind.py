"""An invented XLSForm with every type of question and every appearance that the page knows."""

# ruff: noqa: E501 (a row of a sheet is one line)

import io
from functools import cache

import openpyxl
from PIL import Image

from fieldkit.forms import Form, load_bytes

SURVEY = """
begin_group | words | **Words** and <span style="color:#a3241f">numbers</span> | *Слова* и числа
text | name | What is the family called? | Как зовут семью? | required=yes; hint=As in the passport; guidance_hint=Ask the head of the household, *slowly*.
text | story | What happened? | Что случилось? | appearance=multiline
text | passport | Passport number | Номер паспорта | appearance=numbers
text | secret | A word that only they know | Слово, которое знают только они | appearance=masked
integer | people | How many people live here? | Сколько здесь живёт человек? | constraint=. > 0 and . < 40; constraint_message=Between 1 and 39.; constraint_message::ru=От 1 до 39.
integer | money | Monthly income, roubles | Доход в месяц, рублей | appearance=thousands-sep
decimal | rooms | Rooms per person | Комнат на человека | constraint=. < 20
note | greet | Thank you, ${name}.<br>**Now the lists.** | Спасибо, ${name}.<br>**Теперь списки.** |
text | fixed | Written beforehand | Записано заранее | readonly=yes; default=Kursk
calculate | twice | | | calculation=${people} * 2
end_group | | |
begin_group | lists | Lists | Списки
select_one water | water | Where does water come from? | Откуда вода? |
select_one water | quick | The same, and on at once | То же, и сразу дальше | appearance=quick
select_multiple goods | goods | What is needed? | Что нужно? |
select_one scale | likert | How are you? | Как вы? | appearance=likert
select_one goods | columns | In columns | В столбцах | appearance=columns
select_one goods | columns2 | In two columns | В двух столбцах | appearance=columns-2
select_multiple goods | packed | Close together | Плотно | appearance=columns-pack
select_one goods | pictures | With pictures | С картинками | appearance=no-buttons
select_one village | village | Which village? | Какое село? | appearance=minimal autocomplete
select_multiple village | villages | Which villages have relatives? | В каких сёлах есть родные? | appearance=minimal
select_one scale | head | How was it with | Как было с | appearance=label
select_one scale | food | food | едой | appearance=list-nolabel
select_one scale | heat | warmth | теплом | appearance=list-nolabel
rank goods | order | What is most important? | Что важнее всего? |
end_group | | |
begin_group | measured | Measured | Измерено
range | warm | How warm is it inside? | Насколько тепло внутри? | parameters=start=10 end=30 step=0.5
range | depth | Depth of the well | Глубина колодца | parameters=start=0 end=20 step=1; appearance=vertical
range | stars | How good is the shelter? | Насколько хорошо жильё? | parameters=start=1 end=5 step=1; appearance=rating
range | floor | Which floor? | Какой этаж? | parameters=start=1 end=9 step=1; appearance=picker
date | came | When did they come? | Когда приехали? | constraint=. <= '2026-12-31'
date | born | Year of birth of the eldest | Год рождения старшего | appearance=year
date | since | Without work since | Без работы с | appearance=month-year no-calendar
time | woke | When does the day begin? | Когда начинается день? |
dateTime | visit | Next visit | Следующий визит |
geopoint | place | Where is the house? | Где дом? |
geotrace | way | The way to the well | Дорога к колодцу |
geoshape | field | The field | Поле |
end_group | | |
begin_group | things | Things | Вещи
barcode | code | Code on the box | Код на коробке |
image | damage | Picture of the damage | Снимок повреждений | image=bread.png
image | sign | Signature | Подпись | appearance=signature
audio | said | What was said | Что было сказано | audio=greeting.mp3
file | paper | Other papers | Другие бумаги |
acknowledge | ok | I have read it to them | Я им это прочитал |
end_group | | |
begin_group | hiding | What is not always asked | Что спрашивают не всегда
integer | children | How many children? | Сколько детей? |
text | school | Which school do they go to? | В какую школу ходят? | relevant=${children} > 0
text | baby | What does the baby need? | Что нужно малышу? | relevant=selected(${goods}, 'milk') or ${children} > 3
end_group | | |
begin_repeat | member | Member of the family | Член семьи
text | call | First name | Имя | required=yes
integer | age | Age | Возраст | constraint=. < 120
begin_repeat | paper_of | Paper | Документ
text | kind | What paper? | Какой документ? |
end_repeat | | |
end_repeat | | |
begin_repeat | room | Room | Комната | repeat_count=2
text | use | What is it for? | Для чего она? |
end_repeat | | |
"""
CHOICES = """
water | pipe | Pipe | Водопровод
water | well | Well, with a long explanation that goes on over more than one line of the page | Колодец, с длинным пояснением, которое не помещается в одну строку
water | river | River | Река
scale | bad | Very bad | Очень плохо
scale | so | So-so | Так себе
scale | good | Good | Хорошо
scale | fine | Very good | Очень хорошо
goods | milk | Milk | Молоко
goods | soap | Soap | Мыло
goods | bread | Bread | Хлеб
goods | blanket | Blanket | Одеяло
goods | medicine | Medicine | Лекарства
"""
VILLAGES = 60
COLUMNS = ("type", "name", "label::English (en)", "label::Русский (ru)")
PICTURES = ("media::image::English (en)", "media::image::Русский (ru)")
NAMED = {
    "hint": "hint::English (en)",
    "guidance_hint": "guidance_hint::English (en)",
    "constraint_message": "constraint_message::English (en)",
    "image": "media::image::English (en)",
    "audio": "media::audio::English (en)",
    "constraint_message::ru": "constraint_message::Русский (ru)",
}
EXTRA = (
    "required",
    "hint",
    "guidance_hint",
    "appearance",
    "constraint",
    "constraint_message",
    "constraint_message::ru",
    "readonly",
    "default",
    "calculation",
    "relevant",
    "parameters",
    "repeat_count",
    "image",
    "audio",
)


def workbook() -> bytes:
    """The XLSForm as a file."""
    book = openpyxl.Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    survey.append([*COLUMNS, *(NAMED.get(each, each) for each in EXTRA)])
    for line in SURVEY.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        more = dict(part.split("=", 1) for part in "".join(cells[4:]).split("; ") if "=" in part)
        survey.append([*(cells + [""] * 4)[:4], *(more.get(key) for key in EXTRA)])
    choices = book.create_sheet("choices")
    choices.append(["list_name", *COLUMNS[1:], *PICTURES])
    for line in CHOICES.strip().splitlines():
        cells = line.split(" | ")
        picture = f"{cells[1]}.png" if cells[0] == "goods" else None
        choices.append([*cells, picture, picture])
    for number in range(VILLAGES):
        choices.append(["village", f"v{number}", f"Village {number}", f"Село {number}"])
    settings = book.create_sheet("settings")
    settings.append(["form_title", "form_id", "version", "default_language"])
    settings.append(["Every kind", "every_kind", "1", "English (en)"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def every_kind() -> Form:
    """The form, ready to be filled in."""
    form = load_bytes(workbook(), "every_kind.xlsx")
    assert isinstance(form, Form), form
    return form


def media() -> dict[str, bytes]:
    """The pictures of its choices, each a plain colour."""
    colours = {"milk": "white", "soap": "pink", "bread": "orange", "blanket": "navy"}
    made: dict[str, bytes] = {}
    for name, colour in colours.items():
        out = io.BytesIO()
        Image.new("RGB", (120, 80), colour).save(out, "PNG")
        made[f"{name}.png"] = out.getvalue()
    return made
