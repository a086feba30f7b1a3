"""Why a code is not a card that serves here; the words stand in i18n/messages/cards.yaml."""

from fieldkit.errors import Code


class CardReason(Code):
    """Outcomes of judging a card, in the order in which they are tried: the first that applies."""

    NOT_A_CARD = "card.not_a_card"
    MALFORMED = "card.malformed"
    VERSION = "card.version"
    ORGANISATION = "card.organisation"
    ISSUER = "card.issuer"
    SIGNATURE = "card.signature"
    EXPIRED = "card.expired"
    REVOKED = "card.revoked"


class NumberReason(Code):
    """Outcomes of typing a card's short number."""

    NOT_A_NUMBER = "card_number.not_a_number"
    CHECK_DIGIT = "card_number.check_digit"


class KeysReason(Code):
    """Outcomes of opening a keys file."""

    UNREADABLE = "card_keys.unreadable"
    OTHER_KEY = "card_keys.other_key"
    OTHER_ORGANISATION = "card_keys.other_organisation"


class ImageReason(Code):
    """Outcomes of opening a picture to be scanned."""

    UNREADABLE = "card_image.unreadable"
    TOO_LARGE = "card_image.too_large"


class PrintReason(Code):
    """Outcomes of printing cards."""

    CANCELLED = "card_print.cancelled"
    NO_CARDS = "card_print.no_cards"
    NO_FONT = "card_print.no_font"
    NOT_WRITTEN = "card_print.not_written"
