"""A draft and the assessment that it becomes: always one of them, never both, never neither."""

import pytest
from services_world import Laptop, registered

from fieldkit.errors import Refusal
from fieldkit.forms.answers import Answers
from fieldkit.journal.replica import Replica
from fieldkit.services import assess as assessing
from fieldkit.services.assess import Assessed, assess
from fieldkit.services.drafts import Draft, DraftMark, keep_drafts, read_drafts
from fieldkit.services.home import home_of

PLACE = "assess"
MARK = DraftMark(PLACE, "ab" * 16)
DRAFT: Draft = {"id": MARK.id, "answers": "<data/>", "typed": {"/data/age": "4 "}}
ANSWERS = Answers("needs", "3", "uuid:1", {"water": "no"}, b"")


def drafts(laptop: Laptop) -> dict[str, Draft]:
    found = read_drafts(laptop.session, [PLACE])
    assert not isinstance(found, Refusal)
    return found


def assessments(laptop: Laptop, household: bytes) -> int:
    with laptop.node.transaction() as replica:
        return len(home_of(replica, household).assessments)


def test_a_draft_comes_back_until_it_is_ended(laptop: Laptop) -> None:
    assert keep_drafts(laptop.session, {PLACE: DRAFT}) is None
    assert drafts(laptop) == {PLACE: DRAFT}
    assert keep_drafts(laptop.session, {PLACE: None}) is None
    assert drafts(laptop) == {}


def test_saving_ends_the_draft_in_its_own_transaction(laptop: Laptop) -> None:
    home = registered(laptop.session)
    keep_drafts(laptop.session, {PLACE: DRAFT})
    assert isinstance(assess(laptop.session, home.household, ANSWERS, draft=MARK), Assessed)
    # The window never heard of it: as after a power cut, the store alone tells.
    assert drafts(laptop) == {}
    assert assessments(laptop, home.household) == 1


def test_what_breaks_between_fact_and_draft_leaves_the_draft_alone(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = registered(laptop.session)
    keep_drafts(laptop.session, {PLACE: DRAFT})
    before = laptop.entries()

    def broken(*_: object) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(assessing, "end_draft", broken)
    with pytest.raises(OSError, match="the disk is gone"):
        assess(laptop.session, home.household, ANSWERS, draft=MARK)
    assert drafts(laptop) == {PLACE: DRAFT}
    assert (assessments(laptop, home.household), laptop.entries()) == (0, before)


def test_what_breaks_while_the_draft_goes_takes_the_fact_back(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = registered(laptop.session)
    keep_drafts(laptop.session, {PLACE: DRAFT})
    whole = assessing.end_draft

    def half(session: object, replica: Replica, *rest: object) -> None:
        whole(session, replica, *rest)  # type: ignore[arg-type]
        raise OSError("the disk is gone")

    monkeypatch.setattr(assessing, "end_draft", half)
    with pytest.raises(OSError, match="the disk is gone"):
        assess(laptop.session, home.household, ANSWERS, draft=MARK)
    assert drafts(laptop) == {PLACE: DRAFT}
    assert assessments(laptop, home.household) == 0


def test_saving_twice_is_once(laptop: Laptop) -> None:
    home = registered(laptop.session)
    first = assess(laptop.session, home.household, ANSWERS, draft=MARK)
    assert isinstance(first, Assessed)
    assert assess(laptop.session, home.household, ANSWERS, draft=MARK) == first
    assert assessments(laptop, home.household) == 1


def test_a_copy_of_the_draft_that_comes_late_is_dropped(laptop: Laptop) -> None:
    home = registered(laptop.session)
    assess(laptop.session, home.household, ANSWERS, draft=MARK)
    assert keep_drafts(laptop.session, {PLACE: DRAFT}) is None
    assert drafts(laptop) == {}
    other = {**DRAFT, "id": "cd" * 16}
    keep_drafts(laptop.session, {PLACE: other})
    assert drafts(laptop) == {PLACE: other}


def test_drafts_without_a_mark_are_kept_and_ended_as_well(laptop: Laptop) -> None:
    home = registered(laptop.session)
    old = {"answers": "<data/>"}
    for _ in range(2):
        keep_drafts(laptop.session, {PLACE: old})
        assert drafts(laptop) == {PLACE: old}
        saved = assess(laptop.session, home.household, ANSWERS, draft=DraftMark(PLACE, ""))
        assert isinstance(saved, Assessed)
        assert drafts(laptop) == {}
    assert assessments(laptop, home.household) == 2
