"""The words of an unmet criterion are those of the form that the family answered."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldkit.forms.answers import Answers
from fieldkit.forms.package import Package
from fieldkit.services.assess import Assessed, assess
from fieldkit.services.register_household import Registered
from fieldkit.services.shown import Chosen
from fieldkit.ui.messages import Language
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.pages.distribute import DistributePage
from fieldkit.ui.pages.distribute_questions import form_questions
from fieldkit.ui.pages.distribute_reading import FormName, Table, read_table
from fieldkit.ui.pages.distribute_services import distribute_services
from fieldkit.ui.unmet_words import Questions
from tests.ui.conftest import ToolsMaker
from tests.unit.services.services_world import (
    Headquarters,
    Laptop,
    fill_directory,
    registered,
    round_id,
)

FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>Water</h:title><model>
<instance><data id="needs" version="{version}"><water/></data></instance>
<bind nodeset="/data/water" type="string"/></model></h:head>
<h:body><select1 ref="/data/water"><label>{label}</label>
<item><label>{yes}</label><value>yes</value></item>
<item><label>Never</label><value>no</value></item></select1></h:body></h:html>"""


def publish(laptop: Laptop, version: str, label: str, yes: str) -> None:
    """A version of the form in the directory of the laptop."""
    content = Package(FORM.format(version=version, label=label, yes=yes).encode()).pack()
    digest = sha256(content).digest()
    named = {
        "code": "needs",
        "version": version,
        "title": "Water",
        "sha256": digest,
        "size": len(content),
    }
    laptop.hq.add("form", {**named, "published_ms": int(version)})
    laptop.hq.add("form_content", {"sha256": digest, "content": content})
    with laptop.node.transaction() as replica:
        laptop.hq.publish(replica)


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    hq = Headquarters()
    fill_directory(hq)
    made = Laptop(tmp_path, hq)
    publish(made, "1", "Is there water at home?", "There is")
    publish(made, "2", "Does water run every day?", "Every day")
    yield made
    made.engine.dispose()


def assessed(laptop: Laptop, version: str) -> Registered:
    """A family that has water, which the fourth round is not for."""
    home = registered(laptop.session)
    answers = Answers("needs", version, "", {"water": "yes"}, b"")
    assert isinstance(assess(laptop.session, home.household, answers), Assessed)
    return home


def shown(
    qtbot: QtBot, tools: Tools, laptop: Laptop, home: Registered, reads: list[object]
) -> DistributePage:
    """The page at the fourth round of a family; `reads` gets what was asked of the forms."""
    services = distribute_services(laptop.session)

    def read(form: FormName | None, language: Language) -> Questions:
        reads.append(form)
        return services.questions(form, language)

    page = DistributePage(tools, replace(services, questions=read))
    qtbot.addWidget(page)
    page.retranslate()
    page.show()
    page.begin(Chosen(home.household))
    page.panel.picker.chosen.emit(round_id("P-4"))
    return page


@pytest.mark.parametrize(
    ("version", "label", "answer"),
    [("1", "Is there water at home", "There is"), ("2", "Does water run every day", "Every day")],
)
def test_the_version_that_was_answered_gives_the_words(
    qtbot: QtBot, make_tools: ToolsMaker, laptop: Laptop, version: str, label: str, answer: str
) -> None:
    reads: list[object] = []
    page = shown(qtbot, make_tools("en"), laptop, assessed(laptop, version), reads)
    said = page.panel.verdict.accessibleDescription() + page.panel.verdict.accessibleName()
    assert label in said and answer in said and "Never" in said
    assert reads == [("needs", version)], "read once, and no other form"


def test_a_form_that_is_not_on_the_laptop_leaves_the_question_s_name(
    qtbot: QtBot, make_tools: ToolsMaker, laptop: Laptop
) -> None:
    reads: list[object] = []
    home = assessed(laptop, "3")
    page = shown(qtbot, make_tools("en"), laptop, home, reads)
    said = page.panel.verdict.accessibleDescription() + page.panel.verdict.accessibleName()
    assert "water" in said.lower() and "every day" not in said.lower()
    publish(laptop, "3", "How is the water?", "Clean")
    page.refresh(None)
    said = page.panel.verdict.accessibleDescription() + page.panel.verdict.accessibleName()
    assert "How is the water" in said, "it came with a sync"


def test_a_family_never_assessed_is_told_by_the_form_it_would_be_asked(laptop: Laptop) -> None:
    home = registered(laptop.session)
    found = read_table(laptop.session, Chosen(home.household))
    assert isinstance(found, Table) and found.form is None
    words = form_questions(laptop.session, None, "en")
    assert words["water"].label == "Does water run every day?"


def test_without_any_form_there_are_no_words(tmp_path: Path) -> None:
    hq = Headquarters()
    fill_directory(hq)
    bare = Laptop(tmp_path, hq, "bare")
    assert form_questions(bare.session, None, "en") == {}
    assert form_questions(bare.session, ("needs", "1"), "ru") == {}
    bare.engine.dispose()
