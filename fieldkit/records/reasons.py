"""Why a record, or one of its fields, is not acceptable."""

from fieldkit.errors import Code


class RecordReason(Code):
    """What is wrong with a record; `field` in the parameters is the field's name in the record."""

    UNKNOWN_KIND = "records.unknown_kind"
    MISSING_FIELD = "records.missing_field"
    INVALID_VALUE = "records.invalid_value"
    INVALID_TEXT = "records.invalid_text"
    EMPTY_TEXT = "records.empty_text"
    TEXT_TOO_LONG = "records.text_too_long"
    INVALID_DATE = "records.invalid_date"
    DATE_TOO_EARLY = "records.date_too_early"
    DATES_OUT_OF_ORDER = "records.dates_out_of_order"
    INVALID_NUMBER = "records.invalid_number"
    NOT_POSITIVE = "records.not_positive"
    INVALID_ID = "records.invalid_id"
    INVALID_PHONE = "records.invalid_phone"
    NO_LINES = "records.no_lines"
    DUPLICATE_SERIAL = "records.duplicate_serial"
    SERIALS_DIFFER = "records.serials_differ"
    INVALID_RANGE = "records.invalid_range"
    PLACE_MISSING = "records.place_missing"
    WITNESS_MISSING = "records.witness_missing"
    ANSWERS_TOO_DEEP = "records.answers_too_deep"
