"""Pages joined to services: the one place that knows both.

To add a page: a function that binds its services to the desk, and its line in `pages_for`.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from fieldkit.errors import Refusal
from fieldkit.services.card_trust import card_trust, enrolment_trust
from fieldkit.services.meet import meet_headquarters
from fieldkit.services.organisation import organisation
from fieldkit.services.sync_state import sync_state
from fieldkit.ui.camera_kit import camera_kit, passing_kit
from fieldkit.ui.desk import Desk
from fieldkit.ui.drafts import keep_drafts, read_drafts
from fieldkit.ui.main_window import Maker, WindowServices
from fieldkit.ui.pages.about import AboutFacts, AboutPage
from fieldkit.ui.pages.assess import AssessPage
from fieldkit.ui.pages.assess_services import assess_services
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.pages.distribute_services import distribute_services
from fieldkit.ui.pages.households import HouseholdsPage
from fieldkit.ui.pages.households_elsewhere import ask_elsewhere
from fieldkit.ui.pages.households_services import HouseholdsServices, households_services
from fieldkit.ui.pages.not_here import NotHerePage
from fieldkit.ui.pages.settings import SettingsPage, SettingsServices
from fieldkit.ui.pages.settings_users import users_services
from fieldkit.ui.pages.sync import SyncPage, SyncServices
from fieldkit.ui.pages.today import TodayPage, TodayServices
from fieldkit.ui.places import Place
from fieldkit.ui.settings import Settings, write_settings
from fieldkit.ui.sync_figures import SyncFigures, figures_of
from fieldkit.ui.today_figures import today_figures
from fieldkit.ui.version import version
from fieldkit.ui.widgets.camera_panel import CameraPanel
from fieldkit.ui.widgets.camera_words import Subject


def pages_for(
    desk: Desk, tools: Tools, settings: Settings, kept: Callable[[Settings], None]
) -> dict[Place, Maker]:
    """What makes every page of the window, by its place, in the order of their use.

    `kept` hears of every choice of settings.
    """
    session, kit = desk.session, camera_kit(desk.laptop.folder)
    camera = partial(CameraPanel, tools, kit, partial(card_trust, session))
    makers: dict[Place, Maker] = {
        Place.TODAY: lambda: TodayPage(tools, _today(desk)),
        Place.DISTRIBUTE: lambda: DistributePage(tools, distribute_services(session), camera),
        Place.HOUSEHOLDS: lambda: HouseholdsPage(tools, _households(desk), session.zone, camera),
        Place.ASSESS: lambda: AssessPage(tools, assess_services(session), kit),
        Place.SYNC: lambda: SyncPage(tools, _sync(desk)),
        Place.SETTINGS: lambda: _settings_page(desk, tools, settings, kept),
        Place.ABOUT: lambda: AboutPage(
            tools, AboutFacts(version(), desk.laptop_name), partial(organisation, session)
        ),
    }
    rest = {place: partial(NotHerePage, tools, place) for place in Place if place not in makers}
    return makers | rest


def enrolment_camera(tools: Tools, stage: QWidget) -> CameraPanel:
    """The camera of the first run, for headquarters' code."""
    return CameraPanel(tools, passing_kit(), lambda: enrolment_trust, stage, Subject.CODE)


def window_services(desk: Desk) -> WindowServices:
    """What the window itself asks."""
    session = desk.session
    return WindowServices(
        lambda: sync_figures(desk),
        lambda: read_drafts(session),
        lambda drafts: keep_drafts(session, drafts),
    )


def sync_figures(desk: Desk) -> SyncFigures | Refusal:
    """The figures of `services.sync_state`."""
    state = sync_state(desk.session)
    return state if isinstance(state, Refusal) else figures_of(state, desk.session.clock.now_ms())


def _today(desk: Desk) -> TodayServices:
    return TodayServices(lambda: today_figures(desk.session), lambda: sync_figures(desk))


def _households(desk: Desk) -> HouseholdsServices:
    return households_services(
        desk.session,
        lambda people, phone: ask_elsewhere(desk.session, desk.laptop, people, phone),
    )


def _sync(desk: Desk) -> SyncServices:
    return SyncServices(
        lambda: sync_figures(desk),
        lambda progress: meet_headquarters(desk.laptop, progress=progress),
    )


def _settings_page(
    desk: Desk, tools: Tools, settings: Settings, kept: Callable[[Settings], None]
) -> SettingsPage:
    page = SettingsPage(tools, _settings(desk, settings))
    page.kept.connect(kept)
    return page


def _settings(desk: Desk, settings: Settings) -> SettingsServices:
    folder: Path = desk.laptop.folder
    users = users_services(desk.laptop)
    return SettingsServices(settings, lambda kept: write_settings(folder, kept), desk.sites, users)
