"""Replays recorded scenarios and walks: the same answers, and whether the same state follows.

A recording holds, for each step, an operation and the state of the nodes after it (all of them in
a scenario, those that changed in a walk). Ids, times of day and the like differ in every run: they
count as equal if they have the same shape.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from fieldkit.errors import Refusal
from fieldkit.forms.changes import ChangeSet
from fieldkit.forms.datatypes import Answer
from fieldkit.forms.session import Session
from fieldkit.forms.view import View
from fieldkit.forms.xform import Form, load_xform
from fieldkit.ports import Clock, Randomness

RECORDED_ZONE = "America/Phoenix"
_FLAGS = {
    "rel": "relevant",
    "req": "required",
    "ro": "readonly",
    "cv": "valid",
    "rv": "required_ok",
}
_TEXTS = {"v": "value", "msg": "message", "label": "label", "hint": "hint"}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?[+-]\d\d:\d\d")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass
class Score:
    """What a replay counted. `fields` are all recorded fields at all steps, `flags` those about
    relevance, requiredness and validity; `changed` the other fields that a step changed."""

    file: str
    steps: int = 0
    fields: int = 0
    fields_equal: int = 0
    changed: int = 0
    changed_equal: int = 0
    flags: int = 0
    flags_equal: int = 0
    identical: int = 0
    scenarios: int = 0
    errors: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, object]:
        """The shape that `fieldkit forms replay --json` prints."""
        shown = asdict(self)
        del shown["differences"]
        return shown


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands at the moment of the recording."""

    at: int

    def now_ms(self) -> int:
        """The moment of the recording."""
        return self.at


def replay_scenarios(
    name: str, data: Mapping[str, Any], clock: Clock, randomness: Randomness
) -> Score:
    """Replays a file of scenarios, each with its own form."""
    score = Score(name)
    zone = str(data.get("meta", {}).get("tz") or RECORDED_ZONE)
    for scenario in data["scenarios"]:
        resources = scenario.get("resources") or {}
        files = {key: str(one.get("text") or "").encode() for key, one in resources.items()}
        form = load_xform(scenario["form_xml"].encode(), files)
        score.scenarios += 1
        written = scenario.get("editInstance")
        instance = written.encode() if isinstance(written, str) else None
        run = _Run(score, str(scenario["id"]), _clock(scenario["steps"], clock), randomness, zone)
        score.identical += run.guarded(form, scenario["steps"], instance)
    return score


def replay_walk(
    name: str, data: Mapping[str, Any], form: Form | Refusal, clock: Clock, randomness: Randomness
) -> Score:
    """Replays one walk over a form."""
    score = Score(name, scenarios=1)
    run = _Run(score, name, _clock(data["steps"], clock), randomness, RECORDED_ZONE)
    score.identical += run.guarded(form, data["steps"], None)
    return score


def _clock(steps: Iterable[Mapping[str, Any]], clock: Clock) -> Clock:
    """The clock at the first moment that the recording itself tells, else the one given."""
    for step in steps:
        for node in step.get("snap") or step.get("diff") or []:
            found = _MOMENT.fullmatch(str(node.get("v") or ""))
            if found and node["t"] == "model-value":
                return FixedClock(int(datetime.fromisoformat(found.group()).timestamp() * 1000))
    return clock


