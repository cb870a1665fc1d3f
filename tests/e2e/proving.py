"""A fresh code for a sensitive act, given over HTTP in the browser of who does it."""

from typing import Any

from playwright.sync_api import Page

from scripts.screens.signing_in import new_code
from tests.aws import Portal
from tests.people import Person

ASK = """async ([method, path, body]) => {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`/api${path}`, { method, headers, body: JSON.stringify(body) });
  return answer.json();
}"""


def prove(page: Page, portal: Portal, person: Person, purpose: str) -> None:
    known = {message["id"] for message in portal.outbox(person.phone)}
    asked: Any = page.evaluate(ASK, ["POST", "/step-ups", {"purpose": purpose}])
    code = new_code(portal.outbox, person.phone, known)
    path = f"/step-ups/{asked['challenge_id']}/answer"
    given: Any = page.evaluate(ASK, ["PUT", path, {"code": code}])
    assert given["purpose"] == purpose, given
