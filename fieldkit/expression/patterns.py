"""Regular expressions of forms: read as on telephones, and bounded in time and memory.

A form comes from anywhere, and its patterns run while somebody types. A search is given
`SECONDS`; a pattern that has once used that up gets half of it each time after, so that a hundred
rows with the same bad pattern do not add up. What repeats repeats (`(a{999}){999}`) would fill the
memory before any search, and is refused by its size.
"""

import re
from functools import lru_cache

import regex

from fieldkit.errors import Refusal
from fieldkit.expression.codes import ExpressionReason
from fieldkit.expression.tokens import refusal

SECONDS = 0.05
"""How long one search may take."""
_LEAST_SECONDS = 0.002
LENGTH_LIMIT = 10_000
"""Characters of a pattern; a list of villages has some 3,000."""
SIZE_LIMIT = 20_000
"""Parts of a pattern, counted repeats written out; a search's own tables grow with it."""
LOOPS_LIMIT = 500
"""Repeated parts of a pattern, counted repeats written out."""
_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d*)(,?)(\d*)\}|.", re.DOTALL)
# The flag for ASCII would take the letters of `\p{L}` and the case of Russian ones along.
_CLASSES = {"d": "0-9", "w": "A-Za-z0-9_"}


def matches(pattern: str, text: str, slow: dict[str, int]) -> bool:
    """Whether the pattern is found anywhere in the text.

    `slow` counts, for each pattern, the searches that ran out of time; it is kept by the caller
    for as long as the form is open. Raises `RefusalError`: `expression.bad_pattern` for what is no
    pattern, `expression.slow_pattern` for what is too large or takes too long.
    """
    found = read_pattern(pattern)
    if isinstance(found, Refusal):
        raise refusal(ExpressionReason(found.code), **found.params)
    seconds = max(SECONDS / 2 ** min(slow.get(pattern, 0), 10), _LEAST_SECONDS)
    try:
        return found.search(text, timeout=seconds) is not None
    except TimeoutError:
        slow[pattern] = slow.get(pattern, 0) + 1
        raise refusal(ExpressionReason.SLOW_PATTERN, pattern=pattern) from None


@lru_cache(maxsize=512)
def read_pattern(pattern: str) -> "regex.Pattern[str] | Refusal":
    """The pattern ready to search with, or why it cannot be; remembered by its text.

    `\\d` and `\\w` are the ASCII ones, as in JavaScript and Java; the Russian letters are `[а-яё]`.
    """
    if len(pattern) > LENGTH_LIMIT or _too_large(pattern):
        return Refusal(ExpressionReason.SLOW_PATTERN, {"pattern": pattern})
    try:
        return regex.compile("".join(_as_ascii(part[0]) for part in _PART.finditer(pattern)))
    except (regex.error, RecursionError, OverflowError, MemoryError) as error:
        params = {"pattern": pattern, "detail": str(error)}
        return Refusal(ExpressionReason.BAD_PATTERN, params)


def _as_ascii(part: str) -> str:
    if len(part) > 2 and part[0] == "[":
        return re.sub(r"\\(.)", lambda found: _CLASSES.get(found[1], found[0]), part, flags=re.S)
    if len(part) == 2 and part[0] == "\\" and part[1].lower() in _CLASSES:
        negated = "^" if part[1].isupper() else ""
        return f"[{negated}{_CLASSES[part[1].lower()]}]"
    return part


def _too_large(pattern: str) -> bool:
    """Whether the pattern, its counted repeats written out, has too many parts or loops."""
    sizes, loops = [0], [0]
    size = loop = 0
    for found in _PART.finditer(pattern):
        part = found[0]
        if part == "(":
            sizes.append(0)
            loops.append(0)
            size = loop = 0
        elif part == ")" and len(sizes) > 1:
            size, loop = sizes.pop(), loops.pop()
            sizes[-1] += size
            loops[-1] += loop
        elif part in ("*", "+", "?") or (len(part) > 2 and part[0] == "{"):
            times = max(_count(found[1]), _count(found[3]))
            sizes[-1] += size * (times - 1)
            loops[-1] += loop * (times - 1) + 1
            size, loop = size * times, loop * times + 1
        else:
            size, loop = 1, 0
            sizes[-1] += 1
        if sizes[-1] > SIZE_LIMIT or loops[-1] > LOOPS_LIMIT:
            return True
    return sum(sizes) > SIZE_LIMIT or sum(loops) > LOOPS_LIMIT


def _count(digits: str | None) -> int:
    return min(int(digits[:9]), SIZE_LIMIT + 1) if digits else 1
