"""The pictures of a form, found beside it and made small; what is missing is said."""

import io
from pathlib import Path

import pytest
from PIL import Image
from test_forms import converted_here, workbook

from fieldkit.errors import Refusal
from fieldkit.forms.beside import pictures_beside
from fieldkit.forms.codes import FormReason
from fieldkit.forms.workbook import load_workbook
from fieldkit.forms.xform import Form
from fieldkit.hq import forms_read
from fieldkit.hq.forms_pictures import EDGE, small_picture
from fieldkit.hq.forms_read import ReadyForm, read_form
from fieldkit.hq.reasons import HqReason
from fieldkit.ui.messages import words

__all__ = ["converted_here"]

PICTURED = [
    ["type", "name", "label", "media::image", "media::audio"],
    ["integer", "size", "How many?", "people.png", ""],
    ["select_one roofs", "roof", "Roof?", "", "roof.mp3"],
]
CHOICES = [
    ["list_name", "name", "label", "media::image"],
    ["roofs", "whole", "Whole", "whole.jpg"],
    ["roofs", "leaks", "Leaks", "leaks.jpg"],
]


def pictured(folder: Path) -> Path:
    return workbook(folder / "visit.xlsx", survey=PICTURED, choices=CHOICES)


def draw(path: Path, size: tuple[int, int] = (40, 30), mode: str = "RGB") -> None:
    path.parent.mkdir(exist_ok=True)
    Image.new(mode, size, 120 if mode == "L" else (200, 30, 30, 0)[: len(mode)]).save(path)


def read(path: Path) -> ReadyForm:
    ready = read_form(path)
    assert isinstance(ready, ReadyForm), ready
    return ready


def test_pictures_of_labels_and_choices_are_taken_along(tmp_path: Path) -> None:
    draw(tmp_path / "people.png")
    draw(tmp_path / "visit-media" / "whole.jpg")
    draw(tmp_path / "visit-media" / "LEAKS.JPG")
    draw(tmp_path / "visit-media" / "other.jpg")
    ready = read(pictured(tmp_path))
    assert set(ready.media) == {"people.png", "whole.jpg", "leaks.jpg"}
    assert [note.code for note in ready.notes] == [HqReason.FORM_SOUNDS]
    media = ready.fields(5)["media"]
    assert isinstance(media, list) and [each["name"] for each in media] == sorted(ready.media)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_missing_or_no_picture_is_said_and_the_form_goes_without(
    tmp_path: Path, language: str
) -> None:
    draw(tmp_path / "people.png")
    (tmp_path / "whole.jpg").write_bytes(b"no picture")
    ready = read(pictured(tmp_path))
    assert set(ready.media) == {"people.png"}
    wrong, missing, sounds = ready.notes
    assert wrong.code is HqReason.FORM_PICTURE_WRONG
    assert missing.code is HqReason.FORM_PICTURES_MISSING and sounds.params["names"] == "roof.mp3"
    told = words(missing, language)  # type: ignore[arg-type]
    assert "leaks.jpg" in told and "visit-media" in told
    assert "whole.jpg" in words(wrong, language)  # type: ignore[arg-type]


def test_a_form_without_pictures_keeps_its_record_as_it_was(tmp_path: Path) -> None:
    ready = read(workbook(tmp_path / "visit.xlsx"))
    assert "media" not in ready.fields(1) and ready.notes == ()


def test_a_large_photograph_is_made_small_and_tells_nothing_of_its_place(tmp_path: Path) -> None:
    noisy = Image.effect_noise((3000, 2000), 90).convert("RGB")
    told = noisy.getexif()
    told[0x010E] = "MARKER of the camera"
    noisy.save(tmp_path / "photo.jpg", exif=told)
    small = small_picture(tmp_path / "photo.jpg")
    assert small is not None and len(small) < 256 * 1024 and b"MARKER" not in small
    with Image.open(io.BytesIO(small)) as picture:
        assert max(picture.size) == EDGE and picture.size == (640, 427)


