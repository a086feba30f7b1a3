"""Serials, and the short number under the QR for typing when the symbol cannot be read.

A serial is 12 bytes: 8 drawn at random for the print run, then the card's running number in the
organisation, 4 bytes big-endian, 1 to 999,999,999. The short number is that running number as nine
digits and a check digit by the method of H. M. Damm ("Total anti-symmetrische Quasigruppen",
Marburg 2004), which detects every wrong digit and every swap of two neighbours.
"""

from fieldkit.cards.reasons import NumberReason
from fieldkit.errors import Refusal

RUN_SIZE = 8
FIRST_NUMBER = 1
LAST_NUMBER = 999_999_999
NUMBER_DIGITS = 9

# The quasigroup of order 10 in Damm's thesis, one string a row.
_QUASIGROUP = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def serial_of(run: bytes, number: int) -> bytes:
    """The serial of the card `number` in a print run; ValueError if either is out of range."""
    if len(run) != RUN_SIZE or not FIRST_NUMBER <= number <= LAST_NUMBER:
        raise ValueError("a serial needs 8 bytes of run and a number of 1 to 999,999,999")
    return run + number.to_bytes(4, "big")


def running_number(serial: bytes) -> int:
    """The running number in a serial; the same card's short number without the check digit."""
    return int.from_bytes(serial[RUN_SIZE:], "big")


def short_number(serial: bytes) -> str:
    """The number printed under the QR, in groups: `000 001 234 0`."""
    digits = f"{running_number(serial):0{NUMBER_DIGITS}d}"
    return grouped(digits + str(check_digit(digits)))


def grouped(digits: str) -> str:
    """The ten digits of a short number, as a card's record holds them, in the printed groups."""
    return " ".join(part for part in (digits[:3], digits[3:6], digits[6:9], digits[9:]) if part)


def read_short_number(typed: str) -> int | Refusal:
    """The running number in what a person typed; spaces, dots, dashes and leading zeros are free.

    Refusals: NOT_A_NUMBER (anything but two to ten digits), CHECK_DIGIT (a digit mistyped).
    """
    digits = "".join(sign for sign in typed if sign not in " \u00a0.-\u2013\u2014")
    if not (digits.isascii() and digits.isdigit()):
        return Refusal(NumberReason.NOT_A_NUMBER)
    digits = digits.lstrip("0").rjust(2, "0")
    if len(digits) > NUMBER_DIGITS + 1 or int(digits[:-1]) < FIRST_NUMBER:
        return Refusal(NumberReason.NOT_A_NUMBER)
    if check_digit(digits) != 0:
        return Refusal(NumberReason.CHECK_DIGIT)
    return int(digits[:-1])


def check_digit(digits: str) -> int:
    """Damm's check digit of a digit string; 0 for a string that ends with its own check digit."""
    interim = 0
    for digit in digits:
        interim = int(_QUASIGROUP[interim][int(digit)])
    return interim
