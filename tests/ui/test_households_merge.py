"""A family as typed beside the same household changed by somebody else: nothing is lost unseen."""

from dataclasses import replace

from fieldkit.ui.pages.households_merge import REMOVED, Clash, merge
from fieldkit.ui.pages.households_typed import TypedFamily, TypedPerson, TypedProxy

OLGA = TypedPerson("01", "Выдуманова", "Ольга", "", "f", "1984", "head")
SON = TypedPerson("02", "Выдуманов", "Тимофей", "", "m", "2019", "child")
NINA = TypedProxy("03", "Выдуманова", "Нина")
BEFORE = TypedFamily("0a", [OLGA, SON], [NINA], "1", "", "с. Примерное", "")


def but(*members: TypedPerson, **own: str) -> TypedFamily:
    return replace(BEFORE, members=list(members) or list(BEFORE.members), **own)  # type: ignore[arg-type]


def test_what_one_side_changed_is_taken() -> None:
    mine = but(replace(OLGA, birth="1985"), SON, phone="2")
    theirs = but(OLGA, replace(SON, birth="2018"), origin_settlement="с. Иное")
    merged = merge(BEFORE, mine, theirs)
    assert merged.clashes == () and merged.news
    assert (merged.family.phone, merged.family.origin_settlement) == ("2", "с. Иное")
    assert [each.birth for each in merged.family.members] == ["1985", "2018"]


def test_the_same_change_is_no_clash() -> None:
    assert merge(BEFORE, but(phone="2"), but(phone="2")).clashes == ()
    assert not merge(BEFORE, but(phone="2"), BEFORE).news


def test_what_both_changed_keeps_what_was_typed_and_tells_the_other() -> None:
    merged = merge(BEFORE, but(phone="2"), but(phone="3"))
    assert merged.clashes == (Clash("", "phone", "2", "3"),)
    assert (merged.family.phone, merged.now.phone) == ("2", "3")
    needs = merge(
        BEFORE,
        but(replace(OLGA, needs=["disability"]), SON),
        but(replace(OLGA, needs=["older_person", "disability"]), SON),
    )
    assert needs.clashes == (
        Clash("Выдуманова Ольга", "needs", "disability", "older_person, disability"),
    )


def test_members_who_came_and_went() -> None:
    new, blank = TypedPerson("", "Выдуманова", "Анна"), TypedPerson(family_name="Выдуманова")
    came = TypedPerson("04", "Выдуманов", "Пётр", relation="spouse")
    merged = merge(BEFORE, but(OLGA, SON, new, blank), but(OLGA, came))
    assert [each.given_name for each in merged.family.members] == ["Ольга", "Анна", "Пётр", ""]
    assert merged.clashes == ()


def test_changing_whom_somebody_else_took_out_is_told() -> None:
    merged = merge(BEFORE, but(OLGA, replace(SON, birth="2018")), but(OLGA))
    assert merged.clashes == (Clash("Выдуманов Тимофей", REMOVED, "Выдуманов Тимофей", ""),)
    taken_out = merge(
        BEFORE, but(OLGA, replace(SON, removed=True)), but(OLGA, replace(SON, sex="f"))
    )
    assert taken_out.clashes == (Clash("Выдуманов Тимофей", REMOVED, "", "Выдуманов Тимофей"),)
    assert taken_out.family.members[1].removed


def test_there_is_one_head() -> None:
    other = TypedPerson("04", "Выдуманов", "Пётр", relation="head")
    mine = but(replace(OLGA, relation=""), replace(SON, relation="head"))
    theirs = but(replace(OLGA, relation="spouse"), SON, other)
    merged = merge(BEFORE, mine, theirs)
    heads = [each.id for each in merged.family.members if each.relation == "head"]
    assert heads == ["02"]
    assert Clash("Выдуманов Пётр", "relation", "", "head") in merged.clashes


def test_proxies_of_both_stay() -> None:
    mine = replace(BEFORE, proxies=[NINA, TypedProxy("", "Выдуманова", "Вера")])
    theirs = replace(BEFORE, proxies=[TypedProxy("05", "Выдуманов", "Иван")])
    names = [each.given_name for each in merge(BEFORE, mine, theirs).family.proxies]
    assert names == ["Вера", "Иван"]
