"""Brings the window's .ts files in step with the source texts in the code: `make translations`.

For each file of fieldkit/ui that calls `translate(context, source, comment, number)` with literal
texts there is one file in resources/i18n/window/<language>: new texts come in unfinished, gone ones
go out, finished translations stay. English gets its source texts; only plurals are left to write.

`--check` changes nothing and ends with 1 where something is not in step or not finished. Names of
source files limit the work to these. (Qt's own lupdate does not see the plurals of Python calls.)
"""

import ast
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
CODE, WORDS = ROOT / "fieldkit/ui", ROOT / "resources/i18n/window"
LANGUAGES = {"ru": ("ru_RU", 3), "en": ("en_GB", 2)}


@dataclass(frozen=True, order=True)
class Source:
    """One text of the code."""

    context: str
    text: str
    comment: str
    numerus: bool


def sources_of(code: str) -> list[Source]:
    """Every text that is handed to `translate`, in the order of the code, each once."""
    found: dict[Source, None] = {}
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(call.func, ast.Name) and call.func.id == "translate":
            found.setdefault(_source(call))
    return list(found)


def _source(call: ast.Call) -> Source:
    values = [arg.value if isinstance(arg, ast.Constant) else arg for arg in call.args]
    texts = [value for value in values[:2] if isinstance(value, str)]
    if len(texts) != 2:
        raise SystemExit(f"line {call.lineno}: translate() wants a literal context and text")
    comment = values[2] if len(values) > 2 and isinstance(values[2], str) else ""
    numerus = "%n" in texts[1] or "%Ln" in texts[1]
    if numerus != (len(values) > 3):
        raise SystemExit(f"line {call.lineno}: %Ln and a number go together")
    return Source(texts[0], texts[1], comment, numerus)


def written(sources: list[Source], old: dict[Source, tuple[str, ...]], language: str) -> str:
    """The .ts file; what has no translation is marked unfinished."""
    locale, forms = LANGUAGES[language]
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{locale}" sourcelanguage="en">')
    for context in dict.fromkeys(source.context for source in sources):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for source in sources:
            if source.context == context:
                lines += _message(source, old.get(source, ()), language, forms)
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def _message(source: Source, texts: tuple[str, ...], language: str, forms: int) -> list[str]:
    if language == "en" and not source.numerus:
        texts = (source.text,)
    wanted = forms if source.numerus else 1
    texts = texts if len(texts) == wanted else ("",) * wanted
    state = "" if all(texts) else ' type="unfinished"'
    lines = ['    <message numerus="yes">' if source.numerus else "    <message>"]
    lines.append(f"        <source>{escape(source.text)}</source>")
    if source.comment:
        lines.append(f"        <comment>{escape(source.comment)}</comment>")
    if source.numerus:
        lines.append(f"        <translation{state}>")
        lines += [f"            <numerusform>{escape(each)}</numerusform>" for each in texts]
        lines.append("        </translation>")
    else:
        lines.append(f"        <translation{state}>{escape(texts[0])}</translation>")
    return [*lines, "    </message>"]


def read(file: Path) -> dict[Source, tuple[str, ...]]:
    """The translations that a file holds."""
    found: dict[Source, tuple[str, ...]] = {}
    for context in ElementTree.parse(file).getroot().iter("context") if file.exists() else ():
        for message in context.iter("message"):
            numerus = message.get("numerus") == "yes"
            forms = tuple(each.text or "" for each in message.iter("numerusform"))
            texts = forms if numerus else (message.findtext("translation") or "",)
            key = Source(
                context.findtext("name") or "",
                message.findtext("source") or "",
                message.findtext("comment") or "",
                numerus,
            )
            found[key] = texts
    return found


def place(code: Path, language: str) -> Path:
    name = ".".join(code.relative_to(CODE).with_suffix("").parts)
    return WORDS / language / f"{name}.ts"


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    chosen = [Path(each).resolve() for each in arguments if each != "--check"]
    faults, kept = [], set[Path]()
    for code in chosen or sorted(CODE.rglob("*.py")):
        sources = sources_of(code.read_text(encoding="utf-8"))
        for language in LANGUAGES if sources else ():
            file = place(code, language)
            kept.add(file)
            text = written(sources, read(file), language)
            shown = file.relative_to(ROOT)
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                faults.append(f"{shown}: not in step with the code")
                if not check:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(text, encoding="utf-8")
            if count := text.count('type="unfinished"'):
                faults.append(f"{shown}: {count} to translate")
    for file in () if chosen else set(WORDS.rglob("*.ts")) - kept:
        faults.append(f"{file.relative_to(ROOT)}: its source has no texts any more")
        if not check:
            file.unlink()
    print("\n".join(sorted(faults)) or "translations: all in step and finished")
    return 1 if check and faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
