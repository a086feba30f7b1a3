"""One family's day, from the registration table to headquarters, without a window."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from fieldkit.app import today
from fieldkit.demo import headquarters as hq
from fieldkit.demo import work
from fieldkit.demo.clear_text import search, sees_planted
from fieldkit.demo.families import families, names
from fieldkit.demo.line import CuttableLine
from fieldkit.demo.paper import picture_of, print_cards, read_codes, worn
from fieldkit.demo.steps import Step
from fieldkit.errors import FaultError, Refusal, RefusalError
from fieldkit.forms.workbook import load_workbook
from fieldkit.forms.xform import Form
from fieldkit.hq.cards import sign_cards
from fieldkit.hq.headquarters import Headquarters
from fieldkit.records.user import Role
from fieldkit.services.add_user import add_user
from fieldkit.services.enrol import Answered, FirstUser, ask, finish
from fieldkit.services.laptop import Laptop
from fieldkit.services.meet import meet_headquarters
from fieldkit.services.print_receipt import print_receipt
from fieldkit.services.unlock import Machine, unlock
from fieldkit.sync.client import SyncReport
from fieldkit.sync.enrolment import read_code
from fieldkit.sync.transport import HttpTransport
from fieldkit.ui.messages import Language
from fieldkit.vault.kdf import tune
from fieldkit.vault.passphrase import generate_passphrase

T = TypeVar("T")
KEYS = ("households", "people", "assessments", "receipts", "entries")
CUT_BYTES = 2_000
ANNA = frozenset({Role.REGISTRAR, Role.DISTRIBUTOR})
BORIS = frozenset({Role.STOREKEEPER, Role.TEAM_LEAD})


@dataclass(frozen=True)
class Plan:
    """What the demo is asked for; `tell` gets a step and its parameters."""

    data: Path
    resources: Path
    people: int
    seed: int
    lang: Language
    machine: Machine
    tell: work.Tell


@dataclass
class Journey:
    """The whole journey; `run` gives the summary."""

    plan: Plan
    day: work.Day = field(default_factory=work.Day)
    pictures: list[str] = field(default_factory=list)
    secret: str = ""
    passphrases: dict[str, str] = field(default_factory=dict)

    def run(self) -> dict[str, Any]:
        """Does it all; raises `RefusalError` where something expected stands in the way."""
        started = self.plan.machine.clock.now_ms()
        for name in ("hq", "documents", "pictures"):
            (self.plan.data / name).mkdir(parents=True, exist_ok=True)
        headquarters = self._make_headquarters()
        served = hq.serve(self.plan.data / "hq", self.secret)
        line = CuttableLine("127.0.0.1", int(served.url.rsplit(":", 1)[1]))
        try:
            self.plan.tell(Step.SERVING, url=served.url)
            before = hq.report(self.plan.data / "hq", self.secret)
            entries, confirmed = self._laptop_day(headquarters, line.url, line)
            after = hq.report(self.plan.data / "hq", self.secret)
        finally:
            line.close()
            headquarters.close()
            served.stop()
        summary = self._summary(entries)
        there = {key: after[key] - before[key] for key in KEYS}
        self._compare(summary, there)
        hits = self._look_for_names()
        seconds = (self.plan.machine.clock.now_ms() - started) / 1000
        return {
            **summary,
            "hq_confirmed": confirmed,
            "hq_figures": there,
            "pictures": self.pictures,
            "clear_text_hits": hits,
            "seconds": round(seconds, 1),
        }

    def _make_headquarters(self) -> Headquarters:
        plan = self.plan
        self.secret = generate_passphrase("ru", plan.machine.randomness)
        file = plan.resources / "programmes/kursk.yaml"
        made = hq.prepare(plan.data / "hq", file, self.secret, plan.machine, today(plan.machine))
        headquarters, region = _sure(made)
        counts = {kind: len(region.of_kind(kind)) for kind in ("area", "site", "item")}
        plan.tell(
            Step.HEADQUARTERS, areas=counts["area"], sites=counts["site"], items=counts["item"]
        )
        if plan.people:
            entries = _sure(
                hq.fill(
                    headquarters,
                    region,
                    plan.people,
                    plan.seed,
                    today(plan.machine),
                    lambda count: plan.tell(Step.PEOPLE_SO_FAR, people=count),
                )
            )
            plan.tell(Step.PEOPLE, people=plan.people, entries=entries)
        return headquarters

    def _laptop_day(
        self, headquarters: Headquarters, url: str, line: CuttableLine
    ) -> tuple[int, int]:
        users = self._enrol(headquarters, url)
        boris = self._unlock(users["boris"], "boris")
        report = _sure(meet_headquarters(boris))
        self.plan.tell(Step.FIRST_SYNC, records=report.received, version=report.directory[1])
        work.receive_stock(work.session_of(boris, BORIS), self.plan.tell)
        boris.close()
        anna = self._unlock(users["anna"], "anna")
        self._table(headquarters, anna)
        entries, confirmed = self._send(anna, line)
        anna.close()
        self.plan.tell(Step.LOCKED)
        return entries, confirmed

    def _enrol(self, headquarters: Headquarters, url: str) -> dict[str, bytes]:
        machine, folder = self.plan.machine, self.plan.data / "laptop"
        code = _sure(read_code(_sure(hq.code_for(headquarters, (work.AREA,), url))))
        transport = HttpTransport(url)
        answered: Answered = _sure(ask(code, "Ноутбук 1", transport, machine.randomness))
        transport.close()
        users = {str(fields["code"]): user for user, fields in answered.users.items()}
        cost = tune(machine.clock)
        for name in users:
            self.passphrases[name] = generate_passphrase("ru", machine.randomness)
        first = FirstUser(users["anna"], self.passphrases["anna"], cost)
        _none(finish(answered, first, folder, machine.clock, machine.randomness))
        laptop = self._unlock(users["anna"], "anna")
        _none(add_user(laptop, FirstUser(users["boris"], self.passphrases["boris"], cost)))
        laptop.close()
        self.plan.tell(Step.ENROLLED, users=len(users))
        return users

    def _unlock(self, user: bytes, name: str) -> Laptop:
        folder = self.plan.data / "laptop"
        return _sure(unlock(folder, user, self.passphrases[name], self.plan.machine))

    def _table(self, headquarters: Headquarters, laptop: Laptop) -> None:
        """Registration, assessment, cards, hand-outs and refusals at one table."""
        session, tell = work.session_of(laptop, ANNA), self.plan.tell
        form = load_workbook(self.plan.resources / "forms/needs_assessment.xlsx")
        assert isinstance(form, Form), form
        for number, details in enumerate(families(session.today())):
            work.register(session, self.day, details, tell)
            work.assess_family(session, self.day, number, form, tell)
        texts = self._cards(headquarters, laptop)
        work.bind(session, self.day, texts)
        tell(Step.DECODED, cards=len(texts))
        work.give_all(session, self.day, texts, tell, self.plan.lang)
        work.try_again(session, self.day, tell)
        work.try_forged(session, self.day, texts[0], tell)
        pdf = self.plan.data / "documents" / "receipt.pdf"
        _sure(
            print_receipt(
                session, self.day.receipts[0], pdf, self.plan.lang, headquarters.keys.name
            )
        )
        tell(Step.RECEIPT, file=pdf.name)
        self._keep(picture_of(pdf, self.plan.data / "pictures/receipt.png"))

    def _cards(self, headquarters: Headquarters, laptop: Laptop) -> list[str]:
        """Printed, pictured, turned, blurred and read again; each text verified by the binding."""
        cards = sign_cards(headquarters, len(self.day.households))
        pdf = self.plan.data / "documents/cards.pdf"
        printed = _sure(print_cards(cards, pdf, headquarters.keys.name))
        self.plan.tell(Step.PRINTED, cards=printed.cards, sheets=printed.sheets, file=pdf.name)
        pictures = self.plan.data / "pictures"
        sheet = self._keep(picture_of(pdf, pictures / "cards.png"))
        texts = read_codes(self._keep(worn(sheet, pictures / "cards-worn.png")))
        if sorted(texts) != sorted(card.text() for card in cards):
            raise FaultError("the printed cards were not read as they were signed")
        _sure(meet_headquarters(laptop))
        return texts

    def _send(self, laptop: Laptop, line: CuttableLine) -> tuple[int, int]:
        """A sync that is cut in the middle, and one that is not."""
        line.cut_after(CUT_BYTES)
        cut = meet_headquarters(laptop)
        line.cut_after(None)
        if not isinstance(cut, Refusal):
            raise FaultError("the line was not cut")
        self.plan.tell(Step.CUT, reason=cut)
        report = meet_headquarters(laptop)
        assert isinstance(report, SyncReport), report
        with laptop.node.transaction() as replica:
            rows = [row for row in replica.store.logs() if row.name.device == laptop.device]
        entries, confirmed = sum(row.seq for row in rows), sum(row.confirmed for row in rows)
        self.plan.tell(Step.SENT, confirmed=confirmed, entries=entries)
        return entries, confirmed

    def _summary(self, entries: int) -> dict[str, Any]:
        return {
            "households": len(self.day.households),
            "people": self.day.people,
            "assessments": self.day.assessments,
            "receipts": len(self.day.receipts),
            "refused": self.day.refused,
            "entries": entries,
        }

    def _compare(self, summary: dict[str, Any], there: dict[str, int]) -> None:
        here = {key: summary[key] for key in KEYS}
        if here != there:
            params = {"laptop": json.dumps(here), "headquarters": json.dumps(there)}
            raise RefusalError(Refusal(Step.FIGURES_DIFFER, params))
        self.plan.tell(Step.FIGURES_AGREE)

    def _look_for_names(self) -> int:
        """How often a name stands in clear in the laptop's files; the control must be seen."""
        wanted = names(families(today(self.plan.machine)))
        folder = self.plan.data / "laptop"
        if not sees_planted(self.plan.data / "control", wanted[0]):
            raise RefusalError(Refusal(Step.CONTROL_BLIND))
        hits = search(folder, wanted)
        if hits:
            raise RefusalError(Refusal(Step.CLEAR_TEXT, {"hits": len(hits)}))
        files = sum(1 for file in folder.rglob("*") if file.is_file())
        self.plan.tell(Step.NO_CLEAR_TEXT, files=files)
        return 0

    def _keep(self, picture: Path) -> Path:
        self.pictures.append(str(picture))
        return picture


def _sure(result: T | Refusal) -> T:
    """The result; a refusal ends the journey."""
    if isinstance(result, Refusal):
        raise RefusalError(result)
    return result


def _none(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise RefusalError(refusal)
