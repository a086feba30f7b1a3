"""One family's day, from the registration table to headquarters, through the real window."""

import json
from dataclasses import dataclass, field
from typing import Any

from fieldkit.app import today
from fieldkit.bench.loop_watch import Block, LoopWatch
from fieldkit.demo import headquarters as hq
from fieldkit.demo.clear_text import search, sees_planted
from fieldkit.demo.families import families, names
from fieldkit.demo.laptop import Laptop
from fieldkit.demo.line import CuttableLine
from fieldkit.demo.must import must
from fieldkit.demo.plan import Plan
from fieldkit.demo.steps import Step
from fieldkit.errors import Refusal, RefusalError
from fieldkit.hq.headquarters import Headquarters
from fieldkit.vault.passphrase import generate_passphrase

KEYS = ("households", "people", "assessments", "receipts", "entries")


@dataclass
class Journey:
    """The whole journey; `run` gives the summary."""

    plan: Plan
    watch: LoopWatch = field(default_factory=LoopWatch)
    secret: str = ""

    def run(self) -> dict[str, Any]:
        """Does it all; raises `RefusalError` where something expected stands in the way."""
        started = self.plan.machine.clock.now_ms()
        headquarters = self._make_headquarters()
        served = hq.serve(self.plan.data / "hq", self.secret)
        line = CuttableLine("127.0.0.1", int(served.url.rsplit(":", 1)[1]))
        laptop = Laptop(self.plan, headquarters, line, self.watch)
        try:
            self.plan.tell(Step.SERVING, url=served.url)
            before = self._report()
            laptop.work()
            after, cards = self._report(), laptop.cards()
            there = {key: after[key] - before[key] for key in KEYS}
            self._compare(laptop.figures(), there)
            hits = self._look_for_names()
            laptop.open_again()
        finally:
            line.close()
            headquarters.close()
            served.stop()
        seconds = (self.plan.machine.clock.now_ms() - started) / 1000
        return {
            **laptop.figures(),
            "hq_confirmed": laptop.day.confirmed,
            "hq_figures": there,
            "cards": cards,
            "pictures": laptop.pictures,
            "clear_text_hits": hits,
            **_blocks(self.watch),
            "asked_on_gui_thread": laptop.strays,
            "seconds": round(seconds, 1),
        }

    def _report(self) -> dict[str, int]:
        return hq.report(self.plan.data / "hq", self.secret)

    def _make_headquarters(self) -> Headquarters:
        plan = self.plan
        plan.data.joinpath("hq").mkdir(parents=True, exist_ok=True)
        self.secret = generate_passphrase("ru", plan.machine.randomness)
        file = plan.resources / "programmes/kursk.yaml"
        made = hq.prepare(plan.data / "hq", file, self.secret, plan.machine, today(plan.machine))
        headquarters, region = must(made)
        counts = {kind: len(region.of_kind(kind)) for kind in ("area", "site", "item")}
        plan.tell(
            Step.HEADQUARTERS, areas=counts["area"], sites=counts["site"], items=counts["item"]
        )
        if plan.people:
            entries = must(
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

    def _compare(self, figures: dict[str, Any], there: dict[str, int]) -> None:
        here = {key: figures[key] for key in KEYS}
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


def _blocks(watch: LoopWatch) -> dict[str, Any]:
    """How long the window was held up at most, and during what."""

    def told(block: Block) -> dict[str, Any]:
        wall, own = round(block.wall_ms, 1), round(block.own_ms, 1)
        return {"during": block.during, "ms": wall, "own_ms": own}

    return {
        "longest_block_ms": round(watch.longest.wall_ms, 1),
        "longest_own_block_ms": round(watch.busiest.own_ms, 1),
        "longest_block": told(watch.longest),
        "longest_own_block": told(watch.busiest),
        "felt_blocks": [told(each) for each in watch.felt],
    }
