"""Who would learn more from headquarters than a yes or a no: a real one, over HTTP."""

import logging
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from fieldkit.cli import app
from fieldkit.errors import Refusal
from fieldkit.hq.elsewhere import askings, set_limit
from fieldkit.hq.keys import PASSPHRASE_VARIABLE
from fieldkit.hq.publish import publish
from fieldkit.services.check_elsewhere import Elsewhere, asked_of, check_elsewhere
from fieldkit.services.laptop import Laptop
from fieldkit.store.unit_of_work import UnitOfWork
from fieldkit.sync.elsewhere import ANSWER_BYTES, MAX_PEOPLE, MAX_QUESTION, PATH
from fieldkit.sync.reasons import SyncReason
from fieldkit.sync.transport import HttpTransport
from fieldkit.sync.wire import pack, unpack
from tests.hq.conftest import PASSPHRASE, Served
from tests.hq.elsewhere_world import OLGA, Line, person, wire


@pytest.fixture
def line(served: Served, asking: Laptop) -> Line:
    return Line(served, asking)


def test_the_answer_is_a_yes_or_a_no_and_nothing_else(line: Line) -> None:
    yes = line.post({"people": [wire()]})
    no = line.post({"people": [wire(replace(OLGA, given_name="Анна"))]})
    assert (yes.pop("elsewhere"), no.pop("elsewhere")) == (True, False)
    assert set(yes) == set(no) == {"v", "org", "nonce", "pad"}


def test_yes_no_and_refusals_are_of_one_length(line: Line) -> None:
    for _ in range(20):
        line.post({"people": [wire()]})
        line.post({"people": [wire(replace(OLGA, given_name="Анна"))]})
        line.post({"people": "nobody"})
    assert {len(each.body) for each in line.answers} == {ANSWER_BYTES}


GARBAGE: list[Any] = [
    None,
    [],
    {},
    [[]],
    [["name"]],
    [[1, "", None, ""]],
    [["", "", 1984, ""]],
    [["а" * 513, "", 1984, ""]],
    [["а", "", "1984-13-01", ""]],
    [["а", "", True, ""]],
    [["а", "", 2**63, ""]],
    [["а", "", None, "12345678901"]],
    [["а", "", None, "12 OR 1"]],
    [["а", "", None, "٣٤٥"]],
    [["а", "", 1984, ""]] * (MAX_PEOPLE + 1),
]


def test_garbage_is_refused_and_not_counted(served: Served, line: Line) -> None:
    for people in GARBAGE:
        assert line.post({"people": people})["refused"] == SyncReason.GARBAGE, people
    with served.headquarters.node.transaction() as replica:
        assert askings(replica) == []


def test_odd_names_are_only_names(line: Line) -> None:
    for name in ('"', "* OR", "' --", "\x00", "а\x00б", "NEAR(а б)", "٣", "0000000018"):
        assert line.post({"people": [[name, name, 1984, ""]]})["elsewhere"] is False, name


def test_an_over_long_question_is_refused(line: Line) -> None:
    assert line.send(b"x" * (MAX_QUESTION + 1))["refused"] == SyncReason.TOO_LARGE


def test_an_unsigned_question_and_another_s_signature_are_refused(
    served: Served, asking: Laptop
) -> None:
    unsigned = HttpTransport(served.url).post(PATH, {}, pack(asking.organisation, {}))
    answer = unpack(unsigned.body, asking.organisation)
    assert isinstance(answer, dict) and answer["refused"] == SyncReason.UNKNOWN_DEVICE
    forged = Line(served, asking, seed=b"\x07" * 32)
    assert forged.post({"people": [wire()]})["refused"] == SyncReason.BAD_SIGNATURE


def test_a_question_taken_from_the_line_acts_once(line: Line) -> None:
    used = line.nonce
    assert line.post({"people": [wire()]})["elsewhere"] is True
    line.nonce = used
    assert line.post({"people": [wire()]})["refused"] == SyncReason.NONCE


