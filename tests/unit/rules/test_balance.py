"""What is owed in a round, and that nobody gets more, whatever the order of acts."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from rules_world import HERE, TODAY, family, handed, round_of, void_of

from fieldkit.errors import Refusal
from fieldkit.records.round import Per
from fieldkit.rules.balance import Owed, check_issue, owed
from fieldkit.rules.decision import Shown, decide
from fieldkit.rules.family import Handed
from fieldkit.rules.reasons import IssueRule
from fieldkit.rules.verdict import Give

PARCEL, SOAP = "PARCEL", "SOAP"
ROUND = round_of((PARCEL, 1, Per.HOUSEHOLD), (SOAP, 2, Per.PERSON))


def test_a_family_that_shrank_owes_nothing_back_and_gets_nothing_more() -> None:
    lines = owed(ROUND, family(1), [handed(1, [(SOAP, 6)], round_=ROUND)])
    soap = lines[1]
    assert (soap.balance, soap.over) == (0, 4)


def test_a_receipt_may_not_ask_for_more_than_the_balance() -> None:
    lines = [Owed(PARCEL, 1, 0), Owed(SOAP, 6, 4)]
    twice = [{"item": SOAP, "quantity": 2}, {"item": SOAP, "quantity": 1}]
    params = {"item": SOAP, "quantity": 3, "balance": 2}
    assert check_issue([{"item": SOAP, "quantity": 2}], lines) is None
    assert check_issue(twice, lines) == Refusal(IssueRule.MORE_THAN_BALANCE, params)
    other = [{"item": "TEA", "quantity": 1}]
    assert check_issue(other, lines) == Refusal(IssueRule.NOT_IN_PACKAGE, {"item": "TEA"})


PACKAGES = st.lists(
    st.tuples(st.sampled_from("ABC"), st.integers(1, 5), st.sampled_from(Per)),
    min_size=1,
    max_size=4,
)


@given(PACKAGES, st.integers(0, 6), st.data())
def test_never_more_than_entitled_whatever_the_order_of_receipts_and_voids(
    package: list[tuple[str, int, Per]], people: int, data: st.DataObject
) -> None:
    asked, round_ = family(people), round_of(*package)
    given_out: dict[int, Handed] = {}
    for step in range(data.draw(st.integers(1, 12))):
        if given_out and data.draw(st.booleans()):
            number = data.draw(st.sampled_from(sorted(given_out)))
            returned = data.draw(st.booleans())
            void = void_of(number, returned=returned)
            given_out[number] = replace(given_out[number], void=void)
            continue
        receipts = data.draw(st.permutations(list(given_out.values())))
        found = decide(Shown(), asked, round_, receipts, TODAY, HERE, lambda _: None)
        if not isinstance(found, Give):
            assert all(line.balance == 0 for line in owed(round_, asked, receipts))
            continue
        assert any(line.balance for line in found.lines)
        wanted = [(line.item, data.draw(st.integers(0, line.balance + 2))) for line in found.lines]
        lines = [(item, quantity) for item, quantity in wanted if quantity]
        goods = [{"item": item, "quantity": quantity} for item, quantity in lines]
        fits = all(
            quantity <= next(line.balance for line in found.lines if line.item == item)
            for item, quantity in lines
        )
        assert (check_issue(goods, found.lines) is None) == fits
        if lines and fits:
            given_out[step] = handed(step, lines, round_=round_, at_ms=step)
        for line in owed(round_, asked, given_out.values()):
            assert line.taken <= line.due
            assert line.balance == line.due - line.taken
            assert line.over == 0


@given(st.lists(st.tuples(st.integers(1, 3), st.booleans()), max_size=6), st.data())
def test_what_is_owed_does_not_depend_on_order_or_repeats(
    acts: list[tuple[int, bool]], data: st.DataObject
) -> None:
    receipts = [
        handed(each, [(SOAP, quantity)], round_=ROUND, void=void_of(each) if gone else None)
        for each, (quantity, gone) in enumerate(acts)
    ]
    plain = owed(ROUND, family(), receipts)
    # A receipt may also be met before its void has come.
    unvoided = [replace(each, void=None) for each in receipts]
    mixed = data.draw(st.permutations(receipts + receipts + unvoided))
    assert owed(ROUND, family(), mixed) == plain
