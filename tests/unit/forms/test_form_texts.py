"""Labels, outputs and languages."""

from forms_world import done, session, shown

from fieldkit.forms import Session

ITEXT = (
    "<itext>"
    '<translation lang="ru" default="true()">'
    '<text id="q"><value>Возраст: <output value="/data/name"/></value>'
    '<value form="image">jr://images/a.png</value></text>'
    '<text id="y"><value>Да</value></text><text id="only"><value>Только</value></text>'
    "</translation>"
    '<translation lang="en">'
    '<text id="q"><value>Age of <output value="/data/name"/></value></text>'
    '<text id="y"><value>Yes</value></text></translation></itext>'
)
BODY = (
    '<input ref="/data/name"/><input ref="/data/age"><label ref="jr:itext(\'q\')"/>'
    "<hint ref=\"jr:itext('only')\"/></input>"
    '<select1 ref="/data/ok"><item><label ref="jr:itext(\'y\')"/><value>y</value></item></select1>'
)


def bilingual() -> Session:
    return session("<name/><age/><ok/>", "", BODY, ITEXT)


def test_a_label_follows_its_outputs() -> None:
    here = bilingual()
    changes = done(here.answer("/data/name", "Олег"))
    assert changes.texts == {"/data/age"}
    view = here.view("/data/age")
    assert view is not None and view.label == "Возраст: Олег"


def test_another_language_loses_nothing() -> None:
    here = bilingual()
    here.answer("/data/name", "Олег")
    here.answer("/data/ok", "y")
    before = here.draft()
    changes = here.set_language("en")
    assert {"/data/age", "/data/ok"} <= changes.texts
    age, ok = here.view("/data/age"), here.view("/data/ok")
    assert age is not None and ok is not None
    assert (age.label, age.hint, ok.options) == ("Age of Олег", "Только", (("y", "Yes"),))
    assert here.draft() == before and shown(here, "ok") == "y"


def test_languages_and_media_are_told() -> None:
    here = bilingual()
    control = here.form.nodes["/data/age"].control
    assert control is not None
    assert here.form.languages == ["ru", "en"] and here.telling.language == "ru"
    assert here.telling.media(control.label) == {"image": "jr://images/a.png"}


def test_guidance_stands_apart_from_the_hint() -> None:
    text = (
        '<itext><translation lang="ru"><text id="h"><value>Кратко</value>'
        '<value form="guidance">Подробно</value></text></translation></itext>'
    )
    body = '<input ref="/data/a"><hint ref="jr:itext(\'h\')"/></input>'
    here = session("<a/>", "", body, text)
    definition, node = here.definition("/data/a"), here.node("/data/a")
    assert definition is not None and definition.control is not None and node is not None
    view = here.view("/data/a")
    assert view is not None and view.hint == "Кратко"
    assert here.telling.guidance(definition.control.hint, node) == "Подробно"
