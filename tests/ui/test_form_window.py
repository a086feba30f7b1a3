"""A form alone: nothing is kept without a file, and a file is told to be in clear."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typer.testing import CliRunner

from fieldkit.commands.forms import app
from fieldkit.forms import Form, Session, load_xform
from fieldkit.forms.beside import pictures_beside
from fieldkit.forms.instance_file import fitting, read_instance
from fieldkit.ui.form_files import together
from fieldkit.ui.form_window import FormWindow
from fieldkit.ui.small_picture import picture_answer
from fieldkit.ui.widgets.answer_picture import PictureAnswer
from tests.forms.every_kind import every_kind, media, workbook
from tests.ui.assess_samples import Ones, StillClock, kinds_form
from tests.ui.ended import end_speech

Open = Callable[[Path | None], FormWindow]


@pytest.fixture
def alone(qapp: QApplication) -> Iterator[Open]:
    made: list[FormWindow] = []

    def window(out: Path | None) -> FormWindow:
        shown = FormWindow("en", out)
        shown.begin(Session(kinds_form(), StillClock(), Ones()))
        shown.show()
        made.append(shown)
        return shown

    yield window
    for each in made:
        end_speech(each.tools.speech)
        each.hide()
        each.deleteLater()


def give_name(window: FormWindow) -> None:
    assert window.filling.session is not None
    window.filling.session.answer("/data/name", "Olga")
    window.filling.changed.emit()


def test_a_trial_keeps_nothing(alone: Open, tmp_path: Path) -> None:
    window = alone(None)
    assert "nowhere" in window.notice.sentence.text()
    give_name(window)
    window.filling.check()
    assert "nothing is kept" in window.notice.sentence.text()
    assert list(tmp_path.iterdir()) == []
    assert window.close()


def test_a_file_is_written_in_clear_and_says_so(alone: Open, tmp_path: Path) -> None:
    out = tmp_path / "answers.xml"
    window = alone(out)
    assert "in clear" in window.notice.sentence.text()
    give_name(window)
    window.filling.check()
    assert "Written" in window.notice.sentence.text() and b"Olga" in out.read_bytes()
    given = read_instance(out, kinds_form())
    assert isinstance(given, bytes)
    again = Session(kinds_form(), StillClock(), Ones(), instance=given)
    view = again.view("/data/name")
    assert view is not None and view.value == "Olga"


def test_answers_not_in_the_file_are_not_thrown_away_at_once(alone: Open, tmp_path: Path) -> None:
    window = alone(tmp_path / "answers.xml")
    give_name(window)
    assert not window.close()
    assert "again" in window.notice.sentence.text()
    assert window.close()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"not xml", "form.not_answers"),
        (b'<data id="other"/>', "form.other_form"),
        (b'<else id="kinds"/>', "form.other_form"),
        (b'<!DOCTYPE d [<!ENTITY x "y">]><data id="kinds">&x;</data>', "form.entities"),
    ],
)
def test_what_is_no_answer_to_this_form_is_refused(data: bytes, code: str) -> None:
    found = fitting(data, kinds_form(), "given.xml")
    assert not isinstance(found, bytes) and found.code.value == code


PICTURED = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>P</h:title><model><instance><data id="p"><words/><about><damage/><sign/></about>
</data></instance><bind nodeset="/data/about/damage" type="binary"/>
<bind nodeset="/data/about/sign" type="binary"/></model></h:head><h:body>
<input ref="/data/words"><label>Words</label></input>
<upload ref="/data/about/damage" mediatype="image/*"><label>Damage</label></upload>
<upload ref="/data/about/sign" mediatype="image/*" appearance="signature"><label>Sign</label>
</upload></h:body></h:html>"""
SIGNATURE = "sign:AABBCCDD.EEFF"


def picture(folder: Path, colour: str) -> Path:
    path = folder / f"{colour}.png"
    Image.new("RGB", (60, 40), colour).save(path)
    return path


def pictured(tmp_path: Path) -> tuple[Form, dict[str, str]]:
    form = load_xform(PICTURED)
    assert isinstance(form, Form)
    small = picture_answer(picture(tmp_path, "navy"))
    assert isinstance(small, str)
    return form, {"words": "damage.jpg", "about/damage": small, "about/sign": SIGNATURE}


