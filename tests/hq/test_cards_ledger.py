"""The ledger of cards: printed, allotted, spoiled, bound; and what laptops hear of it."""

import hashlib
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fieldkit.cards.sheet import SheetOptions
from fieldkit.cli import app
from fieldkit.errors import Refusal
from fieldkit.hq.cards import sign_job
from fieldkit.hq.cards_allot import Allotted, allot
from fieldkit.hq.cards_ledger import jobs, spans_of
from fieldkit.hq.cards_print import PrintedJob, Watch, print_cards
from fieldkit.hq.cards_spoil import Spoiled, sheet_numbers, spoil
from fieldkit.hq.cards_states import ledger, printed_as
from fieldkit.hq.keys import PASSPHRASE_VARIABLE
from fieldkit.hq.publish import publish
from fieldkit.journal.keys import SigningKey
from fieldkit.journal.log import device_id
from fieldkit.records.card_range import CardRange
from fieldkit.records.revocation import Revocation
from fieldkit.services.held import directory
from tests.hq.conftest import PASSPHRASE, Served

OPTIONS = SheetOptions()


def code_of(outcome: object) -> str:
    return str(outcome.code) if isinstance(outcome, Refusal) else type(outcome).__name__


def enlist(served: Served, name: str) -> None:
    """A laptop as the directory knows it."""
    device = SigningKey(hashlib.sha256(name.encode()).digest())
    record = device_id(device.public)
    fields = {"code": record.hex(), "name": name, "public_key": device.public, "areas": []}
    with served.headquarters.node.transaction() as replica:
        assert not isinstance(
            publish(served.headquarters, replica, {("device", record): fields}), Refusal
        )


def printed(served: Served, count: int, out: Path, device: str = "") -> PrintedJob:
    done = print_cards(served.headquarters, count, out, OPTIONS, device)
    assert isinstance(done, PrintedJob), done
    return done


def ranges(served: Served) -> list[tuple[int, int]]:
    with served.headquarters.node.transaction() as replica:
        return sorted((each.first, each.last) for each in directory(replica, CardRange))


def test_neighbours_make_a_span() -> None:
    assert spans_of({5, 1, 2, 3, 9}) == [(1, 3), (5, 5), (9, 9)]


def test_a_job_is_printed_for_a_laptop(served: Served, tmp_path: Path) -> None:
    enlist(served, "одинокий")
    done = printed(served, 25, tmp_path / "a.pdf", "одинокий")
    assert (done.job.number, done.sheets, done.job.first, done.job.last) == (1, 3, 1, 25)
    assert done.allotted == Allotted("одинокий", 25, 0)
    (state,) = ledger(served.headquarters)
    assert (state.blank, state.bound, state.unallotted, state.spoiled) == (25, 0, 0, 0)
    assert [payload.text() for payload in sign_job(served.headquarters, done.job)] == [
        payload.text() for payload in sign_job(served.headquarters, done.job)
    ]


def test_a_cancelled_job_leaves_no_file_and_its_numbers_unused(
    served: Served, tmp_path: Path
) -> None:
    out, seen = tmp_path / "a.pdf", list[int]()
    watch = Watch(lambda made, _: seen.append(made), lambda: len(seen) >= 2)
    done = print_cards(served.headquarters, 50, out, OPTIONS, "", watch)
    assert code_of(done) == "card_print.cancelled" and seen == [1, 2]
    assert list(tmp_path.glob("a.pdf*")) == []
    assert printed(served, 10, out).job.first == 51
    first, second = ledger(served.headquarters)
    assert first.job.cancelled and first.blank == 0 and second.blank == 10
    assert code_of(spoil(served.headquarters, frozenset({1}))) == "hq.cards_not_printed"


