"""Somebody who signs over HTTP, for tests that are about what the office sees of it."""

from typing import Any

from msgspec import Struct
from playwright.sync_api import APIRequestContext
from ulid import ULID

from tests.e2e.acts import mail_ids
from tests.e2e.door import fine
from tests.e2e.signing_in import new_code
from tests.laptop import Portal
from tests.people import Person
from tests.waiting import eventually

STEPS_DONE = ("ready", "completed")


class SignerOfDocuments(Struct, frozen=True, kw_only=True):
    """A signed-in person with their mail and phone at hand."""

    request: APIRequestContext
    portal: Portal
    person: Person

    def sign(self, client_id: str, task_id: str) -> None:
        """Both codes, a typed name, and Afhandelen once the file is there."""
        asked = f"/api/clients/{client_id}/tasks/{task_id}"
        eventually(lambda: self.request.get(asked).ok)
        signing = fine(self.request.get(asked))
        place = f"/api/clients/{client_id}/ceremonies"
        chosen = {"task_id": task_id, "document_sha256": signing["document_sha256"]}
        known = mail_ids(self.portal, self.person.email)
        begun = self._post(place, ceremony_id=str(ULID()), documents=[chosen])
        here = f"{place}/{begun['ceremony_id']}"
        texts = mail_ids(self.portal, self.person.phone)
        self._put(f"{here}/answer", code=new_code(self.portal.outbox, self.person.email, known))
        self._put(f"{here}/answer", code=new_code(self.portal.outbox, self.person.phone, texts))
        self._put(f"{here}/signature", typed=self.person.name)
        eventually(lambda: fine(self.request.get(here))["step"] in STEPS_DONE)
        self._put(f"{here}/completion")

    def _post(self, path: str, **body: Any) -> Any:
        return fine(self.request.post(path, data=body))

    def _put(self, path: str, **body: Any) -> Any:
        return fine(self.request.put(path, data=body))
