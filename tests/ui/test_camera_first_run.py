"""The first run with a camera: headquarters' code shown to it, and nothing else taken for it."""

from functools import partial
from pathlib import Path

import numpy as np
import pytest
import qrcode
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.cards.live import Hint, Outline, Trust
from fieldkit.cards.picture import Grey
from fieldkit.cards.worker import DecodeProcess
from fieldkit.errors import Refusal
from fieldkit.jobs.camera import CameraReason
from fieldkit.jobs.frame_reader import Looked
from fieldkit.jobs.picture_camera import PictureCamera
from fieldkit.services.card_trust import enrolment_trust
from fieldkit.ui.camera_kit import CameraChoice, CameraKit
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.first_run import FirstRunPage
from fieldkit.ui.widgets.camera_panel import CameraPanel
from fieldkit.ui.widgets.camera_words import Subject, hint_words
from tests.ui.camera_samples import KitSample, see
from tests.ui.conftest import ToolsMaker
from tests.ui.first_run_samples import CODE, FakeHeadquarters
from tests.ui.front import SCREEN, in_front, press_key
from tests.ui.measures import cut_words, nameless, settle
from tests.unit.cards.cards_world import card, on_table


def paper(text: str) -> Grey:
    """A code on the table as headquarters prints it: letters and digits."""
    drawn = qrcode.QRCode(border=4)
    drawn.add_data(text)
    drawn.make(fit=True)
    dark = np.where(np.array(drawn.get_matrix()), 20, 235)
    return on_table((np.kron(dark, np.ones((6, 6))).astype(np.uint8), 400, 150))


def off() -> KitSample:
    return KitSample(choice=CameraChoice())


def shown(
    tools: Tools, kit: CameraKit, fake: FakeHeadquarters | None = None
) -> tuple[FirstRunPage, CameraPanel]:
    maker = partial(CameraPanel, tools, kit, lambda: enrolment_trust, subject=Subject.CODE)
    page = FirstRunPage(tools, (fake or FakeHeadquarters()).services(), maker)
    in_front(page, SCREEN)
    assert page.code_step.camera is not None
    return page, page.code_step.camera


def test_the_code_is_shown_to_the_camera_and_the_name_is_next(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    sample, fake = off(), FakeHeadquarters()
    page, camera = shown(make_tools("ru"), sample.kit(), fake)
    assert camera.isHidden() and sample.camera.opened == [], "off till somebody switches it on"
    press_key(Qt.Key.Key_F11)
    assert camera.isVisible() and sample.camera.light
    see(qtbot, sample.camera, paper(CODE.text()), camera.isHidden)
    assert page.code_step.found == CODE
    assert page.focusWidget() is page.name and not sample.camera.light
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    assert [code for code, _ in fake.asked] == [CODE]
    page.release()


def test_a_family_s_card_and_an_advert_are_no_enrolment_codes() -> None:
    assert enrolment_trust(CODE.text()) is Trust.CARD
    assert enrolment_trust(CODE.text()[:-1] + "A") is Trust.FOREIGN
    for other in (card(1).text(), "https://example.org", ""):
        assert enrolment_trust(other) is Trust.FOREIGN


def test_another_code_is_told_and_not_taken(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    sample, tools = off(), make_tools("ru")
    page, camera = shown(tools, sample.kit())
    camera.turn(True)
    said = hint_words(Subject.CODE, Hint.FOREIGN, False, tools.speech)
    other = paper(card(1).text())
    see(qtbot, sample.camera, other, lambda: camera.hint.sentence.text() == said)
    assert page.code.toPlainText() == "" and camera.isVisible()
    page.release()


def test_from_a_folder_of_frames_through_the_reader_s_process(
    qtbot: QtBot, make_tools: ToolsMaker, tmp_path: Path
) -> None:
    for at, picture in enumerate((on_table(), paper(CODE.text()), paper(CODE.text()))):
        Image.fromarray(picture).save(tmp_path / f"{at}.png")
    kit = off().kit()
    kit.camera, kit.decoder = PictureCamera.of_folder(tmp_path), DecodeProcess
    page, camera = shown(make_tools("ru"), kit)
    camera.turn(True)
    job = camera.job
    qtbot.waitUntil(lambda: page.code_step.found == CODE, timeout=20_000)
    page.release()
    assert job is not None
    job.join(10)


def test_the_camera_ends_with_the_step_and_goes_on_if_one_comes_back(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    sample = off()
    page, camera = shown(make_tools("ru"), sample.kit())
    camera.turn(True)
    page.code.setPlainText(CODE.text())
    page.proceed()
    assert not sample.camera.light, "nobody needs it while a passphrase is chosen"
    page.go_back()
    assert camera.isVisible() and sample.camera.light
    page.release()
    assert not sample.camera.light


def test_without_a_camera_typing_goes_on(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    sample = off()
    sample.camera.plugged = []
    page, camera = shown(make_tools("ru"), sample.kit())
    press_key(Qt.Key.Key_F11)
    assert camera.trouble.isVisible() and page.code.isVisible()
    QTest.keyClicks(page.code, CODE.text())
    assert page.code_step.found == CODE
    page.release()


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_no_word_is_cut_and_every_control_is_named(
    qtbot: QtBot, make_tools: ToolsMaker, language: Language, scale: int
) -> None:
    tools, sample = make_tools(language, scale=scale), off()
    page, camera = shown(tools, sample.kit())
    faults = cut_words(page)
    camera.turn(True)
    for hint in Hint:
        camera._take(Looked(Outline((), hint), 1280, 720))
        settle()
        faults += cut_words(page)
    camera._take_stand(Refusal(CameraReason.NONE))
    settle()
    faults += cut_words(page)
    page.release()
    assert faults == []
    assert nameless(page) == []
