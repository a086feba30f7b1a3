"""One question of a form: its text, its hint, its answer, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldkit.forms import ProblemKind, View
from fieldkit.forms.definition import NodeDef
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.answer_field import AnswerField, Options
from fieldkit.ui.widgets.answer_kinds import Kind, in_table, kind_of, make_answer, typing_of
from fieldkit.ui.widgets.answer_means import Means
from fieldkit.ui.widgets.answer_options import OptionsAnswer
from fieldkit.ui.widgets.answer_range import bounds_of
from fieldkit.ui.widgets.more_text import MoreText
from fieldkit.ui.widgets.rich_label import RichLabel
from fieldkit.ui.widgets.rich_text import plain_text
from fieldkit.ui.widgets.text import LabelKind, label
from fieldkit.ui.widgets.typed_values import shown_value
from fieldkit.ui.words import translate

STAR = "★"
UNTRANSLATED = "-"
"""What pyxform writes where a language lacks a text that another one has."""


@dataclass(frozen=True)
class Asides:
    """What goes with a question beside its view: guidance for whoever opens it, why its answer is
    wrong, its label's picture and the names of media that can't be shown, pictures of its options.
    """

    guidance: str = ""
    why: str = ""
    picture: QPixmap = field(default_factory=QPixmap)
    media: str = ""
    pictures: Mapping[str, QPixmap] = field(default_factory=dict)


class QuestionRow(QWidget):
    """Emits `answered` with ref and value, `left` with the ref once the answer is given, `onward`
    with the ref when the next question is wanted, and `halved` with the ref when what stands in the
    field changed and is no answer yet; `grown` and `making` as the answer does. Nothing is built
    before the question is first shown: most questions of a large form never are.
    """

    answered = Signal(str, str)
    left = Signal(str)
    onward = Signal(str)
    halved = Signal(str)
    grown = Signal(str)
    making = Signal(str, object)

    def __init__(self, tools: Tools, ref: str, definition: NodeDef, means: Means) -> None:
        super().__init__()
        self.ref = ref
        self._tools, self._definition, self._means = tools, definition, means
        self._kind = Kind.NONE
        self._built = False
        self.answer: AnswerField | None = None
        self.more: MoreText | None = None
        self.why: QLabel | None = None
        self.lines: dict[str, QLabel] = {}
        self.hide()

    def show_view(self, view: View, told: bool, asides: Asides, half: str = "") -> None:
        """Shows the question as it stands; `told`: say what is wrong with it. `half` was typed
        before, and is no answer: it comes back into a field that is made anew.
        """
        if not view.relevant:
            self.hide()
            return
        if not self._built:
            self._build()
        made = self._fit(view)
        said = view.label or ""
        star = " *" if view.required and self.answer is not None else ""
        self.text.say(said, star)
        self.text.setVisible(bool(self.text.text()))
        read = "" if self.answer else shown_value(typing_of(self._definition), view.value or "")
        self._say("value", read)
        hint = _told(view.hint)
        self.hint.say(hint)
        self.hint.setVisible(bool(hint))
        self._show_guidance(_told(asides.guidance))
        self._show_media(asides)
        if self.answer is not None:
            name = plain_text(said)
            self.answer.show_answer(view.value or "", self._options(view), name, view.readonly)
            if made and half and not view.value:
                self.answer.put_half(half)
            if isinstance(self.answer, OptionsAnswer):
                self.answer.show_pictures(asides.pictures)
        self._show_wrong(view, told, asides.why)
        self.show()

    def focus_answer(self) -> None:
        if self.answer is not None:
            self.answer.focus_target().setFocus()

    def refuse(self) -> None:
        """The form did not take the answer: what was typed stays, to be mended."""
        if self.answer is not None:
            self.answer.refuse()

    def _options(self, view: View) -> Options:
        control = self._definition.control
        options = control.options if control is not None else {}
        match self._kind:
            case Kind.TRIGGER:
                return (("OK", translate("Question", "Done")),)
            case Kind.RATING:
                values = bounds_of(options).values()
                return [(each, f"{each} {STAR}") for each in values]
            case Kind.PICKER:
                return [(each, each) for each in bounds_of(options).values()]
            case _:
                return view.options or ()

    def _fit(self, view: View) -> bool:
        """Changes the way of answering where the number of options asks for another; whether the
        field is a new one.
        """
        kind = kind_of(view, self._definition)
        if kind is self._kind:
            return False
        focused = self.answer is not None and self.answer.isAncestorOf(self.focusWidget())
        if self.answer is not None:
            self.answer.hide()
            self._beside.removeWidget(self.answer)
            self.answer.deleteLater()
        self._kind = kind
        self.answer = answer = make_answer(self._tools, kind, self._definition, self._means)
        if answer is None:
            return False
        self._beside.addWidget(answer, 3)
        answer.answered.connect(lambda value: self.answered.emit(self.ref, value))
        answer.left.connect(lambda: self.left.emit(self.ref))
        answer.onward.connect(lambda: self.onward.emit(self.ref))
        answer.halved.connect(lambda: self.halved.emit(self.ref))
        answer.grown.connect(lambda: self.grown.emit(self.ref))
        answer.making.connect(lambda making: self.making.emit(self.ref, making))
        answer.show()
        if focused:
            answer.focus_target().setFocus()
        return True

    def _show_guidance(self, words: str) -> None:
        if self.more is None and words:
            self.more = MoreText(self._tools.look)
            self._asked.addWidget(self.more)
        if self.more is not None:
            self.more.say(words)

    def _show_media(self, asides: Asides) -> None:
        if not asides.picture.isNull() or "picture" in self.lines:
            self._say("picture", "")
            picture = self.lines["picture"]
            picture.setPixmap(asides.picture)
            picture.setVisible(not asides.picture.isNull())
            picture.setAccessibleName(asides.media)
        named = asides.media if asides.picture.isNull() else ""
        words = translate("Question", "See: %1").replace("%1", named)
        self._say("media", words if named else "")

    def _say(self, name: str, words: str) -> None:
        """Shows a line that few questions have; it is made when it is first wanted."""
        if name not in self.lines:
            if not words and name != "picture":
                return
            kind: LabelKind = "body" if name == "value" else "caption"
            self.lines[name] = made = label(kind, wrap=name != "picture")
            self._asked.addWidget(made)
        self.lines[name].setText(words)
        self.lines[name].setVisible(bool(words))

    def _show_wrong(self, view: View, told: bool, why: str) -> None:
        words, reason = "", ""
        unread = self.answer.unreadable() if told and self.answer is not None else ""
        if unread:
            words = unread
        elif told and not view.valid:
            words = view.message or why or self._tools.speech.code(ProblemKind.CONSTRAINT)
            reason = why if words != why else ""
        elif told and not view.required_ok:
            words = view.message or self._tools.speech.code(ProblemKind.REQUIRED)
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        if self.why is None and reason:
            self.why = label("caption")
            self._column.addWidget(self.why)
        if self.why is not None:
            self.why.setText(reason)
            self.why.setVisible(bool(reason))
        note = ""
        if self._kind is Kind.NAME:
            note = translate(
                "Question",
                "Recordings and files are not kept here. Write the file's name, or where it is.",
            )
        elif self._kind is Kind.OPTIONS and not view.options:
            note = translate(
                "Question", "Nothing to choose from yet: it follows from another answer."
            )
        self._say("note", note)
        if self.answer is not None:
            parts = (words, reason, note, plain_text(_told(view.hint)))
            said = " ".join(part for part in parts if part)
            self.answer.focus_target().setAccessibleDescription(said)

    def _build(self) -> None:
        self._built = True
        theme = self._tools.look.theme
        look = self._tools.look
        self.text, self.hint = RichLabel(look, "strong"), RichLabel(look, "caption")
        self.wrong = label("body")
        self.wrong.setProperty("tone", str(Tone.STOP))
        # In large text a table's rows have their words above the marks.
        table = in_table(self._definition) is not None and not theme.large
        way = QBoxLayout.Direction.LeftToRight if table else QBoxLayout.Direction.TopToBottom
        self._beside = QBoxLayout(way)
        self._beside.setSpacing(theme.space(Space.NEAR if table else Space.HAIR))
        self._asked = QVBoxLayout()
        self._asked.setSpacing(theme.space(Space.HAIR))
        self._asked.addWidget(self.text)
        self._asked.addWidget(self.hint)
        self._beside.addLayout(self._asked, 2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(Space.HAIR))
        self._column.addLayout(self._beside)
        self._column.addWidget(self.wrong)


def _told(text: str | None) -> str:
    return "" if text is None or text.strip() == UNTRANSLATED else text
