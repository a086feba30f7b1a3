"""XLSForm in, answers out: forms are read, filled in by a session, and give answers."""

from fieldkit.forms.answers import Answers
from fieldkit.forms.changes import ChangeSet
from fieldkit.forms.codes import FormReason, ProblemKind
from fieldkit.forms.conversion import load_workbook_apart
from fieldkit.forms.session import Missing, Session
from fieldkit.forms.view import View
from fieldkit.forms.workbook import load_bytes, load_workbook
from fieldkit.forms.xform import Form, load_xform

__all__ = [
    "Answers",
    "ChangeSet",
    "Form",
    "FormReason",
    "Missing",
    "ProblemKind",
    "Session",
    "View",
    "load_bytes",
    "load_workbook",
    "load_workbook_apart",
    "load_xform",
]
