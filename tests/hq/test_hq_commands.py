"""`fieldkit hq`, as somebody at headquarters runs it."""

import json
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from fieldkit.cli import app
from fieldkit.hq.headquarters import Headquarters
from fieldkit.hq.keys import PASSPHRASE_VARIABLE
from fieldkit.services.laptop import Laptop
from fieldkit.services.unlock import Machine, unlock
from fieldkit.sync.enrolment import EnrolCode, read_code
from fieldkit.ui.pages.first_run_services import read_code_file
from fieldkit.vault.model import KdfCost
from tests.hq.conftest import PASSPHRASE, REGION, Served, make_laptop
from tests.sync.world import SeededRandomness, VirtualClock

NEW = "тюлень-варежка-сугроб-ковёр"


def run(*arguments: str, passphrase: str = PASSPHRASE) -> Result:
    environment = {PASSPHRASE_VARIABLE: passphrase, "FIELDKIT_NEW_PASSPHRASE": NEW}
    return CliRunner().invoke(app, ["hq", *arguments], env=environment)


@pytest.fixture
def made(template: Headquarters, tmp_path: Path) -> str:
    import shutil

    shutil.copytree(template.folder, tmp_path / "hq")
    return str(tmp_path / "hq")


@pytest.mark.slow
def test_a_headquarters_is_made_once(tmp_path: Path) -> None:
    folder = str(tmp_path / "hq")
    done = run("init", "--name", "Проба", "--data", folder)
    assert done.exit_code == 0 and "root-key.age" in done.stdout
    again = run("init", "--name", "Проба", "--data", folder)
    assert again.exit_code == 1 and "already" in again.stderr
    loaded = run("load", str(REGION), "--data", folder)
    assert loaded.exit_code == 0, loaded.stderr
    report = json.loads(run("report", "--json", "--data", folder).stdout)
    assert report["households"] == 0 and report["entries"] > 0
    wrong = run("report", "--data", folder, passphrase="не та")
    assert wrong.exit_code == 1 and "passphrase" in wrong.stderr


def test_users_and_codes(made: str, region_areas: list[str]) -> None:
    area, url = region_areas[1], "http://127.0.0.1:9"
    code = ("enrol-code", "--data", made, "--area", area, "--url", url)
    added = run(
        "add-user", "vera", "--name", "Вера", "--role", "registrar", "--area", area, "--data", made
    )
    assert added.exit_code == 0, added.stderr
    printed = run(*code, "--user", "vera")
    read = read_code(printed.stdout)
    assert isinstance(read, EnrolCode) and read.url == url
    unknown = run(*code, "--user", "nobody")
    assert unknown.exit_code == 1 and "nobody" in unknown.stderr
    nowhere = run(
        "add-user", "x", "--name", "Х", "--role", "registrar", "--area", "XX", "--data", made
    )
    assert nowhere.exit_code == 1 and "XX" in nowhere.stderr


def test_a_code_as_files_that_a_laptop_reads(
    made: str, region_areas: list[str], tmp_path: Path
) -> None:
    out, drawn = tmp_path / "code.txt", tmp_path / "code.png"
    printed = run(
        "enrol-code", "--data", made, "--area", region_areas[1], "--user", "anna",
        "--url", "https://hq.example.org:8420", "--out", str(out), "--qr", str(drawn),
    )  # fmt: skip
    assert printed.exit_code == 0, printed.stderr
    text = printed.stdout.strip()
    assert read_code_file(out) == text == read_code_file(drawn)
    nowhere = run(
        "enrol-code", "--data", made, "--area", region_areas[1], "--user", "anna",
        "--url", "https://hq.example.org:8420", "--out", str(tmp_path / "no" / "code.txt"),
    )  # fmt: skip
    assert nowhere.exit_code == 1 and "code.txt" in nowhere.stderr
    assert nowhere.stdout.startswith("FK"), "the code itself is not lost"


def test_a_region_with_a_mistake_changes_nothing(made: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("areas:\n  - {code: A, name_ru: А}\n", encoding="utf-8")
    done = run("load", str(broken), "--data", made)
    assert done.exit_code == 1 and "2" in done.stderr


@pytest.mark.slow
def test_a_forgotten_passphrase_is_replaced(
    served: Served, tmp_path: Path, region_areas: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fieldkit.commands.hq.tune", lambda clock: KdfCost(64 * 1024, 3, 1))
    folder = tmp_path / "laptop"
    laptop = make_laptop(served, folder, region_areas[:3])
    user = laptop.pen.user
    laptop.close()
    with served.headquarters.node.transaction() as replica:
        names = {record: fields["code"] for record, fields in replica.directory_fields("user")}
    hq = served.headquarters.folder
    done = run(
        "recover", str(folder), "--user", names[user], "--key", str(hq / "recovery-key.age"),
        "--data", str(hq),
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    machine = Machine(VirtualClock(), SeededRandomness(77))
    again = unlock(folder, user, NEW, machine)
    assert isinstance(again, Laptop), again
    again.close()


@pytest.mark.slow
def test_a_damaged_key_file_is_told_from_a_wrong_passphrase(made: str) -> None:
    file = Path(made) / "headquarters.age"
    data = file.read_bytes()
    for damaged in (data[:-9], b"", b"nothing of the kind", data[:-40] + b"?" + data[-39:]):
        file.write_bytes(damaged)
        done = run("report", "--data", made)
        assert done.exit_code == 1 and "damaged" in done.stderr
    file.write_bytes(data)
    assert run("report", "--data", made).exit_code == 0


FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Roof</h:title><model><itext>
<translation lang="en"><text id="roof"><value>Roof?</value>
<value form="image">jr://images/roof.png</value></text></translation></itext>
<instance><data id="roof" version="1"><roof/></data></instance></model></h:head><h:body>
<input ref="/data/roof"><label ref="jr:itext('roof')"/></input></h:body></h:html>"""


def test_a_form_is_loaded_and_its_missing_pictures_are_named(made: str, tmp_path: Path) -> None:
    (tmp_path / "roof.xml").write_text(FORM)
    file = tmp_path / "region.yaml"
    file.write_text("areas:\n- {code: A, name_ru: А, name_en: A}\nforms:\n- {file: roof.xml}\n")
    loaded = run("load", str(file), "--data", made)
    assert loaded.exit_code == 0 and "Loaded" in loaded.stdout
    assert "roof.png" in loaded.stderr and "roof-media" in loaded.stderr
    (tmp_path / "roof-media").mkdir()
    Image.new("RGB", (30, 20)).save(tmp_path / "roof-media" / "roof.png")
    again = run("load", str(file), "--data", made)
    assert again.exit_code == 0 and again.stderr == ""
