"""An event is named where it is declared; elsewhere in the portal it is a class."""

import ast
from collections.abc import Iterator
from pathlib import Path

import chalicelib
from chalicelib.notifications.actions.facts import FACTS
from tests.support.happenings import ACTIONS

HOME = Path(chalicelib.__path__[0])
# What goes by the name of an event and is something else: a message, an error, a door, a line of
# the log that a signature carries.
SOMETHING_ELSE = {
    "delivery/domain.py": {"email_changed"},
    "notifications/actions/facts.py": FACTS.keys() & ACTIONS,
    "documents/actions/dossier.py": {"document_withdrawn"},
    "documents/domain/document.py": {"document_withdrawn"},
    "signing/actions/starting.py": {"document_withdrawn"},
    "identity/actions/codes.py": {"code_not_sent"},
    "signing/domain/kind.py": {"signing_expired"},
    "core/http.py": {"signed_in"},
    "signing/domain/ceremony.py": {"signature_given"},
    "signing/actions/bundling.py": {"signature_given"},
}


def named() -> Iterator[tuple[str, str]]:
    """The file and the name, of every text that is the name of an event."""
    for path in HOME.rglob("*.py"):
        if "events" in (path.stem, path.parent.name):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and node.value in ACTIONS:
                yield str(path.relative_to(HOME)), str(node.value)


def test_no_event_is_named_outside_the_events_of_a_module() -> None:
    known = {(path, name) for path, names in SOMETHING_ELSE.items() for name in names}
    assert set(named()) == known
