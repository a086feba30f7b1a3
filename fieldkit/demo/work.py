"""A day's acts on the unlocked laptop, through the services that the pages use."""

from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from fieldkit.demo.answering import answer_all
from fieldkit.demo.steps import Step
from fieldkit.errors import FaultError, Refusal
from fieldkit.forms.session import Session as FormSession
from fieldkit.forms.xform import Form
from fieldkit.records.ids import directory_id
from fieldkit.records.lines import GoodsLine, MovedLine
from fieldkit.records.organisation import card_number_of
from fieldkit.records.receipt import Collector, ProofKind
from fieldkit.records.user import Role
from fieldkit.rules.verdict import AlreadyReceived, CardProblem
from fieldkit.services.assess import Assessed, assess
from fieldkit.services.bind_card import Bound, bind_card
from fieldkit.services.details import HouseholdDetails
from fieldkit.services.hand_out import HandedOut, HandOut, NotGiven, hand_out
from fieldkit.services.judge import Judged, judge
from fieldkit.services.laptop import Laptop
from fieldkit.services.move_stock import Receive, StockMoved, move_stock
from fieldkit.services.register_household import Registered, register_household
from fieldkit.services.session import Session, Workplace
from fieldkit.services.shown import Chosen, Scanned

SITE, AREA = "TAC-01", "KRS-G-KURSK"
PROGRAMMES = {"BASIC-2": "BASIC", "PHARMACY-1": "PHARMACY", "PREPAID-1": "PREPAID"}
DELIVERY = 12

Tell = Callable[..., None]


@dataclass
class Day:
    """What was done, counted as the summary wants it."""

    households: list[Registered] = field(default_factory=list)
    people: int = 0
    assessments: int = 0
    receipts: list[bytes] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)

    def refuse(self, reason: str) -> None:
        self.refused[reason] = self.refused.get(reason, 0) + 1


def session_of(laptop: Laptop, roles: frozenset[Role]) -> Session:
    """The acting user's session at the demo's centre."""
    organisation = laptop.organisation
    place = Workplace(
        directory_id(organisation, "site", SITE),
        SITE,
        directory_id(organisation, "area", AREA),
        AREA,
    )
    number = card_number_of(organisation)
    zone = ZoneInfo("Europe/Moscow")
    return Session(laptop.node, laptop.pen, laptop.clock, place, roles, number, zone)


def receive_stock(session: Session, tell: Tell) -> None:
    """The storekeeper takes in a delivery."""
    lines: list[MovedLine] = [{"item": "FOOD", "quantity": DELIVERY, "serials": []}]
    moved = move_stock(session, Receive(session.place.site, lines))
    assert isinstance(moved, StockMoved), moved
    tell(Step.STOCK, site=SITE, food=moved.held["FOOD"])


def register(session: Session, day: Day, details: HouseholdDetails, tell: Tell) -> None:
    done = register_household(session, details)
    if not isinstance(done, Registered):
        raise FaultError(f"a family was not registered: {done}")
    day.households.append(done)
    day.people += len(done.people)
    number = len(day.households)
    tell(Step.REGISTERED, number=number, people=len(done.people), proxies=len(done.proxies))


def assess_family(session: Session, day: Day, number: int, form: Form, tell: Tell) -> None:
    family = day.households[number]
    filling = FormSession(form, session.clock, session.pen.randomness)
    answers = answer_all(filling, len(family.people))
    done = assess(session, family.household, answers)
    if not isinstance(done, Assessed):
        raise FaultError(f"an assessment was not kept: {done}")
    day.assessments += 1
    tell(Step.ASSESSED, number=number + 1, answers=_count(answers.values))


def _count(value: object) -> int:
    match value:
        case dict():
            return sum(_count(each) for each in value.values())
        case list():
            return sum(_count(each) for each in value) if value else 0
        case _:
            return 1


def bind(session: Session, day: Day, texts: list[str]) -> None:
    for family, text in zip(day.households, texts, strict=True):
        bound = bind_card(session, family.household, text)
        if not isinstance(bound, Bound):
            raise FaultError(f"a card was not bound: {bound}")


def give_all(session: Session, day: Day, texts: list[str], tell: Tell, lang: str) -> None:
    """Each programme to each family: one receipt for each."""
    with session.node.transaction() as replica:
        programmes = [fields for _, fields in replica.directory_fields("programme")]
    names = {fields["code"]: fields[f"name_{lang}"] for fields in programmes}
    for number, (family, text) in enumerate(zip(day.households, texts, strict=True)):
        for code, programme in PROGRAMMES.items():
            goods = _goods(session, family, number, code)
            done = hand_out(session, Scanned(text), goods)
            if not isinstance(done, HandedOut):
                raise FaultError(f"{code} was not handed out: {done}")
            day.receipts.append(done.receipt)
            count = len(goods.lines)
            name = names.get(programme, programme)
            tell(Step.HANDED_OUT, number=number + 1, programme=name, lines=count)


def _goods(session: Session, family: Registered, number: int, code: str) -> HandOut:
    lines: dict[str, list[GoodsLine]] = {
        "BASIC-2": [
            {"item": "FOOD", "quantity": 1, "serials": []},
            {"item": "HYGIENE", "quantity": 1, "serials": []},
        ],
        "PHARMACY-1": [{"item": "PHARMACY", "quantity": 1, "serials": [f"AV-{number + 1:06d}"]}],
        "PREPAID-1": [{"item": "CARD5000", "quantity": 1, "serials": [f"PK-{number + 1:06d}"]}],
    }
    proxy = family.proxies[0] if family.proxies else None
    return HandOut(
        round_id(session, code),
        lines[code],
        Collector.PROXY if proxy else Collector.HEAD,
        proxy or family.people[0],
        ProofKind.CARD_SCAN,
    )


def round_id(session: Session, code: str) -> bytes:
    with session.node.transaction() as replica:
        return directory_id(replica.organisation, "round", code)


def try_again(session: Session, day: Day, tell: Tell) -> None:
    """A family that has had its parcel comes once more."""
    family = day.households[0]
    done = hand_out(session, Chosen(family.household), _goods(session, family, 5, "BASIC-2"))
    if not isinstance(done, NotGiven) or not isinstance(done.verdict, AlreadyReceived):
        raise FaultError(f"a second hand-out was not refused: {done}")
    day.refuse("already_received")
    at = session.day_of(done.verdict.at_ms)
    tell(Step.REFUSED, reason=Refusal(Step.ALREADY_RECEIVED, {"on": at, "site": SITE}))


def try_forged(session: Session, day: Day, text: str, tell: Tell) -> None:
    """Somebody shows a card of which one digit was changed."""
    changed = text[:-1] + str((int(text[-1]) + 1) % 10)
    judged = judge(session, Scanned(changed), [round_id(session, "BASIC-2")])
    verdict = next(iter(judged.verdicts.values())) if isinstance(judged, Judged) else None
    if isinstance(judged, Refusal) or not isinstance(verdict, CardProblem):
        raise FaultError(f"a forged card was not refused: {judged}")
    day.refuse(str(verdict.reason))
    tell(Step.REFUSED, reason=judged.problem or Refusal(verdict.reason))
