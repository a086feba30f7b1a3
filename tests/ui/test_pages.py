"""Each page alone: what it shows, what it asks of services, how it tells outcomes."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fieldkit.errors import Refusal
from fieldkit.services.card_stock import BlankCards
from fieldkit.store.reasons import StoreReason
from fieldkit.sync.client import SyncReport
from fieldkit.sync.reasons import SyncReason
from fieldkit.ui.intents import Changed, GoTo
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.pages.settings import SettingsPage, SettingsServices
from fieldkit.ui.pages.sync import SyncPage, SyncServices
from fieldkit.ui.pages.today import TodayPage, TodayServices
from fieldkit.ui.places import Place
from fieldkit.ui.settings import Settings
from fieldkit.ui.sync_figures import SyncFigures
from fieldkit.ui.theme import Mode, Tone
from fieldkit.ui.today_figures import TodayFigures
from tests.ui.conftest import ToolsMaker
from tests.ui.front import inline
from tests.ui.samples import HOUR, SITES, SYNC, TODAY, Sample


def shown(qtbot: QtBot, page: Page) -> None:
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.retranslate()
    page.show()
    page.refresh(None)
    QApplication.processEvents()


def words_on(page: Page) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


# Today


def today_page(qtbot: QtBot, tools: Tools, sample: Sample) -> TodayPage:
    page = TodayPage(tools, TodayServices(sample.today_figures, sample.sync_figures))
    shown(qtbot, page)
    return page


def test_today_tells_rounds_figures_and_what_waits(
    qtbot: QtBot, tools: Tools, sample: Sample
) -> None:
    words = words_on(today_page(qtbot, tools, sample))
    for part in (
        "воскресенье, 22 ноября",
        "124 выдачи сегодня",
        "Помощь получила 81 семья",
        "Основные товары · раунд 2",
        "до 30.11.2026",
        "122 записи не переданы в штаб-квартиру (26 часов)",
    ):
        assert part in words


def test_today_without_rounds_says_what_to_do(qtbot: QtBot, tools: Tools) -> None:
    page = today_page(qtbot, tools, Sample(TodayFigures(date(2026, 11, 22)), SyncFigures()))
    assert "Сегодня здесь нет раундов" in words_on(page)
    assert not page.begin.isEnabled()
    assert not page.hours.isVisible()


@pytest.mark.parametrize(
    ("sync", "words"),
    [
        (replace(SYNC, directory_expired=True), "Срок действия справочника истёк"),
        (replace(SYNC, kept_aside=2), "2 записи сохранены, но не действуют"),
        (replace(SYNC, waiting_ms=HOUR), ""),
    ],
)
def test_today_warns_only_of_what_needs_doing(
    qtbot: QtBot, tools: Tools, sync: SyncFigures, words: str
) -> None:
    page = today_page(qtbot, tools, Sample(sync=sync))
    notices = [page.late, page.old, page.aside]
    said = [each.sentence.text() for each in notices if each.isVisible()]
    assert any(words in each for each in said) if words else said == []


def test_today_tells_a_dead_clock(qtbot: QtBot, tools: Tools) -> None:
    page = today_page(qtbot, tools, Sample(TodayFigures(date(1970, 1, 1)), SyncFigures()))
    assert page.clock.isVisible() and "01.01.1970" in page.clock.sentence.text()
    page = today_page(qtbot, tools, Sample())
    assert not page.clock.isVisible()


def test_without_rounds_today_leads_to_sync(qtbot: QtBot, tools: Tools) -> None:
    page = today_page(qtbot, tools, Sample(TodayFigures(date(2026, 11, 22)), SyncFigures()))
    with qtbot.waitSignal(page.wants) as wanted:
        page.no_rounds.action.click()
    assert wanted.args == [GoTo(Place.SYNC)]


def test_today_s_hours_are_read_out(qtbot: QtBot, tools: Tools) -> None:
    page = today_page(qtbot, tools, Sample(replace(TODAY, by_hour={9: 21, 11: 1040})))
    assert page.hours.accessibleName() == "9:00: 21; 11:00: 1\xa0040"


def test_today_leads_to_the_table(qtbot: QtBot, tools: Tools, sample: Sample) -> None:
    page = today_page(qtbot, tools, sample)
    with qtbot.waitSignal(page.wants) as wanted:
        page.begin.click()
    assert wanted.args == [GoTo(Place.DISTRIBUTE)]


def test_today_says_why_it_can_t_be_read(qtbot: QtBot, tools: Tools) -> None:
    sample = Sample(Refusal(StoreReason.DAMAGED))
    page = today_page(qtbot, tools, sample)
    assert page.problem.isVisible()
    sample.today = TODAY
    page.refresh(None)
    assert not page.problem.isVisible()


def test_today_says_nothing_of_a_day_that_was_not_read(qtbot: QtBot, tools: Tools) -> None:
    page = today_page(qtbot, tools, Sample(Refusal(StoreReason.DISK_FULL)))
    assert not page.no_rounds.isVisible() and not page.hours_title.isVisible()


def test_today_switches_its_data_s_language(qtbot: QtBot, tools: Tools, sample: Sample) -> None:
    page = today_page(qtbot, tools, sample)
    tools.speech.choose("en")
    for _ in range(3):
        QApplication.processEvents()
    assert "Basic goods · round 2" in words_on(page)
    assert "Основные" not in words_on(page)


# Sync


def sync_page(qtbot: QtBot, tools: Tools, sample: Sample) -> SyncPage:
    page = SyncPage(tools, SyncServices(sample.sync_figures, sample.meet))
    shown(qtbot, page)
    return page


@pytest.mark.parametrize(
    ("ended", "tone"),
    [
        (SyncReport(122, 15, 7, (1, 4), 0), Tone.GOOD),
        (SyncReport(122, 15, 7, (1, 4), HOUR), Tone.CARE),
        (SyncReport(problems=[Refusal(SyncReason.TOO_LARGE)]), Tone.CARE),
        (Refusal(SyncReason.UNREACHABLE), Tone.CARE),
        (Refusal(SyncReason.OTHER_HEADQUARTERS), Tone.STOP),
    ],
)
def test_how_a_sync_ended_has_its_tone(
    qtbot: QtBot, tools: Tools, ended: SyncReport | Refusal, tone: Tone
) -> None:
    page = sync_page(qtbot, tools, Sample(meets=[ended]))
    page.sync()
    assert page.outcome.property("tone") == str(tone)


def test_sync_tells_three_states(qtbot: QtBot, tools: Tools, sample: Sample) -> None:
    page = sync_page(qtbot, tools, sample)
    states = (page.saved, page.held, page.confirmed)
    assert [each.figure.text() for each in states] == ["1\xa0240", "–", "1\xa0118"]
    assert "122 записи есть только на этом ноутбуке." in page.waiting.text()
    sample.sync = replace(SYNC, confirmed=SYNC.saved, held=SYNC.saved)
    page.refresh(None)
    assert page.waiting.text() == "В штаб-квартире есть всё с этого ноутбука."
    assert page.held.figure.text() == "1\xa0240"


def test_a_meeting_ends_in_words_and_tells_the_window(
    qtbot: QtBot, tools: Tools, sample: Sample
) -> None:
    page = sync_page(qtbot, tools, sample)
    with qtbot.waitSignal(page.wants) as wanted:
        QTest.keyClick(page.start, Qt.Key.Key_Space)
    assert wanted.args == [Changed(None)]
    assert page.outcome.sentence.text() == ("Готово. Подтверждено 122 записи. Получено 15 записей.")
    assert page.start.isEnabled() and not page.progress.isVisible()


def test_a_cut_line_is_told_and_nothing_is_called_sent(qtbot: QtBot, tools: Tools) -> None:
    page = sync_page(qtbot, tools, Sample(meets=[Refusal(SyncReason.UNREACHABLE)]))
    page.sync()
    said = page.outcome.sentence.text()
    assert said == tools.speech.outcome(Refusal(SyncReason.UNREACHABLE))
    tools.speech.choose("en")
    QApplication.processEvents()
    assert page.outcome.sentence.text() == tools.speech.outcome(Refusal(SyncReason.UNREACHABLE))


def test_a_clock_that_is_wrong_is_told(qtbot: QtBot, tools: Tools) -> None:
    report = SyncReport(1, 0, 2, (1, 1), -2 * HOUR)
    page = sync_page(qtbot, tools, Sample(meets=[report]))
    page.sync()
    assert "на: 2 часа. Установите точное время." in page.outcome.sentence.text()


def test_a_meeting_shows_its_figure_and_can_be_stopped(
    qtbot: QtBot, make_tools: ToolsMaker, sample: Sample
) -> None:
    tools = make_tools(held=True)
    runner = inline(tools)
    page = sync_page(qtbot, tools, sample)
    runner.run_all()
    page.sync()
    assert page.progress.isVisible() and not page.start.isEnabled()
    page.sync()
    assert len(runner.waiting) == 1, "one meeting at a time"
    page.progress.stop.click()
    runner.run_all()
    assert page.start.isEnabled() and not page.progress.isVisible()
    assert page.outcome.sentence.text().startswith("Остановлено.")


def test_the_bar_shows_what_is_confirmed(qtbot: QtBot, tools: Tools, sample: Sample) -> None:
    page, seen = sync_page(qtbot, tools, sample), []

    def meet(progress: object) -> SyncReport:
        assert callable(progress)
        progress(SyncReport(confirmed=61))
        seen.append((page.progress.bar.value(), page.progress.bar.maximum()))
        seen.append(page.progress.figure.text())
        return SyncReport()

    page._services = SyncServices(sample.sync_figures, meet)
    page.sync()
    assert seen == [(61, 122), "Подтверждено штаб-квартирой: 61 из 122"]


# Settings


def settings_page(qtbot: QtBot, tools: Tools, sample: Sample) -> SettingsPage:
    page = SettingsPage(tools, SettingsServices(sample.settings, sample.keep, SITES))
    shown(qtbot, page)
    return page


def choose(page: SettingsPage, name: str, value: object) -> None:
    box = getattr(page, name).box
    box.setCurrentIndex(box.findData(value))


def test_every_choice_is_in_force_and_kept_at_once(
    qtbot: QtBot, tools: Tools, sample: Sample
) -> None:
    page = settings_page(qtbot, tools, sample)
    choose(page, "mode", "dark")
    choose(page, "scale", 150)
    choose(page, "site", "TAC-02")
    choose(page, "idle", 2)
    choose(page, "language", "en")
    QApplication.processEvents()
    assert (tools.look.theme.mode, tools.look.scale) == (Mode.DARK, 150)
    assert tools.speech.language == "en"
    assert page.title.text() == "Settings"
    assert sample.kept[-1] == Settings("en", Mode.DARK, 150, "TAC-02", 2)
    assert page.site.box.currentText() == "TAC No. 2, Kursk"


def test_the_language_shown_is_the_one_spoken(qtbot: QtBot, tools: Tools, sample: Sample) -> None:
    page = settings_page(qtbot, tools, sample)
    tools.speech.choose("en")
    QApplication.processEvents()
    assert page.language.box.currentData() == "en"
    choose(page, "idle", 2)
    assert (tools.speech.language, sample.kept[-1].language) == ("en", "en")


def test_settings_that_can_t_be_kept_are_told(qtbot: QtBot, tools: Tools, sample: Sample) -> None:
    sample.keep = lambda settings: Refusal(StoreReason.DISK_FULL)  # type: ignore[method-assign]
    page = settings_page(qtbot, tools, sample)
    choose(page, "idle", 2)
    assert page.problem.isVisible()


def test_today_tells_blank_cards_quietly_until_they_are_few(qtbot: QtBot, tools: Tools) -> None:
    figures = TodayFigures(date(2026, 11, 22), cards=BlankCards(200, 143))
    page = today_page(qtbot, tools, Sample(figures, SyncFigures()))
    assert "143" in page.cards.text() and "200" in page.cards.text()
    assert page.few_cards.isHidden()
    few = TodayFigures(date(2026, 11, 22), cards=BlankCards(200, 19))
    page = today_page(qtbot, tools, Sample(few, SyncFigures()))
    assert page.cards.isHidden() and "19" in page.few_cards.sentence.text()
