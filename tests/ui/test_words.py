"""The window's words: complete in both languages, in step with the code, switched at once."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel

from fieldkit.ui.messages import Language
from fieldkit.ui.ts_file import read_ts, words_of
from fieldkit.ui.words import Speech, plural, translate

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "tools/translations.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_source_text_has_a_finished_translation_in_both_languages(tool: ModuleType) -> None:
    missing = []
    for code in sorted((ROOT / "fieldkit/ui").rglob("*.py")):
        for source in tool.sources_of(code.read_text(encoding="utf-8")):
            for language, (_, forms) in tool.LANGUAGES.items():
                found = words_of(language).get((source.context, source.text, source.comment))
                wanted = forms if source.numerus else 1
                if found is None or not found.finished or len(found.forms) != wanted:
                    missing.append((code.name, language, source.text))
    assert missing == [], "run `make translations` and write what is unfinished"


def test_the_files_are_in_step_with_the_code(tool: ModuleType) -> None:
    assert tool.main(["--check"]) == 0


def test_the_tool_finds_texts_keeps_translations_and_drops_what_is_gone(
    tool: ModuleType, tmp_path: Path
) -> None:
    code = (
        'translate("A", "One")\ntranslate("A", "%Ln things", None, 3)\ntranslate("B", "x", "why")'
    )
    sources = tool.sources_of(code)
    assert [(each.context, each.text, each.comment, each.numerus) for each in sources] == [
        ("A", "One", "", False),
        ("A", "%Ln things", "", True),
        ("B", "x", "why", False),
    ]
    file = tmp_path / "a.ts"
    file.write_text(tool.written(sources, {sources[0]: ("Один",)}, "ru"), encoding="utf-8")
    assert [(each.key[1], each.finished) for each in read_ts(file)] == [
        ("One", True),
        ("%Ln things", False),
        ("x", False),
    ]
    file.write_text(tool.written(sources[:1], tool.read(file), "ru"), encoding="utf-8")
    assert [each.forms for each in read_ts(file)] == [("Один",)]


@pytest.mark.parametrize(
    "code", ['translate("A", text)', 'translate("A", "%Ln x")', 'translate("A", "x", None, 3)']
)
def test_the_tool_refuses_what_it_could_not_translate(tool: ModuleType, code: str) -> None:
    with pytest.raises(SystemExit):
        tool.sources_of(code)


@pytest.mark.parametrize(
    ("number", "form"), [(0, 2), (1, 0), (2, 1), (5, 2), (11, 2), (21, 0), (22, 1), (112, 2)]
)
def test_russian_plurals(number: int, form: int) -> None:
    assert plural(number, "ru") == form


@pytest.mark.parametrize(("number", "form"), [(0, 1), (1, 0), (2, 1), (21, 1)])
def test_english_plurals(number: int, form: int) -> None:
    assert plural(number, "en") == form


@pytest.mark.parametrize(
    ("language", "shown"), [("ru", "12\xa0301 выдача сегодня"), ("en", "12,301 hand-outs today")]
)
def test_a_number_stands_in_its_text(qapp: QApplication, language: Language, shown: str) -> None:
    speech = Speech(language)
    assert translate("Today", "%Ln hand-outs today", None, 12_301) == shown
    speech.end()


def test_qt_s_own_words_are_switched_too(qapp: QApplication) -> None:
    speech = Speech("ru")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Отмена"
    speech.choose("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    speech.end()


def test_a_text_without_words_reads_as_its_source(qapp: QApplication) -> None:
    speech = Speech("ru")
    assert translate("Nowhere", "No such text") == "No such text"
    speech.end()


def test_switching_tells_every_widget(qapp: QApplication) -> None:
    class Listening(QLabel):
        heard = 0

        def event(self, event: QEvent) -> bool:
            self.heard += event.type() == QEvent.Type.LanguageChange
            return super().event(event)

    speech, outer = Speech("ru"), QLabel()
    inner = Listening(outer)
    QCoreApplication.processEvents()
    before = inner.heard
    speech.choose("en")
    QCoreApplication.processEvents()
    assert inner.heard > before
    speech.end()