def test_stacks_go_to_laptops_and_move_only_when_told(served: Served, tmp_path: Path) -> None:
    for name in ("север", "юг"):
        enlist(served, name)
    printed(served, 30, tmp_path / "a.pdf")
    headquarters = served.headquarters
    assert code_of(allot(headquarters, 1, 10, "запад")) == "hq.device_unknown"
    assert code_of(allot(headquarters, 25, 31, "юг")) == "hq.cards_not_printed"
    assert allot(headquarters, 1, 10, "север") == Allotted("север", 10, 0)
    assert allot(headquarters, 11, 20, "север") == Allotted("север", 10, 0)
    assert ranges(served) == [(1, 20)]
    assert code_of(allot(headquarters, 15, 25, "юг")) == "hq.cards_allotted"
    assert allot(headquarters, 8, 9, "юг", move=True) == Allotted("юг", 2, 2)
    assert ranges(served) == [(1, 7), (8, 9), (10, 20)]
    assert allot(headquarters, 5, 12, "север", move=True) == Allotted("север", 8, 2)
    assert ranges(served) == [(1, 20)]
    (state,) = ledger(headquarters)
    assert state.unallotted == 10


def test_a_spoiled_sheet_is_revoked_and_off_the_stock(served: Served, tmp_path: Path) -> None:
    enlist(served, "север")
    job = printed(served, 25, tmp_path / "a.pdf", "север").job
    headquarters = served.headquarters
    assert code_of(sheet_numbers(headquarters, 1, 4)) == "hq.no_such_sheet"
    sheet = sheet_numbers(headquarters, 1, 2)
    assert sheet == frozenset(range(11, 21))
    done = spoil(headquarters, sheet)
    assert isinstance(done, Spoiled) and done.count == 10
    assert spoil(headquarters, sheet) == Spoiled(0, "")
    assert ranges(served) == [(1, 10), (21, 25)]
    with headquarters.node.transaction() as replica:
        revoked = {each.serial for each in directory(replica, Revocation)}
    assert revoked == {job.serial(number) for number in sheet}
    (state,) = ledger(headquarters)
    assert (state.spoiled, state.blank, state.unallotted) == (10, 15, 0)
    assert code_of(allot(headquarters, 1, 25, "север")) == "hq.cards_spoiled"


def run(*arguments: str) -> Result:
    environment = {PASSPHRASE_VARIABLE: PASSPHRASE}
    return CliRunner().invoke(app, ["hq", "cards", *arguments], env=environment)


def test_the_commands(served: Served, tmp_path: Path) -> None:
    enlist(served, "север")
    data = ("--data", str(served.headquarters.folder))
    out = tmp_path / "a.pdf"
    done = run("print", "--count", "12", "--out", str(out), "--layout", "a4-8", *data)
    assert done.exit_code == 0, done.stderr
    assert "12 cards on 2 sheets" in done.stdout and out.read_bytes().startswith(b"%PDF")
    ends = ("--first", printed_as(1), "--last", printed_as(12))
    given = run("allot", *ends, "--device", "север", *data)
    assert given.stdout == "север: 12 cards.\n"
    mistyped = run("allot", "--first", "000 000 001 0", *ends[2:], "--device", "север", *data)
    assert mistyped.exit_code == 1
    fresh = tmp_path / "b.pdf"
    spoiled = run("spoil", "--job", "1", "--sheet", "2", "--out", str(fresh), *data)
    assert spoiled.exit_code == 0, spoiled.stderr
    assert "Spoiled: 4 cards" in spoiled.stdout and "stock of север" in spoiled.stdout
    first, second = json.loads(run("ledger", "--json", *data).stdout)
    assert (first["spoiled"], first["blank"], second["count"]) == (4, 8, 4)
    assert [each["device"] for each in second["allotted"]] == ["север"]
    told = run("ledger", *data).stdout
    assert "spoiled 4" in told and printed_as(12) in told


def test_the_ledger_is_read_as_it_was_written(served: Served, tmp_path: Path) -> None:
    done = printed(served, 3, tmp_path / "a.pdf")
    with served.headquarters.node.transaction() as replica:
        assert jobs(replica) == [done.job]


@pytest.mark.parametrize("wrong", [("spoil",), ("spoil", "--job", "1"), ("print", "--count", "0")])
def test_a_command_half_given_is_refused(wrong: tuple[str, ...], tmp_path: Path) -> None:
    assert run(*wrong, "--data", str(tmp_path)).exit_code == 2
