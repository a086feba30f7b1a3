"""Labels, hints and messages: reading them from the form, telling them in a language."""

from collections.abc import Collection

from lxml import etree

from fieldkit.errors import Refusal
from fieldkit.expression import Expression, compiled
from fieldkit.forms.definition import Text

NAMES = {"ru": ("russian", "русский", "rus"), "en": ("english", "eng")}
"""What forms call a language where they do not give its code."""


def local(element: etree._Element) -> str:
    """The name without its namespace; empty for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def expression(text: str | None, problems: list[Refusal]) -> Expression | None:
    """The compiled expression, or None, and a problem added, where it cannot be read."""
    if text is None or not text.strip():
        return None
    found = compiled(text)
    if isinstance(found, Refusal):
        problems.append(Refusal(found.code, {**found.params, "expression": text}))
        return None
    return found


def read_text(element: etree._Element | None, problems: list[Refusal]) -> Text | None:
    """The text of a label, hint or itext value, with its outputs."""
    if element is None:
        return None
    whole = expression(element.get("ref"), problems)
    if whole is not None:
        return Text(whole=whole)
    parts: list[str | Expression] = [element.text or ""]
    for child in element:
        if local(child) == "output":
            output = expression(child.get("value") or child.get("ref"), problems)
            if output is not None:
                parts.append(output)
        elif isinstance(child.tag, str):
            parts.append("".join(str(text) for text in child.itertext()))
        parts.append(child.tail or "")
    return Text(parts=tuple(part for part in parts if part))


def message(written: str | None, problems: list[Refusal]) -> Text | None:
    """A bind's message: `jr:itext('id')` or the words themselves."""
    if not written:
        return None
    if written.strip().startswith("jr:itext("):
        return Text(whole=expression(written, problems))
    return Text(parts=(written,))


class Translations:
    """The itext block: languages, and texts by id, form and language, read when first wanted."""

    def __init__(self, itext: etree._Element | None, problems: list[Refusal]) -> None:
        self.languages: list[str] = []
        self.default = ""
        self._texts: dict[str, dict[str, etree._Element]] = {}
        self._read: dict[tuple[str, str, str], Text | None] = {}
        self._problems = problems
        for block in itext if itext is not None else ():
            if local(block) == "translation":
                self._add(block)

    def _add(self, block: etree._Element) -> None:
        language = block.get("lang") or ""
        self.languages.append(language)
        if block.get("default") is not None or len(self.languages) == 1:
            self.default = language
        tag = str(block.tag).removesuffix("translation") + "text"
        self._texts[language] = {text.get("id", ""): text for text in block.iterchildren(tag)}

    def spoken(self, code: str) -> str | None:
        """The form's language of that code: `Русский (ru)`, `ru`, or known by its usual name."""
        names = (code, *NAMES.get(code, ()))
        known = ((each, each.strip().lower()) for each in self.languages)
        found = (each for each, low in known if f"({code})" in low or low in names)
        return next(found, None)

    def named(self, forms: Collection[str]) -> list[str]:
        """The files that the texts of these forms (`image`, `audio`, ...) name, each once."""
        found: dict[str, None] = {}
        for texts in self._texts.values():
            for text in texts.values():
                for value in text:
                    if local(value) == "value" and value.get("form") in forms:
                        found[(value.text or "").strip().rpartition("/")[2]] = None
        return [name for name in found if name]

    def find(self, text_id: str, language: str, form: str = "") -> Text | None:
        """The text of that form (`""`, `image`, `audio`, `guidance`, ...), or None."""
        key = (text_id, language, form)
        if key not in self._read:
            self._read[key] = self._find(text_id, language, form)
        return self._read[key]

    def _find(self, text_id: str, language: str, form: str) -> Text | None:
        element = self._texts.get(language, {}).get(text_id)
        if element is None:
            return None
        values = [value for value in element if local(value) == "value"]
        for wanted in (form,) if form else ("", "long", "short"):
            for value in values:
                if (value.get("form") or "") == wanted:
                    return read_text(value, self._problems)
        return None
