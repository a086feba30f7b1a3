"""Answers that take a moment to be made outlive their field: nothing of them is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from fieldkit.forms import Answers, Form, load_xform
from fieldkit.jobs.inline import InlineRunner
from fieldkit.jobs.job import Lane
from fieldkit.ui.pages.assess_outline import State
from fieldkit.ui.small_picture import picture_answer
from fieldkit.ui.widgets.answer_code import CodeAnswer
from fieldkit.ui.widgets.answer_picture import PictureAnswer
from tests.ui.conftest import ToolsMaker
from tests.ui.filling import CTRL, Filled

HOUSES = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>Houses</h:title><model><instance><data id="houses" version="1">
  <name/><about><roof/><tag/></about>
  <room jr:template=""><wall/></room><room><wall/></room><room><wall/></room>
</data></instance>
<bind nodeset="/data/name" type="string"/>
<bind nodeset="/data/about/roof" type="binary"/>
<bind nodeset="/data/about/tag" type="barcode"/>
<bind nodeset="/data/room/wall" type="binary"/>
</model></h:head><h:body>
<input ref="/data/name"><label>Name</label></input>
<group ref="/data/about"><label>About</label>
  <upload ref="/data/about/roof" mediatype="image/*"><label>Roof</label></upload>
  <input ref="/data/about/tag"><label>Tag</label></input>
</group>
<group ref="/data/room"><label>Room</label><repeat nodeset="/data/room">
  <upload ref="/data/room/wall" mediatype="image/*"><label>Wall</label></upload></repeat></group>
</h:body></h:html>"""


def houses() -> Form:
    form = load_xform(HOUSES.encode())
    assert isinstance(form, Form), form
    return form


class Held:
    """A form whose pictures are made when `run` says so; `finished` are the answers given."""

    def __init__(self, filled: Filled, folder: Path) -> None:
        assert isinstance(filled.tools.runner, InlineRunner)
        self.filled, self.view, self.runner = filled, filled.view, filled.tools.runner
        self.runner.held, self._folder = True, folder
        self.finished: list[Answers] = []
        self.view.finished.connect(self.finished.append)

    def open(self, ref: str, colour: str = "navy") -> str:
        """Opens a picture for a question; what it will be as an answer."""
        answer = self.filled.row(ref).answer
        assert isinstance(answer, PictureAnswer)
        file = self._folder / f"{colour}.png"
        Image.new("RGB", (60, 40), colour).save(file)
        answer.take_file(str(file))
        made = picture_answer(file)
        assert isinstance(made, str)
        return made

    def jobs(self) -> int:
        assert all(lane is Lane.NET for lane, _ in self.runner.waiting)
        return len(self.runner.waiting)

    def state(self, ref: str) -> State:
        asked = (each for part in self.view._parts for each in part.questions)
        return next(each.state for each in asked if each.ref == f"/data/{ref}")


@pytest.fixture
def held(make_tools: ToolsMaker, tmp_path: Path) -> Iterator[Held]:
    filled = Filled(make_tools("en"), houses())
    yield Held(filled, tmp_path)
    filled.end()


def test_a_picture_is_kept_whose_part_was_turned_at_once(held: Held) -> None:
    made = held.open("about/roof")
    held.view.part_before()
    held.filled.settle()
    kept = list[bool]()
    held.view.given.connect(lambda: kept.append(True))
    held.filled.keys("Made-up")
    held.runner.run_all()
    assert held.filled.value("about/roof") == made and kept
    assert held.filled.at() == "name" and held.filled.value("name") == "Made-up"
    assert held.state("about/roof") is State.ANSWERED
    answer = held.filled.row("about/roof").answer
    assert isinstance(answer, PictureAnswer) and answer.shown.isVisible()


def test_a_picture_comes_to_its_field_where_that_is_shown_again(held: Held) -> None:
    held.open("about/roof")
    held.view.part_before()
    held.filled.settle()
    answer = held.filled.row("about/roof").answer
    held.runner.run_all()
    assert isinstance(answer, PictureAnswer) and answer.shown.isVisible()


