"""Folding of names, so that one person's name meets itself however it was typed.

`fold` is what an index keeps; `readings` is what a search looks for. Folding is coarse on purpose:
Cyrillic letters that passports write alike in Latin fold alike (ы, й and и; я and иа), and doubled
letters count once. Each Cyrillic letter folds by itself, so the fold of a word's beginning is the
beginning of the word's fold, and a search by prefix works.
"""

import re
import unicodedata

_CYRILLIC = re.compile("[а-я]")
_LATIN = re.compile("[a-z]")
_INSIDE_WORD = re.compile(r"['`ʼʹ’‘ъь]")
_BETWEEN_WORDS = re.compile(r"[^\w]+|_+")
_TWICE = re.compile(r"([^\W\d_])\1+")

# Letters that stand in passports, or in neighbouring alphabets, for the same sound.
_ALIKE = str.maketrans(
    {"ы": "и", "э": "е", "я": "иа", "ю": "иу", "і": "и", "є": "е", "ґ": "г", "ѣ": "е"}
)

# Latin letters that look like Cyrillic ones, in capitals or in small letters.
_LOOKS = str.maketrans("abcehikmoptxy", "авсеникмортху")
_ONLY_LOOKS = re.compile(r"[abcehkmoptxy]+")

# Latin to Cyrillic in the styles of Russian passports: ICAO Doc 9303 part 3 (Iuliia), the 1997
# order (Yuliya), Soviet passports after the French manner (Oulianov), and everyday English.
_LATIN_GROUPS = {
    "shch": "щ",
    "sch": "щ",
    "tch": "ч",
    "zh": "ж",
    "kh": "х",
    "ts": "ц",
    "tz": "ц",
    "ch": "ч",
    "sh": "ш",
    "ph": "ф",
    "ck": "к",
    "ou": "у",
    "yo": "е",
    "ye": "е",
    "jo": "е",
    "je": "е",
    "ce": "це",
    "ci": "ци",
    "x": "кс",
}
_LATIN_LETTERS = dict(zip("abcdefghijklmnopqrstuvwyz", "абкдефгхииклмнопкрстуввиз", strict=True))
_GROUP = re.compile("|".join(_LATIN_GROUPS) + "|[a-z]")

_QWERTY = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TO_RUSSIAN = str.maketrans(_QWERTY + '~{}:"<>', _RUSSIAN + "ёхъжэбю")
_TO_QWERTY = str.maketrans(_RUSSIAN, _QWERTY)


def fold(text: str) -> str:
    """The form in which names are compared: small Cyrillic letters, digits and single spaces.

    Case, ё and е, й and и, accents, punctuation and hyphens do not matter; Latin letters within a
    Cyrillic word are read by their looks, a Latin word by its sound. Folding twice changes nothing.
    """
    return _fold_letters(_lower(text))


def readings(text: str) -> tuple[str, ...]:
    """The folds of all that somebody may have meant by typing `text`, the likeliest first.

    As it stands; with the other keyboard layout on; with Latin capitals taken for Cyrillic ones.
    Empty if nothing is left of the text.
    """
    lower = _lower(text)
    found = [_fold_letters(lower)]
    if _LATIN.search(lower) and not _CYRILLIC.search(lower):
        found.append(_fold_letters(_lower(text.lower().translate(_TO_RUSSIAN))))
        if all(_ONLY_LOOKS.fullmatch(word) for word in lower.split()):
            found.append(_fold_letters(lower.translate(_LOOKS)))
    elif _CYRILLIC.search(lower):
        typed = unicodedata.normalize("NFC", text).lower()
        found.append(_fold_letters(_lower(typed.translate(_TO_QWERTY))))
    return tuple(dict.fromkeys(each for each in found if each))


def _lower(text: str) -> str:
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def _fold_letters(lower: str) -> str:
    words = _BETWEEN_WORDS.sub(" ", _INSIDE_WORD.sub("", lower)).split()
    folded = " ".join(_fold_word(word) for word in words)
    return _TWICE.sub(r"\1", folded.translate(_ALIKE))


def _fold_word(word: str) -> str:
    if not _LATIN.search(word):
        return word
    if _CYRILLIC.search(word):
        word = word.translate(_LOOKS)
    return _GROUP.sub(_sound, word)


def _sound(match: re.Match[str]) -> str:
    group = match[0]
    return _LATIN_GROUPS.get(group) or _LATIN_LETTERS[group]
