"""Distribute: what a team lead gives as an exception, and what outlives the window."""

import json
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from fieldkit.errors import Refusal
from fieldkit.records.receipt import ExceptionReason, ProofKind
from fieldkit.rules.balance import Owed
from fieldkit.rules.verdict import UnknownHere, Verdict
from fieldkit.services.reasons import ServiceReason
from fieldkit.services.shown import Chosen, Scanned, Typed
from fieldkit.ui.intents import KeepDraft
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.pages.distribute_draft import Kept, draft_of, kept_of
from fieldkit.ui.pages.distribute_reading import Table
from tests.ui.conftest import ToolsMaker
from tests.ui.distribute_samples import (
    ALREADY,
    AREA,
    BASIC,
    CARD,
    GIVE,
    NOT_ENTITLED,
    PHARMACY,
    SPOUSE,
    VOUCHER,
    FakeTable,
    table,
)
from tests.ui.distribute_typing import enter, scan, type_text
from tests.ui.measures import cut_words, settle
from tests.ui.test_distribute_page import shown_page

LINES = (Owed("FOOD", 2, 0),)


def denied(verdict: Verdict, team_lead: bool = True) -> Table:
    """One round that says no, and what an exception would give."""
    made = table(verdict)
    rounds = tuple(replace(each, exception=LINES) for each in made.rounds)
    return replace(made, rounds=rounds, team_lead=team_lead)


@pytest.fixture
def fake() -> FakeTable:
    return FakeTable([denied(NOT_ENTITLED)])


@pytest.fixture
def page(make_tools: ToolsMaker, fake: FakeTable) -> DistributePage:
    return shown_page(make_tools, fake)


def test_a_team_lead_gives_with_a_reason_and_a_note(page: DistributePage, fake: FakeTable) -> None:
    fake.answers = [denied(NOT_ENTITLED), table(ALREADY)]
    scan(page, CARD)
    assert page.panel.ask.isVisible() and not page.panel.call.isVisible()
    page.panel.ask_exception()
    assert page.panel.verdict.word.text() == "Не положено", "the verdict stays in sight"
    page.panel.exception.choice.choose(ExceptionReason.URGENT_NEED)
    page.panel.exception.note.field.setFocus()
    type_text(page, "пожар")
    enter(page)
    (given,) = fake.handed
    assert (given.exception, given.exception_note) == (ExceptionReason.URGENT_NEED, "пожар")
    assert list(given.lines) == [{"item": "FOOD", "quantity": 2}]
    assert "в порядке исключения" in page.saved.sentence.text()


@pytest.mark.parametrize(
    ("verdict", "reason"),
    [
        (UnknownHere(AREA), ExceptionReason.OTHER_AREA),
        (NOT_ENTITLED, ExceptionReason.TEAM_LEAD_DECISION),
    ],
)
def test_the_likeliest_reason_is_chosen(
    page: DistributePage, fake: FakeTable, verdict: Verdict, reason: ExceptionReason
) -> None:
    fake.answers = [denied(verdict)]
    scan(page, CARD)
    page.panel.ask.click()
    assert page.panel.exception.reason is reason
    assert page.panel.exception.choice.field.hasFocus()


def test_without_a_note_it_is_refused_beside_the_note(
    page: DistributePage, fake: FakeTable
) -> None:
    fake.given = [Refusal(ServiceReason.EXCEPTION_UNEXPLAINED)]
    scan(page, CARD)
    page.panel.ask_exception()
    enter(page)
    assert fake.handed == [] and page.panel.exception.note.field.hasFocus(), "reason, then note"
    enter(page)
    note = page.panel.exception.note
    assert fake.handed[0].exception_note is None
    assert note.wrong.isVisible() and note.field.hasFocus()


def test_escape_leaves_the_exception_and_then_the_family(page: DistributePage) -> None:
    scan(page, CARD)
    page.panel.ask_exception()
    assert page.panel.goods.rows
    page.panel.next.click()
    assert page.panel.isVisible() and not page.panel.exception.isVisible()
    assert not page.panel.goods.rows
    enter(page)
    assert page.waiting.isVisible()


def test_who_is_no_team_lead_is_told_whom_to_call(page: DistributePage, fake: FakeTable) -> None:
    fake.answers = [denied(NOT_ENTITLED, team_lead=False)]
    scan(page, CARD)
    assert "позовите" in page.panel.call.text() and page.panel.call.isVisible()
    page.panel.ask_exception()
    assert not page.panel.excepting and not page.panel.ask.isVisible()
    enter(page)
    assert page.waiting.isVisible() and fake.handed == []


def test_what_may_be_given_asks_for_no_exception(page: DistributePage, fake: FakeTable) -> None:
    fake.answers = [table(GIVE)]
    scan(page, CARD)
    assert not page.panel.ask.isVisible() and not page.panel.call.isVisible()


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("scale", "width"), [(100, 1088), (200, 858)])
def test_nothing_of_an_exception_is_cut(
    make_tools: ToolsMaker, language: Language, scale: int, width: int
) -> None:
    fake = FakeTable([denied(NOT_ENTITLED)])
    page = shown_page(make_tools, fake, language, scale=scale)
    page.resize(width, 704)
    scan(page, CARD)
    page.panel.ask_exception()
    settle()
    assert cut_words(page) == []
    if scale == 100:
        assert not page.scrolls()


# What outlives the window


def filled(page: DistributePage) -> dict[str, object]:
    """A family with less than is due, a proxy's name, a signature; and its draft as it is kept."""
    scan(page, CARD)
    page.panel.rounds.buttons[PHARMACY].click()
    page.panel.goods.focus_first()
    type_text(page, "AV-000777")
    page.panel.takers.choice.setCurrentIndex(1)
    page.panel.proof.put_back(ProofKind.SIGNATURE, "sign:AABB.CCDD", "", "")
    draft = page.draft()
    assert draft is not None
    kept: dict[str, object] = json.loads(json.dumps(draft))
    return kept


