"""Somebody who signs over HTTP, for tests that are about what the office sees of it."""

import time
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import APIRequestContext
from ulid import ULID

from scripts.screens.signing_in import new_code
from tests.aws import Portal
from tests.e2e.acts import mail_ids
from tests.people import Person

STEPS_DONE = ("ready", "completed")


@dataclass(frozen=True)
class SignerOfDocuments:
    """A signed-in person with their mail and phone at hand."""

    request: APIRequestContext
    portal: Portal
    person: Person

    def sign(self, client_id: str, task_id: str, seconds: float = 60) -> None:
        """Both codes, a typed name, and Afhandelen once the file is there."""
        signing = self._ok(self.request.get(f"/api/clients/{client_id}/signings/{task_id}"))
        place = f"/api/clients/{client_id}/ceremonies"
        chosen = {"task_id": task_id, "document_sha256": signing["document_sha256"]}
        known = mail_ids(self.portal, self.person.email)
        begun = self._post(place, ceremony_id=str(ULID()), documents=[chosen])
        here = f"{place}/{begun['ceremony_id']}"
        texts = mail_ids(self.portal, self.person.phone)
        self._put(f"{here}/answer", code=new_code(self.portal.outbox, self.person.email, known))
        self._put(f"{here}/answer", code=new_code(self.portal.outbox, self.person.phone, texts))
        self._put(f"{here}/signature", typed=self.person.name)
        deadline = time.monotonic() + seconds
        while (step := self._ok(self.request.get(here))["step"]) not in STEPS_DONE:
            assert time.monotonic() < deadline, step
            time.sleep(0.3)
        self._put(f"{here}/completion")

    def _post(self, path: str, **body: Any) -> Any:
        return self._ok(self.request.post(path, data=body))

    def _put(self, path: str, **body: Any) -> Any:
        return self._ok(self.request.put(path, data=body))

    def _ok(self, answer: Any) -> Any:
        assert answer.ok, answer.text()
        return answer.json()
