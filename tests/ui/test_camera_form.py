"""Questions of a form answered with the camera: a code shown to it, a picture that it takes."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldkit.errors import Refusal
from fieldkit.jobs.camera import CameraReason
from fieldkit.jobs.picture_camera import PictureCamera
from fieldkit.ui.camera_kit import CameraChoice
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.assess import AssessPage
from fieldkit.ui.small_picture import picture_bytes
from fieldkit.ui.widgets.answer_code import CodeAnswer
from fieldkit.ui.widgets.answer_means import Means
from fieldkit.ui.widgets.answer_picture import PictureAnswer
from fieldkit.ui.widgets.camera_lens import CameraLens
from tests.forms.every_kind import every_kind
from tests.ui.assess_samples import FakeAssess
from tests.ui.camera_samples import FRONT, TABLE, KitSample, files_in, see
from tests.ui.conftest import ToolsMaker
from tests.ui.filling import Filled
from tests.ui.front import in_front
from tests.ui.households_samples import HOME
from tests.ui.measures import cut_words, nameless, rest, settle
from tests.unit.cards.cards_world import on_table, picture_of

Key = Qt.Key
Fill = Callable[[KitSample], Filled]
CODE, PICTURE = "things/code", "things/damage"
PAINTED = np.zeros((720, 1280, 3), np.uint8) + np.array([200, 40, 40], np.uint8)


def off() -> KitSample:
    return KitSample(choice=CameraChoice(on=False))


@pytest.fixture
def fill(make_tools: ToolsMaker) -> Iterator[Fill]:
    made: list[Filled] = []

    def filled(sample: KitSample) -> Filled:
        made.append(Filled(make_tools("en"), every_kind(), means=Means(sample.kit())))
        return made[-1]

    yield filled
    for each in made:
        each.end()


def code_of(filled: Filled) -> CodeAnswer:
    answer = filled.row(CODE).answer
    assert isinstance(answer, CodeAnswer)
    return answer


def lens_of(filled: Filled) -> CameraLens:
    answer = filled.row(PICTURE).answer
    assert isinstance(answer, PictureAnswer)
    filled.press(Key.Key_F11)
    assert answer.lens is not None
    return answer.lens


def seen(qtbot: QtBot, sample: KitSample, lens: CameraLens) -> None:
    """The camera sees something, which could be taken now."""
    see(qtbot, sample.camera, PAINTED, lens.take.isEnabled)


def kept_picture(filled: Filled) -> Image.Image:
    return Image.open(io.BytesIO(picture_bytes(filled.value(PICTURE))))


# Codes


def test_a_code_is_shown_to_the_camera_and_enter_goes_on(qtbot: QtBot, fill: Fill) -> None:
    sample = off()
    filled = fill(sample)
    answer = code_of(filled)
    assert sample.camera.opened == [], "nobody has asked for it"
    filled.press(Key.Key_F11)
    assert sample.camera.light and answer.note.isVisible()
    code = "4600000000017"
    table = on_table((picture_of(code), 400, 150))
    see(qtbot, sample.camera, table, lambda: filled.value(CODE) == code)
    assert not sample.camera.light and not answer.note.isVisible()
    assert filled.at() == CODE and sample.chimes == ["read"]
    filled.press(Key.Key_Return)
    assert filled.at() == PICTURE


def test_what_is_on_elsewhere_does_not_open_the_form_s_camera(fill: Fill) -> None:
    sample = KitSample(choice=CameraChoice(on=True))
    code_of(fill(sample))
    assert sample.camera.opened == []


def test_what_is_chosen_at_a_question_is_remembered_but_not_that_it_was_on() -> None:
    sample = off()
    kit = sample.kit()
    apart = kit.apart()
    apart.keep(CameraChoice(on=True))
    assert sample.kept == []
    apart.keep(CameraChoice(on=True, device="table"))
    assert sample.kept == [CameraChoice(on=False, device="table")] and kit.choice == sample.kept[0]


@pytest.mark.parametrize("ref", [CODE, PICTURE])
@pytest.mark.parametrize("way", ["escape", "other question", "other part", "hidden", "released"])
def test_the_camera_is_closed_as_soon_as_it_may_be(fill: Fill, ref: str, way: str) -> None:
    sample = off()
    filled = fill(sample)
    filled.row(ref)
    filled.press(Key.Key_F11)
    assert sample.camera.light
    gone: list[bool] = []
    filled.view.back.connect(lambda: gone.append(True))
    match way:
        case "escape":
            filled.press(Key.Key_Escape)
            assert filled.at() == ref
        case "other question":
            filled.row("things/said")
        case "other part":
            filled.view.part_before()
        case "hidden":
            filled.view.hide()
        case _:
            filled.view.release()
    assert not sample.camera.light and gone == []
    if way == "hidden":
        filled.view.show()
        assert not sample.camera.light


def test_one_camera_for_two_questions(fill: Fill) -> None:
    sample = off()
    filled = fill(sample)
    code_of(filled)
    filled.press(Key.Key_F11)
    lens_of(filled)
    assert sample.camera.opened == ["front", "front"] and sample.camera.light
    answer = code_of(filled)
    assert not answer.sees() and not sample.camera.light


# Pictures


def test_a_picture_is_taken_looked_at_taken_again_and_kept_by_keys(
    qtbot: QtBot, fill: Fill
) -> None:
    sample = off()
    filled = fill(sample)
    lens = lens_of(filled)
    seen(qtbot, sample, lens)
    assert filled.focus() is lens.take
    filled.press(Key.Key_Space)
    assert filled.focus() is lens.keep and filled.value(PICTURE) == ""
    filled.press(Key.Key_Tab)
    filled.press(Key.Key_Return)
    assert filled.focus() is lens.take and not lens.keep.isVisible()
    filled.press(Key.Key_Return)
    filled.press(Key.Key_Return)
    picture = kept_picture(filled)
    assert picture.size == (1024, 576) and picture.mode == "RGB"
    red, green, blue = np.asarray(picture)[300, 500]
    assert red > 150 and green < 90 and blue < 90, "in colour"
    assert not sample.camera.light
    answer = filled.view.part.rows[f"/data/{PICTURE}"].answer
    assert isinstance(answer, PictureAnswer) and answer.shown.isVisible()
    assert filled.focus() is answer.camera


def test_what_is_taken_is_what_was_seen_at_that_moment(qtbot: QtBot, fill: Fill) -> None:
    sample = off()
    filled = fill(sample)
    lens = lens_of(filled)
    seen(qtbot, sample, lens)
    filled.press(Key.Key_Space)
    sample.camera.show(np.zeros_like(PAINTED))
    settle()
    filled.press(Key.Key_Space)
    assert np.asarray(kept_picture(filled))[300, 500][0] > 150


def test_closing_keeps_the_picture_that_there_was(qtbot: QtBot, fill: Fill) -> None:
    sample = off()
    filled = fill(sample)
    lens = lens_of(filled)
    seen(qtbot, sample, lens)
    filled.press(Key.Key_Space, Key.Key_Space)
    before = filled.value(PICTURE)
    lens = lens_of(filled)
    seen(qtbot, sample, lens)
    filled.press(Key.Key_Space, Key.Key_Escape)
    assert before and filled.value(PICTURE) == before


def test_pictures_of_a_folder_stand_for_a_camera_and_nothing_is_written(
    qtbot: QtBot, make_tools: ToolsMaker, tmp_path: Path
) -> None:
    Image.fromarray(PAINTED).save(tmp_path / "0.png")
    (tmp_path / "1.png").write_bytes(b"no picture")
    before, kit = files_in(tmp_path), off().kit()
    kit.camera = PictureCamera.of_folder(tmp_path)
    filled = Filled(make_tools("ru"), every_kind(), means=Means(kit))
    lens = lens_of(filled)
    qtbot.waitUntil(lens.take.isEnabled, timeout=10_000)
    job = lens.job
    assert job is not None
    filled.press(Key.Key_Space, Key.Key_Space)
    job.join(10)
    assert kept_picture(filled).size == (1024, 576)
    assert files_in(tmp_path) == before
    filled.end()


def test_without_a_camera_a_sentence_says_so_and_files_stay(fill: Fill) -> None:
    sample = off()
    sample.camera.plugged = []
    filled = fill(sample)
    lens = lens_of(filled)
    assert "No camera is plugged in" in lens.told.text() and not lens.picture.isVisible()
    assert not lens.take.isVisible() and filled.focus() is lens.close_button
    filled.press(Key.Key_Return)
    answer = filled.row(PICTURE).answer
    assert isinstance(answer, PictureAnswer) and answer.open.isVisible()


def test_a_camera_that_is_plugged_in_later_is_taken_up(qtbot: QtBot, fill: Fill) -> None:
    sample = off()
    sample.camera.plugged = []
    filled = fill(sample)
    lens = lens_of(filled)
    sample.camera.plug(FRONT)
    seen(qtbot, sample, lens)
    assert lens.picture.isVisible() and lens.take.isVisible()


def test_the_other_camera_is_a_button(qtbot: QtBot, fill: Fill) -> None:
    sample = off()
    sample.camera.plugged = [FRONT, TABLE]
    filled = fill(sample)
    lens = lens_of(filled)
    seen(qtbot, sample, lens)
    lens.other.click()
    assert sample.camera.opened[-1] == "table"
    seen(qtbot, sample, lens)
    lens.other.click()
    assert sample.camera.opened[-1] == "front"


def test_a_part_that_is_missing_is_named(fill: Fill) -> None:
    sample = off()
    sample.camera.missing = Refusal(CameraReason.NO_LIBRARY, {"detail": "libpulse.so.0"})
    lens = lens_of(fill(sample))
    assert "libpulse.so.0" in lens.told.text() and "file" in lens.told.text()


def test_without_a_kit_there_is_no_camera(make_tools: ToolsMaker) -> None:
    filled = Filled(make_tools("en"), every_kind())
    answer = filled.row(PICTURE).answer
    assert isinstance(answer, PictureAnswer) and not answer.camera.isVisible()
    assert filled.focus() is answer.open and code_of(filled).camera is None
    filled.end()


def test_locking_closes_the_camera(make_tools: ToolsMaker) -> None:
    sample, fake = off(), FakeAssess(every_kind())
    page = in_front(AssessPage(make_tools("en"), fake.services(), sample.kit()))
    page.show_subject(HOME)
    page.filling.jump(f"/data/{PICTURE}")
    answer = page.filling.part.rows[f"/data/{PICTURE}"].answer
    assert isinstance(answer, PictureAnswer)
    answer.open_camera()
    assert sample.camera.light
    page.release()
    assert not sample.camera.light


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("scale", [100, 200])
def test_every_word_is_whole_and_every_control_named(
    qtbot: QtBot, make_tools: ToolsMaker, language: Language, scale: int
) -> None:
    sample = off()
    sample.camera.plugged = [FRONT, TABLE]
    tools = make_tools(language, scale=scale)
    filled = Filled(tools, every_kind(), means=Means(sample.kit()))
    filled.view.resize(1088, 704)
    faults: list[str] = []

    def look() -> None:
        rest(filled.view)
        faults.extend(cut_words(filled.view))
        faults.extend(nameless(filled.view))

    code_of(filled)
    filled.press(Key.Key_F11)
    look()
    lens = lens_of(filled)
    seen(qtbot, sample, lens)
    look()
    filled.press(Key.Key_Space)
    look()
    filled.press(Key.Key_Escape)
    lens = lens_of(filled)
    for reason in CameraReason:
        lens._take_stand(Refusal(reason, {"camera": "HD WebCam", "detail": "libpulse.so.0"}))
        look()
    filled.end()
    assert faults == []
