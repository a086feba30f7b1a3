"""A window over invented data: for tests and for the pictures of each page."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, timedelta, timezone
from functools import partial
from typing import Any, cast

from PySide6.QtWidgets import QApplication

from fieldkit.errors import Refusal
from fieldkit.expression.codes import ExpressionReason
from fieldkit.jobs.inline import InlineRunner
from fieldkit.records.organisation import OWN, Organisation
from fieldkit.records.user import Role
from fieldkit.rules.balance import Owed
from fieldkit.rules.reasons import CardRule, Entitlement, Opening
from fieldkit.rules.unmet import Unmet
from fieldkit.rules.verdict import (
    AlreadyReceived,
    CardProblem,
    CriterionUnclear,
    Give,
    NeedsDecision,
    NotEntitled,
    NotOpen,
    UnknownHere,
    Verdict,
)
from fieldkit.services.card_stock import BlankCards
from fieldkit.sync.client import Progress, SyncReport
from fieldkit.ui.look import Look
from fieldkit.ui.main_window import MainWindow, WindowServices
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.about import AboutFacts, AboutPage
from fieldkit.ui.pages.assess import AssessPage
from fieldkit.ui.pages.base import Page, Tools
from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.pages.households import HouseholdsPage
from fieldkit.ui.pages.not_here import NotHerePage
from fieldkit.ui.pages.settings import SettingsPage, SettingsServices
from fieldkit.ui.pages.sync import SyncPage, SyncServices
from fieldkit.ui.pages.today import TodayPage, TodayServices
from fieldkit.ui.pages.unlock import UnlockPage, UnlockServices, User
from fieldkit.ui.places import Place
from fieldkit.ui.settings import Scale, Settings
from fieldkit.ui.sync_figures import SyncFigures
from fieldkit.ui.theme import Mode
from fieldkit.ui.today_figures import RoundToday, TodayFigures
from fieldkit.ui.verdict_words import Names, OpenField
from fieldkit.ui.who import Named, Who
from fieldkit.ui.words import Speech
from fieldkit.vault.reasons import VaultReason
from tests.ui.assess_samples import FakeAssess, kinds_form
from tests.ui.distribute_samples import FakeTable
from tests.ui.first_run_samples import FakeUsers
from tests.ui.households_samples import FakeHouseholds

HOUR = 3_600_000
AREA, SITE, USER, PERSON = (bytes([number] * 16) for number in range(4))
NAMES = Names(
    {"FOOD": "Продуктовый набор", "HYGIENE": "Гигиенический набор"},
    {SITE: "ПВР № 1, Курск"},
    {USER: "Анна Примерова"},
    {PERSON: "Выдумкина Марфа Семёновна"},
    {AREA: "город Льгов"},
    timezone(timedelta(hours=3)),
)
LINES = (Owed("FOOD", 3, 0), Owed("HYGIENE", 2, 1))
GIVEN_AT_MS = 1_795_330_000_000
ANNA = Who(
    "Анна Примерова",
    frozenset({Role.REGISTRAR, Role.DISTRIBUTOR}),
    Named("ПВР № 1, Курск", "TAC No. 1, Kursk"),
)
FOOD, HYGIENE = (
    Named("Продуктовый набор", "Food parcel"),
    Named("Гигиенический набор", "Hygiene kit"),
)
VOUCHER = Named("Ваучер в аптеку", "Pharmacy voucher")
TODAY = TodayFigures(
    date(2026, 11, 22),
    (
        RoundToday(
            b"1",
            Named("Основные товары", "Basic goods"),
            2,
            date(2026, 11, 30),
            (FOOD, HYGIENE),
        ),
        RoundToday(
            b"2", Named("Аптечные ваучеры", "Pharmacy vouchers"), 1, date(2026, 12, 15), (VOUCHER,)
        ),
    ),
    124,
    81,
    {9: 21, 10: 38, 11: 40, 12: 25},
    ((FOOD, 81), (HYGIENE, 81), (VOUCHER, 43)),
    BlankCards(200, 143),
)
SYNC = SyncFigures(1_240, None, 1_118, 26 * HOUR, 3 * 24 * HOUR, False, 0)
SITES = [
    ("TAC-01", Named("ПВР № 1, Курск", "TAC No. 1, Kursk")),
    ("TAC-02", Named("ПВР № 2, Курск", "TAC No. 2, Kursk")),
]
GIVER = Organisation(
    id=bytes(16),
    code=OWN,
    name_ru="Вымышленное отделение Красного Креста в Приречье",
    name_en="Invented Riverside branch of the Red Cross",
    contact_ru="8 800 000-00-00 (номер вымышлен), звонок бесплатный",
)


@dataclass
class Sample:
    """What the fake services answer, and what they were asked."""

    today: TodayFigures | Refusal = TODAY
    sync: SyncFigures | Refusal = SYNC
    meets: list[SyncReport | Refusal] = field(default_factory=list)
    settings: Settings = field(default_factory=Settings)
    kept: list[Settings] = field(default_factory=list)
    drafts: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def meet(self, progress: Progress) -> SyncReport | Refusal:
        report = self.meets.pop(0) if self.meets else SyncReport(122, 15, 7, (1, 4), 0)
        if isinstance(report, SyncReport):
            progress(report)
        return report

    def keep(self, settings: Settings) -> Refusal | None:
        self.kept.append(settings)
        return None

    def sync_figures(self) -> SyncFigures | Refusal:
        self.asked.append("sync")
        return self.sync

    def today_figures(self) -> TodayFigures | Refusal:
        self.asked.append("today")
        return self.today

    def keep_drafts(self, drafts: Mapping[str, Any]) -> Refusal | None:
        self.drafts |= {place: draft for place, draft in drafts.items() if draft is not None}
        return None


def tools_for(
    application: QApplication,
    language: Language = "ru",
    mode: Mode = Mode.LIGHT,
    scale: int = 100,
    runner: InlineRunner | None = None,
) -> Tools:
    return Tools(runner or InlineRunner(), Look(application, mode, scale), Speech(language))


def pages_of(tools: Tools, sample: Sample) -> dict[Place, Page]:
    """Every page, over the sample."""
    pages: dict[Place, Page] = {}
    pages[Place.TODAY] = TodayPage(tools, TodayServices(sample.today_figures, sample.sync_figures))
    pages[Place.HOUSEHOLDS] = HouseholdsPage(tools, FakeHouseholds().services(), UTC)
    pages[Place.ASSESS] = AssessPage(tools, FakeAssess(kinds_form()).services())
    pages[Place.DISTRIBUTE] = DistributePage(tools, FakeTable().services())
    pages[Place.SYNC] = SyncPage(tools, SyncServices(sample.sync_figures, sample.meet))
    pages[Place.SETTINGS] = SettingsPage(
        tools, SettingsServices(sample.settings, sample.keep, SITES, FakeUsers().services())
    )
    pages[Place.ABOUT] = AboutPage(tools, AboutFacts("0.1.0", "Ноутбук 1"), lambda: GIVER)
    return {place: pages.get(place) or NotHerePage(tools, place) for place in Place}


def window_of(tools: Tools, sample: Sample) -> MainWindow:
    services = WindowServices(sample.sync_figures, lambda: dict(sample.drafts), sample.keep_drafts)
    theme = tools.look.theme
    sample.settings = replace(
        sample.settings,
        language=tools.speech.language,
        mode=theme.mode,
        scale=cast(Scale, theme.scale),
    )
    window = with_pages(tools, services, pages_of(tools, sample))
    window.resize(1366, 768)
    return window


def with_pages(tools: Tools, services: WindowServices, pages: Mapping[Place, Page]) -> MainWindow:
    """A window whose pages are all made."""
    makers = {place: partial(pages.__getitem__, place) for place in pages}
    window = MainWindow(tools, ANNA, services, makers)
    for place in pages:
        window.page(place)
    return window


def verdict_of(kind: type[Verdict]) -> Verdict:
    """One verdict of a kind."""
    found: dict[type[Verdict], Verdict] = {
        Give: Give(LINES),
        AlreadyReceived: AlreadyReceived(GIVEN_AT_MS, SITE, USER, PERSON, bytes(16), LINES),
        NotEntitled: NotEntitled(Entitlement.CRITERION, "", (Unmet("count(members) >= 3"),)),
        CardProblem: CardProblem(CardRule.LOST),
        NeedsDecision: NeedsDecision((str(OpenField.HOUSEHOLD_HEAD),)),
        UnknownHere: UnknownHere(AREA),
        NotOpen: NotOpen(Opening.ENDED),
        CriterionUnclear: CriterionUnclear(
            "", Refusal(ExpressionReason.UNFINISHED, {"position": 12})
        ),
    }
    return found[kind]


def unlock_page(tools: Tools) -> UnlockPage:
    """The page of a locked laptop with two users."""
    users = [User(b"a" * 16, "anna"), User(b"b" * 16, "boris")]
    services = UnlockServices(
        users, lambda *_: Refusal(VaultReason.WRONG_PASSPHRASE), lambda _: None
    )
    page = UnlockPage(tools, services)
    page.retranslate()
    page.passphrase.field.setText("берёза мостик фонарь")
    page.unlock()
    page.passphrase.field.setText("берёза vost")
    return page
