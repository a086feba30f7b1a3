"""Why a document was not made; the words stand in i18n/messages/reports.yaml."""

from fieldkit.errors import Code


class ReportReason(Code):
    """Outcome codes of the reports."""

    NO_FONT = "reports.no_font"
    NOT_WRITTEN = "reports.not_written"
