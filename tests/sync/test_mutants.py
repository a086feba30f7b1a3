"""The gate can fail: faults planted in the merge, one at a time, are each caught by it."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from fieldkit.journal import accept, apply, letting_go, merge, paging
from fieldkit.journal.merge import Applicable, Corrections
from fieldkit.journal.state import Register, State, Write
from tests.sync.machine import Convergence

real_apply = merge.apply


def base_ignored(state: State | None, entry: Applicable) -> State:
    """A later write no longer supersedes what its author saw."""
    header = entry.header
    bare = type(header)(
        header.seq,
        header.time,
        header.author,
        header.kind,
        header.record,
        header.area,
        header.directory,
    )
    return real_apply(state, Applicable(entry.tag, entry.seq, entry.head, bare, entry.fields))


def early_deaths_forgotten(state: State | None, entry: Applicable) -> State:
    """A write that was superseded before it came is taken as live when it comes."""
    state = real_apply(state, entry)
    if isinstance(state, Register):
        state.dead.clear()
    return state


def last_come_wins(state: State | None, entry: Applicable) -> State:
    """The write that arrives last replaces all others: the usual last-writer-wins."""
    state = real_apply(state, entry)
    if isinstance(state, Register):
        own = entry.head[:8]
        for write in state.writes:
            if write.dot != own:
                for name in entry.fields:
                    write.fields.pop(name, None)
        state.writes = [write for write in state.writes if write.fields]
    return state


def never_contained(state: State | None, entry: Applicable) -> bool:
    """What a page already contains is applied once more."""
    return False


def always_contained(state: State | None, entry: Applicable) -> bool:
    """A page is taken to contain every act held here: own unsent acts vanish under it."""
    return state is not None


def uncorrected(self: Corrections, tag: bytes, seq: int, time: int) -> int:
    """Clock corrections are heard but not obeyed."""
    return time


def kept_for_ever(replica: object, rows: object) -> None:
    """What left the areas stays in the journal."""


MUTANTS: list[tuple[str, list[tuple[Any, str]], Callable[..., Any]]] = [
    ("base ignored", [(apply, "apply")], base_ignored),
    ("early deaths forgotten", [(apply, "apply")], early_deaths_forgotten),
    ("last come wins", [(apply, "apply")], last_come_wins),
    (
        "never contained",
        [(merge, "contains"), (apply, "contains"), (paging, "contains")],
        never_contained,
    ),
    ("always contained", [(apply, "contains"), (paging, "contains")], always_contained),
    ("clock corrections not obeyed", [(Corrections, "merge_time")], uncorrected),
    ("left areas kept", [(paging, "let_go"), (accept, "let_go")], kept_for_ever),
]


@pytest.mark.parametrize(("name", "places", "fault"), MUTANTS, ids=[row[0] for row in MUTANTS])
def test_planted_fault_is_caught(
    name: str,
    places: list[tuple[Any, str]],
    fault: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for place, attribute in places:
        monkeypatch.setattr(place, attribute, fault)
    with pytest.raises(Exception) as caught:
        run_state_machine_as_test(
            Convergence,
            settings=settings(
                max_examples=1500,
                derandomize=True,
                stateful_step_count=50,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
    assert isinstance(caught.value, AssertionError | ExceptionGroup)


def test_writes_are_what_mutants_change() -> None:
    """The mutants above reach into these; a renamed attribute must fail here, not silently."""
    assert {"dot", "fields"} <= set(Write.__slots__)
    assert letting_go.let_go is paging.let_go is accept.let_go
