"""Why a form, a workbook or an answer is refused."""

from fieldkit.errors import Code


class FormReason(Code):
    """Codes of refusals and problems of this room."""

    UNREADABLE = "form.unreadable"
    NOT_A_WORKBOOK = "form.not_a_workbook"
    MACROS = "form.macros"
    TOO_LARGE = "form.too_large"
    TOO_SLOW = "form.too_slow"
    SHEET_MISSING = "form.sheet_missing"
    HEADER_MISSING = "form.header_missing"
    WORKBOOK_WRONG = "form.workbook_wrong"
    NOT_A_FORM = "form.not_a_form"
    ENTITIES = "form.entities"
    NO_INSTANCE = "form.no_instance"
    NO_QUESTIONS = "form.no_questions"
    CONTROL_UNKNOWN = "form.control_unknown"
    SEARCH_UNKNOWN = "form.search_unknown"
    INSTANCE_UNKNOWN = "form.instance_unknown"
    PATTERN_WRONG = "form.pattern_wrong"
    PACKAGE_DAMAGED = "form.package_damaged"
    NOT_ANSWERS = "form.not_answers"
    OTHER_FORM = "form.other_form"
    RECORDING_WRONG = "form.recording_wrong"
    REF_UNKNOWN = "form.ref_unknown"
    READ_ONLY = "form.read_only"
    REPEAT_FIXED = "form.repeat_fixed"
    TOO_MANY_ROWS = "form.too_many_rows"


class WhyReason(Code):
    """What a condition wants of an answer: `question`, `answer` (as chosen or typed), `wanted`."""

    EQUAL = "form.why_equal"
    NOT_EQUAL = "form.why_not_equal"
    SELECTED = "form.why_selected"
    NOT_SELECTED = "form.why_not_selected"
    MORE = "form.why_more"
    AT_LEAST = "form.why_at_least"
    LESS = "form.why_less"
    AT_MOST = "form.why_at_most"
    ANSWERED = "form.why_answered"
    ONE_OF = "form.why_one_of"
    OTHER = "form.why_other"


class ProblemKind(Code):
    """What stands between a filled form and its being finalised."""

    REQUIRED = "form.problem_required"
    CONSTRAINT = "form.problem_constraint"
