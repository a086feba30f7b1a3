"""Households with a camera: a card shown opens its family, a blank one is offered to it."""

from datetime import UTC
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldkit.cards.live import Hint, Outline
from fieldkit.cards.picture import Grey
from fieldkit.errors import Refusal
from fieldkit.jobs.camera import CameraReason
from fieldkit.jobs.frame_reader import Looked
from fieldkit.ui.camera_kit import CameraChoice, CameraKit
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.households import HouseholdsPage
from fieldkit.ui.pages.households_card_seen import BlankSeen
from fieldkit.ui.widgets.camera_hint import reading_of
from fieldkit.ui.widgets.camera_panel import CameraPanel
from tests.ui.camera_samples import KitSample, see, trusting
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_typing import type_text
from tests.ui.front import in_front, press_key
from tests.ui.households_samples import BLANK, CARD_SEEN, HOME, FakeHouseholds
from tests.ui.measures import cut_words, rest
from tests.unit.cards.cards_world import card, on_table, picture_of

THEIRS, NOBODYS = card(1).text(), card(2).text()
ADVERT = "46000000000178005553535"


def frame(*texts: str) -> Grey:
    places = ((120, 150), (760, 150))
    return on_table(*((picture_of(each), *at) for each, at in zip(texts, places, strict=False)))


def families() -> FakeHouseholds:
    blank = BlankSeen(NOBODYS, "000 000 002 6", BLANK.stock, BLANK.card_list)
    return FakeHouseholds(cards={THEIRS: CARD_SEEN, NOBODYS: blank})


def page_with(tools: Tools, kit: CameraKit, fake: FakeHouseholds) -> HouseholdsPage:
    maker = partial(CameraPanel, tools, kit, trusting(THEIRS, NOBODYS))
    return in_front(HouseholdsPage(tools, fake.services(), UTC, maker))


def lens_of(page: HouseholdsPage) -> CameraPanel:
    assert page.scan.lens is not None
    return page.scan.lens


def looked(qtbot: QtBot, sample: KitSample, picture: Grey, times: int = 4) -> None:
    """The camera sees this until it was looked at so many times."""
    before = sample.decoder.looks
    see(qtbot, sample.camera, picture, lambda: sample.decoder.looks >= before + times)


