"""From the part of a criterion that was false to what is said of it: the need, and what there is.

The syntax tree is read as people count: `children >= 3`, `disabled`, `selected(answers/x, 'y')`.
What headquarters has words of its own for (`labels`, by the text of a part) is said in those.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fieldkit.expression import Part
from fieldkit.expression.syntax import Call, Chain, Constant, Expr, Negation, Path
from fieldkit.rules.had import choice, had, is_people, quoted, shown
from fieldkit.rules.unmet import (
    CriterionWord,
    FactWord,
    Joint,
    Label,
    Listed,
    Phrase,
    Question,
    Said,
    Unmet,
)

W = CriterionWord
ANSWERS = "answers"
_FACTS = {str(each).partition(".")[2]: each for each in FactWord}
_MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}
_SIGNS: Mapping[str, CriterionWord | Joint] = {
    "<": W.LESS,
    "<=": W.AT_MOST,
    ">": W.MORE,
    ">=": W.AT_LEAST,
    "=": Joint.EQUAL,
    "!=": W.NOT_EQUAL,
}
_ARITHMETIC = {"+": "+", "-": "−", "*": "×", "div": "÷"}
_SAME = ("number", "int", "round", "coalesce", "once")
"""Functions whose first argument says what they give."""


class _NoWordsError(Exception):
    """The tree has a part that is not said in words."""


def unmet_of(part: Part, text: str, labels: Mapping[str, Label] | None = None) -> Unmet:
    """What to tell a family of a part that was false; `text` is the whole criterion.

    `labels`: headquarters' words by the text of a part, wherever that stands in the criterion.
    Without words for some of it, `need` is None.
    """
    if part.tree is None:
        return Unmet(part.text)
    teller = _Teller(text, {_plain(key): label for key, label in (labels or {}).items()})
    try:
        need = teller.condition(part.tree)
    except _NoWordsError:
        return Unmet(part.text)
    try:
        return Unmet(part.text, need, teller.have(part))
    except _NoWordsError:
        return Unmet(part.text, need)


@dataclass(frozen=True)
class _Teller:
    text: str
    labels: Mapping[str, Label]

    def condition(self, tree: Expr, so: bool = True) -> Said:
        """What must hold, or with `so` False what must not."""
        label = self.labels.get(_plain(self.text[tree.start : tree.end]))
        if label is not None:
            return label if so else Phrase(W.NOT_SO, {"what": label})
        match tree:
            case Chain(level="and" | "or"):
                return self._several(tree, so)
            case Chain(level="equality" | "relation", rest=((sign, right),)):
                return self._comparison(tree.first, sign if so else _OPPOSITE[sign], right)
            case Call(name="not", args=(inner,)):
                return self.condition(inner, not so)
            case Call(name="selected", args=(Path() as path, Constant(value=value))):
                question = self._question(path)
                code = W.CHOSEN if so else W.NOT_CHOSEN
                return Phrase(code, {"what": question, "wanted": choice(question, value)})
            case Path():
                return self._exists(tree, so)
            case _:
                raise _NoWordsError

    def have(self, part: Part) -> Said:
        """What the household has of what was asked."""
        facts = [(self._name(each.path), each.value) for each in part.readings]
        if not facts:
            raise _NoWordsError
        return had(facts)

    def _several(self, tree: Chain, so: bool) -> Said:
        operands = [tree.first, *(operand for _, operand in tree.rest)]
        either = (tree.level == "or") == so
        if either and (same := self._one_of(operands, "=" if so else "!=")):
            what, wanted = same
            return Phrase(Joint.EQUAL, {"what": what, "wanted": Listed(W.OR, wanted)})
        counted = [self._at_least_one(operand) for operand in operands] if so else []
        if either and counted and all(counted):
            some = tuple(each for each in counted if each is not None)
            return Phrase(W.SOME_OF, {"list": Listed(", ", some)})
        parts = tuple(self.condition(operand, so) for operand in operands)
        if either:
            return Phrase(W.ANY, {"list": Listed("; ", parts)})
        return Listed(W.AND, parts)

    def _one_of(self, operands: Sequence[Expr], sign: str) -> tuple[Said, tuple[Said, ...]] | None:
        """The one thing that all operands compare with a constant, and the constants."""
        whats, wanted = set(), list[Said]()
        for operand in operands:
            match operand:
                case Chain(level="equality", first=Path() as path, rest=((found, right),)):
                    if found != sign or not isinstance(right, Constant):
                        return None
                    what = self._quantity(path)
                    whats.add(what if isinstance(what, FactWord | Question) else None)
                    wanted.append(_wanted(what, right.value))
                case _:
                    return None
        only = whats.pop() if len(whats) == 1 else None
        return None if only is None else (shown(only), tuple(wanted))

    def _at_least_one(self, tree: Expr) -> Said | None:
        """Whoever must be there at least once, if that is what the tree asks."""
        if self.labels.get(_plain(self.text[tree.start : tree.end])) is not None:
            return None
        match tree:
            case Chain(first=Path() as path, rest=((sign, Constant(value=float() as value)),)):
                if (sign, value) in ((">", 0), ("!=", 0), (">=", 1)):
                    name = self._name(self.text[path.start : path.end])
                    return name if is_people(name) or isinstance(name, Label) else None
            case _:
                pass
        return None

    def _comparison(self, left: Expr, sign: str, right: Expr) -> Said:
        if isinstance(left, Constant) and not isinstance(right, Constant):
            left, sign, right = right, _MIRROR.get(sign, sign), left
        share = self._share(left, sign, right)
        if share is not None:
            return share
        what = self._quantity(left)
        if not isinstance(right, Constant):
            return Phrase(_SIGNS[sign], {"what": shown(what), "wanted": self._operand(right)})
        if right.value == "" and isinstance(what, Question) and sign in ("=", "!="):
            return Phrase(W.ANSWERED if sign == "!=" else W.NOT_ANSWERED, {"what": what})
        if is_people(what) and isinstance(right.value, float):
            return _people(what, sign, right.value)
        code = W.EXACTLY if sign == "=" and isinstance(right.value, float) else _SIGNS[sign]
        return Phrase(code, {"what": shown(what), "wanted": _wanted(what, right.value)})

    def _share(self, left: Expr, sign: str, right: Expr) -> Said | None:
        """A part of all people of the family, in per cent."""
        match left, right:
            case (
                Chain(level="product", first=part, rest=(("div", Path() as whole),)),
                Constant(value=float() as value),
            ) if (
                self._name(self.text[whole.start : whole.end]) is FactWord.SIZE and 0 <= value <= 1
            ):
                people = self._people_in(part)
                if people is not None:
                    percent = Phrase(Joint.PERCENT, {"value": round(value * 100, 2)})
                    inner = Phrase(_SIGNS[sign], {"what": people, "wanted": percent})
                    return Phrase(W.SHARE, {"what": inner})
        return None

    def _people_in(self, tree: Expr) -> Said | None:
        operands = [tree]
        if isinstance(tree, Chain) and tree.level == "sum":
            if any(sign != "+" for sign, _ in tree.rest):
                return None
            operands = [tree.first, *(operand for _, operand in tree.rest)]
        names = [self._quantity(each) for each in operands if isinstance(each, Path)]
        if len(names) < len(operands) or not all(is_people(name) for name in names):
            return None
        return Listed(W.AND, tuple(names))

    def _exists(self, path: Path, so: bool) -> Said:
        what = self._quantity(path)
        if isinstance(what, Question):
            return Phrase(W.ANSWERED if so else W.NOT_ANSWERED, {"what": what})
        return _people(what, "!=" if so else "=", 0)

    def _quantity(self, tree: Expr) -> Said:
        """What is compared: a fact, a question, or a sum in words."""
        label = self.labels.get(_plain(self.text[tree.start : tree.end]))
        if label is not None:
            return label
        match tree:
            case Path():
                return self._name(self.text[tree.start : tree.end])
            case Call(name="count-selected", args=(Path() as path,)):
                return Phrase(W.CHOSEN_COUNT, {"what": self._question(path)})
            case Call(name=name, args=(first, *_)) if name in _SAME:
                return self._quantity(first)
            case Chain(level="sum" | "product"):
                return self._sum(tree)
            case _:
                raise _NoWordsError

    def _sum(self, tree: Chain) -> Said:
        said: Said = self._operand(tree.first)
        for sign, operand in tree.rest:
            if sign not in _ARITHMETIC:
                raise _NoWordsError
            said = Listed(f" {_ARITHMETIC[sign]} ", (said, self._operand(operand)))
        return Phrase(Joint.SUM, {"sum": said}) if tree.level == "sum" else said

    def _operand(self, tree: Expr) -> Said:
        match tree:
            case Constant(value=value):
                return value
            case Negation(count=1, operand=Constant(value=float() as value)):
                return -value
            case _:
                return shown(self._quantity(tree))

    def _name(self, path: str) -> Said:
        """What a path of the record leads to."""
        plain = path.strip().removeprefix("/")
        label = self.labels.get(_plain(path))
        if label is not None:
            return label
        if plain in _FACTS:
            return _FACTS[plain]
        top, _, below = plain.partition("/")
        if top == ANSWERS and below and "[" not in below:
            return Question(below)
        raise _NoWordsError

    def _question(self, path: Path) -> Question:
        found = self._name(self.text[path.start : path.end])
        if isinstance(found, Question):
            return found
        raise _NoWordsError


def _people(what: Said, sign: str, value: float) -> Said:
    """People are counted in whole numbers, so that "more than 2" is "at least 3"."""
    if value == int(value):
        if sign == ">" or (sign, value) == ("!=", 0):
            sign, value = ">=", value + 1
        elif sign == "<":
            sign, value = "<=", value - 1
    if value <= 0 and sign in ("=", "<="):
        return Phrase(W.NONE, {"what": what})
    code = W.EXACTLY if sign == "=" else _SIGNS[sign]
    return Phrase(code, {"what": what, "wanted": value})


def _wanted(what: Said, value: float | str) -> Said:
    if isinstance(value, float):
        return value
    return choice(what, value) if isinstance(what, Question) else quoted(value)


def _plain(text: str) -> str:
    return " ".join(text.split())
