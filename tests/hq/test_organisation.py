"""The organisation's name: published, changed later, heard of by laptops."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from typer.testing import CliRunner, Result

from fieldkit.cli import app
from fieldkit.errors import Refusal
from fieldkit.hq import region
from fieldkit.hq.headquarters import Headquarters, open_with
from fieldkit.hq.keys import PASSPHRASE_VARIABLE
from fieldkit.hq.load import load_region
from fieldkit.hq.organisation import NewWords, change_organisation, organisation
from fieldkit.records.organisation import Organisation, own_organisation
from fieldkit.services.held import directory_one
from fieldkit.services.laptop import Laptop
from fieldkit.services.meet import meet_headquarters
from tests.hq.conftest import PASSPHRASE, REGION, Served
from tests.sync.world import SeededRandomness, VirtualClock

NAMES = NewWords("Вымышленное отделение", "Invented branch", "8 800 000-00-00", "8 800 000-00-01")


@pytest.fixture
def hq(template: Headquarters, tmp_path: Path) -> Iterator[Headquarters]:
    folder = tmp_path / "hq"
    shutil.copytree(template.folder, folder)
    opened = open_with(template.keys, folder, VirtualClock(), SeededRandomness(13))
    assert isinstance(opened, Headquarters)
    yield opened
    opened.close()


def changed(headquarters: Headquarters, words: NewWords) -> Organisation:
    found = change_organisation(headquarters, words)
    assert isinstance(found, Organisation), found
    return found


def known_at(laptop: Laptop) -> Organisation | None:
    record = own_organisation(laptop.organisation)
    with laptop.node.transaction() as replica:
        return directory_one(replica, Organisation, record)


def test_what_is_not_named_stays_and_an_empty_contact_goes(hq: Headquarters) -> None:
    assert changed(hq, NAMES).name_en == "Invented branch"
    later = changed(hq, NewWords(name_ru="Другое имя", contact_en="  "))
    assert (later.name_ru, later.name_en) == ("Другое имя", "Invented branch")
    assert (later.contact_ru, later.contact_en) == ("8 800 000-00-00", None)
    assert organisation(hq) == later


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (NewWords(name_ru=" "), "name_ru"),
        (NewWords(name_en="x" * 101), "name_en"),
        (NewWords(contact_ru="x" * 301), "contact_ru"),
        (NewWords(contact_en="\x00"), "contact_en"),
    ],
)
def test_wrong_words_change_nothing(hq: Headquarters, words: NewWords, field: str) -> None:
    before = changed(hq, NAMES)
    refused = change_organisation(hq, words)
    assert isinstance(refused, Refusal) and refused.params["field"] == field
    assert organisation(hq) == before


def test_a_region_without_a_section_takes_the_name_given_at_the_start_once(
    hq: Headquarters,
) -> None:
    found = region.read(REGION, hq.keys.organisation, date(2025, 6, 1))
    assert not isinstance(found, Refusal)
    bare = tuple(each for each in found.records if each[0] != "organisation")
    unnamed = replace(found, records=bare, forms=())
    with hq.node.transaction() as replica:
        record = own_organisation(hq.keys.organisation)
        rows = [row for row in replica.store.directory() if row.id != record]
        replica.store.put_directory(rows)
    assert organisation(hq).name_ru == hq.keys.name
    load_region(hq, unnamed)
    with hq.node.transaction() as replica:
        assert directory_one(replica, Organisation, record) is not None
    changed(hq, NAMES)
    load_region(hq, unnamed)
    assert organisation(hq).name_en == "Invented branch"
    load_region(hq, replace(found, forms=()))
    assert organisation(hq).name_en == "Red Cross (training example)"


def test_a_laptop_hears_of_a_changed_name(served: Served, laptop: Laptop) -> None:
    changed(served.headquarters, NAMES)
    assert not isinstance(meet_headquarters(laptop), Refusal)
    heard = known_at(laptop)
    assert heard is not None and heard.contact_ru == "8 800 000-00-00"
    assert heard == organisation(served.headquarters)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["hq", *arguments], env={PASSPHRASE_VARIABLE: PASSPHRASE})


def test_the_command_shows_and_changes(template: Headquarters, tmp_path: Path) -> None:
    shutil.copytree(template.folder, tmp_path / "hq")
    here = ("organisation", "--data", str(tmp_path / "hq"))
    shown = run(*here)
    assert shown.exit_code == 0 and "Red Cross (training example)" in shown.stdout
    done = run(*here, "--name-en", "Invented branch", "--contact-en", "")
    assert done.exit_code == 0 and "next sync" in done.stdout
    assert "Invented branch" in done.stdout and "no contact" in done.stdout
    assert "next sync" not in run(*here).stdout
    wrong = run(*here, "--name-ru", " ")
    assert wrong.exit_code == 1 and wrong.stderr.strip()
    assert "Красный Крест (учебный пример)" in run(*here).stdout


def test_cards_carry_the_organisations_name_unless_another_line_is_wanted(
    template: Headquarters, tmp_path: Path
) -> None:
    shutil.copytree(template.folder, tmp_path / "hq")
    words = []
    for title in ((), ("--title", "Другая строка"), ("--title", "")):
        out = tmp_path / "cards.pdf"
        done = run(
            *("cards", "print", "--count", "1", "--out", str(out), "--data", str(tmp_path / "hq")),
            *title,
        )
        assert done.exit_code == 0, done.stderr
        page = pypdfium2.PdfDocument(out)[0]
        words.append(" ".join(page.get_textpage().get_text_bounded().split()))
    named, other, bare = words
    assert "Красный Крест (учебный пример)" in named
    assert "Другая строка" in other and "Крест" not in other
    assert "Крест" not in bare
