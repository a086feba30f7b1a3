"""What the page Distribute asks, and the services bound to one session."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fieldkit.cards.picture_file import read_cards
from fieldkit.errors import Refusal
from fieldkit.records.void import VoidReason
from fieldkit.services.bind_card import reissue_card
from fieldkit.services.hand_out import HandedOut, HandOut, NotGiven, hand_out
from fieldkit.services.session import Session
from fieldkit.services.shown import Who
from fieldkit.services.void_receipt import Voided, void_receipt
from fieldkit.ui.pages.distribute_no_card import NoCardServices
from fieldkit.ui.pages.distribute_questions import form_questions
from fieldkit.ui.pages.distribute_reading import (
    Shelf,
    Table,
    count_rounds,
    read_table,
)
from fieldkit.ui.pages.distribute_saved_paper import PaperServices, paper_services
from fieldkit.ui.pages.distribute_shelf import read_shelf
from fieldkit.ui.pages.distribute_told import ReadQuestions
from fieldkit.ui.pages.households_services import find_hits


@dataclass(frozen=True)
class DistributeServices:
    """All but `picture` and `questions` are called in the lane `db`; in the lane `net`, `picture`
    gives every text that a picture file shows, and `questions` the words of a form in a language.
    `paper` brings a receipt on paper, `no_card` serves a family that has none at hand;
    None: not offered. `mark` names a draft that is begun, on any thread.
    """

    rounds: Callable[[], int | Refusal]
    table: Callable[[Who], Table | Refusal]
    shelf: Callable[[Mapping[str, int], Mapping[str, str]], Shelf | Refusal]
    give: Callable[[Who, HandOut], HandedOut | NotGiven | Refusal]
    void: Callable[[bytes, VoidReason, bool], Voided | Refusal]
    picture: Callable[[Path], tuple[str, ...] | Refusal]
    paper: PaperServices | None = None
    questions: ReadQuestions = lambda _, __: {}
    no_card: NoCardServices | None = None
    mark: Callable[[], str] = str


def distribute_services(session: Session) -> DistributeServices:
    """The services as this session's user has them."""
    return DistributeServices(
        partial(count_rounds, session),
        partial(read_table, session),
        partial(read_shelf, session),
        partial(hand_out, session),
        partial(void_receipt, session),
        read_cards,
        paper_services(session),
        partial(form_questions, session),
        NoCardServices(partial(find_hits, session), partial(reissue_card, session)),
        lambda: session.new_id().hex(),
    )
