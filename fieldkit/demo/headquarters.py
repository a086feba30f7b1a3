"""The demo's headquarters: made, filled, and served by a process of its own."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fieldkit.errors import FaultError, Refusal
from fieldkit.hq import region
from fieldkit.hq.enrol import Invitation, enrol_code
from fieldkit.hq.headquarters import Headquarters, init
from fieldkit.hq.keys import PASSPHRASE_VARIABLE
from fieldkit.hq.load import load_region, write_acts
from fieldkit.hq.people import households
from fieldkit.hq.users import add_user, user_ids
from fieldkit.journal.author import Act
from fieldkit.program import command
from fieldkit.records.record import fields_of
from fieldkit.records.site import Site
from fieldkit.services.unlock import Machine

USERS = (
    ("anna", "Анна Примерова", ["registrar", "distributor"]),
    ("boris", "Борис Образцов", ["storekeeper", "team_lead"]),
)


@dataclass
class Served:
    """The serving process and where it answers."""

    process: subprocess.Popen[str]
    url: str

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)


def prepare(
    folder: Path, file: Path, passphrase: str, machine: Machine, day: date
) -> tuple[Headquarters, region.Region] | Refusal:
    """A headquarters with the demo region and two users."""
    made = init(folder, "Вымышленная организация", passphrase, machine.clock, machine.randomness)
    if isinstance(made, Refusal):
        return made
    found = region.read(file, made.keys.organisation, day)
    if isinstance(found, Refusal):
        return found
    loaded = load_region(made, found)
    if isinstance(loaded, Refusal):
        return loaded
    areas = sorted({str(getattr(area, "code", "")) for area in found.of_kind("area")})
    for code, name, roles in USERS:
        user = add_user(made, code, name, roles, areas)
        if isinstance(user, Refusal):
            return user
    return made, found


def fill(
    headquarters: Headquarters,
    found: region.Region,
    people: int,
    seed: int,
    day: date,
    tell: Callable[[int], None],
) -> int | Refusal:
    """Enters invented people at headquarters; how many entries. `tell` gets people so far."""
    sites = [site for site in found.of_kind("site") if isinstance(site, Site)]
    return write_acts(headquarters, _acts(sites, people, seed, day, tell))


def _acts(
    sites: list[Site], people: int, seed: int, day: date, tell: Callable[[int], None]
) -> Iterator[Act]:
    count, told = 0, 0
    homes = [site for site in sites if site.kind == "tac"]
    for household, members, proxies in households(seed, people, homes, day):
        area = household.area
        yield Act("household", household.id, area, fields_of(household))
        for person in members:
            yield Act("person", person.id, area, fields_of(person))
        for proxy in proxies:
            yield Act("proxy", proxy.id, area, fields_of(proxy))
        count += len(members)
        if count >= told + 10_000:
            told = count
            tell(count)


def code_for(headquarters: Headquarters, areas: tuple[str, ...], url: str) -> str | Refusal:
    """An enrolment code for a laptop of these areas and the demo's users."""
    users = user_ids(headquarters, [code for code, *_ in USERS])
    if isinstance(users, Refusal):
        return users
    code = enrol_code(headquarters, Invitation(areas, users, url))
    return code if isinstance(code, Refusal) else code.text()


def serve(folder: Path, passphrase: str) -> Served:
    """Starts `fieldkit hq serve` on a free loopback port and waits until it answers."""
    process = subprocess.Popen(
        command("hq", "serve", "--data", str(folder), "--port", "0"),
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, PASSPHRASE_VARIABLE: passphrase},
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    if "http://" not in line:
        process.wait(timeout=10)
        raise FaultError("the headquarters' process did not start")
    return Served(process, line[line.index("http://") :].strip())


def report(folder: Path, passphrase: str) -> dict[str, int]:
    """What `fieldkit hq report --json` says."""
    done = subprocess.run(
        command("hq", "report", "--data", str(folder), "--json"),
        capture_output=True,
        text=True,
        env={**os.environ, PASSPHRASE_VARIABLE: passphrase},
        check=True,
    )
    figures = json.loads(done.stdout)
    return {name: value for name, value in figures.items() if isinstance(value, int)}
