"""The states of the pages where families are served: Households, Assess, Distribute."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC
from functools import partial

from fieldkit.cards.live import Hint, Outline
from fieldkit.errors import Refusal
from fieldkit.jobs.camera import CameraReason
from fieldkit.jobs.frame_reader import Looked
from fieldkit.records.card import CardStatus
from fieldkit.records.receipt import ProofKind
from fieldkit.rules.balance import Owed
from fieldkit.services.check_elsewhere import Elsewhere
from fieldkit.services.reasons import ServiceReason
from fieldkit.ui.pages.assess import AssessPage
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.pages.households import HouseholdsPage
from fieldkit.ui.widgets.camera_hint import reading_of
from fieldkit.ui.widgets.camera_panel import CameraPanel
from tests.forms.every_kind import every_kind, media
from tests.ui.assess_samples import FakeAssess
from tests.ui.camera_samples import KitSample, trusting
from tests.ui.distribute_samples import ALREADY, CARD, GIVE, NOT_ENTITLED, TABLES, FakeTable, table
from tests.ui.distribute_typing import enter, scan
from tests.ui.households_samples import BLANK_TEXT, CARD_TEXT, DOUBLES, HOME, SEEN, FakeHouseholds
from tests.ui.states import Shown, Story, inline, opened
from tests.ui.test_assess_family import EARLIER, KINDS, OTHER


def camera_of(tools: Tools) -> Callable[[object], CameraPanel]:
    """Makes a page's camera, switched on, with nothing before it."""
    return partial(CameraPanel, tools, KitSample().kit(), trusting(CARD_TEXT, BLANK_TEXT))


def camera_states(tools: Tools, camera: CameraPanel) -> Iterator[str]:
    for hint in Hint:
        camera._take(Looked(Outline((), hint), 1280, 720))
        camera.hint.put(reading_of(Outline((), hint)), tools.speech.code(hint))
        yield f"camera, {hint}"
    for reason in CameraReason:
        camera._take_stand(Refusal(reason, {"camera": "HD WebCam", "detail": "libpulse.so.0"}))
        yield f"camera, {reason}"


def households(tools: Tools) -> Iterator[Shown]:
    fake = FakeHouseholds()
    page = opened(HouseholdsPage(tools, fake.services(), UTC))
    yield Shown("nothing typed", page, tools)
    page.search.finder.field.setText("Выдуманов")
    yield Shown("found", page, tools)
    page.search.finder.field.setText("Кто-то иной")
    yield Shown("nobody found", page, tools)
    page.register()
    page.writing.save()
    yield Shown("form, wrong", page, tools)
    row = page.form.members[0]
    row.family.field.setText("Выдуманова")
    row.given.field.setText("Ольга")
    row.birth.field.setText("1984")
    row.sex.choose("f")
    fake.found = DOUBLES
    page.writing.save()
    yield Shown("form, doubles", page, tools)
    page.form.back.emit()
    yield Shown("unfinished", page, tools)
    page.throw_away()


def household(tools: Tools) -> Iterator[Shown]:
    fake = FakeHouseholds(elsewhere=Elsewhere.POSSIBLY)
    page = opened(HouseholdsPage(tools, fake.services(), UTC))
    page.show_subject(HOME)
    yield Shown("household", page, tools)
    inline(tools).held = True
    page.shown.elsewhere.ask()
    yield Shown("asking elsewhere", page, tools)
    inline(tools).held = False
    inline(tools).run_all()
    yield Shown("elsewhere: possibly", page, tools)
    assert page.shown.cards is not None
    page.shown.cards.give_new()
    yield Shown("a new card", page, tools)
    page.shown.cards.stop_giving()
    page.shown.cards.end(CardStatus.LOST)
    yield Shown("a card is lost", page, tools)
    page.scan.take(BLANK_TEXT)
    yield Shown("a blank card is offered", page, tools)
    page.change()
    page.form.phone.field.setText("+7 900 000-00-02")
    fake.seen = replace(
        SEEN, household=SEEN.household.model_copy(update={"phone": "+7 900 000-00-03"})
    )
    page.writing.save()
    yield Shown("form, changed meanwhile", page, tools)


