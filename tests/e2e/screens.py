"""The screens that no other test comes by: whose they are, where, and what is pressed there."""

import re
from typing import Any

from msgspec import Struct
from playwright.sync_api import Page

from tests.e2e.look import settle
from tests.e2e.steps import (
    Step,
    acts,
    check,
    click,
    drawn,
    fill,
    follow,
    go,
    press,
    pretend,
    see,
    uncheck,
)
from tests.people import (
    ANNA,
    BAKKERIJ,
    BRAM,
    FATIMA,
    HOLDING,
    MEHMET,
    STUDIO,
    WILLEM,
    YILMAZ,
    Client,
    Person,
)


class Screen(Struct, frozen=True, kw_only=True):
    """What is `laid_out` when it opens is opened anew on a phone."""

    name: str
    path: str
    steps: tuple[Step, ...] = ()
    laid_out: bool = False

    def open(self, page: Page) -> None:
        for step in (go(self.path), *self.steps):
            step(page)
            settle(page)


def signing(status: str, awaits: str | None = None, problem: str | None = None) -> tuple[Step, ...]:
    """A document of Anna's in which nothing can be signed now."""
    told = {"may": [], "status": status, "problem": problem, "part": {"awaits": awaits}}
    return pretend("GET", f"/clients/{BAKKERIJ.id}/tasks/*", **told), follow("Ondertekenen"), drawn


def ceremony(step: str, **told: Any) -> tuple[Step, ...]:
    """One that is at this step at once."""
    begun = CEREMONY | {"step": step, "documents": [DOCUMENT | told]}
    begin = "Begin met ondertekenen"
    answer = pretend("POST", f"/clients/{BAKKERIJ.id}/ceremonies", **begun)
    return follow("Ondertekenen"), drawn, answer, press(begin)


def papers(client: Client) -> str:
    return f"/kantoor/klanten/{client.id}?deel=dossier"


def in_need(name: str, why: str) -> dict[str, Any]:
    """Somebody whom the office must help."""
    at = {"client_id": BAKKERIJ.id, "name": BAKKERIJ.name}
    person = {"user_id": name, "name": name, "is_employee": False, "clients": [at]}
    item = {"item_id": name, "why": why, "is_mine": False, "task": None, "request": None}
    return item | {"person": person | {"since": "2026-11-23T09:00:00Z"}}


