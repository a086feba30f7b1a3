"""Invented forms of every shape: groups, repeats in repeats, counts, choices, conditions."""

from dataclasses import dataclass, field
from random import Random
from xml.sax.saxutils import quoteattr

_LIST = (
    '<instance id="places"><list>'
    + "".join(
        f"<item><name>p{at}</name><of>{at % 3}</of><label>Place {at}</label></item>"
        for at in range(9)
    )
    + "</list></instance>"
)
_KINDS = (
    "int",
    "string",
    "decimal",
    "select",
    "many",
    "calc",
    "date",
    "calc",
    "int",
    "group",
    "repeat",
    "repeat",
)


@dataclass
class Place:
    """A node: its path, the repeats it stands in, outermost first, and what it holds."""

    path: str
    repeats: tuple[str, ...]
    kind: str
    children: "list[Place]" = field(default_factory=list)


class RandomForm:
    """One form from a seed. Expressions read only what stands before them: nothing cycles."""

    def __init__(self, seed: int) -> None:
        self.rnd = Random(seed)
        self.leaves: list[Place] = []
        self.repeats: list[Place] = []
        self.binds: list[str] = []
        self.instance, self.body = self._some("/data", (), 0, 16)

    def xml(self) -> bytes:
        """The form as an XForm."""
        return (
            '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
            'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Random</h:title><model>'
            f'<instance><data id="random">{self.instance}</data></instance>{_LIST}'
            f"{''.join(self.binds)}</model></h:head><h:body>{self.body}</h:body></h:html>"
        ).encode()

    def _some(self, above: str, repeats: tuple[str, ...], depth: int, most: int) -> tuple[str, str]:
        instance = body = ""
        for at in range(self.rnd.randint(most // 2, most)):
            kind = self.rnd.choice(_KINDS if depth < 3 else _KINDS[:9])
            path = f"{above}/{kind[0]}{depth}{at}"
            made, control = self._node(Place(path, repeats, kind), depth)
            instance += made
            body += control
        return instance, body

    def _node(self, place: Place, depth: int) -> tuple[str, str]:
        name = place.path.rpartition("/")[2]
        if place.kind == "group":
            self._bind(place, relevant=self._condition(place, 0.5))
            instance, body = self._some(place.path, place.repeats, depth + 1, 6)
            return f"<{name}>{instance}</{name}>", f'<group ref="{place.path}">{body}</group>'
        if place.kind == "repeat":
            return self._repeat(place, name, depth)
        self._leaf(place)
        self.leaves.append(place)
        return f"<{name}>{self._default(place)}</{name}>", self._control(place)

    def _repeat(self, place: Place, name: str, depth: int) -> tuple[str, str]:
        self._bind(place, relevant=self._condition(place, 0.4))
        count = ""
        if self.rnd.random() < 0.4:
            count = f" jr:count={quoteattr(f'({self._number(place)}) mod 4')}"
        self.repeats.append(place)
        inside = (*place.repeats, place.path)
        instance, body = self._some(place.path, inside, depth + 1, 6)
        template = f'<{name} jr:template="">{instance}</{name}>'
        first = f"<{name}>{instance}</{name}>" * self.rnd.randint(0, 2)
        control = f'<repeat nodeset="{place.path}"{count}>{body}</repeat>'
        return template + first, f'<group ref="{place.path}">{control}</group>'

    def _default(self, place: Place) -> str:
        if place.kind == "int" and self.rnd.random() < 0.4:
            return str(self.rnd.randint(0, 5))
        return ""

    def _leaf(self, place: Place) -> None:
        types = {"int": "int", "decimal": "decimal", "date": "date"}
        calculate = self._number(place) if place.kind == "calc" else ""
        if place.kind == "calc" and self.rnd.random() < 0.4:
            calculate = self._text(place)
        self._bind(
            place,
            type=types.get(place.kind, "string"),
            calculate=calculate,
            relevant=self._condition(place, 0.3),
            required=self._condition(place, 0.2),
            readonly=self._condition(place, 0.1),
            constraint=f". != ({self._number(place)})" if self.rnd.random() < 0.2 else "",
        )

    def _control(self, place: Place) -> str:
        if place.kind == "calc":
            return ""
        label = f"<label>Of <output value={quoteattr(self._text(place))}/></label>"
        if place.kind not in ("select", "many"):
            return f'<input ref="{place.path}">{label}</input>'
        tag = "select1" if place.kind == "select" else "select"
        chosen = self._filter(place)
        return (
            f'<{tag} ref="{place.path}">{label}<itemset nodeset={quoteattr(chosen)}>'
            f'<value ref="name"/><label ref="label"/></itemset></{tag}>'
        )

    def _filter(self, place: Place) -> str:
        near = [one for one in self._near(place) if one.kind == "int"]
        if not near or self.rnd.random() < 0.4:
            return "instance('places')/list/item"
        other = self.relative(place, self.rnd.choice(near))
        return f"instance('places')/list/item[of = current()/{other}]"

    def _bind(self, place: Place, **attributes: str) -> None:
        given = " ".join(f"{key}={quoteattr(text)}" for key, text in attributes.items() if text)
        if given:
            self.binds.append(f'<bind nodeset="{place.path}" {given}/>')

    def _near(self, place: Place) -> list[Place]:
        """Leaves before a place, each once for every instance that the place itself has."""
        count = len(place.repeats)
        return [one for one in self.leaves if one.repeats == place.repeats[: len(one.repeats)]][
            -12 - count :
        ]

    @staticmethod
    def relative(place: Place, other: Place) -> str:
        """The path from a place to another that shares its repeats."""
        mine, theirs = place.path.split("/"), other.path.split("/")
        same = 0
        while same < min(len(mine), len(theirs)) - 1 and mine[same] == theirs[same]:
            same += 1
        return "/".join([".."] * (len(mine) - same) + theirs[same:])

    def _condition(self, place: Place, often: float) -> str:
        if self.rnd.random() >= often:
            return ""
        near = self._near(place)
        if near and self.rnd.random() < 0.4:
            other = self.relative(place, self.rnd.choice(near))
            return self.rnd.choice([f"{other} != ''", f"selected({other}, 'p1')", f"{other} = ''"])
        sign, limit = self.rnd.choice((">", "<", "=", "!=")), self.rnd.randint(0, 4)
        return f"({self._number(place)}) {sign} {limit}"

    def _number(self, place: Place) -> str:
        options = [str(self.rnd.randint(0, 3))]
        near = [self.relative(place, one) for one in self._near(place)]
        if near:
            one, other = self.rnd.choice(near), self.rnd.choice(near)
            options += [
                f"coalesce({one}, 0)",
                f"string-length({one}) + string-length({other})",
                f"if({one} != '', 1, 2)",
                f"count-selected({one})",
            ] * 2
        options += self._over_repeats(place)
        return self.rnd.choice(options)

    def _over_repeats(self, place: Place) -> list[str]:
        known = [one for one in self.repeats if one.path not in place.repeats]
        found = [f"count({one.path})" for one in known[-3:]]
        far = [one for one in self.leaves if one.repeats][-6:]
        for one in far:
            if any(path in place.repeats for path in one.repeats):
                continue
            last = one.repeats[-1]
            found += [
                f"count-non-empty({one.path})",
                f"string-length(join('', {one.path}))",
                f"count({last}[{one.path.removeprefix(last + '/')} != ''])",
                f"string-length(indexed-repeat({one.path}, {one.repeats[0]}, 2))",
                f"string-length({one.repeats[0]}[last()]{one.path.removeprefix(one.repeats[0])})",
            ]
        if place.repeats:
            up = "/".join([".."] * (place.path.count("/") - place.repeats[-1].count("/")))
            own = place.repeats[-1].rpartition("/")[2]
            if up:
                found += [f"position({up})"] * 2 + [f"count({up}/../{own})"]
        return found

    def _text(self, place: Place) -> str:
        near = [self.relative(place, one) for one in self._near(place)]
        if not near:
            return "'-'"
        one = self.rnd.choice(near)
        far = [
            each.path
            for each in self.leaves
            if each.repeats and each.repeats[0] not in place.repeats
        ]
        more = f"concat({self.rnd.choice(far)})" if far else "'.'"
        return self.rnd.choice([one, f"concat({one}, '-', {self._number(place)})", more])
