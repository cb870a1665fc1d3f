"""Signing, as Anna meets it. The answers of a ceremony are pretended: a real one would spend codes,
and could be gone through only once."""

import re
from typing import Any

from scripts.demo.clients import BAKKERIJ
from scripts.screens.client import open_task
from scripts.screens.screen import Screens, Visitor

screen, office_screen = Screens("client"), Screens("office")
CODE = {
    "method": "email",
    "methods": ["email"],
    "sent_to": "an•••@bakkerijdevries.example.nl",
    "resend_after_seconds": 30,
    "sends_left": 3,
    "tries_left": 5,
    "expires_at": "2026-11-26T14:10:00Z",
    "not_sent": False,
}
TEXT = CODE | {"method": "sms", "methods": ["sms", "totp"], "sent_to": "•• •••• ••01"}
DOCUMENT = {
    "task_id": "01JA0000000000000000000000",
    "document_id": "01JA0000000000000000000000",
    "title": "Opdrachtbevestiging 2026",
    "type_name": "Opdrachtbevestiging",
    "period": "2026",
    "document_version": 1,
    "document_sha256": "a" * 64,
    "file_sha256": "a" * 64,
    "pages": 2,
    "box": None,
    "state": "chosen",
    "problem": None,
}
LONG = "Het afsluiten van dit document duurt langer dan gewoon. Wij blijven het proberen."
SIGNINGS = f"/clients/{BAKKERIJ.id}/signings"


def begin(visitor: Visitor, step: str, **told: Any) -> None:
    """A ceremony that is at this step at once."""
    choosing(visitor)
    ceremony: dict[str, Any] = {
        "ceremony_id": "01JA0000000000000000000000",
        "client_id": BAKKERIJ.id,
        "client_name": BAKKERIJ.name,
        "step": step,
        "documents": [DOCUMENT],
        "code": None,
        "expires_at": None,
        "signer_name": "Anna de Vries",
    }
    visitor.pretend("POST", f"/clients/{BAKKERIJ.id}/ceremonies", **(ceremony | told))
    visitor.press("Begin met ondertekenen")


def standing(visitor: Visitor, **told: Any) -> None:
    """A signing in which nothing can be signed now."""
    visitor.pretend("GET", f"{SIGNINGS}/*", **({"may": []} | told))
    open_task(visitor, "Ondertekenen")


@screen("ondertekenen-lezen")
def choosing(visitor: Visitor) -> None:
    open_task(visitor, "Ondertekenen")
    button = visitor.page.get_by_role("button", name="Begin met ondertekenen")
    visitor.page.locator(".pdf-page canvas[width]").first.wait_for()
    button.and_(visitor.page.locator(":enabled")).wait_for()


@screen("ondertekenen-zonder-mobiel")
def without_mobile(visitor: Visitor) -> None:
    visitor.pretend("GET", SIGNINGS, needs_mobile=True, mobile_to="")
    open_task(visitor, "Ondertekenen")


@screen("ondertekenen-code-mail")
def code_by_mail(visitor: Visitor) -> None:
    begin(visitor, "email", code=CODE)


@screen("ondertekenen-code-niet-verstuurd")
def not_sent(visitor: Visitor) -> None:
    begin(visitor, "email")


@screen("ondertekenen-code-sms")
def code_by_text(visitor: Visitor) -> None:
    begin(visitor, "second", code=TEXT)


@screen("ondertekenen-tekenen")
def drawing(visitor: Visitor) -> None:
    begin(visitor, "ink", expires_at="2026-11-26T14:20:00Z")
    visitor.press("Ondertekenen")


@screen("ondertekenen-typen")
def typing(visitor: Visitor) -> None:
    begin(visitor, "ink", expires_at="2026-11-26T14:20:00Z")
    visitor.page.get_by_role("radio", name="Typen").check()


@screen("ondertekenen-klaar")
def ready(visitor: Visitor) -> None:
    begin(visitor, "ready", documents=[DOCUMENT | {"state": "ready"}])


@screen("ondertekenen-afgehandeld")
def completed(visitor: Visitor) -> None:
    begin(visitor, "completed", documents=[DOCUMENT | {"state": "ready"}])


@screen("ondertekenen-mislukt")
def failed(visitor: Visitor) -> None:
    problem = {"state": "failed", "problem": "Dit document is beschadigd."}
    begin(visitor, "failed", documents=[DOCUMENT | problem])


@screen("ondertekenen-opnieuw")
def anew(visitor: Visitor) -> None:
    begin(visitor, "void")


@screen("ondertekenen-weigeren")
def declining(visitor: Visitor) -> None:
    choosing(visitor)
    visitor.page.get_by_text("Wilt of kunt u niet").click()
    visitor.press("Niet ondertekenen")
    visitor.press("Niet ondertekenen")


@screen("ondertekenen-papier")
def paper(visitor: Visitor) -> None:
    choosing(visitor)
    visitor.page.get_by_text("Wilt of kunt u niet").click()
    visitor.press("Op papier ondertekenen")
    visitor.press("Bevestigen")


@screen("ondertekend-wordt-afgesloten")
def sealing(visitor: Visitor) -> None:
    standing(visitor, state="sealing", problem=LONG)


@screen("ondertekenen-verlopen")
def expired(visitor: Visitor) -> None:
    standing(visitor, state="expired")


@screen("ondertekenen-ingetrokken")
def withdrawn(visitor: Visitor) -> None:
    standing(visitor, state="withdrawn")


@office_screen("zelf-ondertekenen")
def signing_first(visitor: Visitor) -> None:
    """What waits for Bram himself, before the client can go on."""
    visitor.go("/kantoor")
    asked = visitor.page.evaluate("""async () => {
      const found = await (await fetch('/api/office-tasks?waiting_on=client')).json();
      return found.items.find((task) => task.type_id === 'jaarrekening').task_id;
    }""")
    visitor.go(f"/kantoor/klanten/{BAKKERIJ.id}/ondertekenen/{asked}")
    visitor.page.get_by_text(re.compile("^Pagina 1 van")).first.wait_for()
    visitor.settle()