def test_a_drawing_stays_sharp_on_white(tmp_path: Path) -> None:
    draw(tmp_path / "icon.png", (200, 100), "RGBA")
    small = small_picture(tmp_path / "icon.png")
    assert small is not None
    with Image.open(io.BytesIO(small)) as picture:
        assert picture.format == "PNG" and picture.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("size", [(1, 1), (5000, 2)])
def test_pictures_of_odd_shapes_are_taken(tmp_path: Path, size: tuple[int, int]) -> None:
    draw(tmp_path / "line.png", size)
    assert small_picture(tmp_path / "line.png")


def test_a_picture_bomb_is_left_out(tmp_path: Path) -> None:
    Image.new("1", (8_000, 6_000)).save(tmp_path / "bomb.png")
    assert small_picture(tmp_path / "bomb.png") is None


def test_pictures_of_one_form_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(tmp_path / "people.png")
    path = pictured(tmp_path)
    monkeypatch.setattr(forms_read, "MEDIA_LIMIT", 10)
    found = read_form(path)
    assert isinstance(found, Refusal) and found.code is HqReason.FORM_PICTURES_LARGE
    monkeypatch.setattr(forms_read, "MOST_MEDIA", 0)
    found = read_form(path)
    assert isinstance(found, Refusal) and found.code is HqReason.FORM_PICTURES_MANY


def test_a_name_that_leads_elsewhere_finds_nothing(tmp_path: Path) -> None:
    draw(tmp_path / "secret.png")
    (tmp_path / "forms").mkdir()
    survey = [PICTURED[0], ["integer", "size", "How many?", "..\\secret.png", ""]]
    ready = read(workbook(tmp_path / "forms" / "visit.xlsx", survey=survey))
    assert ready.media == {} and ready.notes[0].code is HqReason.FORM_PICTURES_MISSING


def test_a_name_that_no_file_can_have_is_missing_like_any_other(tmp_path: Path) -> None:
    draw(tmp_path / "people.png")
    survey = [*PICTURED, ["note", "long", "Long", f"{'r' * 300}.png", ""]]
    path = workbook(tmp_path / "visit.xlsx", survey=survey, choices=CHOICES)
    ready = read(path)
    assert set(ready.media) == {"people.png"}
    assert "rrrr" in str(ready.notes[0].params["names"])
    form = load_workbook(path)
    assert isinstance(form, Form) and set(pictures_beside(path, form)) == {"people.png"}


SLOW = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>Slow</h:title><model><instance><data id="slow" version="1">{nodes}</data>
</instance>{binds}</model></h:head><h:body>{rows}</h:body></h:html>"""


@pytest.mark.slow
def test_a_form_that_takes_too_long_is_ended_in_its_own_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Questions by the hundred thousand: minutes here, were it not for the process of its own."""
    monkeypatch.undo()
    count = range(60_000)
    text = SLOW.format(
        nodes="".join(f"<q{at}/>" for at in count),
        binds="".join(f'<bind nodeset="/data/q{at}" relevant="../q0 = {at}"/>' for at in count),
        rows="".join(f'<input ref="/data/q{at}"><label>{at}</label></input>' for at in count),
    )
    path = tmp_path / "slow.xml"
    path.write_text(text)
    found = read_form(path, seconds=1.0)
    assert found == Refusal(FormReason.TOO_SLOW, {"file": "slow.xml", "seconds": 1})


def test_a_form_opened_alone_shows_the_pictures_of_its_media_folder(tmp_path: Path) -> None:
    path = pictured(tmp_path)
    draw(tmp_path / "visit-media" / "whole.jpg")
    draw(tmp_path / "visit-media" / "LEAKS.JPG")
    draw(tmp_path / "people.png")
    form = load_workbook(path)
    assert isinstance(form, Form)
    assert set(pictures_beside(path, form)) == {"whole.jpg", "leaks.jpg", "people.png"}