def test_a_revoked_laptop_gets_no_answer(served: Served, asking: Laptop) -> None:
    headquarters = served.headquarters
    with headquarters.node.transaction() as replica:
        fields = dict(replica.directory_fields("device"))[asking.device]
        refusal = publish(
            headquarters, replica, {("device", asking.device): {**fields, "status": "revoked"}}
        )
    assert not isinstance(refusal, Refusal)
    assert check_elsewhere(asking, [person(OLGA)], None) == Refusal(SyncReason.REVOKED)


def test_a_day_has_an_end(served: Served, asking: Laptop) -> None:
    headquarters = served.headquarters
    with headquarters.node.transaction() as replica:
        set_limit(replica, 3)
    family = [person(OLGA), person(replace(OLGA, given_name="Анна"))]
    assert check_elsewhere(asking, family, None) is Elsewhere.POSSIBLY
    refused = check_elsewhere(asking, family, None)
    assert refused == Refusal(SyncReason.ELSEWHERE_LIMIT)
    assert check_elsewhere(asking, family[:1], None) is Elsewhere.POSSIBLY
    with headquarters.node.transaction() as replica:
        assert [(each.device, each.people, each.ever) for each in askings(replica)] == [
            (asking.device, 3, 3)
        ]
    headquarters.clock.ms += 86_400_000  # type: ignore[attr-defined]
    assert check_elsewhere(asking, family, None) is Elsewhere.POSSIBLY


def test_headquarters_may_turn_it_off(served: Served, asking: Laptop) -> None:
    with served.headquarters.node.transaction() as replica:
        set_limit(replica, 0)
    refused = check_elsewhere(asking, [person(OLGA)], None)
    assert refused == Refusal(SyncReason.ELSEWHERE_OFF)


MARKER = "Маркероваплантед"


def test_nothing_of_a_question_stays_at_headquarters(
    served: Served,
    asking: Laptop,
    line: Line,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A planted name is in no log, no output and no table, asked rightly or wrongly."""
    caplog.set_level(logging.DEBUG)
    marked = replace(OLGA, family_name=MARKER, phone="+7 911 911-91-19")
    assert check_elsewhere(asking, [person(marked)], None) is Elsewhere.NOBODY
    line.nonce = ""
    line.post({"people": [[MARKER, MARKER, 1, ""]]})
    line.post({"people": [[MARKER, MARKER, "x", ""]], "more": MARKER})
    out, err = capfd.readouterr()
    said = out + err + "".join(record.getMessage() for record in caplog.records)
    said += "".join(str(record.exc_info) for record in caplog.records if record.exc_info)
    with UnitOfWork(served.headquarters.engine, writing=False) as unit:
        # The index of the search can't be read whole; its words stand in `word`.
        query = text(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%index%'"
        )
        for (table,) in unit.connection.execute(query).all():
            for row in unit.connection.execute(text(f"SELECT * FROM {table}")).all():
                for cell in row:
                    said += (
                        cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)
                    )
    assert "ебылиц" in said, "the search for the marker must be able to find a name"
    for trace in (
        MARKER,
        MARKER.lower(),
        asked_of(person(marked), None).name.split()[0],
        "9119119119",
    ):  # type: ignore[union-attr]
        assert trace not in said


def test_a_nonce_taken_by_a_sync_is_asked_for_again(asking: Laptop) -> None:
    with asking.node.transaction() as replica:
        replica.store.put_setting("nonce", b"an older one")
    assert check_elsewhere(asking, [person(OLGA)], None) is Elsewhere.POSSIBLY


def test_the_command_sets_the_limit_and_tells_counts(served: Served, asking: Laptop) -> None:
    assert check_elsewhere(asking, [person(OLGA)], None) is Elsewhere.POSSIBLY
    folder = str(served.headquarters.folder)
    done = CliRunner().invoke(
        app,
        ["hq", "elsewhere", "--data", folder, "--limit", "1"],
        env={PASSPHRASE_VARIABLE: PASSPHRASE},
    )
    assert done.exit_code == 0, done.stderr
    assert "in a day: 1" in done.stdout and f"({asking.device.hex()[:8]}): 1 on" in done.stdout
    assert check_elsewhere(asking, [person(OLGA)], None) == Refusal(SyncReason.ELSEWHERE_LIMIT)
