"""What Assess reads and writes, on a real encrypted store."""

from pathlib import Path

from fieldkit.forms import Answers
from fieldkit.services.assess import Assessed
from fieldkit.ui.drafts import keep_drafts, read_drafts
from fieldkit.ui.pages.assess_services import assess_services
from fieldkit.ui.places import Place
from fieldkit.ui.widgets.answer_means import SiteHere
from tests.ui import stores
from tests.unit.services.services_world import (
    Headquarters,
    Laptop,
    identify,
    registered,
)

hq, laptop = stores.hq, stores.laptop
ANSWERS = Answers("needs", "3", "uuid:1", {"water": "no"}, b"")


def test_saving_leaves_no_draft_though_the_window_never_heard_of_it(laptop: Laptop) -> None:
    services, home = assess_services(laptop.session), registered(laptop.session)
    mark = services.mark()
    draft = {"id": mark, "household": home.household.hex(), "answers": "<data/>"}
    keep_drafts(laptop.session, {str(Place.ASSESS): draft})
    assert str(Place.ASSESS) in read_drafts(laptop.session)
    first = services.save(home.household, ANSWERS, None, mark)
    assert isinstance(first, Assessed)
    assert read_drafts(laptop.session) == {}
    assert services.save(home.household, ANSWERS, None, mark) == first
    assert services.mark() != mark


def test_a_site_without_a_position_is_not_offered(laptop: Laptop) -> None:
    assert assess_services(laptop.session).here() is None


def test_the_site_s_position_is_that_of_the_directory(tmp_path: Path, hq: Headquarters) -> None:
    position = {"latitude": -51.7304, "longitude": 36.1926, "accuracy": 8.0}
    hq.add("site", {**site_of("TAC-1"), "position": position})
    laptop = Laptop(tmp_path, hq)
    here = assess_services(laptop.session).here()
    laptop.engine.dispose()
    assert isinstance(here, SiteHere)
    assert (here.place, here.name.of("en")) == ("-51.7304 36.1926 0 8", "Site TAC-1")


def site_of(code: str) -> dict[str, object]:
    return {
        "code": code,
        "area": identify("area", "NORTH"),
        "kind": "tac",
        "name_ru": f"ПВР {code}",
        "name_en": f"Site {code}",
    }
