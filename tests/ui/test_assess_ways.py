"""Going about a form: hidden questions and why, repeats as rows, single changes, languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from fieldkit.cards.reasons import ImageReason
from fieldkit.errors import Refusal
from fieldkit.forms import Answers
from fieldkit.ui.pages.assess_outline import State
from fieldkit.ui.small_picture import MARK, MOST_BYTES, picture_answer, picture_bytes
from fieldkit.ui.widgets.answer_code import CodeAnswer
from fieldkit.ui.widgets.answer_picture import PictureAnswer
from tests.forms.every_kind import every_kind, media
from tests.ui.conftest import ToolsMaker
from tests.ui.filling import CTRL, Filled

Key = Qt.Key


@pytest.fixture
def filled(make_tools: ToolsMaker) -> Iterator[Filled]:
    made = Filled(make_tools("en"), every_kind(), media())
    yield made
    made.end()


def listed(filled: Filled, part: str) -> list[str]:
    """The questions of a part that stand in the outline, as they are read out."""
    tree, place = filled.view.tree, [each.ref for each in filled.view._parts].index(part)
    top = tree.topLevelItem(place)
    assert top is not None
    items = [top.child(at) for at in range(top.childCount())]
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(each.data(0, role)) for each in items if not each.isHidden()]


def test_a_hidden_question_says_why_from_the_outline(filled: Filled) -> None:
    part = "/data/hiding"
    assert listed(filled, part) == ["How many children?, not answered"]
    assert filled.view.acts["hidden"].text() == "Not asked: 2"
    filled.press(Key.Key_F7)
    assert listed(filled, part)[1] == "Which school do they go to?, not asked"
    places = [each.ref for each in filled.view._parts]
    filled.view.tree.turned.emit(places.index(part), "/data/hiding/school")
    words = filled.view.reason.sentence.text()
    assert words.startswith("“Which school do they go to?” is not asked")
    assert "“How many children?” must be more than 0. The answer is: none yet." in words
    filled.view.tree.turned.emit(places.index(part), "/data/hiding/baby")
    assert "At least one of these must hold:\n• " in filled.view.reason.sentence.text()
    filled.row("hiding/children")
    filled.keys("4")
    assert not filled.view.reason.isVisible()
    assert filled.view.part.rows["/data/hiding/school"].isVisible()


def test_a_wrong_answer_says_the_forms_words_and_why(filled: Filled) -> None:
    row = filled.row("words/people")
    filled.keys("200")
    filled.press(Key.Key_Tab)
    assert row.wrong.text() == "Between 1 and 39."
    assert row.why is not None and row.why.isVisible()
    assert "must be less than 40" in row.why.text()
    filled.row("words/people")
    filled.press(Key.Key_Backspace, Key.Key_Backspace)
    assert not row.wrong.isVisible() and not row.why.isVisible()


def test_rows_are_added_and_removed_by_keys_and_only_on_a_second_word(filled: Filled) -> None:
    view = filled.view
    view._turn([each.ref for each in view._parts].index("/data/member"))
    table, _ = view.part.tables["/data/member"]
    table.entries.setFocus()
    filled.press(Key.Key_Insert)
    rows = table.entries.count()
    assert filled.at() == f"member[{rows}]/call"
    filled.keys("Zoya")
    assert table.entries.item(rows - 1).text() == f"{rows}.  Zoya"
    table.entries.setFocus()
    filled.press(Key.Key_Delete)
    assert table.acts["sure"].isVisible() and filled.focus() is table.acts["keep"]
    filled.press(Key.Key_Space)
    assert table.entries.count() == rows and not table.acts["sure"].isVisible()
    table.entries.setFocus()
    filled.press(Key.Key_Delete)
    table.acts["sure"].click()
    assert table.entries.count() == rows - 1
    assert "Zoya" not in filled.session.draft().decode()


def test_a_repeat_in_a_repeat_has_rows_of_its_own(filled: Filled) -> None:
    view = filled.view
    view._turn([each.ref for each in view._parts].index("/data/member"))
    outer, _ = view.part.tables["/data/member"]
    outer.added.emit()
    count = outer.entries.count()
    inner, _ = view.part.tables[f"/data/member[{count}]/paper_of"]
    inner.added.emit()
    ref = f"member[{count}]/paper_of[{inner.entries.count()}]/kind"
    assert filled.at() == ref
    filled.keys("passport")
    outer.opened.emit(0)
    assert f"/data/{ref}" not in view.part.rows
    view.jump(f"/data/{ref}")
    assert filled.at() == ref and filled.value(ref) == "passport"


def test_a_counted_repeat_offers_no_more_and_no_fewer(filled: Filled) -> None:
    view = filled.view
    view._turn([each.ref for each in view._parts].index("/data/room"))
    table, _ = view.part.tables["/data/room"]
    assert table.entries.count() == 2 and table.note.isVisible()
    assert not table.acts["add"].isVisible() and not table.acts["remove"].isVisible()


def test_a_keystroke_shows_again_only_what_it_changed(
    filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.row("words/name")
    told: list[str] = []
    whole = filled.view.part.tell
    monkeypatch.setattr(filled.view.part, "tell", lambda ref: (told.append(ref), whole(ref))[1])
    built = filled.view.part.rows["/data/words/story"]
    filled.keys("O")
    assert set(told) == {"/data/words/name", "/data/words/greet"}
    assert filled.view.part.rows["/data/words/story"] is built


def test_the_forms_language_changes_and_what_is_typed_stays(filled: Filled) -> None:
    row = filled.row("words/people")
    filled.keys("7")
    at = filled.view.language.findText("Русский")
    filled.view.language.setCurrentIndex(at)
    filled.view.language.activated.emit(at)
    assert row.text.text() == "Сколько здесь живёт человек?"
    assert filled.view.part_name.text() == "Слова и числа"
    assert filled.value("words/people") == "7" and filled.view.part.rows[row.ref] is row
    assert filled.tools.speech.language == "en"


@pytest.mark.usefixtures("dressed")
def test_large_text_takes_turns_between_outline_and_questions(make_tools: ToolsMaker) -> None:
    filled = Filled(make_tools("en", scale=200), every_kind())
    view = filled.view
    assert view.area.isVisible() and not view.tree.isVisible()
    filled.press(Key.Key_F6)
    assert view.tree.isVisible() and not view.area.isVisible()
    view.tree.turned.emit(0, "/data/words/story")
    assert view.area.isVisible() and filled.at() == "words/story"
    filled.end()


@pytest.mark.usefixtures("dressed")
def test_another_look_leaves_answers_and_focus_where_they_are(filled: Filled) -> None:
    filled.view._turn(1)
    filled.row("words/people")
    filled.keys("7")
    filled.settle()
    filled.tools.look.choose(scale=200)
    filled.settle()
    assert filled.at() == "words/people" and filled.value("words/people") == "7"
    filled.tools.look.choose(scale=100)
    filled.settle()
    assert filled.at() == "words/people"


def test_a_form_is_finished_when_nothing_is_missing(filled: Filled) -> None:
    done: list[Answers] = []
    filled.view.finished.connect(done.append)
    filled.row("words/name")
    filled.keys("Olga")
    while (rows := filled.session.missing()) and "/member" in rows[0].ref:
        filled.row(rows[0].ref.removeprefix("/data/"))
        filled.keys("Zoya")
    filled.press(Key.Key_Return, held=CTRL)
    (answers,) = done
    assert answers.values["words"] == {"name": "Olga", "fixed": "Kursk"}


def test_states_are_told_by_sign_and_word(filled: Filled) -> None:
    words = next(each for each in filled.view._parts if each.ref == "/data/words")
    states = {each.ref.rpartition("/")[2]: each.state for each in words.questions}
    assert states["name"] is State.MISSING and states["people"] is State.OPEN
    assert listed(filled, "/data/words")[0] == "What is the family called?, answer needed"


def picture(folder: Path, name: str = "damage.jpg", size: tuple[int, int] = (1600, 1200)) -> Path:
    made = Image.effect_noise(size, 60).convert("RGB")
    exif = made.getexif()
    exif[0x010F] = "Invented Camera"
    made.save(folder / name, exif=exif)
    return folder / name


def test_a_picture_is_kept_small_and_tells_nothing_of_its_making(
    filled: Filled, tmp_path: Path
) -> None:
    answer = filled.row("things/damage").answer
    assert isinstance(answer, PictureAnswer)
    answer.take_file(str(picture(tmp_path)))
    kept = filled.value("things/damage")
    assert kept.startswith(MARK) and 1_000 < len(picture_bytes(kept)) <= MOST_BYTES
    assert b"Invented" not in picture_bytes(kept)
    assert answer.shown.isVisible() and answer.open.text() == "Another picture from a file …"
    answer.remove.click()
    assert filled.value("things/damage") == "" and not answer.shown.isVisible()


def test_a_file_that_is_no_picture_is_refused_in_words(filled: Filled, tmp_path: Path) -> None:
    row = filled.row("things/damage")
    file = tmp_path / "letter.jpg"
    file.write_bytes(b"no picture at all")
    assert isinstance(row.answer, PictureAnswer)
    row.answer.take_file(str(file))
    assert row.wrong.isVisible() and filled.value("things/damage") == ""
    found = picture_answer(file)
    assert isinstance(found, Refusal) and found.code is ImageReason.UNREADABLE


def test_more_pictures_than_an_entry_holds_are_refused(
    filled: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fieldkit.ui.pages.assess_filling.MOST_TEXT", 1_000)
    row = filled.row("things/damage")
    assert isinstance(row.answer, PictureAnswer)
    row.answer.take_file(str(picture(tmp_path)))
    assert "room for two pictures" in row.wrong.text() and filled.value("things/damage") == ""


@pytest.mark.parametrize(
    ("texts", "value", "words"),
    [
        (("4600000000017",), "4600000000017", ""),
        ((), "", "No QR code is readable"),
        (("1", "2"), "", "Several codes"),
        (Refusal(ImageReason.UNREADABLE, {"file": "x.png"}), "", "x.png"),
    ],
)
def test_a_code_is_read_in_a_picture(
    make_tools: ToolsMaker, texts: tuple[str, ...] | Refusal, value: str, words: str
) -> None:
    answer = CodeAnswer(make_tools("en"), lambda _: texts)
    said: list[str] = []
    answer.answered.connect(said.append)
    answer.making.connect(lambda making: answer.take_made(making.told(making.work())))
    answer.take_file("x.png")
    assert (said[-1] if said else "") == value
    assert words in answer.unreadable() and bool(words) == bool(answer.unreadable())
