"""Texts are complete in both languages, and events tell what there are texts for."""

import json
from pathlib import Path

import pytest
from jinja2 import meta
from msgspec.structs import fields

from chalicelib.audit.domain import Hears
from chalicelib.core.language import Language
from chalicelib.core.render import environment
from chalicelib.core.text import TEMPLATES, texts
from chalicelib.notifications.actions.facts import FACTS
from chalicelib.notifications.actions.sending import ALSO_STOPPED
from chalicelib.notifications.domain.letters import Digest
from chalicelib.offices.domain.types import Action
from chalicelib.signing.actions.means import CODE
from tests.support.happenings import DECLARED

SOURCE = {"message.jinja"}
ROOT = Path(__file__).parents[2]


def files(language: str) -> set[Path]:
    folder = TEMPLATES / language
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def variables(path: Path) -> set[str]:
    return meta.find_undeclared_variables(environment(True).parse(path.read_text()))


def test_both_languages_have_the_same_files() -> None:
    assert files("nl") == files("en")


def test_there_is_no_third_language_half_done() -> None:
    shared = {"mail"}
    assert {path.name for path in TEMPLATES.iterdir()} == {each.value for each in Language} | shared


@pytest.mark.parametrize("path", sorted(path for path in files("nl") if path.suffix != ".json"))
def test_a_text_knows_the_same_things_in_both_languages(path: Path) -> None:
    assert variables(TEMPLATES / "nl" / path) == variables(TEMPLATES / "en" / path)


@pytest.mark.parametrize("path", sorted(path for path in files("nl") if path.suffix == ".json"))
def test_a_list_of_texts_has_the_same_keys_in_both_languages(path: Path) -> None:
    nl, en = (json.loads((TEMPLATES / each / path).read_text()) for each in ("nl", "en"))
    assert nl.keys() == en.keys()
    assert all(nl.values())
    assert all(en.values())


@pytest.mark.parametrize("language", Language)
def test_what_follows_is_said_of_whatever_is_asked(language: Language) -> None:
    """Of an approval by what its type says."""
    asked = set(Action) - {Action.NONE, Action.APPROVE}
    said = {each for each in texts(language, "what_follows") if "." not in each}
    assert said == asked


@pytest.mark.parametrize("language", Language)
def test_mails_have_the_same_words_of_whatever_is_asked(language: Language) -> None:
    said = {each: set[str]() for each in set(Action) - {Action.NONE}}
    for known in texts(language, "asked"):
        action, words = known.split(".")
        said[Action(action)].add(words)
    assert len({frozenset(each) for each in said.values()}) == 1


def told() -> set[str]:
    """The messages that go by mail; `by_text` goes by phone."""
    return {each.message for kind in DECLARED.values() for each in kind.tells if not each.by_text}


@pytest.mark.parametrize("language", Language)
def test_every_message_has_one_source_and_there_is_no_other(language: Language) -> None:
    folders = {path for path in (TEMPLATES / language / "mail").iterdir() if path.is_dir()}
    assert {path.name for path in folders} == told() | {Digest.message, CODE}
    for folder in folders:
        assert {path.name for path in folder.iterdir()} == SOURCE


@pytest.mark.parametrize("language", Language)
def test_what_goes_by_phone_has_words_of_its_own(language: Language) -> None:
    by_phone = {each.message for kind in DECLARED.values() for each in kind.tells if each.by_text}
    assert by_phone
    assert by_phone <= {path.parent.name for path in (TEMPLATES / language / "sms").rglob("*.txt")}


def test_what_is_said_or_sent_in_another_way_is_of_a_message_that_there_is() -> None:
    assert FACTS.keys() <= told()
    assert told() >= ALSO_STOPPED


def test_who_is_named_by_an_event_is_one_of_its_facts() -> None:
    named = list(Hears)[list(Hears).index(Hears.HOLDER) :]
    for kind in DECLARED.values():
        facts = {each.name for each in fields(kind)}
        assert {each.to.value for each in kind.tells if each.to in named} <= facts, kind


@pytest.mark.parametrize("language", Language)
def test_a_mail_never_has_what_somebody_typed_about_a_document(language: Language) -> None:
    """Property 8: a title, remark or reason may hold a number, an amount or a name."""
    for path in (TEMPLATES / language / "mail").rglob("*.*"):
        typed = {"title", "remark", "reason", "bsn", "code", "amount", "file_name"}
        if path.parent.name == CODE:
            typed -= {"code"}  # its own
        assert not variables(path) & typed, path


def test_templates_are_packaged() -> None:
    assert (ROOT / "vendor" / "templates").resolve() == TEMPLATES.resolve()