IN_NEED = {
    "items": [in_need("Anna de Vries", "bounced"), in_need("Pieter de Vries", "stopped")],
    "counts": {"documents": 0, "mine": 0, "requests": 0, "people": 2},
}
HERE = f"/kantoor/klanten/{BAKKERIJ.id}"
PEOPLE = f"{HERE}?deel=mensen"
OF_YILMAZ = f"/kantoor/klanten/{YILMAZ.id}?deel=mensen"
SIGNINGS = f"/clients/{BAKKERIJ.id}/signings"
ID = "01JA0000000000000000000000"
DOCUMENT = {
    "task_id": ID,
    "document_id": ID,
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
CEREMONY = {
    "ceremony_id": ID,
    "client_id": BAKKERIJ.id,
    "client_name": BAKKERIJ.name,
    "code": None,
    "expires_at": None,
    "signer_name": ANNA.name,
}
LONG = "Het afsluiten van dit document duurt langer dan gewoon. Wij blijven het proberen."
SEAL = {
    "name": "seal",
    "subject": "Akkoord seal",
    "serial": "6b00b40bbf",
    "until": "2026-11-02T09:30:00Z",
    "days": 34,
    "alarm": True,
}
EVERYWHERE: dict[str, list[str]] = {"folders": [], "types": []}
WITHOUT_NUMBER = [
    {"user_id": ANNA.id, "name": ANNA.name, "kind": "client", "needs_mobile": True, **EVERYWHERE},
    {
        "user_id": BRAM.id,
        "name": BRAM.name,
        "kind": "employee",
        "needs_mobile": False,
        **EVERYWHERE,
    },
]
NO_NUMBER = {"items": WITHOUT_NUMBER, "relation_manager_id": BRAM.id}
LIMITS = (click("Beperken tot"), check("Alleen deze sub-dossiers"), check("Fiscaal"))
NO_STEPS = (uncheck("Passkey"), uncheck("Authenticator-app"), uncheck("Code per sms"))

SCREENS: dict[Person | None, tuple[Screen, ...]] = {
    None: (
        Screen(name="inloggen", path="/inloggen"),
        Screen(name="inloggen-vergeten-velden", path="/inloggen", steps=(press("Ga verder"),)),
        Screen(
            name="e-mailadres-link-verlopen",
            path="/inloggen",
            steps=(go("/e-mailadres-bevestigen#token=verlopen"),),
        ),
    ),
    ANNA: (
        Screen(name="taken", path="/taken"),
        Screen(name="taken-filters", path="/taken", steps=(press("Filters"),)),
        Screen(
            name="taken-niets-gevonden",
            path="/taken",
            steps=(lambda page: page.get_by_role("searchbox").fill("bestaat niet"),),
        ),
        Screen(name="menu", path="/taken", steps=(press(re.compile("^Menu van")),)),
        Screen(name="dossier", path="/dossier", laid_out=True),
        Screen(
            name="dossier-van-een-omgeving", path=f"/omgeving/{BAKKERIJ.id}/dossier", laid_out=True
        ),
        Screen(
            name="document",
            path=f"/omgeving/{BAKKERIJ.id}/dossier",
            steps=(follow("Jaarrekening"), drawn),
        ),
        Screen(name="mijn-gebruikers-acties", path="/mijn-gebruikers", steps=(acts(),)),
        Screen(name="niet-gevonden", path="/bestaat-niet"),
        Screen(
            name="ondertekenen-zonder-mobiel",
            path="/taken",
            steps=(
                pretend("GET", SIGNINGS, needs_mobile=True, mobile_to=""),
                follow("Ondertekenen"),
                drawn,
            ),
        ),
        Screen(name="ondertekenen-code-niet-verstuurd", path="/taken", steps=ceremony("email")),
        Screen(
            name="ondertekenen-mislukt",
            path="/taken",
            steps=ceremony("failed", state="failed", problem="Dit document is beschadigd."),
        ),
        Screen(
            name="ondertekend-wordt-afgesloten", path="/taken", steps=signing("open", "seal", LONG)
        ),
        Screen(name="ondertekenen-verlopen", path="/taken", steps=signing("expired")),
        Screen(name="ondertekenen-ingetrokken", path="/taken", steps=signing("withdrawn")),
    ),
    MEHMET: (
        Screen(name="account", path="/account"),
        Screen(
            name="account-zonder-tweede-stap",
            path="/taken",
            steps=(pretend("GET", "/me/factors", required=False, methods=[]), go("/account")),
        ),
        Screen(
            name="account-wachtwoord",
            path="/account",
            steps=(
                press("Wachtwoord wijzigen"),
                fill("Nieuw wachtwoord", "een lange zin"),
                press("Wachtwoord opslaan"),
            ),
        ),
        Screen(name="account-verifieren", path="/account", steps=(press("Manier toevoegen"),)),
        Screen(
            name="account-overal-uitloggen", path="/account", steps=(press("Overal uitloggen"),)
        ),
    ),
    BRAM: (
        Screen(name="overzicht", path="/kantoor"),
        Screen(name="overzicht-wacht-op-ons", path="/kantoor?lijst=ons"),
        Screen(name="kolommen", path="/kantoor", steps=(press("Kolommen"),)),
        Screen(name="postvak", path="/kantoor/postvak"),
        Screen(
            name="postvak-ingediend",
            path="/kantoor/postvak",
            steps=(press(re.compile("^Markeer als ingediend")),),
        ),
        Screen(
            name="postvak-meldingen",
            path="/kantoor/klanten",
            steps=(
                pretend("GET", "/work", **IN_NEED),
                go("/kantoor/postvak"),
                see("Meldingen over mensen"),
            ),
        ),
        Screen(name="klanten", path="/kantoor/klanten"),
        Screen(
            name="klant-nieuw", path="/kantoor/klanten/nieuw", steps=(press("Klant toevoegen"),)
        ),
        Screen(name="klant-taken", path=HERE),
        Screen(name="klant-dossier", path=papers(BAKKERIJ), laid_out=True),
        Screen(name="klant-mensen", path=PEOPLE),
        Screen(name="uitnodigen", path=PEOPLE, steps=(press("Iemand uitnodigen"),)),
        Screen(name="rechten", path=PEOPLE, steps=(acts(), press("Rechten wijzigen"))),
        Screen(
            name="rechten-beperken", path=PEOPLE, steps=(acts(), press("Rechten wijzigen"), *LIMITS)
        ),
        Screen(name="toegang-beeindigen", path=PEOPLE, steps=(acts(), press("Toegang beëindigen"))),
        Screen(name="klant-gegevens", path=f"{HERE}?deel=gegevens"),
        Screen(name="klant-wijzigen", path=f"{HERE}/wijzigen"),
        Screen(
            name="kantoor-document",
            path="/kantoor/postvak",
            steps=(follow("Bekijken: .*aangifte"), drawn),
        ),
        Screen(
            name="nieuwe-versie",
            path="/kantoor/postvak",
            steps=(follow("Bekijken: .*aangifte"), press("Nieuwe versie plaatsen")),
        ),
        Screen(
            name="intrekken",
            path="/kantoor",
            steps=(follow("Btw-aangifte"), press("Document intrekken")),
        ),
        Screen(
            name="publiceren-zonder-mobiel",
            path=papers(BAKKERIJ),
            steps=(
                pretend("GET", f"/clients/{BAKKERIJ.id}/signers", **NO_NUMBER),
                follow("Factuur"),
                press("Laten ondertekenen"),
                see("Nummer invullen"),
            ),
        ),
        Screen(
            name="ondertekening-verlopen",
            path=papers(HOLDING),
            steps=(follow("Jaarrekening"), see("Wie tekent")),
        ),
        Screen(
            name="ondertekening-geweigerd",
            path=papers(YILMAZ),
            steps=(follow("Opdrachtbevestiging"), see("Wie tekent")),
        ),
        Screen(
            name="ondertekening-op-papier",
            path=papers(STUDIO),
            steps=(follow("Opdrachtbevestiging"), see("Wie tekent")),
        ),
    ),
    WILLEM: (
        Screen(name="medewerker-acties", path=f"/kantoor/medewerkers/{FATIMA.id}", steps=(acts(),)),
        Screen(
            name="medewerker-rol",
            path=f"/kantoor/medewerkers/{FATIMA.id}",
            steps=(acts(), press("Rol wijzigen")),
        ),
        Screen(
            name="mobiel-corrigeren",
            path=OF_YILMAZ,
            steps=(acts(MEHMET.name), press("Mobiel nummer corrigeren")),
        ),
        Screen(
            name="telefoon-kwijt",
            path=OF_YILMAZ,
            steps=(acts(MEHMET.name), press("Telefoon kwijt")),
        ),
        Screen(
            name="instellingen-fout",
            path="/kantoor/instellingen",
            steps=(
                check("Klanten kiezen zelf"),
                *NO_STEPS,
                fill("Afzender van sms-berichten", "0612345678"),
                press("Opslaan"),
            ),
        ),
        Screen(
            name="kantoor-certificaat-verloopt",
            path="/kantoor",
            steps=(
                pretend("GET", "/signing-certificates", items=[SEAL]),
                go("/kantoor/ondertekenen"),
            ),
        ),
    ),
}