def test_checking_waits_for_pictures(held: Held) -> None:
    made = held.open("about/roof")
    held.filled.press(Qt.Key.Key_Return, held=CTRL)
    assert held.finished == [] and "Reading the picture" in held.view.problem.sentence.text()
    held.runner.run_all()
    (answers,) = held.finished
    assert made.encode() in answers.xml


def test_whoever_opens_another_picture_has_not_finished(held: Held) -> None:
    held.open("about/roof")
    held.filled.press(Qt.Key.Key_Return, held=CTRL)
    held.open("room[1]/wall")
    held.runner.run_all()
    assert held.finished == []


def test_the_picture_chosen_last_stays_whichever_comes_first(held: Held) -> None:
    held.open("about/roof", "navy")
    made = held.open("about/roof", "maroon")
    assert held.jobs() == 2
    held.runner.waiting.reverse()
    held.runner.run_all()
    assert held.filled.value("about/roof") == made


@pytest.mark.parametrize("turned", [False, True])
def test_a_picture_finds_its_row_where_one_before_it_was_taken_out(
    held: Held, turned: bool
) -> None:
    held.open("room[1]/wall", "maroon")
    made = held.open("room[2]/wall", "navy")
    held.view.part.removed.emit("/data/room[1]")
    if turned:
        held.view.part_before()
    held.filled.settle()
    held.runner.run_all()
    assert held.filled.value("room[1]/wall") == made
    assert held.filled.session.node("/data/room[2]") is None


def test_a_picture_that_came_too_late_is_not_the_next_familys(held: Held) -> None:
    held.open("about/roof")
    session = Filled(held.filled.tools, houses()).session
    held.view.begin(session, "Another")
    held.runner.run_all()
    node = session.node("/data/about/roof")
    assert node is not None and node.text == "" and held.filled.value("about/roof") == ""


def test_what_is_no_picture_is_told_by_name_when_its_part_was_turned(
    held: Held, tmp_path: Path
) -> None:
    answer = held.filled.row("about/roof").answer
    assert isinstance(answer, PictureAnswer)
    (tmp_path / "letter.jpg").write_bytes(b"no picture at all")
    answer.take_file(str(tmp_path / "letter.jpg"))
    held.view.part_before()
    held.filled.settle()
    held.runner.run_all()
    said = held.view.problem.sentence.text()
    assert said.startswith("Roof: ") and "letter.jpg" in said
    assert held.state("about/roof") is State.WRONG
    held.open("about/roof")
    held.runner.run_all()
    assert held.state("about/roof") is State.ANSWERED


def test_more_than_an_entry_holds_is_told_when_its_part_was_turned(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fieldkit.ui.pages.assess_filling.MOST_TEXT", 100)
    held.open("about/roof")
    held.view.part_before()
    held.filled.settle()
    held.runner.run_all()
    assert "room for two pictures" in held.view.problem.sentence.text()
    assert held.filled.value("about/roof") == "" and held.state("about/roof") is State.WRONG


def test_a_fault_is_told_and_holds_nothing_up(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> str:
        raise ValueError("no memory")

    with monkeypatch.context() as patch:
        patch.setattr("fieldkit.ui.widgets.answer_picture.picture_answer", broken)
        held.open("about/roof")
        held.filled.press(Qt.Key.Key_Return, held=CTRL)
        with pytest.raises(ValueError, match="no memory"):
            held.runner.run_all()
    answer = held.filled.row("about/roof").answer
    assert isinstance(answer, PictureAnswer) and not answer.state.isVisible()
    assert held.finished == [] and not held.view.problem.isVisible()
    held.filled.press(Qt.Key.Key_Return, held=CTRL)
    assert len(held.finished) == 1


def test_a_code_is_kept_whose_part_was_turned_at_once(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = held.filled.row("about/tag").answer
    assert isinstance(answer, CodeAnswer)
    read: Callable[[Path], tuple[str, ...]] = lambda _: ("4600000000017",)  # noqa: E731
    monkeypatch.setattr(answer, "_read", read)
    answer.take_file("x.png")
    held.view.part_before()
    held.filled.settle()
    held.runner.run_all()
    assert held.filled.value("about/tag") == "4600000000017"
