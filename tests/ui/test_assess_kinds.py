"""Every type of question and every common appearance is answered with the keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPlainTextEdit, QSlider

from fieldkit.ui.widgets.answer_options import OptionsAnswer
from fieldkit.ui.widgets.answer_range import RangeAnswer
from fieldkit.ui.widgets.answer_rank import RankAnswer
from fieldkit.ui.widgets.answer_search import SearchAnswer
from fieldkit.ui.widgets.answer_signature import SignatureAnswer
from fieldkit.ui.widgets.answer_text import TextAnswer
from tests.forms.every_kind import every_kind, media
from tests.ui.conftest import ToolsMaker
from tests.ui.filling import ALT, Filled

Key = Qt.Key
TYPED = [
    ("words/name", "Olga", "Olga"),
    ("words/passport", "38 10 123456", "38 10 123456"),
    ("words/secret", "rowan", "rowan"),
    ("words/people", "7", "7"),
    ("words/money", "45 000", "45000"),
    ("words/rooms", "0,5", "0.5"),
    ("measured/came", "11.08.2024", "2024-08-11"),
    ("measured/came", "11082024", "2024-08-11"),
    ("measured/born", "1984", "1984-01-01"),
    ("measured/since", "9.2024", "2024-09-01"),
    ("measured/woke", "630", "06:30:00.000+00:00"),
    ("measured/visit", "01.12.2026 9:30", "2026-12-01T09:30:00.000+00:00"),
    ("measured/place", "51,7304 36,1926 180 5", "51.7304 36.1926 180.0 5.0"),
    ("things/code", "4600000000017", "4600000000017"),
    ("things/said", "recorder 2, file 17", "recorder 2, file 17"),
]
MANGLED = [
    ("words/people", "seven", "no whole number"),
    ("words/people", "99999999999", "no whole number"),
    ("words/passport", "AB12", "digits only"),
    ("measured/came", "31.02.2024", "no date"),
    ("measured/born", "84", "no year"),
    ("measured/woke", "25:00", "no time"),
    ("measured/place", "by the river", "no position"),
    ("lists/village", "Nowhere", "not in the list"),
]


@pytest.fixture
def filled(make_tools: ToolsMaker) -> Iterator[Filled]:
    made = Filled(make_tools("en"), every_kind(), media())
    yield made
    made.end()


def test_what_is_typed_is_kept_as_the_form_wants_it(filled: Filled) -> None:
    for ref, keys, value in TYPED:
        row = filled.row(ref)
        row.findChildren(QLineEdit)[0].selectAll()
        filled.keys(keys)
        assert filled.value(ref) == value
        filled.press(Key.Key_Tab)
        assert not row.wrong.isVisible(), ref


def test_what_cannot_be_read_stays_and_is_told(filled: Filled) -> None:
    for ref, keys, words in MANGLED:
        row = filled.row(ref)
        field = row.findChildren(QLineEdit)[0]
        field.selectAll()
        filled.keys(keys)
        filled.press(Key.Key_Tab)
        assert field.text() == keys, ref
        assert words in row.wrong.text() and filled.value(ref) == "", ref
    filled.view.check()
    listed = {each.ref for each in filled.view.missing._problems}
    assert listed >= {f"/data/{ref}" for ref, _, _ in MANGLED}


def test_lines_paths_and_fields_take_a_position_a_line(filled: Filled) -> None:
    for ref, value in (
        ("measured/way", "1.0 1.0;2.0 2.0;3.0 1.0"),
        ("measured/field", "1.0 1.0;2.0 2.0;3.0 1.0;1.0 1.0"),
    ):
        answer = filled.row(ref).answer
        assert isinstance(answer, TextAnswer) and isinstance(answer.field, QPlainTextEdit)
        answer.field.setPlainText("1 1\n2 2\n3 1")
        assert filled.value(ref) == value
    filled.row("words/story")
    filled.keys("two")
    filled.press(Key.Key_Return)
    filled.keys("lines")
    assert filled.value("words/story") == "two\nlines"


def test_a_number_grows_under_the_hand_and_is_set_apart_when_left(filled: Filled) -> None:
    answer = filled.row("words/money").answer
    assert isinstance(answer, TextAnswer) and isinstance(answer.field, QLineEdit)
    filled.keys("1234567")
    assert answer.field.text() == "1234567"
    filled.press(Key.Key_Tab)
    assert answer.field.text() == "1,234,567" and filled.value("words/money") == "1234567"
    filled.row("words/money")
    assert answer.field.text() == "1234567"
    rooms = filled.row("words/rooms").answer
    assert isinstance(rooms, TextAnswer) and isinstance(rooms.field, QLineEdit)
    filled.keys("2.")
    assert rooms.field.text() == "2."


def test_digits_and_arrows_choose_and_delete_takes_back(filled: Filled) -> None:
    filled.row("lists/water")
    filled.press(Key.Key_2)
    assert filled.value("lists/water") == "well"
    filled.press(Key.Key_Delete)
    assert filled.value("lists/water") == ""
    filled.row("lists/goods")
    filled.press(Key.Key_1, Key.Key_3)
    assert filled.value("lists/goods") == "milk bread"


def test_quick_goes_on_at_once_and_enter_does_elsewhere(filled: Filled) -> None:
    filled.row("lists/quick")
    filled.press(Key.Key_1)
    assert filled.at() == "lists/goods"
    filled.row("words/name")
    filled.press(Key.Key_Return)
    assert filled.at() == "words/story"


def test_options_however_they_lie_are_chosen_by_their_number(filled: Filled) -> None:
    for ref in ("likert", "columns", "columns2", "packed", "pictures", "food"):
        answer = filled.row(f"lists/{ref}").answer
        assert isinstance(answer, OptionsAnswer)
        filled.press(Key.Key_2)
        assert filled.value(f"lists/{ref}") in ("so", "soap")


def test_columns_stand_beside_each_other_and_pictures_are_shown(filled: Filled) -> None:
    filled.row("lists/columns2")
    filled.settle()
    answer = filled.view.part.rows["/data/lists/columns2"].answer
    assert isinstance(answer, OptionsAnswer)
    first, second, third = answer.boxes[:3]
    assert first.y() == second.y() and first.x() < second.x()
    assert third.y() > first.y() and third.x() == first.x()
    assert not answer.boxes[0]._picture.isNull() and answer.boxes[4]._picture.isNull()


def test_a_table_has_its_words_in_the_head_and_names_for_whoever_listens(filled: Filled) -> None:
    food = filled.row("lists/food").answer
    head = filled.view.part.rows["/data/lists/head"].answer
    assert isinstance(food, OptionsAnswer) and isinstance(head, OptionsAnswer)
    assert [each.text() for each in head.findChildren(QLabel)] == [
        "Very bad",
        "So-so",
        "Good",
        "Very good",
    ]
    assert head.boxes == []
    assert food.boxes[1].accessibleName() == "So-so, food"


def test_a_long_list_is_found_by_typing(filled: Filled) -> None:
    answer = filled.row("lists/village").answer
    assert isinstance(answer, SearchAnswer)
    filled.keys("lage 42")
    filled.press(Key.Key_Tab)
    assert filled.value("lists/village") == ""
    answer.field.clear()
    filled.row("lists/village")
    filled.keys("village 42")
    filled.press(Key.Key_Return)
    assert filled.value("lists/village") == "v42"
    assert filled.at() == "lists/villages"


def test_what_begins_so_is_offered_first_and_the_arrows_choose(filled: Filled) -> None:
    answer = filled.row("lists/village").answer
    assert isinstance(answer, SearchAnswer)
    filled.keys("lage 5")
    assert answer._model.stringList()[:2] == ["Village 5", "Village 50"]
    popup = answer._completer.popup()
    assert popup is not None and popup.isVisible()
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    assert filled.value("lists/village") == "v5"
    answer.field.setFocus()
    filled.press(Key.Key_Down)
    assert len(answer._model.stringList()) == 60
    popup.hide()
    answer.field.selectAll()
    filled.keys("lage 59")
    popup.hide()
    filled.press(Key.Key_Return)
    assert filled.value("lists/village") == "v59"


def test_several_of_a_long_list_are_gathered_and_taken_back(filled: Filled) -> None:
    answer = filled.row("lists/villages").answer
    assert isinstance(answer, SearchAnswer)
    for name in ("village 7", "Village 3"):
        filled.keys(name)
        answer._take()
    assert filled.value("lists/villages") == "v3 v7"
    picked = [answer._picked.itemAt(at) for at in range(answer._picked.count())]
    first = picked[0].widget() if picked[0] is not None else None
    assert first is not None and first.accessibleName() == "Take back: Village 3"
    QTest.keyClick(first, Key.Key_Space)
    assert filled.value("lists/villages") == "v7"


def test_a_ranking_is_moved_by_keys(filled: Filled) -> None:
    answer = filled.row("lists/order").answer
    assert isinstance(answer, RankAnswer)
    assert filled.value("lists/order") == "" and "Not ranked yet" in answer.state.text()
    filled.press(Key.Key_Return)
    assert filled.value("lists/order") == "milk soap bread blanket medicine"
    filled.press(Key.Key_Down, Key.Key_Down)
    filled.press(Key.Key_Up, Key.Key_Up, held=ALT)
    assert filled.value("lists/order").startswith("bread milk")
    assert isinstance(filled.focus(), QListWidget)


def test_a_range_is_slid_and_typed_within_its_bounds(filled: Filled) -> None:
    row = filled.row("measured/warm")
    answer = row.answer
    assert isinstance(answer, RangeAnswer) and isinstance(filled.focus(), QSlider)
    filled.press(Key.Key_Right, Key.Key_Right)
    assert filled.value("measured/warm") == "11.0"
    field = answer.field.field
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    filled.keys("18.5")
    assert filled.value("measured/warm") == "18.5" and answer.slider.value() == 17
    field.selectAll()
    filled.keys("99")
    filled.press(Key.Key_Tab)
    assert row.wrong.text() == "Write a number from 10 to 30." and field.text() == "99"


def test_upright_stars_and_pickers(filled: Filled) -> None:
    filled.row("measured/depth")
    filled.press(Key.Key_Up)
    assert filled.value("measured/depth") == "1"
    filled.row("measured/stars")
    filled.press(Key.Key_4)
    assert filled.value("measured/stars") == "4"
    filled.row("measured/floor")
    filled.keys("3")
    filled.press(Key.Key_Return)
    assert filled.value("measured/floor") == "3"


def test_a_signature_is_drawn_kept_and_cleared(filled: Filled) -> None:
    answer = filled.row("things/sign").answer
    assert isinstance(answer, SignatureAnswer)
    filled.settle()
    QTest.mousePress(answer.pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mouseMove(answer.pad, QPoint(80, 60))
    QTest.mouseRelease(answer.pad, Qt.MouseButton.LeftButton, pos=QPoint(80, 60))
    signed = filled.value("things/sign")
    assert signed.startswith("sign:")
    filled.view._turn(0)
    again = filled.row("things/sign").answer
    assert isinstance(again, SignatureAnswer) and again.pad.text == signed
    filled.press(Key.Key_Delete)
    assert filled.value("things/sign") == ""


def test_acknowledging_is_one_key(filled: Filled) -> None:
    filled.row("things/ok")
    filled.press(Key.Key_Space)
    assert filled.value("things/ok") == "OK"


def test_marked_words_are_shown_as_meant_and_answers_put_in(filled: Filled) -> None:
    filled.row("words/name")
    filled.keys("O<b>lga")
    note = filled.view.part.rows["/data/words/greet"]
    assert note.answer is None
    assert "O&lt;b&gt;lga" in note.text.text() or "<b>lga" in note.text.text()
    assert "Now the lists." in note.text.words
    assert filled.view.part_name.text() == "Words and numbers"
    fixed = filled.view.part.rows["/data/words/fixed"]
    assert fixed.answer is None and fixed.lines["value"].text() == "Kursk"


def test_guidance_opens_and_hints_are_read_out(filled: Filled) -> None:
    row = filled.row("words/name")
    assert row.hint.text() == "As in the passport"
    assert row.more is not None and not row.more.words.isVisible()
    row.more.opener.click()
    assert row.more.words.words == "Ask the head of the household, slowly."
    assert row.answer is not None
    assert "As in the passport" in row.answer.focus_target().accessibleDescription()


def test_pictures_of_labels_are_shown_and_other_media_named(filled: Filled) -> None:
    shown = filled.row("things/damage").lines["picture"]
    assert shown.isVisible() and shown.pixmap().width() == 120
    assert "media" not in filled.view.part.rows["/data/things/damage"].lines
    heard = filled.row("things/said")
    assert heard.lines["media"].text() == "See: greeting.mp3" and "picture" not in heard.lines


def test_nothing_is_calculated_in_sight(filled: Filled) -> None:
    assert "/data/words/twice" not in filled.view.part.rows