def test_pictures_lie_beside_the_answers_and_come_back(alone: Open, tmp_path: Path) -> None:
    form, given = pictured(tmp_path)
    out = tmp_path / "answers.xml"
    window = alone(out)
    session = Session(form, StillClock(), Ones())
    window.begin(session)
    for name, value in given.items():
        session.answer(f"/data/{name}", value)
    window.filling.check()
    assert "beside it" in window.notice.sentence.text()
    text = out.read_bytes()
    assert b"answers-damage-1.jpg" in text and b"answers-sign-2.png" in text
    assert b"base64" not in text and b"sign:" not in text
    for name in ("answers-damage-1.jpg", "answers-sign-2.png"):
        with Image.open(tmp_path / name) as shown:
            shown.verify()
    kept = read_instance(out, form)
    assert isinstance(kept, bytes)
    again = Session(form, StillClock(), Ones(), instance=together(form, kept, tmp_path))
    for name, value in given.items():
        node = again.node(f"/data/{name}")
        assert node is not None and node.text == value, name


def test_another_client_s_picture_is_made_small_and_nothing_else_is_read(tmp_path: Path) -> None:
    form, _ = pictured(tmp_path)
    xml = (
        b"<data><words>navy.png</words><about><damage>navy.png</damage>"
        b"<sign>../secret.png</sign></about></data>"
    )
    found = etree.fromstring(together(form, xml, tmp_path))
    assert found.findtext("words") == "navy.png"
    assert (found.findtext("about/damage") or "").startswith("data:image/jpeg")
    assert found.findtext("about/sign") == "../secret.png"


def test_a_form_shows_the_pictures_that_lie_beside_it(tmp_path: Path) -> None:
    (tmp_path / "every.xlsx").write_bytes(workbook())
    for name, data in media().items():
        (tmp_path / name).write_bytes(data)
    form = every_kind()
    found = pictures_beside(tmp_path / "every.xlsx", form)
    assert found.keys() == media().keys()


class Trial:
    """Stands for the window: somebody answers what the form's pattern drags on."""

    def __init__(self, language: str, out: Path | None, threads: bool) -> None:
        assert threads, "whoever fills a form in is not to wait for a camera"
        self._sessions: list[Session] = []

    def begin(self, session: Session) -> None:
        self._sessions.append(session)

    def run(self) -> int:
        for session in self._sessions:
            session.answer("/data/a", "a" * 70 + "b")
        return 0


DRAGGING = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>Slow</h:title><model><instance><data id="slow" version="1"><a/></data></instance>
<bind nodeset="/data/a" constraint="regex(., '^(a|a|aa)+$')"/></model></h:head><h:body>
<input ref="/data/a"><label>A</label></input></h:body></h:html>"""


def test_a_check_that_could_not_be_done_is_told_to_who_tries_the_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fieldkit.ui.form_window.FormWindow", Trial)
    path = tmp_path / "slow.xml"
    path.write_text(DRAGGING)
    done = CliRunner().invoke(app, ["fill", str(path), "--lang", "en"])
    assert done.exit_code == 0
    assert "/data/a" in done.stderr and "it was not checked" in done.stderr


def test_what_takes_a_moment_is_done_beside_the_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on: list[threading.Thread] = []

    def slow(path: Path, longest: int | None = None) -> str:
        on.append(threading.current_thread())
        if path.name == "broken.png":
            raise ValueError("Ольга")
        return picture_answer(path, longest)  # type: ignore[return-value]

    monkeypatch.setattr("fieldkit.ui.widgets.answer_picture.picture_answer", slow)
    form, _ = pictured(tmp_path)
    window = FormWindow("en", threads=True)
    window.begin(Session(form, StillClock(), Ones()))
    window.show()
    window.filling.jump("/data/about/damage")
    answer = window.filling.part.rows["/data/about/damage"].answer
    assert isinstance(answer, PictureAnswer)
    answer.take_file(str(picture(tmp_path, "navy")))
    qtbot.waitUntil(lambda: not answer.remove.isHidden())
    answer.take_file(str(tmp_path / "broken.png"))
    qtbot.waitUntil(lambda: "ValueError" in window.notice.sentence.text())
    assert "Ольга" not in window.notice.sentence.text()
    assert len(on) == 2 and threading.main_thread() not in on
    window.release()
    end_speech(window.tools.speech)
    window.deleteLater()
