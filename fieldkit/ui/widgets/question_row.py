"""One question of a form: its text, its hint, its answer, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldkit.forms import ProblemKind, View
from fieldkit.forms.definition import NodeDef
from fieldkit.ui.pages.base import Tools
from fieldkit.ui.theme import Space, Tone
from fieldkit.ui.widgets.answer_field import AnswerField, Options
from fieldkit.ui.widgets.answer_kinds import Kind, in_table, kind_of, make_answer, typing_of
from fieldkit.ui.widgets.answer_options import OptionsAnswer
from fieldkit.ui.widgets.answer_range import bounds_of
from fieldkit.ui.widgets.more_text import MoreText
from fieldkit.ui.widgets.rich_label import RichLabel
from fieldkit.ui.widgets.rich_text import plain_text
from fieldkit.ui.widgets.text import label
from fieldkit.ui.widgets.typed_values import shown_value
from fieldkit.ui.words import translate

LARGE_TEXT = 125
"""Per cent: above it a table's rows have their words above the marks."""
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
    """Emits `answered` with ref and value, `left` with the ref once the answer is given, and
    `onward` with the ref when the next question is wanted. Nothing is built before the question is
    first shown: most questions of a large form never are.
    """

    answered = Signal(str, str)
    left = Signal(str)
    onward = Signal(str)

    def __init__(self, tools: Tools, ref: str, definition: NodeDef) -> None:
        super().__init__()
        self.ref = ref
        self._tools, self._definition = tools, definition
        self._kind = Kind.NONE
        self._built = False
        self.answer: AnswerField | None = None
        self.hide()

    def show_view(self, view: View, told: bool, asides: Asides) -> None:
        """Shows the question as it stands; `told`: say what is wrong with it."""
        if not view.relevant:
            self.hide()
            return
        if not self._built:
            self._build()
        self._fit(view)
        said = view.label or ""
        star = " *" if view.required and self.answer is not None else ""
        self.text.say(said, star)
        self.text.setVisible(bool(self.text.text()))
        read = "" if self.answer else shown_value(typing_of(self._definition), view.value or "")
        self.value.setText(read)
        self.value.setVisible(bool(read))
        hint = _told(view.hint)
        self.hint.say(hint)
        self.hint.setVisible(bool(hint))
        self.more.say(_told(asides.guidance))
        self._show_media(asides)
        if self.answer is not None:
            name = plain_text(said)
            self.answer.show_answer(view.value or "", self._options(view), name, view.readonly)
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

    def _fit(self, view: View) -> None:
        """Changes the way of answering where the number of options asks for another."""
        kind = kind_of(view, self._definition)
        if kind is self._kind:
            return
        focused = self.answer is not None and self.answer.isAncestorOf(self.focusWidget())
        if self.answer is not None:
            self.answer.hide()
            self._beside.removeWidget(self.answer)
            self.answer.deleteLater()
        self._kind = kind
        self.answer = answer = make_answer(self._tools, kind, self._definition)
        if answer is None:
            return
        self._beside.addWidget(answer, 3)
        answer.answered.connect(lambda value: self.answered.emit(self.ref, value))
        answer.left.connect(lambda: self.left.emit(self.ref))
        answer.onward.connect(lambda: self.onward.emit(self.ref))
        answer.show()
        if focused:
            answer.focus_target().setFocus()

    def _show_media(self, asides: Asides) -> None:
        self.picture.setPixmap(asides.picture)
        self.picture.setVisible(not asides.picture.isNull())
        self.picture.setAccessibleName(asides.media)
        words = translate("Question", "See: %1").replace("%1", asides.media)
        self.media.setText(words)
        self.media.setVisible(bool(asides.media) and asides.picture.isNull())

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
        self.why.setText(reason)
        self.why.setVisible(bool(reason))
        note = ""
        if self._kind is Kind.NAME:
            note = translate(
                "Question",
                "Recordings and files are not kept here. Write the file's name, or where it is.",
            )
        self.note.setText(note)
        self.note.setVisible(bool(note))
        if self.answer is not None:
            parts = (words, reason, note, plain_text(_told(view.hint)))
            said = " ".join(part for part in parts if part)
            self.answer.focus_target().setAccessibleDescription(said)

    def _build(self) -> None:
        self._built = True
        theme = self._tools.look.theme
        look = self._tools.look
        self.text, self.hint = RichLabel(look, "strong"), RichLabel(look, "caption")
        self.more, self.picture = MoreText(look), QLabel()
        self.media, self.note, self.why = label("caption"), label("caption"), label("caption")
        self.wrong, self.value = label("body"), label("body")
        self.wrong.setProperty("tone", str(Tone.STOP))
        table = in_table(self._definition) is not None and theme.scale <= LARGE_TEXT
        way = QBoxLayout.Direction.LeftToRight if table else QBoxLayout.Direction.TopToBottom
        self._beside = QBoxLayout(way)
        self._beside.setSpacing(theme.space(Space.NEAR if table else Space.HAIR))
        asked = QVBoxLayout()
        asked.setSpacing(theme.space(Space.HAIR))
        below = (self.more, self.picture, self.media, self.note, self.value)
        for each in (self.text, self.hint, *below):
            asked.addWidget(each)
        self._beside.addLayout(asked, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(Space.HAIR))
        layout.addLayout(self._beside)
        for each in (self.wrong, self.why):
            layout.addWidget(each)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft)


def _told(text: str | None) -> str:
    return "" if text is None or text.strip() == UNTRANSLATED else text
