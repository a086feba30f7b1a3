"""A form alone: nothing is kept without a file, and a file is told to be in clear."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldkit.forms import Session
from fieldkit.forms.instance_file import fitting, read_instance
from fieldkit.ui.form_window import FormWindow
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
