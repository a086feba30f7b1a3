"""Labels, hints, messages and choice names in the language shown."""

from collections.abc import Mapping

from fieldkit.expression import Expression, Node, to_boolean, to_string
from fieldkit.expression.lookup import STATIC
from fieldkit.expression.syntax import Call, Path
from fieldkit.forms.definition import Text
from fieldkit.forms.graph import itext_id
from fieldkit.forms.recalculate import Recalculation
from fieldkit.forms.state import Option, state_of
from fieldkit.forms.xform import Form


class Telling:
    """Texts of one session in one language. `language` may be set at any time."""

    def __init__(self, form: Form, recalculation: Recalculation, language: str) -> None:
        self._form = form
        self._recalculation = recalculation
        self.language = language
        self._at: Node | None = None
        self._with_outputs = False
        self._labels: dict[tuple[str, int, str], str] = {}

    def text(self, text: Text | None, node: Node) -> str | None:
        """The text at a node, its outputs filled in; None where the form has none."""
        if text is None:
            return None
        if text.whole is None:
            return self._joined(text, node)
        text_id = itext_id(text.whole)
        if text_id is not None:
            return self.translation(text_id, node)
        self._at = node
        return to_string(self._recalculation.evaluate(text.whole, node))

    def guidance(self, text: Text | None, node: Node) -> str | None:
        """The longer guidance that a hint carries for whoever opens it; None without one."""
        text_id = itext_id(text.whole) if text is not None and text.whole is not None else None
        if text_id is None:
            return None
        found = self._form.translations.find(text_id, self.language, "guidance")
        return None if found is None else self._joined(found, node)

    def media(self, text: Text | None) -> Mapping[str, str]:
        """The image, audio and video of a label by kind, as `jr://` addresses."""
        text_id = itext_id(text.whole) if text is not None and text.whole is not None else None
        if text_id is None:
            return {}
        kinds = ("image", "big-image", "audio", "video")
        found = {k: self._form.translations.find(text_id, self.language, k) for k in kinds}
        return {k: "".join(map(str, t.parts)) for k, t in found.items() if t is not None}

    def translation(self, text_id: str, node: Node | None) -> str:
        """The text of that id in the language shown, or else in the form's default."""
        translations = self._form.translations
        for language in (self.language, translations.default):
            found = translations.find(text_id, language)
            if found is not None:
                self._with_outputs = any(isinstance(part, Expression) for part in found.parts)
                return self._joined(found, node)
        return ""

    def by_id(self, text_id: str) -> str:
        """As `translation`, at the node whose text is being told (for `jr:itext`)."""
        return self.translation(text_id, self._at)

    def _joined(self, text: Text, node: Node | None) -> str:
        return "".join(
            part if isinstance(part, str) else self._output(part, node) for part in text.parts
        )

    def _output(self, expression: Expression, node: Node | None) -> str:
        if node is None:
            return ""
        return to_string(self._recalculation.evaluate(expression, node))

    def holds(self, expression: Expression, node: Node, owner: Node) -> bool:
        """Whether a condition holds at a node, asked for its owner."""
        return to_boolean(self._recalculation.evaluate(expression, node, owner))

    def choice(self, option: Option, node: Node) -> str:
        """The label of a choice; its value where it has no label."""
        control = state_of(node).definition.control
        if control is None:
            return option.value
        if option.item is None:
            label = control.items[option.place].label
            return (self.text(label, node) or "") if label is not None else option.value
        if control.itemset is not None and control.itemset.columns is not None:
            return self._from_columns(control.itemset.columns, option.item, node)
        if control.itemset is None or control.itemset.label is None:
            return option.value
        return self._item_label(control.itemset.label, option.item, node)

    def _from_columns(self, columns: Text, item: Node, node: Node) -> str:
        """The cells of the columns that a text names, with commas between them."""
        names = [name.strip() for name in (self.text(columns, node) or "").split(",")]
        cells = [cell.string() for name in names for cell in item.named(name)]
        return ", ".join(cell for cell in cells if cell)

    def _item_label(self, label: Expression, item: Node, node: Node) -> str:
        key = (label.text, id(item), self.language)
        known = self._labels.get(key)
        if known is not None:
            return known
        self._at, self._with_outputs = node, False
        told = to_string(self._recalculation.evaluate(label, item, node))
        if item.data is STATIC and not self._with_outputs and _of_item_alone(label):
            self._labels[key] = told
        return told


def _of_item_alone(label: Expression) -> bool:
    """Whether a choice's label is one of its columns, or the translation that one names."""
    tree = label.tree
    if isinstance(tree, Call) and tree.name == "jr:itext" and len(tree.args) == 1:
        tree = tree.args[0]
    return isinstance(tree, Path) and not tree.absolute and tree.base is None