class _Run:
    """One replay: a session, what the recording says so far, and what the session shows."""

    def __init__(
        self, score: Score, name: str, clock: Clock, randomness: Randomness, zone: str
    ) -> None:
        self.score = score
        self.name = name
        self.clock = clock
        self.randomness = randomness
        self.zone = zone
        self.recorded: dict[str, dict[str, Any]] = {}
        self.views: dict[str, View] = {}
        self.session: Session | None = None
        self.equal = True

    def guarded(
        self, form: Form | Refusal, steps: list[Mapping[str, Any]], instance: bytes | None
    ) -> bool:
        """As `all`; a fault of the engine counts as an error, and the other recordings go on."""
        try:
            return self.all(form, steps, instance)
        except Exception as fault:
            self.score.errors.append(f"{self.name}: {type(fault).__name__}: {fault}")
            return False

    def all(
        self, form: Form | Refusal, steps: list[Mapping[str, Any]], instance: bytes | None
    ) -> bool:
        """Replays the steps; whether the state was the same after each."""
        if isinstance(form, Refusal):
            self.score.errors.append(f"{self.name}: {form.code}")
            return False
        for step in steps:
            self.score.steps += 1
            refusal = self.operate(form, step, instance)
            if refusal is not None:
                where = f"{step['op']} {step.get('ref', '')}"
                self.score.errors.append(f"{self.name}: {where}: {refusal.code}")
                self.equal = False
            self.compare(self.record(step))
        return self.equal

    def operate(
        self, form: Form, step: Mapping[str, Any], instance: bytes | None
    ) -> Refusal | None:
        """Does what the step did, and takes up the views that it changed."""
        if self.session is None:
            tz = ZoneInfo(self.zone)
            self.session = Session(form, self.clock, self.randomness, tz, instance=instance)
            self.views = {view.ref: view for view in self.session.views()}
            return None
        outcome = _do(self.session, step)
        if isinstance(outcome, Refusal):
            return outcome
        self.refresh(self.session, outcome)
        return None

    def refresh(self, session: Session, changes: ChangeSet) -> None:
        refs = changes.values | changes.flags | changes.texts | changes.options
        if changes.repeats or len(refs) > len(self.views) // 2:
            self.views = {view.ref: view for view in session.views()}
            return
        whole = {ref for ref, view in self.views.items() if view.kind.startswith("repeat")}
        for ref in refs | whole:
            view = session.view(ref)
            if view is not None:
                self.views[ref] = view

    def record(self, step: Mapping[str, Any]) -> dict[str, set[str]]:
        """Takes up the recorded state; the fields of each node that this step changed."""
        changed: dict[str, set[str]] = {}
        nodes = step.get("snap", step.get("diff")) or []
        if "snap" in step:
            gone = set(self.recorded) - {node["ref"] for node in nodes}
        else:
            gone = set(step.get("gone") or [])
        for ref in gone:
            self.recorded.pop(ref, None)
        for node in nodes:
            before = self.recorded.get(node["ref"], {})
            changed[node["ref"]] = {key for key in node if node[key] != before.get(key)}
            self.recorded[node["ref"]] = node
        return changed

    def compare(self, changed: Mapping[str, set[str]]) -> None:
        for ref, node in self.recorded.items():
            view = self.views.get(ref)
            for key in node:
                if key in ("ref", "t") or (key == "opts" and view and view.options is None):
                    continue
                good = view is not None and _same(key, node[key], view)
                self.count(key, good, key in changed.get(ref, ()))
                if not good:
                    self.differ(ref, key, node[key], view)
        for ref in self.views.keys() - self.recorded.keys():
            self.differ(ref, "", None, self.views[ref])

    def count(self, key: str, good: bool, changed: bool) -> None:
        self.score.fields += 1
        self.score.fields_equal += good
        if key in _FLAGS:
            self.score.flags += 1
            self.score.flags_equal += good
        elif changed:
            self.score.changed += 1
            self.score.changed_equal += good

    def differ(self, ref: str, key: str, wanted: object, view: View | None) -> None:
        self.equal = False
        if len(self.score.differences) < 1000:
            shown = None if view is None else _shown(key, view)
            where = f"{self.name} step {self.score.steps} {ref} {key}"
            self.score.differences.append(f"{where}: {wanted!r} / {shown!r}"[:400])


def _do(session: Session, step: Mapping[str, Any]) -> ChangeSet | Refusal:
    match step["op"]:
        case "addRepeat":
            return session.add_repeat(step.get("rangeRef") or step["ref"])
        case "removeRepeat":
            return session.remove_repeat(step["ref"])
        case "setLanguage":
            return session.set_language(step["language"])
        case _:
            return session.answer(step["ref"], _answer(step))


def _answer(step: Mapping[str, Any]) -> Answer:
    if step["nodeType"] == "upload" or "raw" not in step:
        return str(step["after"] if step["nodeType"] == "upload" else step["value"])
    raw = list(step["raw"])
    if len(raw) > 1 and isinstance(raw[0], str) and raw[0].startswith("/"):
        raw = raw[1:]
    if step["nodeType"] == "trigger":
        return "OK" if raw[0] in (True, "OK") else ""
    if len(raw) > 1:
        return [str(value) for value in raw]
    answer: Answer = raw[0] if raw else ""
    return answer


def _shown(key: str, view: View) -> object:
    if key == "opts":
        return [list(option) for option in view.options or ()]
    return getattr(view, _FLAGS.get(key) or _TEXTS.get(key) or "kind")


def _same(key: str, wanted: object, view: View) -> bool:
    shown = _shown(key, view)
    if shown == wanted:
        return True
    if not (isinstance(shown, str) and isinstance(wanted, str)):
        return False
    if _MOMENT.fullmatch(shown) and _MOMENT.fullmatch(wanted):
        return True
    return _UUID.sub("-", shown) == _UUID.sub("-", wanted)