def test_what_was_entered_is_put_back_where_it_still_fits(make_tools: ToolsMaker) -> None:
    first = shown_page(make_tools, FakeTable([table(GIVE, VOUCHER)]))
    draft = filled(first)
    fake = FakeTable([table(GIVE, VOUCHER)])
    page = shown_page(make_tools, fake)
    page.take_draft(draft)
    assert fake.asked == [Scanned(CARD)], "the verdict is judged anew"
    assert "Ещё не выдано" in page.saved.sentence.text()
    enter(page)
    (given,) = fake.handed
    assert given.round == PHARMACY and given.collector == SPOUSE
    assert list(given.lines) == [{"item": "PHARMACY", "quantity": 1, "serials": ["AV-000777"]}]
    assert (given.proof, given.proof_note) == (ProofKind.SIGNATURE, "sign:AABB.CCDD")
    assert page.draft() is None


def test_an_exception_is_put_back_with_its_note(make_tools: ToolsMaker) -> None:
    first = shown_page(make_tools, FakeTable([denied(NOT_ENTITLED)]))
    scan(first, CARD)
    first.panel.ask_exception()
    first.panel.exception.note.field.setFocus()
    type_text(first, "пожар")
    draft = first.draft()
    assert draft is not None
    page = shown_page(make_tools, FakeTable([denied(NOT_ENTITLED)]))
    page.take_draft(draft)
    assert page.panel.excepting and page.panel.exception.note.text == "пожар"
    barred = shown_page(make_tools, FakeTable([denied(NOT_ENTITLED, team_lead=False)]))
    barred.take_draft(draft)
    assert not barred.panel.excepting and barred.waiting.isVisible()


@pytest.mark.parametrize(
    "now",
    [
        table(ALREADY, ALREADY),
        table(GIVE),
        table(GIVE, replace(VOUCHER, lines=(Owed("PHARMACY", 2, 1),))),
        Refusal(ServiceReason.HOUSEHOLD_UNKNOWN),
    ],
    ids=["received", "closed", "partly", "unknown"],
)
def test_what_no_longer_fits_is_said_and_ended(
    make_tools: ToolsMaker, now: Table | Refusal
) -> None:
    first = shown_page(make_tools, FakeTable([table(GIVE, VOUCHER)]))
    draft = filled(first)
    page = shown_page(make_tools, FakeTable([now]))
    wanted: list[object] = []
    page.wants.connect(wanted.append)
    page.take_draft(draft)
    assert page.waiting.isVisible() and "не завершена" in page.saved.sentence.text()
    assert wanted == [KeepDraft()] and page.draft() is None


def test_a_draft_is_kept_at_each_change_and_ended_with_the_family(
    page: DistributePage, fake: FakeTable
) -> None:
    fake.answers = [table(GIVE)]
    wanted: list[object] = []
    page.wants.connect(wanted.append)
    scan(page, CARD)
    assert page.draft() is None and wanted == [], "nothing is entered yet"
    page.panel.goods.focus_first()
    page.panel.goods.rows[0].number.setValue(1)
    assert wanted == [KeepDraft()] and page.draft() is not None
    page.leave()
    assert wanted == [KeepDraft(), KeepDraft()] and page.draft() is None


def test_a_family_begun_meanwhile_goes_before_a_draft(make_tools: ToolsMaker) -> None:
    before = shown_page(make_tools, FakeTable([table(GIVE, VOUCHER)]))
    draft = filled(before)
    before.hide()
    page = shown_page(make_tools, FakeTable([table(GIVE)]))
    scan(page, CARD)
    page.take_draft(draft)
    assert page.panel.proof.kind is ProofKind.CARD_SCAN and not page.saved.isVisible()


@pytest.mark.parametrize("who", [Scanned("1"), Typed("000 1"), Chosen(b"h" * 16)])
def test_a_draft_reads_as_it_was_written(who: Scanned | Typed | Chosen) -> None:
    lines = ({"item": "PHARMACY", "quantity": 1, "serials": ["A-1"]},)
    kept = Kept(who, "Марфа", BASIC, lines, LINES, SPOUSE, ProofKind.THUMB, ("", "", "Вера"))  # type: ignore[arg-type]
    assert kept_of(json.loads(json.dumps(draft_of(kept)))) == kept


@pytest.mark.parametrize("wrong", [{}, {"who": ["flown", "1"]}, {"who": None}, {"owed": [[1]]}])
def test_a_draft_of_another_version_is_left_alone(wrong: dict[str, object]) -> None:
    lines = ({"item": "FOOD", "quantity": 1},)
    kept = Kept(Typed("1"), "", BASIC, lines, LINES, SPOUSE, ProofKind.THUMB)  # type: ignore[arg-type]
    assert kept_of({**draft_of(kept), **wrong} if wrong else {}) is None


def test_news_of_another_laptop_leaves_what_is_entered(
    page: DistributePage, fake: FakeTable
) -> None:
    fake.answers = [table(GIVE, VOUCHER)]
    scan(page, CARD)
    page.panel.rounds.buttons[PHARMACY].click()
    page.panel.goods.focus_first()
    type_text(page, "AV-000777")
    page.refresh(None)
    QApplication.processEvents()
    (row,) = page.panel.goods.rows
    assert row.serials[0].text() == "AV-000777" and row.serials[0].hasFocus()
    assert page.panel.rounds.buttons[PHARMACY].isChecked()