def households_camera(tools: Tools) -> Iterator[Shown]:
    page = opened(HouseholdsPage(tools, FakeHouseholds().services(), UTC, camera_of(tools)))
    assert page.scan.lens is not None
    for state in camera_states(tools, page.scan.lens):
        yield Shown(state, page, tools)
    page.scan.take(CARD_TEXT)
    yield Shown("camera beside a household", page, tools)
    page.release()


def assess(tools: Tools) -> Iterator[Shown]:
    form = replace(every_kind(), files=media())
    fake = FakeAssess(form, forms=(KINDS, OTHER), earlier=EARLIER)
    page = opened(AssessPage(tools, fake.services()))
    yield Shown("choice", page, tools)
    page.show_subject(HOME)
    yield Shown("family", page, tools)
    page.family.asked.emit(EARLIER[0])
    yield Shown("what a correction changed", page, tools)
    page.family.begun.emit(KINDS)
    for at in range(len(page.filling._parts)):
        page.filling._turn(at)
        yield Shown(f"part {at}", page, tools)
    page.filling.show_hidden(True)
    yield Shown("hidden questions", page, tools)
    page.filling.refuse(Refusal(ServiceReason.HOUSEHOLD_UNKNOWN))
    yield Shown("refused", page, tools)
    page.filling.check()
    if tools.look.scale < 200:
        # At 200 % the list of what is missing is squeezed beside the acts: a known limit.
        yield Shown("missing", page, tools)
    page._to_choice()
    yield Shown("unfinished", page, tools)


def verdicts(tools: Tools) -> Iterator[Shown]:
    fake = FakeTable()
    page = opened(DistributePage(tools, fake.services()))
    page.activateWindow()
    yield Shown("waiting", page, tools)
    for name, answer in TABLES.items():
        fake.answers = [answer]
        scan(page, CARD)
        page.panel.proof.buttons[ProofKind.SIGNATURE].setChecked(True)
        yield Shown(name, page, tools)
        if page.panel.proof.isVisible():
            page.panel.proof.buttons[ProofKind.THUMB].setChecked(True)
            yield Shown(f"{name}, thumbprint", page, tools)
    page.leave()
    fake.answers = [Refusal(ServiceReason.CARD_UNKNOWN)]
    scan(page, CARD)
    yield Shown("refused", page, tools)


def hand_outs(tools: Tools) -> Iterator[Shown]:
    fake = FakeTable([table(GIVE), table(ALREADY)])
    page = opened(DistributePage(tools, fake.services()))
    page.activateWindow()
    scan(page, CARD)
    enter(page)
    yield Shown("saved", page, tools)
    page.ask_undo()
    yield Shown("cancelling", page, tools)
    page.leave()
    denied = table(NOT_ENTITLED)
    rounds = tuple(replace(each, exception=(Owed("FOOD", 2, 0),)) for each in denied.rounds)
    fake.answers = [replace(denied, rounds=rounds, team_lead=True)]
    scan(page, CARD)
    page.panel.ask_exception()
    yield Shown("exception", page, tools)
    page.leave()
    fake.rounds = 0
    page.refresh(None)
    yield Shown("no round", page, tools)


def no_card(tools: Tools) -> Iterator[Shown]:
    page = opened(DistributePage(tools, FakeTable().services()))
    page.waiting.ask_no_card()
    yield Shown("search", page, tools)
    assert page.waiting.no_card is not None
    page.waiting.no_card.begin_with(b"h" * 16, "Выдумкина Марфа Семёновна", True)
    yield Shown("new card", page, tools)


def distribute_camera(tools: Tools) -> Iterator[Shown]:
    page = opened(DistributePage(tools, FakeTable().services(), camera_of(tools)))
    assert page.waiting.camera is not None
    for state in camera_states(tools, page.waiting.camera):
        yield Shown(state, page, tools)
    page.waiting.camera.light(True)
    yield Shown("lamp", page.waiting.camera.lamp, tools)
    page.release()


STORIES = {
    "households": Story(HouseholdsPage, households),
    "household": Story(HouseholdsPage, household),
    "households_camera": Story(HouseholdsPage, households_camera),
    "assess": Story(AssessPage, assess),
    "distribute": Story(DistributePage, verdicts),
    "distribute_hand_outs": Story(DistributePage, hand_outs),
    "distribute_no_card": Story(DistributePage, no_card),
    "distribute_camera": Story(DistributePage, distribute_camera),
}
