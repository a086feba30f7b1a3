"""The camera's panel without a camera: what it reads, when it is open, what it says."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.cards.picture import Grey
from fieldkit.errors import Refusal
from fieldkit.jobs.camera import CameraReason
from fieldkit.ui.camera_kit import CameraChoice, read_choice, write_choice
from fieldkit.ui.widgets.camera_panel import CameraPanel
from fieldkit.ui.widgets.camera_picture import Mark
from tests.ui.camera_samples import FRONT, TABLE, KitSample, see, trusting
from tests.ui.conftest import ToolsMaker
from tests.unit.cards.cards_world import card, on_table, picture_of

pytestmark = pytest.mark.usefixtures("dressed")

ONE, TWO = card(1).text(), card(2).text()
EMPTY = on_table()


def frame(*texts: str) -> Grey:
    """A table with these codes on it, side by side."""
    parts = [(picture_of(text, 5), 100 + 560 * at, 150) for at, text in enumerate(texts)]
    return on_table(*parts)


class Desk:
    """A stage with the panel and something else on it, and all that was scanned."""

    def __init__(self, qtbot: QtBot, make: ToolsMaker, sample: KitSample) -> None:
        self.qtbot, self.sample, self.camera = qtbot, sample, sample.camera
        self.stage = QWidget()
        qtbot.addWidget(self.stage)
        self.panel = CameraPanel(make("ru"), sample.kit(), trusting(ONE, TWO), self.stage)
        QVBoxLayout(self.stage).addWidget(self.panel)
        self.scans: list[str] = []
        self.panel.scanned.connect(self.scans.append)
        self.panel.retranslate()
        self.stage.resize(800, 600)
        self.stage.show()

    def see(self, image: Grey, true: Callable[[], object]) -> None:
        """The camera sees this until so much is true."""
        see(self.qtbot, self.camera, image, true)

    @property
    def words(self) -> str:
        return self.panel.hint.sentence.text()


@pytest.fixture
def sample() -> KitSample:
    return KitSample()


@pytest.fixture
def desk(qtbot: QtBot, make_tools: ToolsMaker, sample: KitSample) -> Iterator[Desk]:
    made = Desk(qtbot, make_tools, sample)
    yield made
    job = made.panel.job
    made.panel.release()
    if job is not None:
        job.join(10)


def test_a_card_is_scanned_once_with_a_sound_and_a_word(desk: Desk, sample: KitSample) -> None:
    desk.see(EMPTY, lambda: sample.decoder.looks > 0)
    assert desk.scans == []
    desk.see(frame(ONE), lambda: desk.scans == [ONE])
    assert sample.chimes == ["read"]
    desk.see(frame(ONE), lambda: "уже считана" in desk.words)
    assert desk.scans == [ONE]
    drawn = desk.panel.picture._drawn
    assert drawn is not None and drawn.mark is Mark.READ
    desk.see(frame(TWO), lambda: desk.scans == [ONE, TWO])


def test_between_two_cards_it_does_not_choose(desk: Desk) -> None:
    desk.see(frame(ONE, TWO), lambda: "два кода" in desk.words)
    drawn = desk.panel.picture._drawn
    assert drawn is not None and drawn.mark is Mark.MANY and len(drawn.corners) == 2
    assert desk.scans == []


def test_a_foreign_code_is_a_quiet_note(desk: Desk, sample: KitSample) -> None:
    desk.see(frame("0012345"), lambda: "не код нашей карты" in desk.words)
    assert desk.scans == [] and sample.chimes == []


def test_in_the_dark_it_offers_the_lamp_which_lights_the_window(desk: Desk) -> None:
    desk.see(np.zeros_like(EMPTY), lambda: "F12" in desk.words)
    QTest.keyClick(desk.panel.options, Qt.Key.Key_F12)
    lamp = desk.panel.lamp
    assert lamp.isVisible() and lamp.geometry() == desk.stage.rect()
    middle = lamp.grab().toImage().pixelColor(20, 20)
    assert middle.lightness() == 255
    desk.stage.resize(900, 700)
    assert lamp.geometry() == desk.stage.rect()
    desk.see(EMPTY, lambda: lamp.picture._image is not None)
    QTest.mouseClick(lamp, Qt.MouseButton.LeftButton)
    assert not lamp.isVisible()


def test_the_light_goes_out_when_the_page_is_left(desk: Desk, sample: KitSample) -> None:
    assert sample.camera.light
    job = desk.panel.job
    assert job is not None
    desk.stage.hide()
    assert not sample.camera.light
    job.join(10)
    assert sample.decoder.closed
    desk.stage.show()
    assert sample.camera.light
    desk.see(frame(ONE), lambda: desk.scans == [ONE])


def test_the_light_goes_out_when_the_window_is_made_small(
    qtbot: QtBot, make_tools: ToolsMaker, sample: KitSample
) -> None:
    """A system that makes a window small tells its widgets so, and they stay visible to Qt."""
    panel = CameraPanel(make_tools("ru"), sample.kit(), trusting(ONE))
    qtbot.addWidget(panel)
    panel.show()
    assert sample.camera.light
    QApplication.sendEvent(panel, QHideEvent())
    assert panel.isVisible() and not sample.camera.light
    QApplication.sendEvent(panel, QShowEvent())
    assert sample.camera.light
    panel.release()


def test_at_rest_it_stays_open_and_scans_nothing(desk: Desk, sample: KitSample) -> None:
    desk.see(frame(ONE), lambda: desk.scans == [ONE])
    desk.panel.hide()
    assert sample.camera.light
    looks = sample.decoder.looks
    desk.see(frame(TWO), lambda: sample.decoder.looks > looks + 1)
    assert desk.scans == [ONE]
    desk.panel.show()
    desk.see(frame(TWO), lambda: desk.scans == [ONE, TWO])


def test_it_starts_again_when_it_is_plugged_in_again(desk: Desk, sample: KitSample) -> None:
    desk.see(EMPTY, lambda: sample.decoder.looks > 0)
    sample.camera.plug()
    assert not sample.camera.light
    assert FRONT.name in desk.panel.trouble.sentence.text()
    assert not desk.panel.picture.isVisible()
    sample.camera.plug(FRONT)
    desk.see(frame(ONE), lambda: desk.scans == [ONE])
    assert not desk.panel.trouble.isVisible() and desk.panel.picture.isVisible()


def test_another_camera_is_chosen_and_remembered(desk: Desk, sample: KitSample) -> None:
    sample.camera.plug(FRONT, TABLE)
    desk.panel._show_options()
    action = next(each for each in desk.panel.menu.actions() if each.text() == TABLE.name)
    action.trigger()
    assert sample.camera.opened == ["front", "table"]
    assert sample.kept[-1].device == "table"
    desk.see(frame(ONE), lambda: desk.scans == [ONE])


def test_the_chosen_camera_is_taken_when_it_comes(
    qtbot: QtBot, make_tools: ToolsMaker, sample: KitSample
) -> None:
    sample.choice = replace(sample.choice, device="table")
    desk = Desk(qtbot, make_tools, sample)
    assert sample.camera.opened == ["front"]
    sample.camera.plug(FRONT, TABLE)
    assert sample.camera.opened == ["front", "table"]
    desk.panel.release()


def test_off_is_off_and_is_remembered(desk: Desk, sample: KitSample) -> None:
    QTest.keyClick(desk.panel.options, Qt.Key.Key_F11)
    assert not sample.camera.light and not desk.panel.isVisible()
    assert sample.kept[-1] == CameraChoice(on=False)
    desk.panel.toggle()
    assert sample.camera.light and desk.panel.isVisible()


def test_switched_off_nothing_is_loaded(
    qtbot: QtBot, make_tools: ToolsMaker, sample: KitSample
) -> None:
    sample.choice = CameraChoice(on=False)
    desk = Desk(qtbot, make_tools, sample)
    assert sample.camera.opened == [] and not desk.panel.isVisible()


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda camera: camera.plugged.clear(), "Камера не подключена"),
        (lambda camera: setattr(camera, "busy", True), "занимает другая программа"),
        (
            lambda camera: setattr(
                camera, "missing", Refusal(CameraReason.NO_LIBRARY, {"detail": "libpulse.so.0"})
            ),
            "libpulse.so.0",
        ),
    ],
)
def test_why_there_is_no_picture_is_said(
    qtbot: QtBot,
    make_tools: ToolsMaker,
    sample: KitSample,
    prepare: Callable[[object], object],
    said: str,
) -> None:
    prepare(sample.camera)
    desk = Desk(qtbot, make_tools, sample)
    assert said in desk.panel.trouble.sentence.text()
    assert not desk.panel.picture.isVisible() and not desk.panel.lamp_button.isVisible()
    desk.panel.release()


def test_a_camera_that_is_let_go_is_taken_up(desk: Desk, sample: KitSample) -> None:
    sample.camera.busy = True
    assert sample.camera.failed is not None
    sample.camera.failed(Refusal(CameraReason.BUSY, {"camera": "x"}))
    assert desk.panel.trouble.isVisible()
    sample.camera.busy = False
    assert desk.panel.job is not None
    desk.panel.job._late()
    desk.see(frame(ONE), lambda: desk.scans == [ONE])
    assert not desk.panel.trouble.isVisible()


def test_a_camera_without_a_picture_is_said_to_be_silent(desk: Desk, sample: KitSample) -> None:
    assert desk.panel.job is not None
    desk.panel.job._late()
    assert "не даёт изображения" in desk.panel.trouble.sentence.text()
    assert sample.camera.opened == ["front", "front"]


def test_frames_on_which_the_reader_hangs_are_not_felt(desk: Desk, sample: KitSample) -> None:
    sample.decoder.hangs = 3
    desk.see(frame(ONE), lambda: desk.scans == [ONE])
    assert sample.decoder.hangs == 0


def test_no_file_is_written_while_the_camera_looks(desk: Desk) -> None:
    written: list[object] = []
    watching = True

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        mode = arguments[1] if event == "open" else ""
        if watching and isinstance(mode, str) and set(mode) & set("wax+"):
            written.append(arguments[0])

    sys.addaudithook(hook)
    desk.see(frame(ONE), lambda: desk.scans == [ONE])
    desk.see(frame(ONE, TWO), lambda: "два кода" in desk.words)
    desk.panel.release()
    watching = False
    assert written == []


def test_what_was_chosen_is_kept_beside_the_vault(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    assert read_choice(folder) == CameraChoice()
    choice = CameraChoice(True, "/dev/video2", False, False)
    assert write_choice(folder, choice) is None
    assert read_choice(folder) == choice
    (folder / "camera.json").write_text('{"on": "perhaps"}')
    assert read_choice(folder) == CameraChoice()
