"""What goes with a question beside its view: guidance, media, and why its answer is wrong."""

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImageReader, QPixmap

from fieldkit.errors import Refusal
from fieldkit.expression import Node
from fieldkit.forms import Session, View
from fieldkit.forms.codes import WhyReason
from fieldkit.forms.state import Option, state_of
from fieldkit.forms.why import NOTHING, Why, why_wrong
from fieldkit.ui.look import Look
from fieldkit.ui.widgets.question_row import Asides
from fieldkit.ui.words import Speech, translate

WIDE, TALL = 420, 240
"""Pixels at 100 % of a label's picture."""
CHOICE = 96
"""The same of a choice's picture, each way."""
MOST_PICTURED = 60
"""Choices whose pictures are looked for."""
KEEP = Qt.AspectRatioMode.KeepAspectRatio


class AsideTeller:
    """Tells the asides of one session's questions. `files` are the form's media by name."""

    def __init__(
        self, session: Session, look: Look, speech: Speech, files: Mapping[str, bytes]
    ) -> None:
        self._session, self._look, self._speech, self._files = session, look, speech, files
        self._pictures: dict[tuple[str, int], QPixmap] = {}

    def of(self, node: Node, view: View, told: bool) -> Asides:
        """The asides of one question as it stands."""
        control, telling = state_of(node).definition.control, self._session.telling
        if control is None or not view.relevant:
            return Asides()
        media = telling.media(control.label)
        scale = self._look.theme.sized
        image = media.get("big-image") or media.get("image") or ""
        wrong = told and not view.valid
        return Asides(
            telling.guidance(control.hint, node) or "",
            self.why(why_wrong(self._session, view.ref), bool(view.message)) if wrong else "",
            self._picture(image, scale(WIDE), scale(TALL)),
            ", ".join(_name(address) for address in media.values()),
            self._of_choices(node, scale(CHOICE)) if view.options and self._files else {},
        )

    def why(self, why: Why | None, told_otherwise: bool = False) -> str:
        """A condition that fails, in words; what can only be said as an expression is left out
        where there are other words for it.
        """
        if why is None:
            return ""
        said = [each for each in why.said if not told_otherwise or each.code is not WhyReason.OTHER]
        return self._sentences(said)

    def _sentences(self, said: list[Refusal]) -> str:
        words: list[str] = []
        listed = False
        for each in said:
            told = self._speech.outcome(_with_words(each))
            words.append(f"• {told}" if listed else told)
            listed = listed or each.code is WhyReason.ONE_OF
        return ("\n" if listed else " ").join(words)

    def _of_choices(self, node: Node, side: int) -> dict[str, QPixmap]:
        options = self._session.choices.options(node)
        if len(options) > MOST_PICTURED:
            return {}
        found = {each.value: self._picture(self._image_of(node, each), side, side)
                 for each in options}  # fmt: skip
        return {value: picture for value, picture in found.items() if not picture.isNull()}

    def _image_of(self, node: Node, option: Option) -> str:
        control, telling = state_of(node).definition.control, self._session.telling
        if control is None:
            return ""
        if option.item is None:
            return telling.media(control.items[option.place].label).get("image", "")
        named = (child.string() for child in option.item.children if child.name == "itextId")
        text_id = next(named, None)
        if text_id is None:
            return ""
        text = self._session.form.translations.find(text_id, telling.language, "image")
        return "" if text is None else "".join(map(str, text.parts))

    def _picture(self, address: str, wide: int, tall: int) -> QPixmap:
        name = _name(address)
        data = self._files.get(address) or self._files.get(name)
        if not name or data is None:
            return QPixmap()
        key = (name, wide)
        if key not in self._pictures:
            self._pictures[key] = _sized(data, wide, tall)
        return self._pictures[key]


def _sized(data: bytes, wide: int, tall: int) -> QPixmap:
    """A picture no larger than that; decoded at about this size, since forty are shown at once."""
    buffer = QBuffer()
    buffer.setData(data)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > wide or size.height() > tall:
        reader.setScaledSize(size.scaled(wide, tall, KEEP))
    return QPixmap.fromImage(reader.read())


def _with_words(said: Refusal) -> Refusal:
    """The sentence with words for an answer that is not there yet."""
    if said.params.get("answer") != NOTHING:
        return said
    none = translate("Assess", "none yet", "the answer to a question")
    return Refusal(said.code, {**said.params, "answer": none})


def hidden_words(why: Why, words: str) -> str:
    """Why a question is not asked, as one sentence and what its conditions say."""
    name = " ".join(why.label.split())
    if not name:
        return translate("Assess", "Not asked, as the answers stand.") + f" {words}"
    start = translate("Assess", "“%1” is not asked, as the answers stand.").replace("%1", name)
    return f"{start} {words}"


def _name(address: str) -> str:
    return address.rpartition("/")[2]
