"""Pictures of forms on their way: after the directory, each once, let go when nobody names it."""

import hashlib
from dataclasses import replace

import pytest
from sqlalchemy import Connection, event

from fieldkit.errors import Refusal
from fieldkit.forms import Form
from fieldkit.hq.publish import publish
from fieldkit.services.forms import FormShelf
from fieldkit.services.laptop import Laptop
from fieldkit.services.meet import meet_headquarters
from fieldkit.store.reasons import StoreReason
from fieldkit.sync import files as parcel
from fieldkit.sync.client import SyncReport
from tests.hq.conftest import Served
from tests.hq.elsewhere_world import session_of
from tests.hq.test_published_forms import put, visit

ROOF, WALL, DOOR = b"roof" * 9, b"wall" * 9, b"door" * 9


def meet(laptop: Laptop) -> SyncReport:
    report = meet_headquarters(laptop)
    assert isinstance(report, SyncReport), report
    return report


def held(laptop: Laptop) -> set[bytes]:
    with laptop.node.transaction() as replica:
        kept = replica.store.held_files()
        contents = {replica.store.file(sha256) or b"" for sha256 in kept}
    assert {hashlib.sha256(each).digest() for each in contents} == kept
    return contents


def shown(laptop: Laptop, area: str, version: str) -> dict[str, bytes]:
    form = FormShelf(session_of(laptop, area)).form("visit", version)
    assert isinstance(form, Form), form
    return dict(form.files)


def test_pictures_come_after_the_directory_and_open_with_the_form(
    served: Served, laptop: Laptop, region_areas: list[str]
) -> None:
    ready = replace(visit("1"), media={"roof.png": ROOF, "wall.jpg": WALL})
    assert put(served, ready) is None
    report = meet(laptop)
    assert (report.files, report.files_expected) == (2, 2)
    assert held(laptop) == {ROOF, WALL}
    assert shown(laptop, region_areas[0], "1") == {"roof.png": ROOF, "wall.jpg": WALL}


def test_a_new_version_fetches_only_what_is_new(
    served: Served, laptop: Laptop, region_areas: list[str]
) -> None:
    assert put(served, replace(visit("1"), media={"roof.png": ROOF, "wall.jpg": WALL})) is None
    meet(laptop)
    second = replace(visit("2"), media={"renamed.png": ROOF, "door.jpg": DOOR})
    assert put(served, second) is None
    assert meet(laptop).files == 1
    assert shown(laptop, region_areas[0], "2") == {"renamed.png": ROOF, "door.jpg": DOOR}
    assert shown(laptop, region_areas[0], "1") == {"roof.png": ROOF, "wall.jpg": WALL}
    assert meet(laptop).files == 0


def test_missing_pictures_may_follow_under_the_same_version(
    served: Served, laptop: Laptop, region_areas: list[str]
) -> None:
    assert put(served, visit("1")) is None
    assert put(served, visit("2")) is None
    meet(laptop)
    assert put(served, replace(visit("1"), media={"roof.png": ROOF})) is None
    assert meet(laptop).files == 1
    session = session_of(laptop, region_areas[0])
    assert shown(laptop, region_areas[0], "1") == {"roof.png": ROOF}
    with session.node.transaction() as replica:
        forms = [form for _, form in replica.directory_fields("form") if form["code"] == "visit"]
    newest = max(forms, key=lambda form: form["published_ms"])
    assert newest["version"] == "2", "pictures do not bring an old version back"


def test_pictures_that_no_form_names_any_more_are_let_go(served: Served, laptop: Laptop) -> None:
    assert put(served, replace(visit("1"), media={"roof.png": ROOF, "wall.jpg": WALL})) is None
    meet(laptop)
    assert put(served, replace(visit("1"), media={"roof.png": ROOF})) is None
    meet(laptop)
    assert held(laptop) == {ROOF}
    with served.headquarters.node.transaction() as replica:
        assert replica.store.held_files() == {hashlib.sha256(ROOF).digest()}


def test_a_cut_costs_one_answer_of_pictures_and_no_form(
    served: Served, laptop: Laptop, region_areas: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parcel, "ANSWER_BYTES", 1)
    media = {f"{at}.png": bytes([at]) * 50 for at in range(5)}
    assert put(served, replace(visit("1"), media=media)) is None
    stopped = meet_headquarters(laptop, progress=lambda report: report.files < 2)
    assert isinstance(stopped, SyncReport) and stopped.stopped
    assert len(held(laptop)) == 2 == len(shown(laptop, region_areas[0], "1"))
    report = meet(laptop)
    assert (report.files, report.files_expected) == (3, 3)
    assert shown(laptop, region_areas[0], "1") == media


def test_a_full_disk_is_said_and_what_came_before_is_kept(served: Served, laptop: Laptop) -> None:
    media = {f"{at}.png": hashlib.sha512(bytes([at])).digest() * 2000 for at in range(8)}
    assert put(served, replace(visit("1"), media={"roof.png": ROOF})) is None
    meet(laptop)
    assert put(served, replace(visit("1"), media={"roof.png": ROOF, **media})) is None

    def cap(connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    event.listen(laptop.engine, "begin", cap)
    found = meet_headquarters(laptop)
    assert isinstance(found, Refusal) and found.code is StoreReason.DISK_FULL
    event.remove(laptop.engine, "begin", cap)
    with laptop.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
    assert ROOF in held(laptop)
    meet(laptop)
    assert len(held(laptop)) == 9


def test_what_headquarters_lost_holds_nothing_up(served: Served, laptop: Laptop) -> None:
    assert put(served, replace(visit("1"), media={"roof.png": ROOF})) is None
    with served.headquarters.node.transaction() as replica:
        replica.store.drop_file(hashlib.sha256(ROOF).digest())
    report = meet(laptop)
    assert (report.files, report.files_expected) == (0, 1)


def test_nothing_is_given_that_no_form_names(served: Served, laptop: Laptop) -> None:
    stray = hashlib.sha256(DOOR).digest()
    with served.headquarters.node.transaction() as replica:
        replica.store.put_file(stray, DOOR)
        assert parcel.give_files(replica, laptop.device, {"files": [stray]}) == {"files": []}
        stranger = parcel.give_files(replica, bytes(16), {"files": [stray]})
    assert stranger["refused"] == "sync.revoked"


def test_a_revoked_laptop_gets_no_pictures(served: Served, laptop: Laptop) -> None:
    assert put(served, replace(visit("1"), media={"roof.png": ROOF})) is None
    asked = {"files": [hashlib.sha256(ROOF).digest()]}
    headquarters = served.headquarters
    with headquarters.node.transaction() as replica:
        assert parcel.give_files(replica, laptop.device, asked) == {"files": [ROOF]}
        device = dict(replica.directory_fields("device"))[laptop.device]
        revoked = {("device", laptop.device): {**device, "status": "revoked"}}
        assert not isinstance(publish(headquarters, replica, revoked), Refusal)
    with headquarters.node.transaction() as replica:
        answer = parcel.give_files(replica, laptop.device, asked)
    assert answer["refused"] == "sync.revoked" and "files" not in answer


def test_a_first_sync_knows_how_many_records_there_are(laptop: Laptop) -> None:
    told: list[tuple[int, int | None]] = []

    def progress(report: SyncReport) -> bool:
        told.append((report.read, report.expected))
        return True

    assert not isinstance(meet_headquarters(laptop, progress=progress), Refusal)
    read, expected = told[-1]
    assert read == expected and read > 0
