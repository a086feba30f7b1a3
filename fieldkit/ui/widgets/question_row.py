"""One question of a form: its text, its hint, its answer, and what is wrong with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkit.forms import ProblemKind, View
from fieldkit.forms.definition import NodeDef
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.answer_options import OptionsAnswer
from fieldkit.ui.widgets.answer_search import SearchAnswer
from fieldkit.ui.widgets.answer_text import TextAnswer, Typing
from fieldkit.ui.widgets.text import label
from fieldkit.ui.words import translate

MOST_LISTED = 12
"""Options in full view; more are found by typing."""
TYPINGS = {
    "int": Typing.WHOLE,
    "integer": Typing.WHOLE,
    "decimal": Typing.DECIMAL,
    "date": Typing.DATE,
}
UNABLE = ("upload", "rank", "repeat", "repeat-controlled")
Answering = OptionsAnswer | SearchAnswer | TextAnswer


class QuestionRow(QWidget):
    """Emits `answered` with ref and value, and `left` with the ref once the answer is given."""

    answered = Signal(str, str)
    left = Signal(str)

    def __init__(self, tools: Tools, view: View, definition: NodeDef) -> None:
        super().__init__()
        self.ref = view.ref
        self._tools, self._view = tools, view
        self.text, self.hint, self.wrong = label("strong"), label("caption"), label("body")
        self.wrong.setProperty("tone", str(Tone.STOP))
        self.answer = _answering(tools, view, definition)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tools.look.theme.space(Space.HAIR))
        for each in (self.text, self.hint, self.answer, self.wrong):
            if each is not None:
                layout.addWidget(each)
        if self.answer is not None:
            self.answer.answered.connect(lambda value: self.answered.emit(self.ref, value))
            if isinstance(self.answer, TextAnswer):
                self.answer.left.connect(lambda: self.left.emit(self.ref))
            else:
                self.answer.answered.connect(lambda _: self.left.emit(self.ref))
        self.wrong.hide()

    def show_view(self, view: View, told: bool) -> None:
        """Shows the question as it stands; `told`: say what is wrong with it."""
        self._view = view
        self.setVisible(view.relevant)
        name = " ".join((view.label or "").split())
        star = " *" if view.required and view.kind != "note" else ""
        self.text.setText(name + star)
        self.hint.setText(view.hint or "")
        self.hint.setVisible(bool(view.hint))
        match self.answer:
            case None:
                self.text.setText(name or (view.value or ""))
            case TextAnswer():
                self.answer.show_answer(view.value or "", name, view.readonly)
                self._hint_typing(self.answer)
            case _:
                done = (("OK", translate("Question", "Done")),) if view.kind == "trigger" else ()
                options = view.options or done
                self.answer.show_answer(view.value or "", options, name, view.readonly)
        self._show_wrong(view, told)

    def focus_answer(self) -> None:
        if self.answer is not None:
            self.answer.focus_target().setFocus()

    def _hint_typing(self, answer: TextAnswer) -> None:
        if answer.typing is Typing.DATE:
            answer.hint(translate("Question", "day.month.year"))

    def _show_wrong(self, view: View, told: bool) -> None:
        words = ""
        if view.kind in UNABLE:
            words = translate("Question", "This kind of question cannot be answered here yet.")
        elif told and isinstance(self.answer, TextAnswer) and self.answer.unreadable():
            words = self._how(self.answer.typing)
        elif told and not view.valid:
            words = view.message or self._tools.speech.code(ProblemKind.CONSTRAINT)
        elif told and not view.required_ok:
            words = view.message or self._tools.speech.code(ProblemKind.REQUIRED)
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        if self.answer is not None:
            self.answer.focus_target().setAccessibleDescription(words or view.hint or "")

    def _how(self, typing: Typing) -> str:
        if typing is Typing.DATE:
            return translate("Question", "This is no date. Write it like 05.09.2024.")
        if typing is Typing.WHOLE:
            return translate("Question", "This is no whole number. Write digits only.")
        return translate("Question", "This is no number. Write digits, such as 2.5.")


def _answering(tools: Tools, view: View, definition: NodeDef) -> Answering | None:
    """The field for a kind of question; None for a note and for what can't be answered here."""
    if view.kind == "select":
        control = definition.control
        several = control is not None and control.kind == "select"
        if not several and len(view.options or ()) > MOST_LISTED:
            return SearchAnswer()
        return OptionsAnswer(tools.look, several)
    if view.kind in ("input", "range"):
        appearance = definition.control.appearance if definition.control is not None else ""
        if "multiline" in appearance:
            return TextAnswer(tools.look, Typing.LINES)
        return TextAnswer(tools.look, TYPINGS.get(definition.bind.type, Typing.TEXT))
    if view.kind == "trigger":
        return OptionsAnswer(tools.look, several=True)
    return None
