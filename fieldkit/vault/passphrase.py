"""Passphrases: how hard one is to guess, and a generator of four random words."""

import functools
from collections.abc import Sequence
from typing import Any, Literal

from zxcvbn import zxcvbn

from fieldkit.errors import FaultError, Refusal
from fieldkit.ports import Randomness
from fieldkit.resources import resource
from fieldkit.vault.kdf import tidy
from fieldkit.vault.reasons import WeakReason

Language = Literal["ru", "en"]

LIST_LENGTH = 2048
WORDS = 4
LEAST_SCORE = 3
_LONGEST_SCORED = 72
"""zxcvbn's own limit; what stands after it only makes a passphrase harder."""
_SHORTEST = 8

_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё"
_SAME_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_LATIN_LAYOUT = str.maketrans(_CYRILLIC, _SAME_KEYS)


@functools.cache
def read_words(language: Language) -> tuple[str, ...]:
    """The 2,048 words of a language's list: 11 bits each."""
    path = resource(f"words/passphrase.{language}.txt")
    words = tuple(path.read_text(encoding="utf-8").split())
    if len(words) != LIST_LENGTH:
        raise FaultError(f"{path.name} does not hold {LIST_LENGTH} words")
    return words


def generate_passphrase(language: Language, randomness: Randomness) -> str:
    """Four random words with spaces between: 44 bits.

    Two random bytes make an index by their lowest 11 bits; 2,048 divides 65,536, so that every
    word is equally likely.
    """
    words = read_words(language)
    drawn = (int.from_bytes(randomness.bytes(2), "big") % LIST_LENGTH for _ in range(WORDS))
    return " ".join(words[index] for index in drawn)


def weakness(passphrase: str, personal: Sequence[str] = ()) -> Refusal | None:
    """Why the passphrase is too easy to guess; None if it will do.

    zxcvbn must give at least 3 of 4 to it, and also to the Latin letters on the same keys, since
    zxcvbn's lists know Russian passwords only as they come out under the English layout; both
    word lists and `personal` words count as known. Refusal: a `WeakReason`.
    """
    counted = tidy(passphrase).lower()[:_LONGEST_SCORED]
    if len(counted) < _SHORTEST:
        return Refusal(WeakReason.SHORT, {"least": _SHORTEST})
    own = list(dict.fromkeys(part for word in personal for part in tidy(word).lower().split()))
    known = list(dict.fromkeys([*own, *read_words("ru"), *read_words("en")]))
    as_keys = [word.translate(_LATIN_LAYOUT) for word in known]
    results = [zxcvbn(counted, known), zxcvbn(counted.translate(_LATIN_LAYOUT), as_keys)]
    weakest = min(results, key=lambda result: int(result["score"]))
    if weakest["score"] >= LEAST_SCORE:
        return None
    return Refusal(_reason(weakest["sequence"], len(own)), {"least": _SHORTEST})


def _reason(sequence: Sequence[dict[str, Any]], own: int) -> WeakReason:
    """The reason that the longest recognised part gives; the first `own` known words are names."""
    longest = max(sequence, key=lambda match: len(match["token"]))
    patterns = {
        "spatial": WeakReason.KEYBOARD,
        "repeat": WeakReason.REPEAT,
        "sequence": WeakReason.SEQUENCE,
        "date": WeakReason.DATE,
        "regex": WeakReason.DATE,
    }
    if longest["pattern"] != "dictionary":
        return patterns.get(longest["pattern"], WeakReason.SHORT)
    names = {"surnames", "male_names", "female_names"}
    mine = longest["dictionary_name"] == "user_inputs" and longest["rank"] <= own
    if mine or longest["dictionary_name"] in names:
        return WeakReason.NAME
    return WeakReason.COMMON if longest["dictionary_name"] == "passwords" else WeakReason.WORD
