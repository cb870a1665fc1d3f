"""Everybody comes in over HTTP, once; the screen of signing in has tests of its own."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct, field
from playwright.sync_api import APIRequestContext, APIResponse, Playwright, StorageState

from tests import tally
from tests.e2e.signing_in import ids_of, new_code
from tests.laptop import Portal
from tests.people import PASSWORD, Person

AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"


class Door(Struct, kw_only=True):
    """`origins` are those of the offices."""

    playwright: Playwright
    portal: Portal
    origins: Mapping[str, str]
    passwords: dict[str, str] = field(default_factory=dict)
    kept: dict[str, APIRequestContext] = field(default_factory=dict)

    def asking(self, person: Person) -> APIRequestContext:
        """The session that all tests share, opened anew when it has ended."""
        known = self.kept.get(person.email)
        if known is None or not known.get("/api/me").ok:
            known = self.kept[person.email] = self.come_in(person)
        return known

    def come_in(self, person: Person) -> APIRequestContext:
        """A session of its own."""
        tally.count("sign-ins")
        request, outbox = self.outside(person.office), self.portal.outbox
        known = ids_of(outbox(person.phone))
        password = self.passwords.get(person.email, PASSWORD)
        given = {"email": person.email, "password": password}
        asked = fine(request.post("/api/sessions", data=given))
        code = {"code": new_code(outbox, person.phone, known)}
        me = fine(request.put(f"/api/challenges/{asked['challenge_id']}/answer", data=code))
        return self.outside(person.office, request.storage_state(), me["person"])

    def prove(self, person: Person, request: APIRequestContext, act: str) -> None:
        """A fresh code for an act, in a session of this person."""
        known = ids_of(self.portal.outbox(person.phone))
        wish = {"purpose": act, "documents": []}
        asked = fine(request.post("/api/step-ups", data=wish))
        code = {"code": new_code(self.portal.outbox, person.phone, known)}
        fine(request.put(f"/api/step-ups/{asked['challenge_id']}/answer", data=code))

    def outside(
        self, office: str, state: StorageState | None = None, made_for: str = ""
    ) -> APIRequestContext:
        """Somebody at the door, or past it with the cookies of `state` on a page that was made for
        them. Only browsers find a host below localhost, so it is said apart."""
        here = self.origins[office]
        named = {} if here == self.portal.origin else {"Host": urlsplit(here).netloc}
        whose = {"Akkoord-Person": made_for} if made_for else {}
        return self.playwright.request.new_context(
            base_url=self.portal.origin,
            user_agent=AGENT,
            extra_http_headers={"Origin": here} | named | whose,
            storage_state=state,
        )

    def choose_password(self, person: Person, link: str, password: str) -> None:
        """With the link of a mail."""
        chosen = {"token": link.partition("#token=")[2], "password": password}
        fine(self.outside(person.office).put("/api/password", data=chosen))
        self.passwords[person.email] = password

    def state(self, person: Person, *, alone: bool = False) -> StorageState:
        """For a browser in which this person is signed in; `alone` in a session of its own."""
        here = self.origins[person.office]
        request = self.come_in(person) if alone else self.asking(person)
        host: Any = {"domain": urlsplit(here).hostname}
        cookies = [cookie | host for cookie in request.storage_state()["cookies"]]
        kept: Any = {"name": "signed-in", "value": person.id}  # as the web keeps it
        return {"cookies": cookies, "origins": [{"origin": here, "localStorage": [kept]}]}


def fine(answer: APIResponse) -> Any:
    """What was answered, when it is no refusal."""
    assert answer.ok, f"{answer.url}: {answer.text()}"
    return answer.json() if answer.body() else None