def test_a_card_shown_opens_its_family_and_a_blank_one_is_offered(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    sample, fake = KitSample(), families()
    page = page_with(make_tools("ru"), sample.kit(), fake)
    lens = lens_of(page)
    see(qtbot, sample.camera, frame(THEIRS), page.shown.isVisible)
    assert page.scan.told.isVisible() and lens.isVisible()
    looked(qtbot, sample, frame(THEIRS))
    assert fake.scanned == [THEIRS], "the same card again is no second scan"
    assert page.shown.cards is not None
    giving = page.shown.cards.giving
    see(qtbot, sample.camera, frame(NOBODYS), giving.isVisible)
    assert giving.number.text == "000 000 002 6" and fake.issued == []
    looked(qtbot, sample, frame(NOBODYS))
    press_key(Qt.Key.Key_Return)
    assert [code for code, _, _ in fake.issued] == [NOBODYS]
    assert sample.camera.opened == ["front"], "it was never closed in between"
    page.release()
    assert not sample.camera.light


def test_where_a_new_card_is_awaited_the_camera_gives_it(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    sample, fake = KitSample(), families()
    page = page_with(make_tools("ru"), sample.kit(), fake)
    page.show_subject(HOME)
    press_key(Qt.Key.Key_F10)
    see(qtbot, sample.camera, frame(NOBODYS), lambda: fake.issued)
    assert [code for code, _, _ in fake.issued] == [NOBODYS] and fake.scanned == []
    page.release()


@pytest.mark.parametrize(
    ("texts", "hint"),
    [((THEIRS, NOBODYS), Hint.TWO_CODES), ((ADVERT,), Hint.FOREIGN)],
    ids=["two cards", "an advert"],
)
def test_two_cards_or_a_foreign_code_open_nobody(
    qtbot: QtBot, make_tools: ToolsMaker, texts: tuple[str, ...], hint: Hint
) -> None:
    sample, fake = KitSample(), families()
    tools = make_tools("ru")
    page = page_with(tools, sample.kit(), fake)
    words = tools.speech.code(hint)
    lens = lens_of(page)
    see(qtbot, sample.camera, frame(*texts), lambda: lens.hint.sentence.text() == words)
    assert fake.scanned == [] and page.search.isVisible() and not page.scan.told.isVisible()
    page.release()


def test_a_card_beside_an_advert_is_read(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    sample, fake = KitSample(), families()
    page = page_with(make_tools("ru"), sample.kit(), fake)
    see(qtbot, sample.camera, frame(THEIRS, ADVERT), page.shown.isVisible)
    assert fake.scanned == [THEIRS]
    page.release()


def test_while_a_family_is_written_down_the_camera_rests(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    sample, fake = KitSample(), families()
    page = page_with(make_tools("ru"), sample.kit(), fake)
    looked(qtbot, sample, frame(), 1)
    page.register()
    assert page.form.isVisible() and not lens_of(page).isVisible() and sample.camera.light
    looked(qtbot, sample, frame(THEIRS))
    assert fake.scanned == [] and page.form.isVisible()
    page.release()


def test_the_camera_s_keys_work_from_the_search_and_from_a_family(
    qtbot: QtBot, make_tools: ToolsMaker
) -> None:
    sample = KitSample(choice=CameraChoice(on=False))
    page = page_with(make_tools("ru"), sample.kit(), families())
    lens = lens_of(page)
    assert page.search.camera.isVisible() and not lens.isVisible() and sample.camera.opened == []
    press_key(Qt.Key.Key_F11)
    assert lens.isVisible() and lens.switch.isVisible() and not page.search.camera.isVisible()
    press_key(Qt.Key.Key_F12)
    assert lens.lamp.lit
    type_text(page, "Выд")
    assert not lens.lamp.lit, "whoever types has to see what they type"
    page.show_subject(HOME)
    assert lens.isVisible()
    press_key(Qt.Key.Key_F12)
    assert lens.lamp.lit
    press_key(Qt.Key.Key_F11)
    assert not lens.isVisible() and not sample.camera.light
    assert page.search.camera.text().startswith("Включить камеру")
    page.release()


def test_a_camera_switched_off_elsewhere_is_off_here(qtbot: QtBot, make_tools: ToolsMaker) -> None:
    sample = KitSample()
    kit = sample.kit()
    page = page_with(make_tools("ru"), kit, families())
    assert lens_of(page).isVisible()
    page.hide()
    kit.choice = CameraChoice(on=False)
    page.show()
    assert not lens_of(page).isVisible() and page.search.camera.isVisible()
    assert not sample.camera.light
    page.release()


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_no_word_is_cut_where_a_new_card_is_offered_beside_the_camera(
    make_tools: ToolsMaker, language: Language, scale: int
) -> None:
    """What the camera says before a card is shown is measured in test_states.py."""
    tools, sample = make_tools(language, scale=scale), KitSample()
    page = page_with(tools, sample.kit(), families())
    lens, faults = lens_of(page), []
    page.scan.take(THEIRS)
    page.scan.take(NOBODYS)
    assert page.shown.cards is not None and page.shown.cards.giving.isVisible()
    for hint in Hint:
        lens._take(Looked(Outline((), hint), 1280, 720))
        lens.hint.put(reading_of(Outline((), hint)), tools.speech.code(hint))
        rest(page)
        faults += cut_words(page)
    lens._take_stand(Refusal(CameraReason.BUSY, {"camera": "HD WebCam"}))
    rest(page)
    faults += cut_words(page)
    assert faults == []
    page.release()
