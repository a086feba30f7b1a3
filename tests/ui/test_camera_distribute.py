"""Distribute with a camera made of picture files: from the frames to the verdict, and on."""

from functools import partial
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldkit.cards.picture import Grey
from fieldkit.cards.worker import DecodeProcess
from fieldkit.jobs.picture_camera import PictureCamera
from fieldkit.services.shown import Scanned
from fieldkit.ui.camera_kit import CameraChoice, CameraKit
from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.widgets.camera_panel import CameraPanel
from tests.ui.camera_samples import KitSample, files_in, see, trusting
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_samples import TABLES, FakeTable
from tests.ui.distribute_typing import type_text
from tests.ui.front import in_front, press_key
from tests.unit.cards.cards_world import card, on_table, picture_of

ONE, TWO = card(1).text(), card(2).text()


def frame(text: str) -> Grey:
    return on_table((picture_of(text), 400, 150))


def page_with(make: ToolsMaker, kit: CameraKit, fake: FakeTable) -> DistributePage:
    tools = make("ru")
    maker = partial(CameraPanel, tools, kit, trusting(ONE, TWO))
    return in_front(DistributePage(tools, fake.services(), maker))


def test_from_a_folder_of_frames_through_the_reader_s_process_to_a_verdict(
    qtbot: QtBot, make_tools: ToolsMaker, tmp_path: Path
) -> None:
    for at, picture in enumerate((on_table(), on_table(), frame(ONE))):
        Image.fromarray(picture).save(tmp_path / f"{at}.png")
    (tmp_path / "3.png").write_bytes(b"no picture")
    before, fake = files_in(tmp_path), FakeTable()
    kit = KitSample().kit()
    kit.camera, kit.decoder = PictureCamera.of_folder(tmp_path), DecodeProcess
    page = page_with(make_tools, kit, fake)
    qtbot.waitUntil(page.panel.isVisible, timeout=20_000)
    assert fake.asked == [Scanned(ONE)]
    camera = page.waiting.camera
    assert camera is not None and camera.job is not None
    job = camera.job
    page.release()
    job.join(10)
    assert files_in(tmp_path) == before


def test_the_camera_goes_on_with_the_next_family(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    sample, fake = KitSample(), FakeTable(answers=[TABLES["already"]])
    page = page_with(make_tools, sample.kit(), fake)

    see(qtbot, sample.camera, frame(ONE), lambda: fake.asked)
    assert page.panel.isVisible() and sample.camera.light
    press_key(Qt.Key.Key_Escape)
    assert page.waiting.isVisible()
    see(qtbot, sample.camera, frame(TWO), lambda: len(fake.asked) > 1)
    assert fake.asked == [Scanned(ONE), Scanned(TWO)]
    assert sample.camera.opened == ["front"], "it was never closed in between"
    page.release()
    assert not sample.camera.light


def test_the_camera_s_key_works_while_a_number_is_typed(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    sample = KitSample(choice=CameraChoice(on=False))
    page = page_with(make_tools, sample.kit(), FakeTable())
    assert page.waiting.state.isVisible() and sample.camera.opened == []
    press_key(Qt.Key.Key_F11)
    camera = page.waiting.camera
    assert camera is not None and camera.isVisible() and sample.camera.light
    assert not page.waiting.state.isVisible()
    press_key(Qt.Key.Key_F12)
    assert camera.lamp.lit
    type_text(page, "12")
    assert page.waiting.number.text() == "12" and not camera.lamp.lit
    page.release()
